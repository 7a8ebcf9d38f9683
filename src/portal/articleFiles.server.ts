/** Pictures and files of articles: kept in the one store of files, given out to whoever may read the article. */
import { sql } from "kysely";
import { z } from "zod";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ArticleId, FileId, ReviewId, UnitId } from "../database/ids.ts";
import { readSetting, setting } from "../database/setting.server.ts";
import { closeFile, type FileListed, type FileRead, storeFile } from "../documents/file.server.ts";
import { fileTypeOf, fileTypes, pictureTypes } from "../documents/file.ts";
import { AppError } from "../server/error.ts";
import { pictureIdsIn, withoutPicture, withPicture } from "./article.ts";
import { type Article, type ArticleContent, type Author, readArticle, saveArticle } from "./articles.server.ts";
import { isPaperTold } from "./told.server.ts";

export type ArticleFileListed = FileListed & {
  /** Of which issued review it is the paper. */
  paperOf: ReviewId | null;
  /** Whether it can stand in the text; else it is attached. */
  isPicture: boolean;
};

const pictureMedia = new Set<string>(pictureTypes.map((type) => fileTypes[type]));

export async function filesOf(tx: ReadTransaction, article: ArticleId): Promise<ArticleFileListed[]> {
  const rows = await tx
    .selectFrom("file")
    .select(["id", "name", "media_type", "paper_of", sql<number>`length(bytes)`.as("size")])
    .where("article_id", "=", article)
    .where("closed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(fileListed);
}

export function fileListed({
  media_type,
  paper_of,
  ...file
}: Omit<FileListed, "mediaType"> & { media_type: string; paper_of: ReviewId | null }): ArticleFileListed {
  return { ...file, mediaType: media_type, paperOf: paper_of, isPicture: pictureMedia.has(media_type) };
}

/**
 * The files of an article apart: pictures that stand in its text, and what is attached to it, behind all else the paper of its
 * review as it was before a correction.
 */
export function picturesAndAttachments(body: string, files: readonly ArticleFileListed[]) {
  const shown = new Set(pictureIdsIn(body));
  const isShown = (file: ArticleFileListed) => file.isPicture && shown.has(file.id);
  const newest = files.findLast(({ paperOf }) => paperOf !== null)?.id;
  const attachments = files
    .filter((file) => !isShown(file))
    .map((file) => ({ ...file, isEarlier: file.paperOf !== null && file.id !== newest }));
  return {
    pictures: files.filter(isShown),
    attachments: [...attachments.filter((file) => !file.isEarlier), ...attachments.filter((file) => file.isEarlier)],
  };
}

/** A file of a published article; nothing where there is none, or where it tells what is public no more. */
export async function readPublishedFile(tx: ReadTransaction, id: FileId): Promise<FileRead | undefined> {
  const row = await tx
    .selectFrom("file")
    .innerJoin("article", "article.id", "file.article_id")
    .select(["file.name", "file.media_type", "file.bytes", "article.source"])
    .where("file.id", "=", id)
    .where("file.closed_at", "is", null)
    .where("article.state", "=", "published")
    .executeTakeFirst();
  if (row === undefined || (isWord(row) && !(await isPaperTold(tx, row.source)))) return undefined;
  return { name: row.name, mediaType: row.media_type, bytes: row.bytes };
}

/** A Word file of an article that was made from a review is taken for its paper. */
export function isWord({ media_type }: { media_type: string }): boolean {
  return media_type === fileTypes.docx;
}

/** A file of an article in any state, for those who write it. */
export async function readFileOf(tx: ReadTransaction, article: ArticleId, id: FileId): Promise<FileRead | undefined> {
  const row = await tx
    .selectFrom("file")
    .select(["name", "media_type", "bytes"])
    .where("id", "=", id)
    .where("article_id", "=", article)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return row && { name: row.name, mediaType: row.media_type, bytes: row.bytes };
}

/** How many megabytes of pictures and files the articles of a unit may keep. */
const articleMegabytes = setting("article_megabytes", z.number().positive(), 500);
const MEGABYTE = 1_048_576;

/** What was taken out of an article counts too, since it stays; the disk is everybody's. */
async function refuseWithoutRoom(tx: ReadTransaction, unit: UnitId, bytes: number): Promise<void> {
  const { used } = await tx
    .selectFrom("file")
    .innerJoin("article", "article.id", "file.article_id")
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::float8`.as("used"))
    .where("article.unit_id", "=", unit)
    .executeTakeFirstOrThrow();
  const most = (await readSetting(tx, articleMegabytes)) * MEGABYTE;
  if (used + bytes <= most) return;
  const details = { used: Math.ceil(used / MEGABYTE), most: Math.floor(most / MEGABYTE) };
  throw new AppError("article_files_full", 413, details, [
    { code: "article_files_full", place: { field: "file" }, details },
  ]);
}

export type FileSent = { name: string; bytes: Buffer; caption: string; after: number | undefined };

/** Saves an article with one more file; a picture gets its place in the text, with its caption. */
export async function saveWithFile(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  content: ArticleContent,
  sent: FileSent,
  author: Author,
  reason?: string,
): Promise<Article> {
  const article = await readArticle(tx, slug);
  if (!article) throw new AppError("article_unknown", 404);
  await refuseWithoutRoom(tx, article.unit, sent.bytes.length);
  const id = await storeFile(tx, { name: sent.name, bytes: sent.bytes, article: article.id }, author);
  const type = fileTypeOf(sent.bytes);
  const isPicture = type !== undefined && pictureTypes.includes(type);
  const body = isPicture ? withPicture(content.body, { id, caption: sent.caption }, sent.after) : content.body;
  return saveArticle(tx, slug, seen, { ...content, body }, author, reason);
}

/** Takes a file of an article out of use, and out of its text. */
export async function saveWithoutFile(
  tx: WriteTransaction,
  slug: string,
  seen: number,
  content: ArticleContent,
  file: FileId,
  author: Author,
  reason?: string,
): Promise<Article> {
  const article = await readArticle(tx, slug);
  if (!article) throw new AppError("article_unknown", 404);
  const files = await filesOf(tx, article.id);
  if (!files.some(({ id }) => id === file)) throw new AppError("file_unknown", 404);
  await closeFile(tx, file, author.at);
  return saveArticle(tx, slug, seen, { ...content, body: withoutPicture(content.body, file) }, author, reason);
}
