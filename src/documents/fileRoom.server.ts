/** How much of the store of files a unit's own take: scans that it signed, evidence of its work. Nothing is replaced in place. */
import { sql } from "kysely";
import { z } from "zod";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { FileId, UnitId } from "../database/ids.ts";
import { readSetting, setting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import { storeFile } from "./file.server.ts";
import type { FileType } from "./file.ts";

/** How many megabytes of scans and evidence a unit may keep; an administrator sets it. */
export const scanMegabytes = setting("scan_megabytes", z.number().positive(), 500);
const MEGABYTE = 1_048_576;

/** Papers and photographs of papers. */
export const scanTypes: readonly FileType[] = ["pdf", "jpg", "png"];

export type FileRoom = { readonly used: number; readonly most: number };

/** In bytes; what was replaced counts too, since it stays. */
export async function fileRoom(tx: ReadTransaction, unit: UnitId): Promise<FileRoom> {
  const { used } = await tx
    .selectFrom("file")
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::float8`.as("used"))
    .where("kept_for_id", "=", unit)
    .executeTakeFirstOrThrow();
  return { used, most: (await readSetting(tx, scanMegabytes)) * MEGABYTE };
}

export type FileOfUnit = { unit: UnitId; name: string; bytes: Buffer /** Where it is told. */; field: string };

/** Keeps it for the unit while there is room: 413 at its field where there is none. */
export async function storeForUnit(
  tx: WriteTransaction,
  { unit, name, bytes, field }: FileOfUnit,
  moment: { by: string; at: Date },
): Promise<FileId> {
  const { used, most } = await fileRoom(tx, unit);
  if (used + bytes.length > most) {
    const details = { used: Math.ceil(used / MEGABYTE), most: Math.floor(most / MEGABYTE) };
    throw new AppError("scans_full", 413, details, [{ code: "scans_full", place: { field }, details }]);
  }
  return storeFile(tx, { name, bytes, takes: scanTypes, keptFor: unit }, moment);
}
