/** Brings rows of a definition into their table: new ones are added, changed ones changed and logged, the same left alone. */
import { type RawBuilder, sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";

export type Counts = {
  new: number;
  changed: number;
  unchanged: number;
  /** Of the unchanged, those that stand elsewhere in the file. */
  moved?: number;
};
export type Stamp = {
  at: Date;
  by: string;
  reason?: string;
  /** What the log calls it; `load` unless told. */
  act?: string;
};

type TableName = string;
type Stored = Record<string, unknown>;

/** The ids of codes, with fresh ones for the codes that the table does not have yet: a row may refer to one further down. */
export async function idsFor(
  tx: WriteTransaction,
  table: TableName,
  codes: readonly string[],
): Promise<(code: string | undefined) => number | null> {
  const { rows } = await sql<{ code: string; id: number }>`
    SELECT code, coalesce(stored.id, nextval(pg_get_serial_sequence(${table}, 'id')))::int AS id
    FROM unnest(${[...new Set(codes)]}::text[]) AS wanted (code)
    FULL JOIN ${sql.table(table)} AS stored USING (code)`.execute(tx);
  const ids = new Map(rows.map((row) => [row.code, row.id]));
  return (code) => (code === undefined ? null : (ids.get(code) ?? null));
}

/**
 * Stores rows by their key. Every row has the same columns; a column that none names keeps what stands in the table.
 * Where only the order changed, that is stored but counts as unchanged.
 */
export async function storeRows(
  tx: WriteTransaction,
  table: TableName,
  key: readonly string[],
  rows: readonly Stored[],
  stamp: Stamp,
): Promise<Counts> {
  if (rows.length === 0) return { new: 0, changed: 0, unchanged: 0 };
  const { rows: differing } = await sql<Difference>`
    SELECT
      ${objectName(table, key)} AS object,
      to_jsonb(stored)::text AS before,
      (coalesce(to_jsonb(stored), '{}') || wanted.given)::text AS after,
      coalesce((to_jsonb(stored) || wanted.given) - 'sort' = to_jsonb(stored) - 'sort', false) AS only_order
    FROM (
      SELECT ${sql.join(key.map((column) => sql.ref(`typed.${column}`)))}, typical.given
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS row
      CROSS JOIN jsonb_populate_record(NULL::${sql.table(table)}, row) AS typed
      CROSS JOIN LATERAL (
        -- as the table writes it, so that 0.20 and 0.2 are the same share
        SELECT jsonb_object_agg(cell.key, cell.value) AS given
        FROM jsonb_each(to_jsonb(typed)) AS cell
        WHERE row ? cell.key
      ) AS typical
    ) AS wanted
    LEFT JOIN ${sql.table(table)} AS stored
      ON ${sameKey(key, "stored", "wanted")}
    WHERE stored IS NULL
      OR to_jsonb(stored) <> to_jsonb(stored) || wanted.given`.execute(tx);

  const columns = Object.keys(rows[0] ?? {});
  const added = differing.filter((row) => row.before === null);
  const changed = differing.filter((row) => row.before !== null);
  await addRows(tx, table, columns, added);
  await changeRows(tx, table, key, columns, changed);
  const toldOf = differing.filter((row) => !row.only_order);
  await logChanges(tx, toldOf, stamp);
  const reallyChanged = toldOf.length - added.length;
  return {
    new: added.length,
    changed: reallyChanged,
    unchanged: rows.length - added.length - reallyChanged,
    moved: differing.length - toldOf.length,
  };
}

/** A row's JSON stays text on its way: numbers in it have more digits than JavaScript's. */
type Difference = { object: string; before: string | null; after: string; only_order: boolean };

async function addRows(
  tx: WriteTransaction,
  table: TableName,
  columns: readonly string[],
  rows: readonly Difference[],
): Promise<void> {
  if (rows.length === 0) return;
  const listed = sql.join(columns.map((column) => sql.ref(column)));
  // One statement, so that rows may refer to each other in any order.
  await sql`
    INSERT INTO ${sql.table(table)} (${listed})
    OVERRIDING SYSTEM VALUE
    SELECT ${listed}
    FROM ${typedRows(table, rows)} AS added`.execute(tx);
}

async function changeRows(
  tx: WriteTransaction,
  table: TableName,
  key: readonly string[],
  columns: readonly string[],
  rows: readonly Difference[],
): Promise<void> {
  const changing = columns.filter((column) => column !== "id" && !key.includes(column));
  if (rows.length === 0 || changing.length === 0) return;
  await sql`
    UPDATE ${sql.table(table)} AS stored
    SET ${sql.join(changing.map((column) => sql`${sql.ref(column)} = ${sql.ref(`wanted.${column}`)}`))}
    FROM ${typedRows(table, rows)} AS wanted
    WHERE ${sameKey(key, "stored", "wanted")}`.execute(tx);
}

function typedRows(table: TableName, rows: readonly Difference[]): RawBuilder<unknown> {
  return sql`(
    SELECT typed.*
    FROM unnest(${rows.map((row) => row.after)}::text[]) AS row
    CROSS JOIN jsonb_populate_record(NULL::${sql.table(table)}, row::jsonb) AS typed
  )`;
}

/** Keys may have empty parts: a member of a group without a first day. */
function sameKey(key: readonly string[], one: string, other: string): RawBuilder<unknown> {
  return sql.join(
    key.map((column) => sql`${sql.ref(`${one}.${column}`)} IS NOT DISTINCT FROM ${sql.ref(`${other}.${column}`)}`),
    sql` AND `,
  );
}

/** `unit:giong-trom`: what a line of the log is about. */
function objectName(table: string, key: readonly string[]): RawBuilder<unknown> {
  const parts = key.map((column) => sql`coalesce(${sql.ref(`wanted.${column}`)}::text, '')`);
  return sql`${`${table}:`}::text || ${sql.join(parts, sql` || '/' || `)}`;
}

async function logChanges(tx: WriteTransaction, changes: readonly Difference[], stamp: Stamp): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    INSERT INTO change_log (at, by, act, object, before, after)
    SELECT ${stamp.at}::timestamptz, ${stamp.by}::text, ${stamp.act ?? "load"}::text, change.object, change.before::jsonb, change.after::jsonb
    FROM unnest(
      ${changes.map((change) => change.object)}::text[],
      ${changes.map((change) => change.before)}::text[],
      ${changes.map((change) => change.after)}::text[]
    ) AS change (object, before, after)`.execute(tx);
}
