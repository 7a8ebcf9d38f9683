/** What a page shows of an article: its text drawn with figures, charts and pictures, and what came after. */
import { vietnamDay, writeInstant } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Language } from "../prose/text.ts";
import { articleHtml, chartTokensIn, figureTokensIn } from "./article.ts";
import { filesOf, picturesAndAttachments } from "./articleFiles.server.ts";
import type { Article } from "./articles.server.ts";
import { shownCorrection } from "./correctionList.tsx";
import { correctionsOfArticle } from "./corrections.server.ts";
import { chartAddress, drawingOf, type FileAddress, textAsPublished } from "./drawing.ts";
import { readCitedFigures } from "./figures.server.ts";

export type ArticleShown = Awaited<ReturnType<typeof shownArticle>>;

/** `addressOf`: where its pictures and files are given out, which before publication is not the portal. */
export async function shownArticle(
  tx: ReadTransaction,
  article: Article,
  { language, addressOf }: { language: Language; addressOf: FileAddress },
) {
  const now = await readCitedFigures(tx, figureTokensIn(`${article.lead}\n${article.body}`));
  const cards: string[] = [];
  const { pictures, attachments } = picturesAndAttachments(article.body, await filesOf(tx, article.id));
  const drawing = drawingOf(article.figures, now, cards, language, { pictures, addressOf });
  const [picture] = [...pictures.map(addressOf), ...chartTokensIn(article.body).map(chartAddress)];
  return {
    title: article.title,
    time: writeInstant(article.publishedAt ?? article.at),
    lead: articleHtml(article.lead, drawing),
    body: articleHtml(article.body, drawing),
    cards: cards.join(""),
    description: textAsPublished(article.lead, article.figures),
    author: article.author,
    tags: article.tags,
    files: attachments.map((file) => ({ ...file, address: addressOf(file) })),
    corrections: (await correctionsOfArticle(tx, article)).map((correction) =>
      shownCorrection(correction, writeDay(vietnamDay(correction.at))),
    ),
    picture,
  };
}
