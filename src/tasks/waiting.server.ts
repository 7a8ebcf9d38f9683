/** Pieces that wait for somebody: for who has them, or, reported done, for who assigned them. */
import { sql } from "kysely";
import { addDays } from "../calendar/day.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Whose } from "../duties/source.server.ts";
import type { Role } from "./piece.ts";

export type Waiting = {
  /** Of the task, or of the occurrence. */
  code: string;
  title: string;
  unit: UnitId;
  role: Role;
  assignedBy: UnitId;
  due: IsoDate | null;
  finishedOn: IsoDate | null;
  percent: string | null;
  /** More time, or being let off, was asked for and not answered. */
  isAsking: boolean;
};

/** Of all there is, only what is due about now is of interest to the calendar. */
const [DAYS_BACK, DAYS_AHEAD] = [70, 31];

/** On a day, what is due first coming first. */
export async function readWaiting(tx: ReadTransaction, whose: Whose, on: IsoDate): Promise<Waiting[]> {
  const isTheirs =
    whose === "everybody"
      ? sql`stage.due BETWEEN ${addDays(on, -DAYS_BACK)} AND ${addDays(on, DAYS_AHEAD)}`
      : sql`(stage.unit_id = ANY (${whose.by}::int[]) OR task.assigned_by_id = ANY (${whose.to}::int[]))`;
  const { rows } = await sql<Waiting>`
    SELECT
      task.code || CASE WHEN stage.period = '' THEN '' ELSE '@' || stage.period END AS code,
      task.title, stage.unit_id AS unit, stage.role, task.assigned_by_id AS "assignedBy", stage.due,
      stage.finished_on AS "finishedOn", stage.percent,
      stage.is_declined OR stage.wished IS NOT NULL AS "isAsking"
    FROM task_stage AS stage
    JOIN task ON task.id = stage.task_id
    WHERE stage.from_day <= ${on} AND stage.until_day > ${on} AND stage.gone_on IS NULL
      AND (stage.finished_on IS NULL OR (task.accept AND stage.quality IS NULL))
      AND ${isTheirs}
    ORDER BY stage.due NULLS LAST, task.sort, stage.period, stage.place`.execute(tx);
  return rows;
}
