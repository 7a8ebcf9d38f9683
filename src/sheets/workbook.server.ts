/**
 * The one way to and from Excel. A workbook is read and written beside the server, within a time and a memory that are set
 * before; what comes in was looked through first (TRUST S6), what goes out keeps text text (TRUST S7).
 *
 *     const { sheets } = await readWorkbook(bytes, { by });  // throws AppErrors `workbook_…` (422)
 *     const table = tableOf(sheets[0]);                      // string[][], from workbook.ts
 *     const bytes = await writeWorkbook(plan, by);           // plan.ts
 */
import { type Asker, beside, besideInPieces } from "../server/beside.server.ts";
import { type SheetLimits, uploadLimits } from "./limits.ts";
import type { WorkbookPlan } from "./plan.ts";
import type { Sheet, SheetRow, WorkbookRead } from "./workbook.ts";

type ReadTask = { kind: "read"; bytes: Uint8Array; limits: SheetLimits };
type TextTask = { kind: "text"; name: string; bytes: Uint8Array; limits: SheetLimits };
type WriteTask = { kind: "write"; plan: WorkbookPlan };
export type SheetTask = ReadTask | TextTask | WriteTask;
/** A sheet before its rows, or some rows of the last sheet. */
export type SheetPiece = { kind: "sheet"; sheet: Omit<Sheet, "rows"> } | { kind: "rows"; rows: SheetRow[] };

const refusals = { tooSlow: "workbook_too_slow", damaged: "workbook_damaged" };
const read = besideInPieces<ReadTask | TextTask, SheetPiece>("sheets", refusals);
const write = beside<WriteTask, Uint8Array>("sheets", refusals);
const writing = { milliseconds: 120_000, heap: 1_000 };

/** What the cells of a workbook hold, or why it is not taken in. */
export async function readWorkbook(
  bytes: Uint8Array,
  { by, limits = uploadLimits }: { by?: Asker; limits?: SheetLimits } = {},
): Promise<WorkbookRead> {
  return gathered(await read({ kind: "read", bytes, limits }, { ...limits, by }));
}

/** The same of a text with commas, semicolons or tabs, which makes one sheet of the file's name. */
export async function readTextSheet(
  name: string,
  bytes: Uint8Array,
  { by, limits }: { by?: Asker; limits: SheetLimits },
): Promise<WorkbookRead> {
  return gathered(await read({ kind: "text", name, bytes, limits }, { ...limits, by }));
}

async function gathered(pieces: AsyncIterable<SheetPiece>): Promise<WorkbookRead> {
  const sheets: Sheet[] = [];
  let rows: SheetRow[] = [];
  for await (const piece of pieces) {
    if (piece.kind === "sheet") {
      rows = [];
      sheets.push({ ...piece.sheet, rows });
    } else rows.push(...piece.rows);
  }
  return { sheets };
}

/** The bytes of an .xlsx file. */
export function writeWorkbook(plan: WorkbookPlan, by?: Asker): Promise<Uint8Array> {
  return write({ kind: "write", plan }, { ...writing, by });
}
