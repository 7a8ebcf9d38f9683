/** The thread in which an annex is read. */
import { readAnnex } from "../resolutions/annex/annex.ts";
import { answering } from "../server/threadAnswer.server.ts";
import { readGuarded } from "../sheets/guardedRead.server.ts";
import { uploadLimits } from "../sheets/limits.ts";
import { tableFromText } from "../sheets/pastedTable.ts";
import { tableOf } from "../sheets/workbook.ts";
import type { AnnexTask } from "./annex.server.ts";
import { type AnnexRow, annexRows, type KnownThings, type RowUnderstood, understandRow } from "./annexRows.ts";

/** An annex has some hundreds of rows with its headings; what lies beyond in a sheet is none of it. */
const mostLines = 2_000;
const mostColumns = 60;
const mostSheets = 30;

await answering(async (task: AnnexTask): Promise<AnnexRow[] | RowUnderstood[]> => {
  const { known } = task;
  switch (task.kind) {
    case "text":
      return rowsOf(tableFromText(task.text), known);
    case "workbook":
      return (await readGuarded(task.bytes, uploadLimits)).sheets
        .filter(({ hidden }) => !hidden)
        .slice(0, mostSheets)
        .map((sheet) => rowsOf(tableOf(sheet), known))
        .reduce((most, rows) => (rows.length > most.length ? rows : most), []);
    case "rows":
      return task.rows.map((row) => understandRow(row, known));
  }
});

function rowsOf(table: readonly (readonly string[])[], known: KnownThings): AnnexRow[] {
  const lines = table.slice(0, mostLines).map((row) => row.slice(0, mostColumns));
  return annexRows(readAnnex(lines, known.within), known);
}
