/**
 * The one store of files that people send: pictures and files of articles, signed scans. A capability keeps the `FileId` in a
 * table of its own and asks its own rules who may read; here nobody is asked.
 *
 *     const id = await storeFile(tx, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()), takes: ["pdf", "jpg"] }, { by, at });
 *     const file = await readFile(tx, id);      // { name, mediaType, bytes } or undefined
 *     return fileResponse(file);                // the one way in which a file goes out (TRUST S8)
 *
 * `storeFile` throws AppErrors `file_empty`, `file_too_large`, `file_type_unknown` (422), whose words stand in `texts.ts` here.
 * A page that takes files says so in its guard (`{ takesFiles: true }`), or the body may have 2 MB only.
 */
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ArticleId, FileId, ReviewId, UnitId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { attachmentHeader, type FileType, fileTypeOf, fileTypes, largestFile, safeFileName } from "./file.ts";
import { withoutMetadata } from "./picture.ts";

export type FileListed = { id: FileId; name: string; mediaType: string; size: number };
export type FileRead = { name: string; mediaType: string; bytes: Uint8Array };

export type FileGiven = {
  /** As its sender calls it; kept in a harmless form. */
  name: string;
  bytes: Buffer;
  /** The types taken here; all of `fileTypes` unless told. */
  takes?: readonly FileType[];
  article?: ArticleId;
  /** Of which issued review it is the paper. */
  paperOf?: ReviewId | undefined;
  /** The unit against whose room it counts; see `fileRoom.server.ts`. */
  keptFor?: UnitId;
};

/** Keeps a file and answers by which id it is found. Its type comes from its bytes; pictures are kept without their metadata. */
export async function storeFile(
  tx: WriteTransaction,
  { name, bytes, takes, article, paperOf, keptFor }: FileGiven,
  { by, at }: { by: string; at: Date },
): Promise<FileId> {
  const type = acceptedType(bytes, takes);
  const { id } = await tx
    .insertInto("file")
    .values({
      article_id: article ?? null,
      paper_of: paperOf ?? null,
      kept_for_id: keptFor ?? null,
      name: safeFileName(name, type),
      media_type: fileTypes[type],
      bytes: Buffer.from(withoutMetadata(bytes, type)),
      ...{ by, at },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The type of a file that is taken in, or an AppError that says why it is not. */
export function acceptedType(bytes: Uint8Array, takes?: readonly FileType[]): FileType {
  if (bytes.length === 0) throw new AppError("file_empty", 422);
  if (bytes.length > largestFile) throw new AppError("file_too_large", 422, { most: largestFile / 1024 / 1024 });
  const type = fileTypeOf(bytes);
  const taken = takes ?? (Object.keys(fileTypes) as FileType[]);
  if (type === undefined || !taken.includes(type)) {
    throw new AppError("file_type_unknown", 422, { types: taken.map((each) => each.toUpperCase()).join(", ") });
  }
  return type;
}

export async function readFile(tx: ReadTransaction, id: FileId): Promise<FileRead | undefined> {
  const row = await tx
    .selectFrom("file")
    .select(["name", "media_type", "bytes"])
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return row && { name: row.name, mediaType: row.media_type, bytes: row.bytes };
}

/** Names and sizes, without the bytes, in the order of coming in. */
export async function listFiles(tx: ReadTransaction, ids: readonly FileId[]): Promise<FileListed[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom("file")
    .select(["id", "name", "media_type", sql<number>`length(bytes)`.as("size")])
    .where("id", "in", ids)
    .where("closed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, mediaType: row.media_type, size: row.size }));
}

/** Takes a file out of use; nothing is deleted. */
export async function closeFile(tx: WriteTransaction, id: FileId, at: Date): Promise<void> {
  await tx.updateTable("file").set({ closed_at: at }).where("id", "=", id).where("closed_at", "is", null).execute();
}

/** A file as an answer: always to be saved, and without any right should a browser show it all the same. */
export function fileResponse({ name, mediaType, bytes }: FileRead): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": attachmentHeader(name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
