/** What an article cites and the portal could not draw, each with the place where it stands: it keeps an article off the portal. */
import type { ReadTransaction } from "../database/connection.server.ts";
import { AppError, type Fault } from "../server/error.ts";
import { leftBetweenBrackets } from "../telling/span.ts";
import { chartTokensIn, figureTokensIn, malformedIn, paragraphsOf, tokenText } from "./article.ts";
import { readChart } from "./figures.server.ts";

type Text = { title: string; lead: string; body: string; author: string; tags: readonly string[] };

/**
 * Throws 422 that names every place: a figure without a text to stand for it (`isTold`, by token), a chart that approved,
 * public data does not have, and what nobody could read as either.
 */
export async function refuseUndrawn(
  tx: ReadTransaction,
  article: Text,
  isTold: (token: string) => boolean,
): Promise<void> {
  const drawn = new Map<string, boolean>();
  const faults: Fault[] = [];
  for (const { field, paragraph, text } of placesIn(article)) {
    const tell = (what: string) => {
      const details = { paragraph, what };
      faults.push({ code: `article_${field}_undrawn`, place: { field }, details });
    };
    for (const token of figureTokensIn(text).map(tokenText)) if (!isTold(token)) tell(token);
    for (const chart of chartTokensIn(text)) {
      const what = `${chart.indicator}|${chart.unit}|${chart.period}`;
      const isDrawn = drawn.get(what) ?? ((await readChart(tx, chart))?.bars.length ?? 0) > 0;
      drawn.set(what, isDrawn);
      if (!isDrawn) tell(what);
    }
    for (const what of malformedIn(text)) tell(what);
  }
  for (const field of ["title", "author", "tags"] as const) {
    for (const what of leftBetweenBrackets([article[field]].flat().join("\n")))
      faults.push({ code: "article_words_undrawn", place: { field }, details: { what } });
  }
  if (faults.length === 0) return;
  const tokens = [...new Set(faults.map(({ details }) => String(details?.what)))].join(", ");
  throw new AppError("article_figure_missing", 422, { tokens }, faults);
}

type Place = { field: "lead" | "body"; paragraph: number; text: string };

/** The paragraphs of the lead and the body, each numbered in its own. */
function placesIn(article: Text): Place[] {
  return (["lead", "body"] as const).flatMap((field) =>
    paragraphsOf(article[field]).map((text, index) => ({ field, paragraph: index + 1, text })),
  );
}
