/** Figures of a review that the data no longer has, or never had: they would be issued as they once read, or as their token. */
import type { Fault } from "../server/error.ts";
import type { Block } from "../telling/block.ts";
import { figureOf } from "../telling/figure.ts";
import { keyText } from "../telling/form.ts";
import { leftBetweenBrackets, plainText, type Span, tokensIn } from "../telling/span.ts";
import type { ReviewData } from "./data.ts";

/** One fault for each, by the paragraph in which it stands. */
export function untoldFigures(blocks: readonly Block[], data: ReviewData): Fault[] {
  return blocks.flatMap((block) => {
    if (block.kind === "heading") return [];
    const start = plainText(block.spans).trim().split(/\s+/).slice(0, 8).join(" ");
    const untold = new Set(block.spans.flatMap((span) => untoldIn(span, data)));
    return [...untold].map((figure) => ({
      code: "review_figure_untold",
      place: { field: block.id },
      details: { figure, start },
    }));
  });
}

function untoldIn(span: Span, data: ReviewData): string[] {
  if (span.kind === "text") return [...tokensIn(span.text), ...leftBetweenBrackets(span.text)];
  return figureOf(data, span.key) === undefined ? [`[${span.text}|${keyText(span.key)}]`] : [];
}
