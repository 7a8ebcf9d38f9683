/** What a folder and the database together define: what a cell may refer to. The folder's word is the newer one. */
import type { Columns, RowOf, Sheet } from "./sheet.ts";
import type { Table } from "./table.ts";

/** The tables of a folder, of a workbook, of what is stored: one a sheet, empty where there is none. */
export type Tables = {
  of<Of extends Columns>(sheet: Sheet<Of>): Table<RowOf<Of>>;
  /** Whether the folder has the file at all. */
  has(sheet: Pick<Sheet, "name">): boolean;
};

export function tablesFrom(byName: ReadonlyMap<string, Table<object>>): Tables {
  return {
    of: <Of extends Columns>({ name, file }: Sheet<Of>) =>
      (byName.get(name) ?? { file, rows: [], faults: [], leftOut: [] }) as Table<RowOf<Of>>,
    has: ({ name }) => byName.has(name),
  };
}

export const noTables: Tables = tablesFrom(new Map());

export type Known = {
  /** By code, the first row of each: in the order of the folder, then what only the database has. */
  of<Of extends Columns>(sheet: Sheet<Of>): ReadonlyMap<string, RowOf<Of>>;
  stored: Tables;
};

export function knownWith(stored: Tables, given: Tables): Known {
  const byName = new Map<string, ReadonlyMap<string, unknown>>();
  return {
    stored,
    of<Of extends Columns>(sheet: Sheet<Of>) {
      const known = byName.get(sheet.name) ?? byCode([...given.of(sheet).rows, ...stored.of(sheet).rows]);
      byName.set(sheet.name, known);
      return known as ReadonlyMap<string, RowOf<Of>>;
    },
  };
}

function byCode(rows: readonly object[]): ReadonlyMap<string, unknown> {
  const first = new Map<string, unknown>();
  for (const row of rows) if ("code" in row && !first.has(String(row.code))) first.set(String(row.code), row);
  return first;
}
