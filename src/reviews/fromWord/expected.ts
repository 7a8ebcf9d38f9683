/** What a review's Word file says where nobody has changed it: its paragraphs, and its tables as they are read back. */
import type { Layout } from "../../documents/layout.ts";
import type { Block } from "../../telling/block.ts";
import type { Span } from "../../telling/span.ts";
import type { ReviewData } from "../data.ts";
import { illustrativeMark, markedText, type Paper, paperOf } from "../paper.ts";

export type Expected = {
  text: string;
  /** The block of which it is a line; nothing for titles, subject and notes. */
  block?: string;
  spans?: readonly Span[];
  isPrompt?: boolean;
};

export type ExpectedTable = { name: "head" | "signature" | "annex"; rows: string[][] };

/** One text from which the file may have been made. */
export type ExpectedPaper = {
  lines: Expected[];
  tables: ExpectedTable[];
  /** By what it is known: what it is of, and of which period. */
  subject: string;
};

export const annexHead = "PHỤ LỤC";

export function expectedPaper(data: ReviewData, layout: Layout, blocks: readonly Block[]): ExpectedPaper {
  const paper = paperOf(data, blocks, layout);
  return {
    lines: linesOf(paper),
    tables: [headTable(paper), signatureTable(paper), annexTable(paper)],
    subject: paper.subject,
  };
}

function linesOf(paper: Paper): Expected[] {
  return [
    { text: paper.title },
    ...paper.subject.split("\n").map((text) => ({ text })),
    ...(paper.layout.kind === "party" ? [{ text: "-----" }] : []),
    ...paper.blocks.map((block): Expected => {
      if (block.kind === "heading") return { text: block.text };
      const { spans, isPrompt } = block;
      return { text: markedText(spans), block: block.block, spans, isPrompt };
    }),
    ...paper.notes.map((text) => ({ text })),
    { text: annexHead },
    { text: paper.annexTitle },
    { text: paper.annexOf },
    ...paper.notes.map((text) => ({ text })),
  ];
}

function headTable({ superior, issuer, number, layout, placeAndDate }: Paper): ExpectedTable {
  const left = [superior, issuer, layout.underIssuer, number];
  const right = [...layout.right.map(({ text }) => text), placeAndDate];
  return { name: "head", rows: [[inOneLine(left), inOneLine(right)]] };
}

function signatureTable({ recipients, onBehalf, signerTitle, signer }: Paper): ExpectedTable {
  const left = ["Nơi nhận:", ...recipients.map((recipient) => `- ${recipient}`)];
  const right = [onBehalf, ...signerTitle.split(/\s*[/\n]\s*/), signer];
  return { name: "signature", rows: [[inOneLine(left), inOneLine(right)]] };
}

function annexTable({ annex: { columns, rows } }: Paper): ExpectedTable {
  const cells = rows.map((row) => {
    if (row.kind === "section") return columns.map(() => row.title);
    return [row.number, row.illustrative ? `${row.name} ${illustrativeMark}` : row.name, ...row.cells];
  });
  return { name: "annex", rows: [columns.map(({ title }) => title), ...cells] };
}

function inOneLine(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}
