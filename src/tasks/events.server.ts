/** What happened to tasks: written once, never changed. Equal lines are one; those of one day stand in the order of their file. */
import { type RawBuilder, sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PeriodCode, TaskId, UnitId } from "../database/ids.ts";
import type { Counts } from "../definitions/store.server.ts";
import type { Cells, Placed } from "../definitions/table.ts";
import type { EventKind, TaskEvent } from "./event.ts";
import { partsOfCode } from "./occurrence.ts";
import type { Occurrence } from "./task.ts";
import type { TaskEventRow } from "./taskEventsSheet.ts";

/** An event of an occurrence. */
export type StoredEvent = TaskEvent & {
  id: string;
  task: TaskId;
  period: PeriodCode | "";
  text: string;
  /** Who told it and when. */
  by: string;
  at: Date;
};

/** So many rows go into one statement. */
const AT_ONCE = 50_000;
/** A file has fewer rows than this: what comes with one load stands before what comes with the next. */
const PLACES = 1_000_000_000;

/**
 * Adds what is new. Where a file brings something new to a day or has that day's events in another order, they stand in the
 * order of the file, after those that it does not have.
 */
export async function storeEvents(
  tx: WriteTransaction,
  rows: readonly Placed<TaskEventRow>[],
  { by, at }: { by: string; at: Date },
): Promise<Counts & { tasks: TaskId[] }> {
  if (rows.length === 0) return { new: 0, changed: 0, unchanged: 0, tasks: [] };
  await sql`
    CREATE TEMPORARY TABLE given_event (
      place int, task_id int, period text, unit_id int, date date, event text, amount text, text text, known bigint
    ) ON COMMIT DROP`.execute(tx);
  for (let first = 0; first < rows.length; first += AT_ONCE) await give(tx, rows.slice(first, first + AT_ONCE));
  await sql`ANALYZE given_event`.execute(tx);
  await sql`
    UPDATE given_event AS given
    SET known = event.id
    FROM task_event AS event
    WHERE ${isSameEvent}`.execute(tx);
  const begin = await sql<{ sort: string }>`
    SELECT (nextval('task_event_sort') * ${PLACES}::bigint)::text AS sort`.execute(tx);
  const sort = begin.rows[0]?.sort ?? "0";
  // The days to which something new comes, or whose events stand in another order.
  await sql`
    WITH ordered AS (
      SELECT
        given.*,
        row_number() OVER (PARTITION BY given.task_id, given.period, given.date ORDER BY given.place) AS in_file,
        row_number() OVER (PARTITION BY given.task_id, given.period, given.date ORDER BY event.sort, given.place) AS stored
      FROM given_event AS given
      LEFT JOIN task_event AS event ON event.id = given.known
    ),
    day AS (
      SELECT task_id, period, date
      FROM ordered
      GROUP BY task_id, period, date
      HAVING bool_or(known IS NULL) OR bool_or(in_file <> stored)
    )
    UPDATE task_event AS event
    SET sort = ${sort}::bigint + ordered.place
    FROM ordered
    JOIN day USING (task_id, period, date)
    WHERE event.id = ordered.known`.execute(tx);
  const { rows: added } = await sql<{ task_id: TaskId }>`
    INSERT INTO task_event (task_id, period, unit_id, date, event, amount, text, sort, by, at)
    SELECT task_id, period, unit_id, date, event, amount, text, ${sort}::bigint + place, ${by}, ${at}::timestamptz
    FROM given_event
    WHERE known IS NULL
    RETURNING task_id`.execute(tx);
  const { rows: touched } = await sql<{ task_id: TaskId }>`SELECT DISTINCT task_id FROM given_event`.execute(tx);
  await sql`DROP TABLE given_event`.execute(tx);
  return {
    ...{ new: added.length, changed: 0, unchanged: rows.length - added.length },
    tasks: touched.map(({ task_id }) => task_id),
  };
}

const isSameEvent: RawBuilder<unknown> = sql`
  event.task_id = given.task_id
  AND event.period = given.period
  AND coalesce(event.unit_id, 0) = coalesce(given.unit_id, 0)
  AND event.date = given.date
  AND event.event = given.event
  AND coalesce(event.amount, '') = coalesce(given.amount, '')
  AND md5(event.text) = md5(given.text)`;

/** Of equal lines of the file the first. */
async function give(tx: WriteTransaction, rows: readonly Placed<TaskEventRow>[]): Promise<void> {
  const codes = rows.map(({ task }) => partsOfCode(task));
  await sql`
    INSERT INTO given_event (place, task_id, period, unit_id, date, event, amount, text)
    SELECT DISTINCT ON (task.id, line.period, coalesce(unit.id, 0), line.date, line.event, coalesce(line.amount, ''), line.text)
      line.place, task.id, line.period, unit.id, line.date, line.event, line.amount, line.text
    FROM unnest(
      ${rows.map(({ row }) => row)}::int[],
      ${codes.map(({ task }) => task)}::text[],
      ${codes.map(({ period }) => period ?? "")}::text[],
      ${rows.map(({ unit }) => unit ?? null)}::text[],
      ${rows.map(({ date }) => date)}::date[],
      ${rows.map(({ event }) => event)}::text[],
      ${rows.map(({ amount }) => amount ?? null)}::text[],
      ${rows.map(({ text }) => text)}::text[]
    ) AS line (place, task, period, unit, date, event, amount, text)
    JOIN task ON task.code = line.task
    LEFT JOIN unit ON unit.code = line.unit
    WHERE NOT EXISTS (
      SELECT FROM given_event AS given
      WHERE given.task_id = task.id AND given.period = line.period AND given.unit_id IS NOT DISTINCT FROM unit.id
        AND given.date = line.date AND given.event = line.event AND given.amount IS NOT DISTINCT FROM line.amount
        AND given.text = line.text
    )
    ORDER BY
      task.id, line.period, coalesce(unit.id, 0), line.date, line.event, coalesce(line.amount, ''), line.text, line.place
  `.execute(tx);
}

/** One that somebody tells now, after all that there is. The same twice in a day is one, which is not new. */
export async function addEvent(
  tx: WriteTransaction,
  { task, period, unit, date, event, amount, text, by, at }: Omit<StoredEvent, "id" | "to">,
): Promise<{ id: string; isNew: boolean }> {
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    WITH added AS (
      INSERT INTO task_event (task_id, period, unit_id, date, event, amount, text, sort, by, at)
      VALUES (
        ${task}, ${period}, ${unit ?? null}, ${date}, ${event}, ${amount ?? null}, ${text},
        nextval('task_event_sort') * ${PLACES}::bigint, ${by}, ${at}
      )
      ON CONFLICT DO NOTHING
      RETURNING id
    )
    SELECT id, true AS "isNew"
    FROM added
    UNION ALL
    SELECT id, false
    FROM task_event
    WHERE task_id = ${task} AND period = ${period} AND unit_id IS NOT DISTINCT FROM ${unit ?? null} AND date = ${date}
      AND event = ${event} AND amount IS NOT DISTINCT FROM ${amount ?? null} AND text = ${text}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Error(`neither added nor there: ${event} of ${task}`);
  return found;
}

/** Of all tasks, of some, or of one occurrence, where a unit is named only what concerns its piece. */
type Whose = "all" | { tasks: readonly TaskId[] } | (Pick<Occurrence, "task" | "period"> & { unit?: UnitId });

/** In the order in which they are taken. */
export async function readEvents(tx: ReadTransaction, whose: Whose): Promise<StoredEvent[]> {
  const { rows } = await sql<{
    id: string;
    task: TaskId;
    period: PeriodCode | "";
    unit: UnitId | null;
    date: IsoDate;
    event: EventKind;
    amount: string | null;
    to: UnitId | null;
    text: string;
    by: string;
    at: Date;
  }>`
    SELECT
      event.id, event.task_id AS task, event.period, event.unit_id AS unit, event.date, event.event, event.amount,
      taking.id AS to, event.text, event.by, event.at
    FROM task_event AS event
    LEFT JOIN unit AS taking ON event.event = 'transferred' AND taking.code = event.amount
    WHERE ${isOf(whose)}
    ORDER BY event.task_id, event.period, event.date, event.sort`.execute(tx);
  return rows.map(({ unit, amount, to, ...event }) => ({
    ...event,
    unit: unit ?? undefined,
    amount: amount ?? undefined,
    to: to ?? undefined,
  }));
}

function isOf(whose: Whose): RawBuilder<unknown> {
  if (whose === "all") return sql`true`;
  if ("tasks" in whose) return sql`event.task_id = ANY (${whose.tasks}::int[])`;
  const { task, period, unit } = whose;
  const isItsOwn =
    unit === undefined ? sql`true` : sql`coalesce(event.unit_id, ${unit}) = ${unit} OR taking.id = ${unit}`;
  return sql`event.task_id = ${task.id} AND event.period = ${period ?? ""} AND (${isItsOwn})`;
}

/** In the words of the folder's file. */
export async function eventCells(tx: ReadTransaction, most: number): Promise<Cells[]> {
  const { rows } = await sql<Cells>`
    SELECT
      task.code || CASE WHEN event.period = '' THEN '' ELSE '@' || event.period END AS task,
      coalesce(unit.code, '') AS unit, event.date::text AS date, event.event, coalesce(event.amount, '') AS amount, event.text
    FROM task_event AS event
    JOIN task ON task.id = event.task_id
    LEFT JOIN unit ON unit.id = event.unit_id
    ORDER BY event.date, task.sort, event.period, event.sort
    LIMIT ${most}`.execute(tx);
  return rows;
}
