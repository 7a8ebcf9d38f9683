/** Stores what tables define, by the descriptions of their sheets. Nothing is deleted: what they leave out stays. */
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { Known, Tables } from "./known.ts";
import { type Sheet, sheetCalled, storedAs, tableOfCodes } from "./sheet.ts";
import { type Counts, idsFor, type Stamp, storeRows } from "./store.server.ts";

/** The id of a code; a reference that was checked before always has one. */
export type Ids = (code: string | undefined) => number | null;
/** Where a row stands among its like. */
export type Order = (table: string, code: string, index: number) => number;
export const inFileOrder: Order = (_table, _code, index) => index;

/** The order in which rows with a code stand already; new ones come last. */
export async function keptOrder(tx: ReadTransaction, sheets: readonly Sheet[]): Promise<Order> {
  const ordered = sheets.filter(({ columns, shared, order }) => "code" in columns && !shared && !order);
  const sorts = ordered.map(({ table }) => sql`SELECT ${table}::text AS kind, code, sort FROM ${sql.table(table)}`);
  const { rows } = await sql<{ kind: string; code: string; sort: number }>`
    ${sql.join(sorts, sql` UNION ALL `)}`.execute(tx);
  const kept = new Map(rows.map(({ kind, code, sort }) => [`${kind} ${code}`, sort]));
  const last = new Map<string, number>();
  for (const { kind, sort } of rows) last.set(kind, Math.max(last.get(kind) ?? -1, sort));
  return (kind, code, index) => kept.get(`${kind} ${code}`) ?? (last.get(kind) ?? -1) + 1 + index;
}

/** What of each file was new, changed or unchanged. */
export type FileCounts = Record<string, Counts>;

type Storing = {
  tx: WriteTransaction;
  stamp: Stamp;
  order: Order;
  known: Known;
  idsOf: (sheet: string) => Promise<Ids>;
};

/** A sheet that is stored in a way of its own. */
type Own = (idsOf: Storing["idsOf"]) => Promise<Counts>;

/** Sheet by sheet: none refers to one that comes later. */
export async function storeTables(
  tx: WriteTransaction,
  sheets: readonly Sheet[],
  {
    tables,
    known,
    stamp,
    order = inFileOrder,
    own = {},
  }: {
    tables: Tables;
    known: Known;
    stamp: Stamp;
    order?: Order;
    own?: Readonly<Record<string, Own>>;
  },
): Promise<FileCounts> {
  const asked = new Map<string, Promise<Ids>>();
  const idsOf = (name: string) => {
    const sheet = sheetCalled(sheets, name);
    const codes = () => tables.of(sheet).rows.map((row) => String(row.code));
    const ids = asked.get(name) ?? idsFor(tx, tableOfCodes(sheet), codes());
    asked.set(name, ids);
    return ids;
  };
  const counts: FileCounts = {};
  for (const sheet of sheets) {
    const ownWay = own[sheet.name];
    counts[sheet.file] = ownWay
      ? await ownWay(idsOf)
      : await storeTable(sheet, tables, { tx, stamp, order, known, idsOf });
  }
  return counts;
}

type Row = Readonly<Record<string, unknown>>;

async function storeTable(sheet: Sheet, tables: Tables, storing: Storing): Promise<Counts> {
  const { tx, stamp, order, known } = storing;
  const { columns, shared, complete } = sheet;
  const given: readonly Row[] = tables.of(sheet).rows;
  if (given.length === 0) return { new: 0, changed: 0, unchanged: 0 };
  const rows = given.map((row): Row => complete?.(row, known) ?? row);
  const apart = shared?.apart;
  const own = Object.keys(columns).filter((name) => !apart || !shared.columns.includes(name));
  const ids = "code" in columns && (apart || !shared) ? await storing.idsOf(sheet.name) : undefined;
  const write = await writerOf(sheet, storing);
  const idOf = (row: Row) => ids?.(String(row.code)) ?? null;

  const first = new Map(rows.toReversed().map((row) => [row.code, row]));
  const heads = apart
    ? await storeRows(
        tx,
        apart.table,
        ["code"],
        [...first.values()].map((row) => ({ id: idOf(row), ...write(row, shared.columns) })),
        stamp,
      )
    : undefined;
  const stored = rows.map((row, index) => ({
    ...(apart ? { [apart.link]: idOf(row) } : ids ? { id: idOf(row) } : {}),
    ...write(row, own),
    ...(sheet.order ? {} : { sort: order(sheet.table, String(row.code ?? ""), index) }),
  }));
  const key = sheet.key.map((name) => (apart && name === "code" ? apart.link : storedAs(name, columns[name] ?? {})));
  const counts = await storeRows(tx, sheet.table, key, stored, stamp);
  return { ...counts, changed: counts.changed + (heads?.changed ?? 0) };
}

/** What of a row stands in the table; a column that its file does not have and that is kept is not written. */
async function writerOf(sheet: Sheet, { idsOf }: Storing): Promise<(row: Row, names: readonly string[]) => Row> {
  const ids = new Map<string, Ids>();
  for (const { refersTo } of Object.values(sheet.columns))
    if (refersTo !== undefined) ids.set(refersTo, await idsOf(refersTo));
  return (row, names) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const column = sheet.columns[name];
        if (!column || (column.isKept && !(name in row))) return [];
        const value = row[name];
        const stored =
          column.refersTo !== undefined
            ? ids.get(column.refersTo)?.(value as string | undefined)
            : value === undefined || !column.write
              ? value
              : column.write(value as never);
        return [[storedAs(name, column), stored ?? null]];
      }),
    );
}
