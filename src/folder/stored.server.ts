/** What the database already defines, as a folder. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Tables } from "../definitions/known.ts";
import { readCells } from "../definitions/records.server.ts";
import { sheetCalled } from "../definitions/sheet.ts";
import type { Cells } from "../definitions/table.ts";
import { type Records, tablesOf } from "../definitions/tables.ts";
import { sheets } from "./sheets.ts";

/** What is stored in the words of a folder's file: every cell a text, empty where nothing is given; all of them or a code's. */
export function readRecords(tx: ReadTransaction, name: string, code?: string): Promise<Cells[]> {
  return readCells(tx, sheets, sheetCalled(sheets, name), code);
}

export async function readAllRecords(tx: ReadTransaction): Promise<Records> {
  const records: Record<string, Cells[]> = {};
  for (const sheet of sheets) records[sheet.name] = await readCells(tx, sheets, sheet);
  return records;
}

export async function readStored(tx: ReadTransaction): Promise<Tables> {
  return tablesOf(sheets, await readAllRecords(tx));
}
