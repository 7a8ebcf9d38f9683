/**
 * The kept stages of pieces: always what a replay of the events gives, so that no question has to replay them. Written after
 * every change of what they follow from; what the whole does not allow any more refuses the change.
 */
import { type Selectable, sql } from "kysely";
import { addDays, isoDate } from "../calendar/day.ts";
import type { DaysSet } from "../calendar/publicHolidays.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, TaskId } from "../database/ids.ts";
import { readSetting, rememberSetting, setting } from "../database/setting.server.ts";
import type { Tables } from "../database/tables.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import type { Fault } from "../server/error.ts";
import { readGroups, readUnitTree } from "../units/units.server.ts";
import type { Handed } from "./asked.ts";
import { dayOfDeadline, parseDeadline } from "./deadline.ts";
import { readEvents, type StoredEvent } from "./events.server.ts";
import { inheritancesOf } from "./heirs.ts";
import { occurrenceOf, occurrencesThrough } from "./occurrence.ts";
import { type Places, partiesOf, unitsCalled } from "./parties.ts";
import type { Piece, Stage } from "./piece.ts";
import { type Circumstances, type Refused, replay } from "./replay.ts";
import { mostExtensions } from "./rules.server.ts";
import { type Occurrence, ofPeriod, type Task } from "./task.ts";
import { readTasks } from "./tasks.server.ts";

/** Occurrences are made so many days ahead; those further off are worked out when somebody asks. */
const AHEAD = 62;

/** Through which day the occurrences of recurring tasks are kept. */
const keptThrough = setting("tasks_kept_through", isoDate.optional(), undefined);

export type Surroundings = Places & Circumstances & { set: DaysSet };

export async function readSurroundings(tx: ReadTransaction): Promise<Surroundings> {
  const tree = await readUnitTree(tx);
  return {
    tree,
    groups: await readGroups(tx),
    inheritances: inheritancesOf(tree),
    mostExtensions: await readSetting(tx, mostExtensions),
    set: await readDaysSet(tx),
  };
}

/** What the tasks, as they would be, do not allow: of which task, in which column, or which of its events. */
export type TaskFault = { task: string; column: string; fault: Pick<Fault, "code" | "details">; event?: StoredEvent };

/** So many say enough. */
const MOST_FAULTS = 500;

/** Replays some tasks, or all, and stores where what is kept differs; answers what was refused, and then stores nothing. */
export async function keepTasks(
  tx: WriteTransaction,
  which: readonly TaskId[] | "all",
  today: IsoDate,
): Promise<TaskFault[]> {
  const all = await readTasks(tx);
  const tasks = which === "all" ? all : all.filter(({ id }) => which.includes(id));
  if (tasks.length === 0) return [];
  const surroundings = await readSurroundings(tx);
  const through = addDays(today, AHEAD);
  const ids = tasks.map(({ id }) => id);
  const events = Map.groupBy(await readEvents(tx, which === "all" ? "all" : ids), ({ task }) => task);
  const faults: TaskFault[] = tasks.flatMap((task) => partyFaults(task, surroundings, today));
  const handed = tasks.flatMap((task) => {
    const ofTask = Map.groupBy(events.get(task.id) ?? [], ({ period }) => period);
    const occurrences = occurrencesKept(task, through, [...ofTask.keys()], surroundings.set);
    const known = new Set(occurrences.map(({ period }) => period ?? ""));
    const refuse = (code: string, event: StoredEvent, refused: Refused<StoredEvent>["code"]) =>
      faults.push({ task: task.code, ...eventFault(code, event, refused, surroundings) });
    for (const [period, stray] of ofTask) {
      const code = period === "" ? task.code : `${task.code}${ofPeriod}${period}`;
      if (!known.has(period)) for (const event of stray) refuse(code, event, "task_event_no_piece");
    }
    return occurrences.map((occurrence): Handed => {
      const ofOccurrence = ofTask.get(occurrence.period ?? "") ?? [];
      for (const event of ofOccurrence) {
        if (event.date > lastDayAllowed(today)) refuse(occurrence.code, event, "task_event_far");
      }
      const { pieces, refused } = replay(occurrence, partiesOf(occurrence, surroundings), ofOccurrence, surroundings);
      for (const each of refused) refuse(occurrence.code, each.event, each.code);
      return { occurrence, pieces };
    });
  });
  if (faults.length > 0) return faults.slice(0, MOST_FAULTS);
  await storeStages(tx, handed, ids);
  if (which === "all") await rememberSetting(tx, keptThrough, through);
  return [];
}

/** A mistyped year: nothing is dated so many years ahead. */
const MOST_YEARS = 10;

function lastDayAllowed(today: IsoDate): IsoDate {
  return addDays(today, MOST_YEARS * 366);
}

/** Words that name nobody on the day the task is assigned, and days too far off. */
function partyFaults(task: Task, { tree, groups }: Places, today: IsoDate): TaskFault[] {
  const faults: TaskFault[] = [];
  const { code, assigned, assignedBy } = task;
  const at = (column: string, fault: string, details: Record<string, string | number>) =>
    faults.push({ task: code, column, fault: { code: fault, details: { ...details, day: assigned } } });
  for (const column of ["leads", "cooperating"] as const)
    for (const word of task[column]) {
      if (unitsCalled(word, { assignedBy, on: assigned }, { tree, groups }).length > 0) continue;
      if (tree.byCode.has(word)) at(column, "task_unit_absent", { text: word });
      else at(column, "task_nobody", { text: word, unit: tree.byId.get(assignedBy)?.code ?? "" });
    }
  const [due, coopDue] = [task.due, task.coopDue].map((text) => (text === undefined ? undefined : parseDeadline(text)));
  const days = {
    assigned,
    due: due && dayOfDeadline(due, assigned),
    coop_due: coopDue && dayOfDeadline(coopDue, assigned),
    until: task.until,
  };
  for (const [column, day] of Object.entries(days)) {
    if (day !== undefined && day > lastDayAllowed(today))
      faults.push({ task: code, column, fault: { code: "task_day_far", details: { day, years: MOST_YEARS } } });
  }
  return faults;
}

function eventFault(task: string, event: StoredEvent, code: string, { tree }: Pick<Places, "tree">) {
  const unit = event.unit === undefined ? "–" : (tree.byId.get(event.unit)?.code ?? "");
  const details = { task, unit, date: event.date, years: MOST_YEARS };
  return { column: columnOf(code), fault: { code, details }, event };
}

/** Where in the line of an event its fault lies. */
function columnOf(code: string): string {
  if (code === "task_event_no_piece") return "unit";
  if (code === "task_event_before_assigned" || code === "task_event_far") return "date";
  return /unit|day|later/.test(code) ? "amount" : "event";
}

/** Those that begin by a day, and those of which something is told already. */
function occurrencesKept(task: Task, through: IsoDate, told: readonly string[], set: DaysSet): Occurrence[] {
  const soon = occurrencesThrough(task, task.recurs === undefined ? task.assigned : through, set);
  const known = new Set(soon.map(({ period }) => period as string));
  const later = told.filter((period) => period !== "" && !known.has(period)).sort();
  return [...soon, ...later.flatMap((period) => occurrenceOf(task, period, set) ?? [])];
}

/** The day after the last of all. */
const FOREVER = "infinity" as IsoDate;
const AT_ONCE = 20_000;

async function storeStages(tx: WriteTransaction, handed: readonly Handed[], tasks: readonly TaskId[]): Promise<void> {
  await sql`CREATE TEMPORARY TABLE wanted_stage (LIKE task_stage) ON COMMIT DROP`.execute(tx);
  let rows: StageRow[] = [];
  for (const { occurrence, pieces } of handed)
    for (const [place, piece] of pieces.entries()) {
      rows.push(...rowsOf(occurrence, piece, place));
      if (rows.length >= AT_ONCE) {
        await want(tx, rows);
        rows = [];
      }
    }
  await want(tx, rows);
  await sql`ANALYZE wanted_stage`.execute(tx);
  await sql`
    DELETE FROM task_stage AS kept
    WHERE kept.task_id = ANY (${tasks}::int[])
      AND NOT EXISTS (SELECT FROM wanted_stage AS wanted WHERE wanted = kept)`.execute(tx);
  await sql`
    INSERT INTO task_stage
    SELECT * FROM wanted_stage
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`DROP TABLE wanted_stage`.execute(tx);
}

type StageRow = { task: TaskId; period: string; piece: Piece; place: number; stage: Stage; until: IsoDate };

function rowsOf({ task, period }: Occurrence, piece: Piece, place: number): StageRow[] {
  return piece.stages.map((stage, index) => ({
    ...{ task: task.id, period: period ?? "", piece, place, stage },
    until: piece.stages[index + 1]?.from ?? FOREVER,
  }));
}

async function want(tx: WriteTransaction, rows: readonly StageRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = <Value>(of: (row: StageRow) => Value | undefined) => rows.map((row) => of(row) ?? null);
  await sql`
    INSERT INTO wanted_stage
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

/** Tasks, all where none is named, with their pieces as they stand on a day: of each piece the one stage of that day. */
export async function readHanded(tx: ReadTransaction, day: IsoDate, only?: TaskId): Promise<Handed[]> {
  const tasks = (await readTasks(tx)).filter(({ id }) => only === undefined || id === only);
  let query = tx.selectFrom("task_stage").selectAll().where("from_day", "<=", day).where("until_day", ">", day);
  if (only !== undefined) query = query.where("task_id", "=", only);
  const rows = await query.orderBy("place").execute();
  const stages = Map.groupBy(rows, ({ task_id, period }) => `${task_id} ${period}`);
  const through = await readSetting(tx, keptThrough);
  const set = await readDaysSet(tx);
  const isAhead = through === undefined || day > through;
  const surroundings =
    isAhead && tasks.some(({ recurs }) => recurs !== undefined) ? await readSurroundings(tx) : undefined;
  return tasks.flatMap((task) =>
    occurrencesThrough(task, day, set).map((occurrence): Handed => {
      const kept = stages.get(`${task.id} ${occurrence.period ?? ""}`);
      if (kept) return { occurrence, pieces: kept.map(pieceOf) };
      if (surroundings === undefined || occurrence.assigned <= (through ?? "")) return { occurrence, pieces: [] };
      return { occurrence, pieces: replay(occurrence, partiesOf(occurrence, surroundings), [], surroundings).pieces };
    }),
  );
}

/** A piece as far as one of its stages knows it. */
function pieceOf(row: Selectable<Tables["task_stage"]>): Piece {
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
