/** One file of the folder as typed rows: header, cells, and every fault with its row and column. */
import type { z } from "zod";
import type { Fault } from "../server/error.ts";
import type { OnRecord } from "../sheets/csv.ts";

/** What a file's rows are. A column whose cell may not be empty must stand in the header. */
export type Sheet<Row> = { file: string; schema: z.ZodType<Row> & { shape: Record<string, z.ZodType> } };
/** A row, with its number in the sheet. */
export type Placed<Row> = Row & { row: number };
export type Table<Row> = {
  file: string;
  rows: Placed<Row>[];
  faults: Fault[];
  /** Codes of rows that were left out for a fault of their own: whoever refers to them is not at fault. */
  leftOut: string[];
};

/** Reads the records of a file as they come; answers why no more of it can be read. */
export type ReadRecords = (file: string, onRecord: OnRecord) => Promise<Fault | undefined>;

/** So many faults say enough; the rest of a file of the wrong kind is not looked at. */
export const mostFaults = 500;

/** The rows of a file; those with a fault are left out. */
export async function readTable<Row>(sheet: Sheet<Row>, read: ReadRecords): Promise<Table<Row>> {
  const table: Table<Row> = { file: sheet.file, rows: [], faults: [], leftOut: [] };
  let columns: string[] | undefined;
  let headerIsGood = false;
  const broken = await read(sheet.file, (cells, row) => {
    if (!columns) {
      columns = columnsOf(cells);
      const faults = headerFaults(columns, sheet, row);
      headerIsGood = faults.length === 0;
      table.faults.push(...faults);
    } else if (headerIsGood && table.faults.length < mostFaults && cells.some((cell) => cell.trim() !== "")) {
      readRow(table, sheet, columns, cells, row);
    }
  });
  if (broken) table.faults.push(broken);
  else if (!columns) table.faults.push({ code: "data_file_empty", place: { file: sheet.file } });
  return table;
}

/** The names in a header, without the nameless columns that Excel writes behind them. */
export function columnsOf(cells: readonly string[]): string[] {
  const names = cells.map(cleaned);
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
}

/** What a form of the screen or a program says, in the words of a file: read and refused as the file's cells are. */
export type Cells = Readonly<Record<string, string>>;

/** Rows from cells by the names of their columns, instead of from a file; they are counted from 1. */
export function tableOf<Row>(sheet: Sheet<Row>, records: readonly Cells[]): Table<Row> {
  const table: Table<Row> = { file: sheet.file, rows: [], faults: [], leftOut: [] };
  const known = Object.keys(sheet.schema.shape);
  records.forEach((cells, index) => {
    for (const column of Object.keys(cells).filter((each) => !known.includes(each))) {
      const place = { file: sheet.file, row: index + 1, column };
      table.faults.push({ code: "column_unknown", place, details: { columns: known.join(", ") } });
    }
    readRow(table, sheet, Object.keys(cells), Object.values(cells), index + 1);
  });
  return table;
}

/** Unknown, doubled and missing columns, each by its name. */
export function headerFaults(columns: readonly string[], sheet: Sheet<unknown>, row = 1): Fault[] {
  const known = Object.keys(sheet.schema.shape);
  const needed = known.filter((name) => !sheet.schema.shape[name]?.safeParse(undefined).success);
  const fault = (code: string, column: string): Fault => ({
    code,
    place: { file: sheet.file, row, column },
    details: { columns: known.join(", ") },
  });
  return [
    ...columns.filter((name) => !known.includes(name)).map((name) => fault("column_unknown", name)),
    ...columns
      .filter((name, index) => known.includes(name) && columns.indexOf(name) !== index)
      .map((name) => fault("column_doubled", name)),
    ...needed.filter((name) => !columns.includes(name)).map((name) => fault("column_missing", name)),
  ];
}

/** A cell without the spaces around it, in composed characters; empty: not given. */
export function cleaned(cell: string): string {
  return cell.trim().normalize("NFC");
}

function readRow<Row>(table: Table<Row>, sheet: Sheet<Row>, columns: string[], cells: string[], row: number): void {
  const place = { file: sheet.file, row };
  if (cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    table.faults.push({ code: "row_too_long", place, details: { cells: cells.length, columns: columns.length } });
    return;
  }
  const values = new Map(columns.map((name, index) => [name, cleaned(cells[index] ?? "")]));
  const parsed = sheet.schema.safeParse(
    Object.fromEntries([...values].map(([name, value]) => [name, value === "" ? undefined : value])),
  );
  if (parsed.success) {
    table.rows.push({ ...parsed.data, row });
    return;
  }
  const code = values.get("code");
  if (code !== undefined) table.leftOut.push(code);
  const seen = new Set<string>();
  for (const issue of parsed.error.issues) {
    const column = String(issue.path[0] ?? "");
    if (seen.has(column)) continue;
    seen.add(column);
    table.faults.push({
      code: issue.message,
      place: { ...place, column },
      details: { text: shortened(values.get(column) ?? ""), ...allowedBy(issue) },
    });
  }
}

/** What would have been right: the words of a list, the ends of a range. */
function allowedBy(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === "invalid_value") return { words: issue.values.map(String).join(", ") };
  return issue.code === "custom" && issue.params ? (issue.params as Record<string, string | number>) : {};
}

/** So much of a text as a message can show. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
