/**
 * A correction of an issued review on the portal: the article that was made of it tells the correction, and the attached paper
 * is made anew, its name marked, beside the earlier one. Whoever corrects and speaks on the portal does both at once; what
 * another office corrects waits for the portal's.
 */
import { sql } from "kysely";
import type { RequestContext } from "../access/context.server.ts";
import { requirePerson } from "../access/guard.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ArticleId, ReviewId, UnitId } from "../database/ids.ts";
import { storeFile } from "../documents/file.server.ts";
import { readIssued } from "../reviews/issued.server.ts";
import { filesOf } from "./articleFiles.server.ts";
import { type Article, articleOf, tellThrough } from "./articles.server.ts";
import { speaks } from "./speaking.server.ts";
import { reviewOfSource } from "./told.server.ts";

/** The article with the corrections that its review has by now; the same article where it tells all of them. */
export async function withCorrections(tx: WriteTransaction, asked: RequestContext, article: Article): Promise<Article> {
  const id = reviewOfSource(article.source);
  if (id === undefined) return article;
  const { corrected, word } = await readIssued(tx, asked, id);
  if (corrected <= article.toldThrough) return article;
  const author = { by: requirePerson(asked).id, at: asked.clock.now() };
  const papers = (await filesOf(tx, article.id)).filter(({ paperOf }) => paperOf !== null);
  if (word && papers.length > 0) {
    await storeFile(tx, { name: word.name, bytes: await word.write(), article: article.id, paperOf: id }, author);
  }
  return tellThrough(tx, article, corrected, author);
}

/** Once a review was corrected, by whoever did it: at once where they speak on the portal. */
export async function reviewCorrected(tx: WriteTransaction, asked: RequestContext, review: ReviewId): Promise<void> {
  if (!(await speaks(tx, asked))) return;
  const rows = await tx
    .selectFrom("article")
    .selectAll()
    .where("source", "=", `review:${review}`)
    .where("state", "=", "published")
    .execute();
  for (const row of rows) await withCorrections(tx, asked, articleOf(row));
}

export type Waiting = {
  id: ArticleId;
  slug: string;
  title: string;
  unit: UnitId;
  /** Why it came back, if it did. */
  why: string;
  waits: "proposed" | "given_back" | "corrected";
};

/** Of the articles of some units those with which somebody has to do something: the portal's office, or who wrote it. */
export async function articlesWaiting(tx: ReadTransaction, units: readonly UnitId[]): Promise<Waiting[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<Waiting>`
    SELECT id, slug, title, unit_id AS unit, why,
           CASE state WHEN 'proposed' THEN 'proposed' WHEN 'draft' THEN 'given_back' ELSE 'corrected' END AS waits
    FROM article
    WHERE unit_id = ANY (${units})
      AND (state = 'proposed'
        OR state = 'draft' AND why <> ''
        OR state = 'published' AND EXISTS (
          SELECT FROM correction
          WHERE 'review:' || correction.review_id = article.source AND correction.id > article.told_through
        ))
    ORDER BY at DESC`.execute(tx);
  return rows;
}
