/** Many tasks read from what was pasted or sent: the rows of its tables, or the sentences that direct. */
import { tablesOf } from "../resolutions/annex/file.server.ts";
import type { Asker } from "../server/beside.server.ts";
import { AppError } from "../server/error.ts";
import { tableFromText, textFromTable } from "../sheets/pastedTable.ts";
import type { AssignmentKnown } from "../words/assignment.ts";
import { directionsIn } from "./direction.ts";
import type { Proposed } from "./proposal.ts";
import { readPlan, type TableRead, type Uses } from "./table.ts";

export const mostTasks = 500;
const mostRows = 2_000;
const mostColumns = 40;

export type Read = {
  rows: { proposed: Proposed; sentence: string; doubts: string[] }[];
  /** The table to be read again by other columns, where there is one. */
  table: { text: string; uses: (string | undefined)[]; heads: string[]; isKnown: boolean } | undefined;
};

export function readText(text: string, known: AssignmentKnown, uses?: Uses): Read {
  if (text.includes("\t")) return ofTables([tableFromText(text)], uses);
  const rows = directionsIn(text, known).map((each) => ({ ...each, doubts: [] }));
  return bounded({ rows, table: undefined });
}

/** A workbook, a Word file or CSV; of a Word file without a table of tasks its sentences. */
export async function readFile(bytes: Uint8Array, known: AssignmentKnown, by: Asker): Promise<Read> {
  const tables = (await tablesOf(bytes, { by })).filter((table) => table.length > 0);
  const wide = tables.filter((table) => table.some((row) => row.length > 1));
  if (wide.some((table) => readPlan(table).isKnown)) return ofTables(wide);
  const lines = tables.filter((table) => !wide.includes(table)).flatMap((table) => table.map((row) => row.join(" ")));
  const read = readText(lines.join("\n"), known);
  return read.rows.length > 0 || wide.length === 0 ? read : ofTables(wide);
}

/** Broken over pages a table goes on under the heads of the one before, where it has as many columns. */
function ofTables(given: readonly (readonly (readonly string[])[])[], uses?: Uses): Read {
  const tables = given.map((table) => table.slice(0, mostRows).map((row) => row.slice(0, mostColumns)));
  const main = tables.find((table) => readPlan(table).isKnown) ?? tables[0] ?? [];
  const first = readPlan(main, uses);
  const widthOf = (table: readonly (readonly string[])[]) => Math.max(0, ...table.map((row) => row.length));
  const others = tables.slice(tables.indexOf(main) + 1).flatMap((table) => {
    const own = readPlan(table);
    if (own.isKnown) return own.rows;
    return widthOf(table) === widthOf(main) ? readPlan(table, first.uses).rows : [];
  });
  return bounded({
    rows: [...first.rows, ...others].map((row) => ({ ...row, sentence: "" })),
    table: {
      text: textFromTable(main),
      uses: [...first.uses],
      heads: headsOf(main, first),
      isKnown: first.isKnown,
    },
  });
}

/** How a person knows a column again. */
function headsOf(table: readonly (readonly string[])[], { uses, firstRow }: TableRead): string[] {
  return uses.map((_, column) => {
    const cells = table.slice(Math.max(0, firstRow - 1), firstRow + 3).map((row) => (row[column] ?? "").trim());
    return [...new Set(cells.filter((cell) => cell !== ""))].join(" · ").slice(0, 80);
  });
}

function bounded(read: Read): Read {
  if (read.rows.length > mostTasks) throw new AppError("tasks_too_many", 422, { most: mostTasks });
  return read;
}
