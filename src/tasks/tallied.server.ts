/**
 * What pieces add up to, counted in the database: of many pieces as they are kept, or of whole tasks by how many stand alike.
 * How a piece counts is said here once more, for PostgreSQL; that it is what `piece.ts`, `asked.ts` and `count.ts` say is
 * proved on folders at random.
 */
import { type RawBuilder, sql } from "kysely";
import { firstDay, lastDay } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { type UnitTree, unitsWithin } from "../units/tree.ts";
import type { Group, Grouping } from "./answer.ts";
import { dayOf, type Question, type Span } from "./asked.ts";
import type { Tally } from "./count.ts";

/** By what is counted: by nothing, by a grouping, or by rows that take in units. */
export type CountedBy = undefined | Grouping | readonly UnitsTogether[];
export type UnitsTogether = { key: string; units: readonly UnitId[] };

/** In the order in which the keys come among the pieces; without grouping the one key is empty. */
export async function readTallies(
  tx: ReadTransaction,
  question: Question,
  by: CountedBy,
  tree: UnitTree,
): Promise<Group[]> {
  const day = dayOf(question.span);
  const { rows } = await sql<CountedRow>`
    WITH piece AS (
      ${piecesOf(question, by, tree)}
    ),
    counted AS (
      SELECT
        task_id, period, unit_key, quality, extended,
        ${isCarried(question.span)} AS carried,
        finished_on IS NOT NULL AND quality IS NULL AND gone_on IS NULL AS unaccepted,
        ${countedAs(day)} AS counted,
        min(place) AS place,
        sum(pieces) AS pieces
      FROM piece
      WHERE ${isInSpan(question.span)}
      GROUP BY task_id, period, unit_key, quality, extended, carried, unaccepted, counted
      HAVING sum(pieces) > 0
    ),
    placed AS (
      SELECT
        counted.*, ${keyOf(by)} AS key, task.accept,
        (dense_rank() OVER (ORDER BY task.sort, task.id, counted.period))::bigint * 1000000000 + coalesce(place, 0) AS place_of_all
      FROM counted
      JOIN task ON task.id = counted.task_id
      ${by === "unit" ? sql`JOIN unit ON unit.id = counted.unit_key` : sql``}
    )
    SELECT
      key,
      ${summed(sql`counted IN ('onTime', 'forgiven')`)} AS "doneOnTime",
      ${summed(sql`counted = 'late'`)} AS "doneLate",
      ${summed(sql`counted = 'doneNoDeadline'`)} AS "doneNoDeadline",
      ${summed(sql`counted = 'inTime'`)} AS "openInTime",
      ${summed(sql`counted = 'overdue'`)} AS "openOverdue",
      ${summed(sql`counted = 'openNoDeadline'`)} AS "openNoDeadline",
      ${summed(sql`unaccepted AND accept`)} AS awaiting,
      ${summed(sql`counted = 'excused'`)} AS excused,
      ${summed(sql`counted = 'forgiven'`)} AS forgiven,
      ${summed(sql`counted <> 'gone' AND extended`)} AS extended,
      ${summed(sql`counted <> 'gone' AND carried`)} AS carried,
      ${summed(sql`counted <> 'gone' AND quality > 100`)} AS exceeded,
      ${summed(sql`counted <> 'gone' AND quality IS NOT NULL`)} AS accepted,
      coalesce(sum(quality * pieces) FILTER (WHERE counted <> 'gone'), 0)::text AS qualities
    FROM placed
    GROUP BY key
    ORDER BY min(place_of_all)`.execute(tx);
  return rows.map(({ key, qualities, ...counts }) => ({
    key,
    tally: { ...counts, qualities: new Decimal(qualities) },
  }));
}

type CountedRow = { key: string; qualities: string } & Omit<Tally, "qualities">;

function summed(what: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(sum(pieces) FILTER (WHERE ${what}), 0)::int`;
}

function keyOf(by: CountedBy): RawBuilder<unknown> {
  switch (by) {
    case undefined:
      return sql`''`;
    case "unit":
      return sql`unit.code`;
    case "field":
      return sql`task.field`;
    case "in_charge":
      return sql`task.in_charge`;
    default:
      return sql`counted.unit_key`;
  }
}

/** Of units that are more than half of all there are, what all have less what the others have: few rows either way. */
function piecesOf({ unit, role, span }: Question, by: CountedBy, tree: UnitTree): RawBuilder<unknown> {
  const day = dayOf(span);
  const ofRole = role === "cooperating" ? "cooperating" : "lead";
  const single = (isMeant: RawBuilder<unknown>, pieces: 1 | -1 = 1) => sql`
    SELECT
      task_id, stage.period, ${unitKeyOf(by)} AS unit_key, began, due, extensions > 0 AS extended, finished_on, quality,
      excused_to, gone_on, place, ${sql.lit(pieces)} AS pieces
    FROM task_stage AS stage
    ${Array.isArray(by) ? sql`JOIN ${rowsOf(by)} AS taken (key, unit) ON taken.unit = stage.unit_id` : sql``}
    WHERE stage.role = ${ofRole} AND from_day <= ${day} AND until_day > ${day} AND ${isMeant}`;
  const alike = (isMeant: RawBuilder<unknown>) => sql`
    SELECT
      task_id, period, NULL::int AS unit_key, began, due, extended, finished_on, quality, excused_to, gone_on,
      NULL::int AS place, pieces
    FROM task_tally
    WHERE role = ${ofRole} AND day <= ${day} AND ${isMeant}`;
  const byUnits = by === "unit" || Array.isArray(by);
  if (role === "assigned") {
    const isMeant = sql`task_id IN (SELECT id FROM task WHERE assigned_by_id = ${unit})`;
    return byUnits ? single(isMeant) : alike(isMeant);
  }
  const within = unitsWithin(tree, unit).map(({ id }) => id);
  const isOf = (units: readonly UnitId[]) => sql`stage.unit_id = ANY (${units}::int[])`;
  if (byUnits || within.length * 2 <= tree.units.length) return single(isOf(within));
  const inside = new Set(within);
  const outside = tree.units.flatMap(({ id }) => (inside.has(id) ? [] : [id]));
  if (outside.length === 0) return alike(sql`true`);
  return sql`${alike(sql`true`)} UNION ALL ${single(isOf(outside), -1)}`;
}

function unitKeyOf(by: CountedBy): RawBuilder<unknown> {
  if (by === "unit") return sql`stage.unit_id`;
  return Array.isArray(by) ? sql`taken.key` : sql`NULL::int`;
}

function rowsOf(rows: readonly UnitsTogether[]): RawBuilder<unknown> {
  const pairs = rows.flatMap(({ key, units }) => units.map((unit) => ({ key, unit })));
  return sql`unnest(${pairs.map(({ key }) => key)}::text[], ${pairs.map(({ unit }) => unit)}::int[])`;
}

/** Which of the counts a piece adds to on a day. */
function countedAs(day: IsoDate): RawBuilder<unknown> {
  return sql`
    CASE
      WHEN gone_on IS NOT NULL THEN 'gone'
      WHEN finished_on IS NULL THEN
        CASE
          WHEN due IS NULL THEN 'openNoDeadline'
          WHEN due >= ${day} THEN 'inTime'
          WHEN excused_to >= ${day} THEN 'excused'
          ELSE 'overdue'
        END
      WHEN due IS NULL THEN 'doneNoDeadline'
      WHEN finished_on <= due THEN 'onTime'
      WHEN finished_on <= excused_to THEN 'forgiven'
      ELSE 'late'
    END`;
}

/** What belongs to the days in question, its own or carried into them. */
function isInSpan(span: Span): RawBuilder<unknown> {
  if ("on" in span) return span.since === undefined ? sql`true` : sql`began >= ${span.since}`;
  const [first, last] = [firstDay(span.period), lastDay(span.period)];
  return sql`
    CASE
      WHEN due IS NULL THEN began BETWEEN ${first} AND ${last}
      WHEN due >= ${first} THEN due <= ${last}
      ELSE coalesce(gone_on >= ${first}, true) AND coalesce(finished_on >= ${first}, true)
    END`;
}

function isCarried(span: Span): RawBuilder<unknown> {
  return "on" in span ? sql`false` : sql`coalesce(due < ${firstDay(span.period)}, false)`;
}
