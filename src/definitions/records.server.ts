/** What is stored, in the words of a folder's files. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import { type Column, type Sheet, sheetCalled, storedAs, tableOfCodes } from "./sheet.ts";
import type { Cells } from "./table.ts";

/** The rows of a sheet, every cell a text, empty where nothing is given: all of them in the order of the file, or a code's. */
export async function readCells(
  tx: ReadTransaction,
  sheets: readonly Sheet[],
  sheet: Sheet,
  code?: string,
): Promise<Cells[]> {
  const { columns, shared, gone } = sheet;
  const apart = shared?.apart;
  const placeOf = (name: string) => (apart && shared.columns.includes(name) ? "head" : "each");
  const named = Object.entries(columns);
  const selected = named.map(([name, column]) => {
    const from = column.refersTo === undefined ? `${placeOf(name)}.${storedAs(name, column)}` : `${name}.code`;
    return sql`${sql.ref(from)} AS ${sql.id(name)}`;
  });
  const heads = apart
    ? sql`JOIN ${sql.table(apart.table)} AS head ON head.id = ${sql.ref(`each.${apart.link}`)}`
    : sql``;
  const references = named.flatMap(([name, column]) =>
    column.refersTo === undefined
      ? []
      : [
          sql`
            LEFT JOIN ${sql.table(tableOfCodes(sheetCalled(sheets, column.refersTo)))} AS ${sql.id(name)}
              ON ${sql.ref(`${name}.id`)} = ${sql.ref(`${placeOf(name)}.${storedAs(name, column)}`)}`,
        ],
  );
  const { rows } = await sql<Record<string, unknown>>`
    SELECT ${sql.join(selected)}
    FROM ${sql.table(sheet.table)} AS each
    ${heads}
    ${sql.join(references, sql` `)}
    WHERE ${gone === undefined ? sql`true` : sql`NOT ${sql.ref(`each.${gone}`)}`}
      AND ${code === undefined ? sql`true` : sql`${sql.ref(`${placeOf("code")}.code`)} = ${code}`}
    ORDER BY ${sql.join((sheet.order ?? ["each.sort", "each.id"]).map((column) => sql.ref(column)))}`.execute(tx);
  return rows.map((row) => Object.fromEntries(named.map(([name, column]) => [name, cellOf(row[name], column)])));
}

/** A stored value as the file says it. */
export function cellOf(value: unknown, { read }: Pick<Column, "read">): string {
  if (value === null || value === undefined) return "";
  if (read) return read(value as never);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join("|") : String(value);
}
