/** Reads a resolution's annex from what was pasted or sent. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree } from "../access/guard.server.ts";
import { today } from "../calendar/clock.ts";
import { periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { fileTypeOf } from "../documents/file.ts";
import { readRecords } from "../folder/stored.server.ts";
import { tablesOf } from "../resolutions/annex/file.server.ts";
import { type Asker, beside } from "../server/beside.server.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { unitsWithin } from "../units/tree.ts";
import { type AnnexRow, annexFields, type KnownThings, type RowUnderstood } from "./annexRows.ts";

export const mostRows = 300;
const longestCell = 1_000;

/** What the thread is asked: to read a table, or what rows come to. */
export type AnnexTask = { known: KnownThings } & (
  | { kind: "text"; text: string; uses?: readonly string[] | undefined }
  | { kind: "tables"; tables: readonly string[][][] }
  | { kind: "workbook"; bytes: Uint8Array }
  | { kind: "rows"; rows: readonly AnnexRow[] }
);

/** The resolution, with what the program knows already. 404 where there is none. */
export async function annexContext(tx: ReadTransaction, { clock }: Pick<RequestContext, "clock">, code: string) {
  const [resolution] = await readRecords(tx, "resolutions", code);
  if (!resolution) throw new AppError("definition_unknown", 404, { code });
  const indicators = (await readRecords(tx, "indicators")).filter(({ closed }) => closed === "");
  const units = await readRecords(tx, "units");
  const targets = (await readRecords(tx, "targets")).filter((each) => each.resolution === code);
  const own = targets.filter(({ unit }) => unit === resolution.unit);
  const tree = await accessTree(tx);
  const unit = tree.byCode.get(resolution.unit ?? "");
  const [, ...below] = unit ? unitsWithin(tree, unit.id, today(clock)) : [];
  const known: KnownThings = {
    within: periodOf(resolution.period ?? ""),
    indicators: indicators.map(({ code = "", name = "", measure = "", direction = "", synonyms = "" }) => ({
      ...{ code, name, measure, direction },
      synonyms: synonyms === "" ? [] : synonyms.split("|"),
    })),
    units: new Map(units.map(({ code = "", name = "" }) => [code, name])),
    targeted: new Set(own.map(({ indicator = "" }) => indicator)),
    below: below.map(({ code, kind }) => ({ code, kind })),
  };
  return { resolution, known, tree, unit, targets: own, count: targets.length };
}

export type AnnexRead = {
  rows: AnnexRow[];
  /** As it would come through the clipboard, to be read again by other columns. */
  table: string;
  columns: readonly { use: string; shown: string }[];
  isSure: boolean;
  /** Last year's figures are estimates, as their heading says. */
  isEstimate: boolean;
};

const read = beside<AnnexTask, AnnexRead>("settings", { tooSlow: "annex_too_slow", damaged: "annex_too_slow" });
const understand = beside<AnnexTask, RowUnderstood[]>("settings", {
  tooSlow: "annex_too_slow",
  damaged: "annex_too_slow",
});
const reading = { milliseconds: 9_000, heap: 160 };

/** `uses`: what each column holds, where a person says so. */
export async function annexFromText(
  text: string,
  known: KnownThings,
  by: Asker,
  uses?: readonly string[],
): Promise<AnnexRead> {
  return fitting(await read({ kind: "text", text, known, uses }, { ...reading, by }));
}

/** A workbook or a Word file. */
export async function annexFromFile(bytes: Uint8Array, known: KnownThings, by: Asker): Promise<AnnexRead> {
  if (fileTypeOf(bytes) !== "docx") return fitting(await read({ kind: "workbook", bytes, known }, { ...reading, by }));
  return fitting(await read({ kind: "tables", tables: await tablesOf(bytes, { by }), known }, { ...reading, by }));
}

/** What each row comes to; of a cell that is too long to be stored, what its beginning does. */
export function understoodRows(rows: readonly AnnexRow[], known: KnownThings, by: Asker): Promise<RowUnderstood[]> {
  return understand({ kind: "rows", rows: rows.map(cutShort), known }, { ...reading, by });
}

function cutShort(row: AnnexRow): AnnexRow {
  const cells = annexFields.map((field) => [field, row[field].slice(0, longestCell)]);
  return Object.fromEntries(cells) as AnnexRow;
}

function fitting(annex: AnnexRead): AnnexRead {
  const { rows } = annex;
  if (rows.length === 0) throw fieldRefused("annex_empty", 422, "table");
  if (rows.length > mostRows) throw new AppError("annex_too_long", 422, { most: mostRows });
  requireShort(rows);
  return annex;
}

export function requireShort(rows: readonly AnnexRow[]): void {
  const faults = rows.flatMap((row, index) =>
    annexFields
      .filter((field) => row[field].length > longestCell)
      .map((field) => ({
        code: "field_too_long",
        place: { field: `${field}.${index}` },
        details: { most: longestCell },
      })),
  );
  if (faults.length > 0) throw new AppError("invalid_input", 422, {}, faults);
}
