/** Corrections that the public reads: of published articles, and of issued reviews that were published. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { addCorrection, type Correction } from "../documents/correction.server.ts";
import { compareTexts } from "../prose/difference.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { leftBetweenBrackets } from "../telling/span.ts";
import { figureTokensIn } from "./article.ts";
import type { Article, ArticleContent, Author } from "./articles.server.ts";
import { textAsPublished } from "./drawing.ts";
import { readCitedFigures } from "./figures.server.ts";
import { correctionsToTell, reviewOfSource } from "./told.server.ts";

/**
 * What a change of something once published says differently, recorded in sight. Whoever changes it gives the reason; an
 * article that was never published needs none.
 */
export async function recordCorrections(
  tx: WriteTransaction,
  article: Article,
  content: ArticleContent,
  reason: string | undefined,
  { by, at }: Author,
): Promise<void> {
  if (article.publishedAt === null) return;
  const cited = await readCitedFigures(tx, figureTokensIn(`${content.lead}\n${content.body}`));
  const now = Object.fromEntries([...cited].map(([token, { text }]) => [token, text]));
  const figures = { ...now, ...article.figures };
  const found = (["title", "lead", "body"] as const).flatMap((place) =>
    changedPassages(textOf(article[place], figures), textOf(content[place], figures)).map((passage) => ({
      place,
      ...passage,
    })),
  );
  if (found.length === 0) return;
  if (reason === undefined || reason === "") throw new AppError("correction_reason_missing", 422);
  const [what] = leftBetweenBrackets(reason);
  if (what !== undefined) throw fieldRefused("article_words_undrawn", 422, "reason", { what });
  for (const passage of found) await addCorrection(tx, { article: article.id }, { ...passage, reason, by, at });
}

/** Paragraphs as they read, with figures as they were published, else as they are now. */
function textOf(text: string, figures: Readonly<Record<string, string>>): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => textAsPublished(paragraph, figures))
    .filter((paragraph) => paragraph !== "");
}

function changedPassages(before: string[], after: string[]): { wrong: string; correct: string }[] {
  return compareTexts(before, after)
    .filter(({ kind }) => kind !== "same")
    .map(({ pieces }) => ({
      wrong: textWithout("new", pieces),
      correct: textWithout("gone", pieces),
    }));
}

function textWithout(kind: string, pieces: readonly { kind: string; text: string }[]): string {
  return pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join("");
}

export type PublicCorrection = Correction & { slug: string; title: string };

/** Every correction of what stands on the portal and may be told, the latest first. */
export async function listPublicCorrections(tx: ReadTransaction): Promise<PublicCorrection[]> {
  const articles = await tx
    .selectFrom("article")
    .select(["id", "slug", "title", "source", "told_through"])
    .where("state", "=", "published")
    .execute();
  const byArticle = new Map(articles.map((article) => [article.id, article]));
  const byReview = new Map(articles.map((article) => [reviewOfSource(article.source), article]));
  const rows = await tx.selectFrom("correction").selectAll().orderBy("at", "desc").orderBy("id", "desc").execute();
  const articleOf = ({ id, article_id, review_id }: (typeof rows)[number]) => {
    if (article_id !== null) return byArticle.get(article_id);
    const article = byReview.get(review_id ?? undefined);
    return article && id <= article.told_through ? article : undefined;
  };
  const told = await correctionsToTell(tx, rows.filter(articleOf));
  return told.flatMap((row) => {
    const { article_id: _article, review_id: _review, ...correction } = row;
    const article = articleOf(row);
    return article ? [{ ...correction, slug: article.slug, title: article.title }] : [];
  });
}
