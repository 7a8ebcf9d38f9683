/** What a page shows of an article: its text drawn with figures, charts and pictures, and what came after. */
import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { vietnamDay, writeInstant } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Correction } from "../documents/correction.server.ts";
import type { Language } from "../prose/text.ts";
import { chartAddress } from "./addresses.ts";
import { articleHtml, chartTokensIn, figureTokensIn } from "./article.ts";
import { type ArticleFileListed, fileListed, isWord, picturesAndAttachments } from "./articleFiles.server.ts";
import { type Article, articleOf, figuresToTell } from "./articles.server.ts";
import { shownCorrection } from "./correctionList.tsx";
import { drawingOf, type FileAddress, textAsPublished } from "./drawing.ts";
import { readCharts, readCitedFigures, readIsTold } from "./figures.server.ts";
import { correctionsToTell, isPaperTold } from "./told.server.ts";

export type ArticleToShow = Article & { files: ArticleFileListed[]; corrections: Correction[] };

/**
 * An article with what stands beside it, in one statement: its files, and the corrections of it and of the review from which
 * it was made, the oldest first.
 */
export async function readArticleToShow(tx: ReadTransaction, slug: string): Promise<ArticleToShow | undefined> {
  const row = await tx
    .selectFrom("article")
    .selectAll()
    .select((select) => [
      jsonArrayFrom(
        select
          .selectFrom("file")
          .select([
            "file.id",
            "file.name",
            "file.media_type",
            "file.paper_of",
            sql<number>`length(file.bytes)`.as("size"),
          ])
          .whereRef("file.article_id", "=", "article.id")
          .where("file.closed_at", "is", null)
          .orderBy("file.id"),
      ).as("files"),
      jsonArrayFrom(
        select
          .selectFrom("correction")
          .select([
            "correction.id",
            "article_id",
            "review_id",
            "place",
            "wrong",
            "correct",
            "reason",
            "correction.by",
            "correction.at",
          ])
          .where(sql<boolean>`(correction.article_id = article.id
            OR 'review:' || correction.review_id = article.source AND correction.id <= article.told_through)`)
          .orderBy("correction.at")
          .orderBy("correction.id"),
      ).as("corrections"),
    ])
    .where("slug", "=", slug)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { files, corrections, ...article } = row;
  const isPaperGiven = !files.some(isWord) || (await isPaperTold(tx, article.source));
  const told = await correctionsToTell(tx, corrections);
  return {
    ...articleOf(article),
    files: files.filter((file) => isPaperGiven || !isWord(file)).map(fileListed),
    corrections: told.map((correction) => ({ ...correction, at: new Date(correction.at) })),
  };
}

export type ArticleShown = Awaited<ReturnType<typeof shownArticle>>;

/** `addressOf`: where its pictures and files are given out, which before publication is not the portal. */
export async function shownArticle(
  tx: ReadTransaction,
  article: ArticleToShow,
  { language, addressOf }: { language: Language; addressOf: FileAddress },
) {
  const now = await readCitedFigures(tx, figureTokensIn(`${article.lead}\n${article.body}`));
  const isTold = await readIsTold(tx);
  const figures = figuresToTell(article.figures, isTold);
  const cards: string[] = [];
  const { pictures, attachments } = picturesAndAttachments(article.body, article.files);
  const told = chartTokensIn(article.body).filter(isTold);
  const charts = await readCharts(tx, told);
  const drawing = drawingOf(figures, now, cards, language, { pictures, addressOf, charts });
  const [picture] = [...pictures.map(addressOf), ...told.map(chartAddress)];
  return {
    title: article.title,
    time: writeInstant(article.publishedAt ?? article.at),
    lead: articleHtml(article.lead, drawing),
    body: articleHtml(article.body, drawing),
    cards: cards.join(""),
    description: textAsPublished(article.lead, figures),
    author: article.author,
    tags: article.tags,
    files: attachments.map((file) => ({ ...file, address: addressOf(file) })),
    corrections: article.corrections.map((correction) =>
      shownCorrection(correction, writeDay(vietnamDay(correction.at))),
    ),
    picture,
  };
}

/** A published article as a list of several tells it. */
export function listedArticle({ slug, title, lead, figures, publishedAt, at }: Article) {
  return { slug, title, lead: textAsPublished(lead, figures), time: writeInstant(publishedAt ?? at) };
}
