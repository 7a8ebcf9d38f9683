/** What the board of tasks shows of a unit on a day. */
import { type RawBuilder, sql } from "kysely";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import { type UnitTree, unitsWithin } from "../../units/tree.ts";
import type { Line } from "./board.ts";

export type Asked = { unit: UnitId; role: "lead" | "assigned"; day: IsoDate };

/** So many units are named in a line. */
const NAMED = 3;

/**
 * The leads' pieces of a unit and below, or of the tasks that it assigned itself, a line for each occurrence; by unit a line
 * for each piece.
 */
export async function readLines(
  tx: ReadTransaction,
  { unit, role, day }: Asked,
  tree: UnitTree,
  isByUnit: boolean,
): Promise<Line[]> {
  const isMeant: RawBuilder<unknown> =
    role === "assigned"
      ? sql`task.assigned_by_id = ${unit}`
      : sql`stage.unit_id = ANY (${unitsWithin(tree, unit).map(({ id }) => id)}::int[])`;
  const isLate = sql`finished_on IS NULL AND stage.due < ${day} AND coalesce(excused_to < ${day}, true)`;
  const { rows } = await sql<Line>`
    SELECT
      task.code || CASE WHEN stage.period = '' THEN '' ELSE '@' || stage.period END AS code,
      task.title, task.document, task.field, task.in_charge AS "inCharge", task.illustrative,
      task.assigned_by_id AS "assignedBy",
      ${isByUnit ? sql`ARRAY[stage.unit_id]` : sql`coalesce((array_agg(stage.unit_id ORDER BY place) FILTER (WHERE finished_on IS NULL))[1:${sql.lit(NAMED)}], '{}')`} AS units,
      count(*)::int AS pieces,
      count(*) FILTER (WHERE finished_on IS NOT NULL)::int AS done,
      count(*) FILTER (WHERE ${isLate})::int AS overdue,
      min(stage.due) FILTER (WHERE ${isLate}) AS "lateSince",
      min(stage.due) FILTER (WHERE finished_on IS NULL AND stage.due >= ${day}) AS "nextDue",
      max(stage.due_first) AS "dueFirst", max(stage.due) AS due,
      count(*) FILTER (
        WHERE (finished_on IS NOT NULL AND task.accept AND quality IS NULL)
          OR (finished_on IS NULL AND (is_declined OR wished IS NOT NULL))
      )::int AS waiting,
      max(from_day) AS touched
    FROM task_stage AS stage
    JOIN task ON task.id = stage.task_id
    WHERE from_day <= ${day} AND until_day > ${day} AND gone_on IS NULL AND stage.role = 'lead' AND ${isMeant}
    GROUP BY task.id, stage.period ${isByUnit ? sql`, stage.unit_id` : sql``}
    ORDER BY task.sort, task.id, stage.period, min(place)`.execute(tx);
  return rows;
}
