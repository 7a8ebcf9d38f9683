/** An issued review as the text of an article: its figures become tokens, their frozen text goes with them. */
import type { PeriodCode, UnitCode } from "../database/ids.ts";
import type { IssuedPart } from "../reviews/issued.server.ts";
import type { Span } from "../telling/span.ts";
import { tokenText } from "./article.ts";
import { literally } from "./marks.ts";

export type ReviewText = {
  body: string;
  /** By token the text that the review was issued with. */
  figures: Record<string, string>;
};

/** The paper's headings and paragraphs, written so that they read as they were signed. */
export function reviewText(parts: readonly IssuedPart[], unit: UnitCode, period: PeriodCode): ReviewText {
  const figures: Record<string, string> = {};
  const written = (span: Span): string => {
    if (span.kind === "text" || "count" in span.key) return literally(span.text);
    const token = tokenText({ indicator: span.key.code, unit, period, form: span.key.form });
    figures[token] = span.text;
    return token;
  };
  const body = parts.map((part) =>
    part.kind === "heading"
      ? `${part.level === 1 ? "##" : "###"} ${literally(part.text)}`
      : part.spans.map(written).join("").trim(),
  );
  return { body: body.join("\n\n"), figures };
}
