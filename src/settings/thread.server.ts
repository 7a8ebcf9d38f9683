/** The thread in which an annex is read. */
import type { Annex } from "../resolutions/annex/annex.ts";
import { readAnnex } from "../resolutions/annex/annex.ts";
import { type AnnexColumns, columnUses, isEstimateIn } from "../resolutions/annex/columns.ts";
import { readTables } from "../resolutions/annex/tables.ts";
import { answering } from "../server/threadAnswer.server.ts";
import { readGuarded } from "../sheets/guardedRead.server.ts";
import { uploadLimits } from "../sheets/limits.ts";
import { tableFromText, textFromTable } from "../sheets/pastedTable.ts";
import { tableOf } from "../sheets/workbook.ts";
import type { AnnexRead, AnnexTask } from "./annex.server.ts";
import { annexRows, type KnownThings, type RowUnderstood, understandRow } from "./annexRows.ts";

/** An annex has some hundreds of rows with its headings; what lies beyond in a sheet is none of it. */
const mostLines = 2_000;
const mostColumns = 60;
const mostTables = 200;

type Table = readonly (readonly string[])[];

await answering(async (task: AnnexTask): Promise<AnnexRead | RowUnderstood[]> => {
  const { known } = task;
  switch (task.kind) {
    case "text":
      return readOf([tableFromText(task.text)], known, task.uses);
    case "tables":
      return readOf(task.tables, known);
    case "workbook": {
      const { sheets } = await readGuarded(task.bytes, uploadLimits);
      return readOf(
        sheets.filter(({ hidden }) => !hidden).map((sheet) => tableOf(sheet, "repeated")),
        known,
      );
    }
    case "rows":
      return task.rows.map((row) => understandRow(row, known));
  }
});

/** What the tables demand; with the one that demands most as text, so that its columns can be put right. */
function readOf(given: readonly Table[], known: KnownThings, chosen?: readonly string[]): AnnexRead {
  const tables = given.slice(0, mostTables).map(bounded);
  const annexes = chosen ? tables.map((table) => chosenIn(table, known, chosen)) : readTables(tables, known.within);
  const main = annexes.reduce<Annex | undefined>(
    (most, each) => (each.targets.length > (most?.targets.length ?? 0) ? each : most),
    undefined,
  );
  const { uses = [], firstRow = 0, isSure = false } = main?.columns ?? annexes[0]?.columns ?? {};
  // Of several tables only one can be put right, which must be possible where its headings do not tell.
  const table = annexes.length > 1 && isSure ? [] : (main?.table ?? annexes[0]?.table ?? tables[0] ?? []);
  return {
    rows: annexes.flatMap((annex) => annexRows(annex, known)),
    table: textFromTable(table),
    columns: uses.map((use, column) => ({ use: use ?? "", shown: shownOf(table, column, firstRow) })),
    isSure,
    isEstimate: annexes.some(({ columns }) => columns.isEstimate),
  };
}

function chosenIn(table: Table, known: KnownThings, chosen: readonly string[]): Annex {
  const { firstRow } = readAnnex(table, known.within).columns;
  const uses = chosen.map((use) => columnUses.find((each) => each === use));
  const columns: AnnexColumns = { uses, firstRow, isSure: true, isEstimate: isEstimateIn(table, uses, firstRow) };
  return readAnnex(table, known.within, columns);
}

/** How a person knows a column again: its heading and what stands below. */
function shownOf(table: Table, column: number, firstRow: number): string {
  const cells = table.slice(Math.max(firstRow - 1, 0), firstRow + 4).map((row) => (row[column] ?? "").trim());
  return [...new Set(cells.filter((cell) => cell !== ""))].slice(0, 3).join(" · ").slice(0, 80);
}

function bounded(table: Table): string[][] {
  return table.slice(0, mostLines).map((row) => row.slice(0, mostColumns));
}
