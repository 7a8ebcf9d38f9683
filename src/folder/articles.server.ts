/** The articles of a folder: Markdown files that become articles of the portal, with the files that lie beside them. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { Counts, Stamp } from "../definitions/store.server.ts";
import { acceptedType, storeFile } from "../documents/file.server.ts";
import { safeFileName } from "../documents/file.ts";
import { type ArticleFile, readArticleFile } from "../portal/article.ts";
import { loadArticles } from "../portal/articles.server.ts";
import { readSite } from "../portal/site.server.ts";
import { errorCode } from "../server/dataFolder.server.ts";
import { AppError, type Fault, isAppError } from "../server/error.ts";
import { readText } from "./files.server.ts";

export const articlesFolder = "articles";
/** A file beside an article, by the name under which it is kept. */
type Attachment = { name: string; bytes: Buffer };
/** `name` is the file's within the folder: `articles/2024-04-27-ket-qua.md`. */
export type NamedArticle = { name: string; article: ArticleFile; attachments: Attachment[] };

/** Every `articles/*.md`, in the order of their names, and what is wrong with any of them. */
export async function readArticles(folder: string): Promise<{ articles: NamedArticle[]; faults: Fault[] }> {
  const names = await readdir(join(folder, articlesFolder)).catch((error: unknown) => {
    if (["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "")) return [];
    throw error;
  });
  const articles: NamedArticle[] = [];
  const faults: Fault[] = [];
  for (const file of names.filter((each) => each.endsWith(".md")).sort()) {
    const name = `${articlesFolder}/${file}`;
    const text = await readText(folder, name);
    const article = typeof text === "string" ? readArticleFile(text) : { faults: [text] };
    if ("faults" in article) {
      faults.push(...article.faults.map((fault) => ({ ...fault, place: { ...fault.place, file: name } })));
      continue;
    }
    const attachments = await Promise.all(article.files.map((each) => readAttachment(folder, name, each)));
    faults.push(...attachments.filter((each) => "code" in each));
    articles.push({ name, article, attachments: attachments.filter((each) => "bytes" in each) });
  }
  return { articles, faults };
}

/** Publishes the articles; a figure that one cites and nobody reported is a fault of its file. */
export async function storeArticles(
  tx: WriteTransaction,
  articles: readonly NamedArticle[],
  stamp: Stamp,
): Promise<Counts> {
  const { unit } = await readSite(tx);
  if (!unit) throw new AppError("no_units_yet", 422);
  const counts = { new: 0, changed: 0, unchanged: 0 };
  for (const { name, article, attachments } of articles) {
    const stored = await loadArticles(tx, [{ name, article }], unit.id, stamp).catch((error: unknown) => {
      if (!isAppError(error) || error.status >= 500) throw error;
      const { code, details } = error;
      const told: Fault[] = error.faults.length > 0 ? error.faults : [{ code, details }];
      const faults = told.map((fault) => ({ ...fault, place: { file: name } }));
      throw new AppError("folder_faulty", 422, { count: faults.length }, faults);
    });
    counts.new += stored.new;
    counts.changed += stored.changed;
    counts.unchanged += stored.unchanged;
    await attachNew(tx, name, attachments, stamp);
  }
  return counts;
}

/** A file that the article already has by that name stays: what was published is not swapped silently. */
async function attachNew(
  tx: WriteTransaction,
  source: string,
  attachments: readonly Attachment[],
  stamp: Stamp,
): Promise<void> {
  if (attachments.length === 0) return;
  const { id } = await tx.selectFrom("article").select("id").where("source", "=", source).executeTakeFirstOrThrow();
  const there = await tx.selectFrom("file").select("name").where("article_id", "=", id).execute();
  for (const { name, bytes } of attachments.filter((each) => there.every((file) => file.name !== each.name)))
    await storeFile(tx, { name, bytes, article: id }, stamp);
}

async function readAttachment(folder: string, article: string, name: string): Promise<Attachment | Fault> {
  const missing: Fault = { code: "attachment_missing", place: { file: article }, details: { text: name } };
  // A name alone: nothing from outside the folder.
  if (basename(name) !== name || name.startsWith(".")) return missing;
  const bytes = await readFile(join(folder, articlesFolder, name)).catch(() => undefined);
  if (!bytes) return missing;
  try {
    return { name: safeFileName(name, acceptedType(bytes)), bytes };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: error.code, place: { file: `${articlesFolder}/${name}` }, details: error.details };
  }
}
