/**
 * What stands beside an article and tells figures without their tokens: corrections, and the paper of a review in Word. What was
 * issued stays as it was issued, in the application; the portal tells none of it that holds a figure whose indicator is public
 * no more, and tells it again once that is public.
 */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { ArticleId, PeriodCode, ReviewId } from "../database/ids.ts";
import { figureTokensIn } from "./article.ts";
import { readIsTold } from "./figures.server.ts";

export function reviewOfSource(source: string): ReviewId | undefined {
  const id = /^review:(\d+)$/.exec(source)?.[1];
  return id === undefined ? undefined : (Number(id) as ReviewId);
}

type Kept = { id: number; article_id: ArticleId | null; review_id: ReviewId | null };
type Words = { wrong: string; correct: string; reason: string };

/** Those of the corrections that the portal may tell. */
export async function correctionsToTell<Each extends Kept & Words>(
  tx: ReadTransaction,
  corrections: readonly Each[],
): Promise<Each[]> {
  if (corrections.length === 0) return [];
  const isTold = await readIsTold(tx);
  const untold = await untoldTexts(tx, corrections, isTold);
  const cited = await citedByReviews(tx, corrections);
  return corrections.filter(({ id, article_id, wrong, correct, reason }) => {
    if (cited.some((each) => each.id === id && !isTold(each))) return false;
    const words = `${wrong}\n${correct}\n${reason}`;
    return article_id === null || !(untold.get(article_id) ?? []).some((text) => standsIn(text, words));
  });
}

type IsTold = Awaited<ReturnType<typeof readIsTold>>;

/** By article the texts that figures had in any of its versions which may be told no more. */
async function untoldTexts(
  tx: ReadTransaction,
  corrections: readonly Kept[],
  isTold: IsTold,
): Promise<Map<ArticleId, string[]>> {
  const articles = corrections.flatMap(({ article_id }) => article_id ?? []);
  if (articles.length === 0) return new Map();
  const { rows } = await sql<{ article: ArticleId; token: string; text: string }>`
    SELECT DISTINCT article, key AS token, value AS text
    FROM (
      SELECT id AS article, figures FROM article WHERE id = ANY (${articles})
      UNION ALL
      SELECT article_id, content -> 'figures' FROM article_version WHERE article_id = ANY (${articles})
    ) AS version
    CROSS JOIN LATERAL jsonb_each_text(figures)`.execute(tx);
  const untold = rows.filter(({ token, text }) => text !== "" && !figureTokensIn(token).every(isTold));
  return new Map(
    [...Map.groupBy(untold, ({ article }) => article)].map(([id, each]) => [id, each.map(({ text }) => text)]),
  );
}

/** What the paragraphs of issued reviews cite that were corrected, by the correction. */
async function citedByReviews(tx: ReadTransaction, corrections: readonly Kept[]) {
  const asked = corrections.filter(({ review_id }) => review_id !== null).map(({ id }) => id);
  if (asked.length === 0) return [];
  const { rows } = await sql<{ id: number; indicator: string; unit: string; period: PeriodCode }>`
    SELECT correction.id, cited #>> '{}' AS indicator, unit.code AS unit, review.period
    FROM correction
    JOIN review ON review.id = correction.review_id
    JOIN unit ON unit.id = review.unit_id
    CROSS JOIN LATERAL jsonb_path_query(
      review.frozen, '$.blocks[*] ? (@.id == $place).spans[*].key.code', jsonb_build_object('place', correction.place)
    ) AS cited
    WHERE correction.id = ANY (${asked})`.execute(tx);
  return rows;
}

/** Not within a longer number or word. */
function standsIn(text: string, words: string): boolean {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${literal}(?![\\p{L}\\p{N}]|[.,]\\d)`, "u").test(words);
}

/** Whether the paper of the review that an article was made from may still be given out. */
export async function isPaperTold(tx: ReadTransaction, source: string): Promise<boolean> {
  const review = reviewOfSource(source);
  if (review === undefined) return true;
  const { rows } = await sql<{ untold: number }>`
    SELECT count(*)::int AS untold
    FROM review
    CROSS JOIN LATERAL (
      SELECT jsonb_path_query(frozen, '$.data.targets[*].indicator.code') #>> '{}' AS code
      UNION
      SELECT jsonb_path_query(frozen, '$.data.told[*].indicator.code') #>> '{}'
    ) AS told
    LEFT JOIN indicator USING (code)
    WHERE review.id = ${review} AND NOT coalesce(indicator.public, false)`.execute(tx);
  return rows[0]?.untold === 0;
}
