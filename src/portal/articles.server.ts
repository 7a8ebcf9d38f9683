/** Articles in the database: written by hand, made from an issued review, or loaded from a folder. Every state is kept. */
import { type Selectable, sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ArticleId, UnitId } from "../database/ids.ts";
import type { ArticleRow } from "../database/tables.ts";
import { plain } from "../prose/plain.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { type ArticleFile, type FigureToken, figureTokensIn, plainBody, slugOf, tokenText } from "./article.ts";
import { recordCorrections } from "./corrections.server.ts";
import { readCitedFigures, readIsTold } from "./figures.server.ts";
import { isTooMarked } from "./markup.ts";
import { refuseUndrawn } from "./undrawn.server.ts";

export type Article = {
  id: ArticleId;
  slug: string;
  version: number;
  state: ArticleRow["state"];
  unit: UnitId;
  title: string;
  lead: string;
  body: string;
  author: string;
  tags: string[];
  publishedAt: Date | null;
  source: string;
  /** By token the text it had when it was published. */
  figures: Record<string, string>;
  /** Why it came back from the portal's office. */
  why: string;
  /** The last correction of the review it was made from that it tells. */
  toldThrough: number;
  by: string;
  at: Date;
};

export type ArticleContent = Pick<Article, "title" | "lead" | "body" | "author" | "tags">;

/** The published ones, the latest first. */
export async function listPublished(
  tx: ReadTransaction,
  { limit, tag, unit }: { limit: number; tag?: string; unit?: UnitId },
): Promise<Article[]> {
  let query = tx.selectFrom("article").selectAll().where("state", "=", "published");
  if (tag !== undefined) query = query.where(sql<boolean>`${tag} = ANY (tags)`);
  if (unit !== undefined) query = query.where("unit_id", "=", unit);
  const rows = await query.orderBy("published_at", "desc").orderBy("id", "desc").limit(limit).execute();
  const isTold = await readIsTold(tx);
  return rows.map((row) => ({ ...articleOf(row), figures: figuresToTell(row.figures, isTold) }));
}

/** Of the figures that an article was published with, those that readers may still be shown. */
export function figuresToTell(
  figures: Readonly<Record<string, string>>,
  isTold: (token: FigureToken) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(figures).filter(([token]) => figureTokensIn(token).every(isTold)));
}

/** Those of some units in any state, for those who write. */
export async function listArticles(tx: ReadTransaction, units: readonly UnitId[]): Promise<Article[]> {
  if (units.length === 0) return [];
  const rows = await tx.selectFrom("article").selectAll().where("unit_id", "in", units).orderBy("at", "desc").execute();
  return rows.map(articleOf);
}

/** The published ones that have all the words, with or without accents. */
export async function searchPublished(tx: ReadTransaction, words: string, limit: number): Promise<Article[]> {
  const sought = plain(words)
    .split(" ")
    .filter((word) => word !== "");
  if (sought.length === 0) return [];
  let query = tx.selectFrom("article").selectAll().where("state", "=", "published");
  for (const word of sought) query = query.where(sql<boolean>`strpos(search, ${word}) > 0`);
  const rows = await query.orderBy("published_at", "desc").limit(mostLookedThrough).execute();
  const isTold = await readIsTold(tx);
  return rows
    .flatMap((row) => {
      const article = { ...articleOf(row), figures: figuresToTell(row.figures, isTold) };
      if (Object.keys(article.figures).length === Object.keys(row.figures).length) return [article];
      // What is found by a figure would tell it: words of figures that are public no more find nothing.
      const text = searchText(article, article.figures);
      return sought.every((word) => text.includes(word)) ? [article] : [];
    })
    .slice(0, limit);
}

/** Of what a search finds so many are looked through for whether they may be told of it. */
const mostLookedThrough = 500;

export async function readArticle(tx: ReadTransaction, slug: string): Promise<Article | undefined> {
  const row = await tx.selectFrom("article").selectAll().where("slug", "=", slug).executeTakeFirst();
  return row && articleOf(row);
}

export type Author = { by: string; at: Date };
type New = {
  unit: UnitId;
  source?: string;
  toldThrough?: number;
  /** By token the text of an issued review. */
  figures?: Readonly<Record<string, string>>;
};

/** A new draft; its address is made from its title, with a number where another has it, and never changes. */
export async function createArticle(
  tx: WriteTransaction,
  content: ArticleContent,
  { unit, source = "", toldThrough = 0, figures = {} }: New,
  { by, at }: Author,
): Promise<Article> {
  refuseTooMarked(content);
  const slug = slugOf(content.title);
  const given = {
    ...content,
    version: 1,
    state: "draft" as const,
    unit_id: unit,
    published_at: null,
    source,
    told_through: toldThrough,
    figures: JSON.stringify(figures),
    search: searchText(content, figures),
    by,
    at,
  };
  for (let number = reservedSlugs.has(slug) ? 2 : 1; ; number++) {
    // Two may write under one title at the same time.
    const row = await tx
      .insertInto("article")
      .values({ ...given, slug: number === 1 ? slug : `${slug}-${number}` })
      .onConflict((on) => on.column("slug").doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row) return articleOf(row);
  }
}

/** Under these names among the articles stand pages of their own. */
const reservedSlugs = new Set(["moi", "lien-he"]);

function refuseTooMarked({ lead, body }: ArticleContent): void {
  for (const [field, text] of Object.entries({ lead, body })) {
    if (isTooMarked(text)) throw fieldRefused("article_too_marked", 422, field);
  }
}

/**
 * Changes what an article says. `seen` is the version that the writer had before them: another's newer one is not overwritten.
 * What was once published changes only with a reason, and the change is recorded as a correction.
 */
export async function saveArticle(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  content: ArticleContent,
  author: Author,
  reason?: string,
): Promise<Article> {
  const known = await readArticle(tx, slug);
  refuseTooMarked(content);
  if (known?.version === seen) await recordCorrections(tx, known, content, reason, author);
  // Readers see at once what is saved of it: it is held to what it was published by.
  const figures = known?.state === "published" ? await figuresTold(tx, content, known.figures) : (known?.figures ?? {});
  const { title, lead, body, author: writer, tags } = content;
  return changed(tx, slug, seen, author, () => ({
    ...{ title, lead, body, author: writer, tags },
    figures: JSON.stringify(figures),
    search: searchText(content, figures),
  }));
}

/**
 * Puts an article on the portal; its figures keep the text they have now, those of an issued review the text it was issued
 * with. A figure or chart that is not public, or that approved data does not have, keeps it from being
 * published.
 */
export async function publishArticle(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  publishedAt: Date,
  author: Author,
): Promise<Article> {
  const article = await readArticle(tx, slug);
  if (!article) throw new AppError("article_unknown", 404);
  const cited = await citedIn(tx, article);
  await refuseUndrawn(tx, article, (token) => cited.has(token));
  const figures = Object.fromEntries(
    [...cited].map(([token, figure]) => [token, article.figures[token] ?? figure.text]),
  );
  return changed(tx, slug, seen, author, () => ({
    state: "published",
    why: "",
    published_at: publishedAt,
    figures: JSON.stringify(figures),
    search: searchText(article, figures),
  }));
}

/** Hands an article to the portal's office, which publishes it or gives it back. What could not be drawn is held back here. */
export async function proposeArticle(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  author: Author,
): Promise<Article> {
  const article = await readArticle(tx, slug);
  if (!article) throw new AppError("article_unknown", 404);
  if (article.state === "published") throw new AppError("article_published_already", 409);
  const cited = await citedIn(tx, article);
  await refuseUndrawn(tx, article, (token) => cited.has(token));
  return changed(tx, slug, seen, author, () => ({ state: "proposed", why: "" }));
}

/** Gives a proposed article back to those who wrote it, who read why. */
export async function giveBackArticle(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  why: string,
  author: Author,
): Promise<Article> {
  if (why === "") throw fieldRefused("article_why_missing", 422, "why");
  return changed(tx, slug, seen, author, ({ state }) => {
    if (state !== "proposed") throw new AppError("article_not_proposed", 409);
    return { state: "draft", why };
  });
}

/** From here on an article tells the corrections of its review up to this one. */
export async function tellThrough(
  tx: WriteTransaction,
  { slug, version }: Pick<Article, "slug" | "version">,
  correction: number,
  author: Author,
): Promise<Article> {
  return changed(tx, slug, version, author, () => ({ told_through: correction }));
}

/** The text of every figure of a published article: as it was published with it, else as it is now. */
async function figuresTold(
  tx: ReadTransaction,
  content: ArticleContent,
  before: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const cited = await citedIn(tx, content);
  await refuseUndrawn(tx, content, (token) => cited.has(token) || Object.hasOwn(before, token));
  return { ...Object.fromEntries([...cited].map(([token, { text }]) => [token, text])), ...before };
}

function citedIn(tx: ReadTransaction, { lead, body }: Pick<ArticleContent, "lead" | "body">) {
  return readCitedFigures(tx, figureTokensIn(`${lead}\n${body}`));
}

/** Takes an article from the portal; it stays with its history. */
export async function withdrawArticle(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  author: Author,
): Promise<Article> {
  return changed(tx, slug, seen, author, () => ({ state: "withdrawn" }));
}

type Change = Partial<{
  title: string;
  lead: string;
  body: string;
  author: string;
  tags: string[];
  state: ArticleRow["state"];
  published_at: Date | null;
  figures: string;
  search: string;
  why: string;
  told_through: number;
}>;

async function changed(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  { by, at }: Author,
  change: (article: Article) => Change,
): Promise<Article> {
  const row = await tx.selectFrom("article").selectAll().where("slug", "=", slug).forUpdate().executeTakeFirst();
  if (!row) throw new AppError("article_unknown", 404);
  if (row.version !== seen) throw new AppError("article_changed", 409, { by: row.by });
  const { search: _search, ...content } = row;
  await tx
    .insertInto("article_version")
    .values({ article_id: row.id, version: row.version, content: JSON.stringify(content) })
    .execute();
  const updated = await tx
    .updateTable("article")
    .set({ ...change(articleOf(row)), version: row.version + 1, by, at })
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return articleOf(updated);
}

export type LoadedCounts = { new: number; changed: number; unchanged: number };

/** Publishes the articles of a folder, by the name of their file; one that says the same as before stays as it is. */
export async function loadArticles(
  tx: WriteTransaction,
  files: readonly { name: string; article: ArticleFile }[],
  unit: UnitId,
  author: Author,
): Promise<LoadedCounts> {
  const counts = { new: 0, changed: 0, unchanged: 0 };
  for (const { name, article } of files) {
    const content = {
      title: article.title,
      lead: article.lead,
      body: article.body,
      author: article.author,
      tags: article.tags,
    };
    const known = await tx.selectFrom("article").selectAll().where("source", "=", name).executeTakeFirst();
    if (!known) {
      const created = await createArticle(tx, content, { unit, source: name }, author);
      await publishArticle(tx, created.slug, created.version, article.time, author);
      counts.new += 1;
    } else if (isSame(articleOf(known), content, article.time)) counts.unchanged += 1;
    else {
      const reason = `Nội dung được nạp lại từ tệp ${name}.`;
      const saved = await saveArticle(tx, known.slug, known.version, content, author, reason);
      await publishArticle(tx, saved.slug, saved.version, article.time, author);
      counts.changed += 1;
    }
  }
  return counts;
}

function isSame(known: Article, content: ArticleContent, time: Date): boolean {
  return (
    known.title === content.title &&
    known.lead === content.lead &&
    known.body === content.body &&
    known.author === content.author &&
    known.tags.join("|") === content.tags.join("|") &&
    known.publishedAt?.getTime() === time.getTime()
  );
}

function searchText(
  content: Pick<Article, "title" | "lead" | "body">,
  figures: Readonly<Record<string, string>>,
): string {
  const text = `${content.title} ${content.lead} ${content.body}`;
  return plain(plainBody(text, (token) => figures[tokenText(token)] ?? ""));
}

type StoredArticle = Omit<Selectable<ArticleRow>, "figures"> & { figures: Record<string, string> };

export function articleOf(row: StoredArticle): Article {
  const { unit_id, published_at, told_through, search: _search, ...rest } = row;
  return { ...rest, unit: unit_id, publishedAt: published_at, toldThrough: told_through };
}
