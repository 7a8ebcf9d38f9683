/** The tables of all sheets together: read, and checked by themselves and against each other. */
import type { Fault } from "../server/error.ts";
import { alikeCodes, cycles, doubledRows, faultAt, unknownReferences } from "./checks.ts";
import { type Known, type Tables, tablesFrom } from "./known.ts";
import { type Sheet, sheetCalled, tableOfCodes } from "./sheet.ts";
import { type Cells, type ReadRecords, readTable, type Table, tableOf } from "./table.ts";

/** Reads the files by their names; one that is not there has no rows. */
export async function readTables(
  sheets: readonly Sheet[],
  { names, records }: { names: readonly string[]; records: ReadRecords },
): Promise<Tables> {
  const tables = new Map<string, Table<object>>();
  for (const sheet of sheets.filter(({ file }) => names.includes(file)))
    tables.set(sheet.name, await readTable(sheet, records));
  return tablesFrom(tables);
}

/** By the names of the sheets, what stands in the cells of their rows. */
export type Records = Readonly<Partial<Record<string, readonly Cells[]>>>;

/** The same from cells that a form of the screen or a program sent. */
export function tablesOf(sheets: readonly Sheet[], records: Records): Tables {
  for (const name of Object.keys(records)) sheetCalled(sheets, name);
  return tablesFrom(
    new Map(
      sheets.flatMap((sheet) => {
        const rows = records[sheet.name];
        return rows === undefined ? [] : [[sheet.name, tableOf(sheet, rows)] as const];
      }),
    ),
  );
}

/** Files that are missing, and tables of which nobody knows what they should be: a misspelt name must not pass silently. */
export function checkNames(sheets: readonly Sheet[], others: readonly string[], names: readonly string[]): Fault[] {
  const known = [...sheets.map(({ file }) => file), ...others];
  return [
    ...sheets
      .filter(({ file, isNeeded }) => isNeeded && !names.includes(file))
      .map(({ file }) => ({ code: "file_missing", place: { file }, details: { file } })),
    ...names
      .filter((name) => /\.(csv|tsv|xlsx?|ods)$/i.test(name) && !known.includes(name))
      .map((file) => ({ code: "file_unexpected", place: { file }, details: { files: known.join(", ") } })),
  ];
}

/** Whether every file could be read at all. If one could not, what others say about it cannot be judged. */
export function areReadable(sheets: readonly Sheet[], tables: Tables): boolean {
  return faultsOfTables(sheets, tables).every(
    (fault) => !/^((csv|column|file)_|data_file_too_large$)/.test(fault.code),
  );
}

/** The faults of each file by itself. */
export function faultsOfTables(sheets: readonly Sheet[], tables: Tables): Fault[] {
  return sheets.flatMap((sheet) => tables.of(sheet).faults);
}

/** Every fault of the tables and between them, file by file in the order of their rows. `known` holds the tables too. */
export function checkTables(sheets: readonly Sheet[], tables: Tables, known: Known): Fault[] {
  const between = sheets.flatMap((sheet) => faultsBetween(sheets, sheet, tables, known));
  const blameless = withoutLeftOut(sheets, tables, between);
  return sheets.flatMap((sheet) =>
    [...tables.of(sheet).faults, ...blameless.filter((fault) => fault.place?.file === sheet.file)].sort(
      (a, b) => (a.place?.row ?? 0) - (b.place?.row ?? 0),
    ),
  );
}

/** The faults but for references to rows that are there and have a fault of their own. */
export function withoutLeftOut(sheets: readonly Sheet[], tables: Tables, faults: readonly Fault[]): Fault[] {
  const leftOut = new Set(sheets.flatMap((sheet) => tables.of(sheet).leftOut));
  return faults.filter((fault) => !(fault.code.endsWith("_unknown") && leftOut.has(String(fault.details?.text))));
}

/** Doubled rows, codes that nobody has, circles, and what the sheet itself looks for. */
function faultsBetween(sheets: readonly Sheet[], sheet: Sheet, tables: Tables, known: Known): Fault[] {
  const table = tables.of(sheet);
  const references = Object.entries(sheet.columns).flatMap(([name, { refersTo, isUnder }]) => {
    if (refersTo === undefined) return [];
    const other = sheetCalled(sheets, refersTo);
    const above = (code: string) => known.of(sheet).get(code)?.[name] as string | undefined;
    return [
      ...unknownReferences(table, name, `cell_${tableOfCodes(other)}_unknown`, known.of(other)),
      ...(isUnder ? cycles(table as unknown as Table<{ code: string }>, name as "code", above) : []),
    ];
  });
  return [
    ...(sheet.key.length > 0 ? doubledRows(table, ...sheet.key) : []),
    ...alikeIn(sheets, sheet, table, known),
    ...references,
    ...(sheet.check?.(table, known) ?? []),
  ];
}

function alikeIn(sheets: readonly Sheet[], sheet: Sheet, given: Table<object>, known: Known): Fault[] {
  if (!("code" in sheet.columns)) return [];
  const table = given as Table<{ code: string }>;
  const stored = storedCodes(sheet, known);
  const beside = sheets.filter(({ name, codesBeside }) => name === sheet.codesBeside || codesBeside === sheet.name);
  const others = beside.flatMap((other) => [...known.of(other).keys()]);
  // The other way round the sheet beside says it in its own words.
  const taken = new Set(sheet.codesBeside ? [] : beside.flatMap((other) => [...storedCodes(other, known)]));
  const twice = table.rows.filter(({ code }) => taken.has(code) && !stored.has(code));
  return [
    ...alikeCodes(table, { known: [...others, ...known.of(sheet).keys()], stored }),
    ...twice.map((row) => faultAt(sheet.file, row, "code", "code_of_unit_or_group", { text: row.code })),
  ];
}

function storedCodes(sheet: Sheet, { stored }: Known): Set<string> {
  return new Set(stored.of(sheet).rows.map((row) => String(row.code)));
}
