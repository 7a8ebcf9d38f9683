/** An issued review as the text of an article: its figures become tokens, their frozen text goes with them. */
import type { PeriodCode, UnitCode } from "../database/ids.ts";
import { illustrativeMark, markedSpans, type PaperBlock } from "../reviews/paper.ts";
import { tokenText } from "./article.ts";
import { literally } from "./marks.ts";

type Issued = { text: readonly PaperBlock[]; notes: readonly string[] };

export type ReviewText = {
  body: string;
  /** By token the text that the review was issued with. */
  figures: Record<string, string>;
};

/** The paper's headings and paragraphs, with its marks after illustrative figures and its notes. */
export function reviewText({ text, notes }: Issued, unit: UnitCode, period: PeriodCode): ReviewText {
  const figures: Record<string, string> = {};
  const written = ({ span, isMarked }: ReturnType<typeof markedSpans>[number]): string => {
    const mark = isMarked ? literally(illustrativeMark) : "";
    if (span.kind === "text" || "count" in span.key) return literally(span.text) + mark;
    const token = tokenText({ indicator: span.key.code, unit, period, form: span.key.form });
    figures[token] = span.text;
    return token + mark;
  };
  const parts = text.map((block) =>
    block.kind === "heading"
      ? `${block.level === 1 ? "##" : "###"} ${literally(block.text)}`
      : markedSpans(block.spans).map(written).join("").trim(),
  );
  return { body: [...parts, ...notes.map(literally)].join("\n\n"), figures };
}
