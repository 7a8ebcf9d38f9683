/** Pieces as they are kept: of whole tasks, or those that a question is about. */
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, TaskId } from "../database/ids.ts";
import { readSetting } from "../database/setting.server.ts";
import type { Tables } from "../database/tables.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { type UnitTree, unitsWithin } from "../units/tree.ts";
import type { Led } from "./advance.ts";
import { askedPieces, dayOf, type Handed, type Question, type Seen } from "./asked.ts";
import { keptThrough, readSurroundings } from "./kept.server.ts";
import { occurrencesThrough } from "./occurrence.ts";
import { partiesOf } from "./parties.ts";
import { type Piece, shareOf } from "./piece.ts";
import { replay } from "./replay.ts";
import { readFamily, readTasks } from "./tasks.server.ts";

/** Whether occurrences that begin by the day may not be kept yet: whoever asks works them out with `readHanded`. */
export async function isAhead(tx: ReadTransaction, day: IsoDate): Promise<boolean> {
  const through = await readSetting(tx, keptThrough);
  if (through !== undefined && day <= through) return false;
  const { rows } = await sql`SELECT FROM task WHERE recurs IS NOT NULL LIMIT 1`.execute(tx);
  return rows.length > 0;
}

/** The pieces that a question is about, and what all leads of their tasks, and of the parts of these, come to. */
export async function readAsked(
  tx: ReadTransaction,
  question: Question,
  tree: UnitTree,
): Promise<{ seen: Seen[]; led: Led[] }> {
  const day = dayOf(question.span);
  const rows = await readStages(tx, question, tree);
  const tasks = await readFamily(tx, [...new Set(rows.map(({ task_id }) => task_id))]);
  const advances = await readAdvances(
    tx,
    tasks.map(({ id }) => id),
    day,
  );
  const set = await readDaysSet(tx);
  const stages = Map.groupBy(rows, keyOf);
  const occurrences = tasks.flatMap((task) => occurrencesThrough(task, day, set));
  const handed = occurrences.flatMap((occurrence): Handed[] => {
    const pieces = stages.get(keyOf({ task_id: occurrence.task.id, period: occurrence.period ?? "" }));
    return pieces ? [{ occurrence, pieces: pieces.map(pieceOf) }] : [];
  });
  return {
    seen: askedPieces(handed, question, tree, set),
    led: occurrences.map((occurrence): Led => {
      const known = advances.get(keyOf({ task_id: occurrence.task.id, period: occurrence.period ?? "" }));
      const { pieces = 0, done = 0, percent = "0" } = known ?? {};
      return { occurrence, pieces, done, progress: shareOf(percent) };
    }),
  };
}

type StageRow = Selectable<Tables["task_stage"]>;

function keyOf({ task_id, period }: Pick<StageRow, "task_id" | "period">): string {
  return `${task_id} ${period}`;
}

async function readStages(tx: ReadTransaction, { unit, role, span }: Question, tree: UnitTree): Promise<StageRow[]> {
  const day = dayOf(span);
  const isMeant: RawBuilder<unknown> =
    role === "assigned"
      ? sql`task_id IN (SELECT id FROM task WHERE assigned_by_id = ${unit})`
      : sql`unit_id = ANY (${unitsWithin(tree, unit).map(({ id }) => id)}::int[])`;
  const { rows } = await sql<StageRow>`
    SELECT *
    FROM task_stage
    WHERE from_day <= ${day} AND until_day > ${day} AND role = ${role === "cooperating" ? "cooperating" : "lead"}
      AND ${isMeant}
    ORDER BY place`.execute(tx);
  return rows;
}

/** How the leads of tasks stand together on a day, by occurrence. */
async function readAdvances(tx: ReadTransaction, tasks: readonly TaskId[], day: IsoDate) {
  const { rows } = await sql<Pick<StageRow, "task_id" | "period"> & { pieces: number; done: number; percent: string }>`
    SELECT
      task_id, period, sum(pieces)::int AS pieces,
      coalesce(sum(pieces) FILTER (WHERE finished_on IS NOT NULL), 0)::int AS done, sum(percent) AS percent
    FROM task_tally
    WHERE task_id = ANY (${tasks}::int[]) AND day <= ${day} AND role = 'lead' AND gone_on IS NULL
    GROUP BY task_id, period`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Tasks, all where none is named, with their pieces as they stand on a day: of each piece the one stage of that day. */
export async function readHanded(tx: ReadTransaction, day: IsoDate, only?: TaskId): Promise<Handed[]> {
  const tasks = (await readTasks(tx)).filter(({ id }) => only === undefined || id === only);
  let query = tx.selectFrom("task_stage").selectAll().where("from_day", "<=", day).where("until_day", ">", day);
  if (only !== undefined) query = query.where("task_id", "=", only);
  const rows = await query.orderBy("place").execute();
  const stages = Map.groupBy(rows, keyOf);
  const through = await readSetting(tx, keptThrough);
  const set = await readDaysSet(tx);
  const surroundings = (await isAhead(tx, day)) ? await readSurroundings(tx) : undefined;
  return tasks.flatMap((task) =>
    occurrencesThrough(task, day, set).map((occurrence): Handed => {
      const kept = stages.get(keyOf({ task_id: task.id, period: occurrence.period ?? "" }));
      if (kept) return { occurrence, pieces: kept.map(pieceOf) };
      if (surroundings === undefined || occurrence.assigned <= (through ?? "")) return { occurrence, pieces: [] };
      return { occurrence, pieces: replay(occurrence, partiesOf(occurrence, surroundings), [], surroundings).pieces };
    }),
  );
}

/** A piece as far as one of its stages knows it. */
function pieceOf(row: StageRow): Piece {
  const {
    from_day,
    due,
    extensions,
    finished_on,
    quality,
    excused_to,
    percent,
    wished,
    is_declined,
    gone_on,
    gone_by,
  } = row;
  return {
    ...{ unit: row.unit_id, role: row.role, began: row.began, isTakenOver: row.taken_over },
    dueFirst: row.due_first ?? undefined,
    stages: [
      {
        ...{ from: from_day, due: due ?? undefined, extensions, finishedOn: finished_on ?? undefined },
        ...{ quality: quality ?? undefined, excusedTo: excused_to ?? undefined, percent: percent ?? undefined },
        ...{ wished: wished ?? undefined, isDeclined: is_declined || undefined },
        ...{ goneOn: gone_on ?? undefined, goneBy: gone_by ?? undefined },
      },
    ],
  };
}
