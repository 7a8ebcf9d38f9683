/** A review as an official paper: head, blocks, annex and signature in a layout, ready to be written as text, HTML or Word. */

import { writeDay } from "../calendar/day.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { bodyOf, type Layout } from "../documents/layout.ts";
import { paperDayInWords } from "../documents/paperDay.ts";
import { type Issue, type PaperFrame, paperFrame } from "../documents/paperFrame.ts";
import type { Block, HeadingBlock } from "../telling/block.ts";
import type { Span } from "../telling/span.ts";
import { type Annex, annexOf } from "./annex.ts";
import type { ReviewData } from "./data.ts";
import { subjectLine } from "./draft.ts";

export type { Issue } from "../documents/paperFrame.ts";

/** A paragraph of an issued paper put right, with the words as they stood. */
export type PaperCorrection = { day: IsoDate; wrong: string; correct: string; reason: string };

export type PaperParagraph = {
  kind: "paragraph";
  /** Of which block it is a line. */
  block: string;
  spans: readonly Span[];
  isPrompt: boolean;
};
export type PaperBlock = HeadingBlock | PaperParagraph;

export type Paper = PaperFrame & {
  title: string;
  subject: string;
  blocks: PaperBlock[];
  annexTitle: string;
  annexOf: string;
  annex: Annex;
  /** What the marks mean, under text and annex. */
  notes: string[];
  /** What was corrected after issue, a line each; the text above stays as it was issued. */
  corrections: string[];
};

/** After illustrative figures, once a clause. */
export const illustrativeMark = "*";
const illustrativeNote = `(${illustrativeMark}) Số liệu minh họa.`;

/** What is still to be written stays visible in a draft and is left out once the review is issued. */
export function paperOf(
  data: ReviewData,
  blocks: readonly Block[],
  layout: Layout,
  issue?: Issue,
  corrections: readonly PaperCorrection[] = [],
): Paper {
  const body = bodyOf(layout, data.unit);
  const year = lastDay(periodOf(data.period)).slice(0, 4);
  const frame = paperFrame(layout, { unit: data.unit, superior: data.superior }, issue, year);
  const date = paperDayInWords(issue?.date ?? null, year);
  const annex = annexOf(data);
  const paperBlocks = paperText(blocks, issue !== undefined);
  const marked =
    annex.rows.some((row) => row.kind === "target" && row.illustrative) ||
    paperBlocks.some((block) => block.kind === "paragraph" && block.spans.some(isIllustrative));
  return {
    ...frame,
    title: "BÁO CÁO",
    subject: subjectLine(data),
    blocks: withEnd(paperBlocks, layout.end),
    annexTitle: `TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU ${data.resolution.title.toLocaleUpperCase("vi")}`,
    annexOf: `(Kèm theo Báo cáo ${frame.number.replace(/^Số:? /, "số ")}, ${date} của ${body.standing})`,
    annex,
    notes: marked ? [illustrativeNote] : [],
    corrections: corrections.map(
      ({ day, wrong, correct, reason }, index) =>
        `${index + 1}. Ngày ${writeDay(day)}: “${wrong}” đính chính thành “${correct}”. Lý do: ${reason}`,
    ),
  };
}

export function isIllustrative(span: Span): boolean {
  return span.kind === "figure" && span.illustrative;
}

/** The spans with those marked that end the illustrative figures of a clause: one mark says it for the whole clause. */
export function markedSpans(spans: readonly Span[]): { span: Span; isMarked: boolean }[] {
  return spans.map((span, index) => {
    const following = spans.slice(index + 1);
    const next = following.findIndex((each) => each.kind === "figure");
    const words = following.slice(0, Math.max(next, 0)).map(({ text }) => text);
    const nextFigure = following[next];
    const carriesOn = nextFigure !== undefined && isIllustrative(nextFigure) && !/[;.\n]/u.test(words.join(""));
    return { span, isMarked: isIllustrative(span) && !carriesOn };
  });
}

export function markedText(spans: readonly Span[]): string {
  return markedSpans(spans)
    .map(({ span, isMarked }) => (isMarked ? `${span.text}${illustrativeMark}` : span.text))
    .join("");
}

/**
 * The text as it stands on paper: without headings under which nothing stands, the others numbered on. Whatever shows a
 * review, the paper in each of its forms, the portal's article, the editor and the comparison of versions, shows this.
 */
export function paperText(blocks: readonly Block[], isIssued: boolean): PaperBlock[] {
  const text = blocks.flatMap((block) => paperBlocksOf(block, isIssued));
  return renumbered(text.filter((block, index) => block.kind !== "heading" || hasText(text, index)));
}

/** The blocks with their headings as on paper; while it is written an empty section stays, to be written in. */
export function asOnPaper(blocks: readonly Block[], isIssued: boolean): Block[] {
  const headings = new Map(
    paperText(blocks, isIssued).flatMap((block) => (block.kind === "heading" ? [[block.id, block]] : [])),
  );
  return blocks
    .filter(({ kind, id }) => kind !== "heading" || !isIssued || headings.has(id))
    .map((block) => headings.get(block.id) ?? block);
}

/** A line of an edited block is a paragraph of its own. */
function paperBlocksOf(block: Block, issued: boolean): PaperBlock[] {
  if (block.kind === "heading") return [block];
  if (block.spans.length > 0) {
    return linesOf(block.spans).map((spans) => ({ kind: "paragraph", block: block.id, spans, isPrompt: false }));
  }
  if (issued || block.prompt === undefined) return [];
  const spans: Span[] = [{ kind: "text", text: `[${block.prompt}]` }];
  return [{ kind: "paragraph", block: block.id, spans, isPrompt: true }];
}

/** The spans of each line; empty lines are left out. */
function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const [first = "", ...rest] = span.kind === "text" ? span.text.split(/\s*\n\s*/u) : [];
    if (span.kind === "figure") lines.at(-1)?.push(span);
    else if (first !== "") lines.at(-1)?.push({ kind: "text", text: first });
    for (const text of rest) lines.push(text === "" ? [] : [{ kind: "text", text }]);
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ""));
}

/** With the mark that ends the text in this layout. */
function withEnd(kept: PaperBlock[], end: string): PaperBlock[] {
  const last = kept.findLastIndex((block) => block.kind === "paragraph" && !block.isPrompt);
  return kept.map((block, index) => {
    if (index !== last || block.kind !== "paragraph" || index !== kept.length - 1) return block;
    const ending = block.spans.at(-1);
    if (ending?.kind !== "text") return { ...block, spans: [...block.spans, { kind: "text", text: end }] };
    const text = `${ending.text.replace(/[.;,]?\s*$/u, "")}${end}`;
    return { ...block, spans: [...block.spans.slice(0, -1), { kind: "text", text }] };
  });
}

const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** Numbers run on where headings were left out. */
function renumbered(blocks: readonly PaperBlock[]): PaperBlock[] {
  let [major, minor] = [0, 0];
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    if (block.level === 1) {
      major += 1;
      minor = 0;
      return { ...block, text: block.text.replace(/^[IVX]+(?=\. )/u, romans[major - 1] ?? String(major)) };
    }
    minor += 1;
    return { ...block, text: block.text.replace(/^\d+(?=\. )/u, String(minor)) };
  });
}

/** Whether a paragraph stands before the next heading of the same or a higher level. */
function hasText(blocks: readonly PaperBlock[], at: number): boolean {
  const heading = blocks[at];
  if (heading?.kind !== "heading") return true;
  for (const block of blocks.slice(at + 1)) {
    if (block.kind === "paragraph") return true;
    if (block.level <= heading.level) return false;
  }
  return false;
}
