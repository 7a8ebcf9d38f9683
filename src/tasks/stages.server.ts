/** Where the stages of pieces are kept, and with them how many stand alike. */
import { type RawBuilder, sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, TaskId } from "../database/ids.ts";
import type { Handed } from "./asked.ts";
import type { Piece, Stage } from "./piece.ts";
import type { Occurrence } from "./task.ts";

/** Before the first day of all, and after the last. */
const BEGINNING = "-infinity" as IsoDate;
const FOREVER = "infinity" as IsoDate;
const AT_ONCE = 20_000;

/** Whose stages are stored: of whole tasks, or of one occurrence. */
export type Stored = { tasks: readonly TaskId[] } | Pick<Occurrence, "task" | "period">;

/** Stores where what is kept differs; what is kept and not given any more is removed. */
export async function storeStages(tx: WriteTransaction, handed: readonly Handed[], stored: Stored): Promise<void> {
  await sql`CREATE TEMPORARY TABLE wanted_stage (LIKE task_stage) ON COMMIT DROP`.execute(tx);
  let rows: StageRow[] = [];
  for (const { occurrence, pieces } of handed)
    for (const [place, piece] of pieces.entries()) {
      rows.push(...rowsOf(occurrence, piece, place));
      if (rows.length >= AT_ONCE) {
        await insertInto(tx, sql`wanted_stage`, rows);
        rows = [];
      }
    }
  await insertInto(tx, sql`wanted_stage`, rows);
  await sql`ANALYZE wanted_stage`.execute(tx);
  const isMeant =
    "tasks" in stored
      ? sql`task_id = ANY (${stored.tasks}::int[])`
      : sql`task_id = ${stored.task.id} AND period = ${stored.period ?? ""}`;
  await sql`
    DELETE FROM task_stage AS kept
    WHERE ${isMeant}
      AND NOT EXISTS (SELECT FROM wanted_stage AS wanted WHERE wanted = kept)`.execute(tx);
  await sql`
    INSERT INTO task_stage
    SELECT * FROM wanted_stage
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`DROP TABLE wanted_stage`.execute(tx);
  await keepTally(tx, isMeant);
}

/** The stages of one piece, the only one of its unit, of which nothing changed before a day. */
export async function storeStagesOf(
  tx: WriteTransaction,
  occurrence: Occurrence,
  { piece, place }: { piece: Piece; place: number },
  from: IsoDate,
): Promise<void> {
  const isMeant = sql`task_id = ${occurrence.task.id} AND period = ${occurrence.period ?? ""}`;
  await sql`DELETE FROM task_stage WHERE ${isMeant} AND unit_id = ${piece.unit}`.execute(tx);
  await insertInto(tx, sql`task_stage`, rowsOf(occurrence, piece, place));
  await keepTally(tx, isMeant, from);
}

/** How many stand alike is never counted on, but counted anew: from a day on where nothing before it changed. */
async function keepTally(tx: WriteTransaction, isMeant: RawBuilder<unknown>, from = BEGINNING): Promise<void> {
  await sql`DELETE FROM task_tally WHERE ${isMeant} AND day >= ${from}`.execute(tx);
  await sql`
    INSERT INTO task_tally
    SELECT
      task_id, period, role, began, due, extensions > 0, finished_on, quality, excused_to, gone_on, edge.day, sum(edge.sign),
      sum(edge.sign * CASE WHEN finished_on IS NULL THEN coalesce(percent, 0) ELSE 100 END)
    FROM task_stage
    CROSS JOIN LATERAL (VALUES (from_day, 1), (until_day, -1)) AS edge (day, sign)
    WHERE ${isMeant} AND edge.day >= ${from} AND edge.day < ${FOREVER}
    GROUP BY task_id, period, role, began, due, extensions > 0, finished_on, quality, excused_to, gone_on, edge.day
  `.execute(tx);
}

type StageRow = { task: TaskId; period: string; piece: Piece; place: number; stage: Stage; until: IsoDate };

function rowsOf({ task, period }: Occurrence, piece: Piece, place: number): StageRow[] {
  return piece.stages.map((stage, index) => ({
    ...{ task: task.id, period: period ?? "", piece, place, stage },
    until: piece.stages[index + 1]?.from ?? FOREVER,
  }));
}

async function insertInto(tx: WriteTransaction, table: RawBuilder<unknown>, rows: readonly StageRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = <Value>(of: (row: StageRow) => Value | undefined) => rows.map((row) => of(row) ?? null);
  await sql`
    INSERT INTO ${table}
    SELECT * FROM unnest(
      ${given(({ task }) => task)}::int[],
      ${given(({ period }) => period)}::text[],
      ${given(({ piece }) => piece.unit)}::int[],
      ${given(({ piece }) => piece.role)}::text[],
      ${given(({ stage }) => stage.from)}::date[],
      ${given(({ until }) => until)}::date[],
      ${given(({ place }) => place)}::int[],
      ${given(({ piece }) => piece.began)}::date[],
      ${given(({ piece }) => piece.isTakenOver)}::boolean[],
      ${given(({ piece }) => piece.dueFirst)}::date[],
      ${given(({ stage }) => stage.due)}::date[],
      ${given(({ stage }) => stage.extensions)}::int[],
      ${given(({ stage }) => stage.finishedOn)}::date[],
      ${given(({ stage }) => stage.quality)}::numeric[],
      ${given(({ stage }) => stage.excusedTo)}::date[],
      ${given(({ stage }) => stage.percent)}::numeric[],
      ${given(({ stage }) => stage.wished)}::date[],
      ${given(({ stage }) => stage.isDeclined ?? false)}::boolean[],
      ${given(({ stage }) => stage.goneOn)}::date[],
      ${given(({ stage }) => stage.goneBy)}::text[]
    )`.execute(tx);
}
