/** An issued review as the text of an article: its figures become tokens, their frozen text goes with them. */
import type { PeriodCode, UnitCode } from "../database/ids.ts";
import type { Block } from "../telling/block.ts";
import type { Span } from "../telling/span.ts";
import { tokenText } from "./article.ts";

export type ReviewText = {
  body: string;
  /** By token the text that the review was issued with. */
  figures: Record<string, string>;
};

/** Paragraphs with words become paragraphs, headings with something below them stay; what was left to be typed is left out. */
export function reviewText(blocks: readonly Block[], unit: UnitCode, period: PeriodCode): ReviewText {
  const figures: Record<string, string> = {};
  const written = (span: Span): string => {
    if (span.kind === "text" || "count" in span.key) return escaped(span.text);
    const token = tokenText({ indicator: span.key.code, unit, period, form: span.key.form });
    figures[token] = span.text;
    return token;
  };
  const parts: string[] = [];
  /** The headings above what comes next, from the outermost in, as far as they have not been written yet. */
  let headings: { level: number; text: string }[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      headings = [...headings.filter((above) => above.level < block.level), { level: block.level, text: block.text }];
      continue;
    }
    const text = block.spans.map(written).join("").trim();
    if (text === "") continue;
    parts.push(...headings.map(({ level, text: words }) => `${level === 1 ? "##" : "###"} ${escaped(words)}`));
    headings = [];
    parts.push(text);
  }
  return { body: parts.join("\n\n"), figures };
}

/** What Markdown would take for a mark of its own at a place where a report writes plain words. */
function escaped(text: string): string {
  return text
    .replace(/([\\*_`[\]<>#|])/g, "\\$1")
    .replace(/^(\s*)([-+]) /, "$1\\$2 ")
    .replace(/^(\s*\d+)\. /, "$1\\. ");
}
