/**
 * The kept stages of pieces: always what a replay of the events gives, so that no question has to replay them. Written after
 * every change of what they follow from; what the whole does not allow any more refuses the change.
 */
import { addDays, isoDate } from "../calendar/day.ts";
import type { DaysSet } from "../calendar/publicHolidays.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, TaskId, UnitId } from "../database/ids.ts";
import { readSetting, rememberSetting, setting } from "../database/setting.server.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import type { Fault } from "../server/error.ts";
import { readGroups, readUnitTree } from "../units/units.server.ts";
import type { Handed } from "./asked.ts";
import { dayOfDeadline, parseDeadline } from "./deadline.ts";
import { readEvents, type StoredEvent } from "./events.server.ts";
import { inheritancesOf } from "./heirs.ts";
import { occurrenceOf, occurrencesThrough } from "./occurrence.ts";
import { type Parties, type Places, partiesOf, unitsCalled } from "./parties.ts";
import { type Circumstances, type Refused, replay } from "./replay.ts";
import { mostExtensions } from "./rules.server.ts";
import { storeStages, storeStagesOf } from "./stages.server.ts";
import { type Occurrence, ofPeriod, type Task } from "./task.ts";
import { readTasks } from "./tasks.server.ts";

/** Occurrences are made so many days ahead; those further off are worked out when somebody asks. */
const AHEAD = 62;
/** They are made again when so few days are left. */
const LEAST_AHEAD = 31;

/** Through which day the occurrences of recurring tasks are kept. */
export const keptThrough = setting("tasks_kept_through", isoDate.optional(), undefined);

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
  const events = Map.groupBy(await readEvents(tx, which === "all" ? "all" : { tasks: ids }), ({ task }) => task);
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
  await storeStages(tx, handed, { tasks: ids });
  if (which === "all") await rememberSetting(tx, keptThrough, through);
  return [];
}

/** Time goes on: makes what recurring tasks come to in the days ahead, where it is not made yet. */
export async function keepAhead(tx: WriteTransaction, today: IsoDate): Promise<void> {
  const through = await readSetting(tx, keptThrough);
  if (through !== undefined && through >= addDays(today, LEAST_AHEAD)) return;
  const recurring = await tx.selectFrom("task").select("id").where("recurs", "is not", null).execute();
  const [fault] = await keepTasks(
    tx,
    recurring.map(({ id }) => id),
    today,
  );
  if (fault) throw new Error(`what was stored of ${fault.task} is refused: ${fault.fault.code}`);
  await rememberSetting(tx, keptThrough, addDays(today, AHEAD));
}

/**
 * After one more event of an occurrence, the last of its day. Where it is about one unit's piece, only that is replayed; all of
 * them where one could have come from another, or an event of all pieces is dated later.
 */
export async function keepOccurrence(
  tx: WriteTransaction,
  { task, period }: Occurrence,
  { unit, date }: Pick<StoredEvent, "unit" | "date">,
): Promise<TaskFault[]> {
  const surroundings = await readSurroundings(tx);
  const occurrence = occurrenceOf(task, period, surroundings.set);
  if (!occurrence) throw new Error(`${task.code} has no ${period}`);
  const faultsOf = (refused: readonly Refused<StoredEvent>[]) =>
    refused.map((each) => ({ task: task.code, ...eventFault(occurrence.code, each.event, each.code, surroundings) }));
  const alone = unit === undefined ? undefined : await readAlone(tx, occurrence, { unit, date }, surroundings);
  if (alone) {
    const { pieces, refused } = replay(occurrence, alone.parties, alone.events, surroundings);
    const [piece] = pieces;
    const faults = faultsOf(refused.filter(({ event }) => event.unit !== undefined));
    if (piece && faults.length === 0) await storeStagesOf(tx, occurrence, { piece, place: alone.place }, date);
    return faults;
  }
  const events = await readEvents(tx, occurrence);
  const { pieces, refused } = replay(occurrence, partiesOf(occurrence, surroundings), events, surroundings);
  if (refused.length === 0) await storeStages(tx, [{ occurrence, pieces }], occurrence);
  return faultsOf(refused);
}

type Alone = { parties: Parties; place: number; events: StoredEvent[] };

/** A unit's one piece with what happened to it, where it depends on no other: nobody handed it over, nor is it handed on. */
async function readAlone(
  tx: ReadTransaction,
  occurrence: Occurrence,
  { unit, date }: { unit: UnitId; date: IsoDate },
  { inheritances }: Circumstances,
): Promise<Alone | undefined> {
  const isBound = inheritances
    .flat()
    .some((each) => each.date >= occurrence.assigned && (each.unit === unit || each.heir === unit));
  if (isBound) return undefined;
  const events = await readEvents(tx, { ...occurrence, unit });
  const isOfOthers = ({ event, ...each }: StoredEvent) =>
    event === "transferred" || (each.unit === undefined && each.date > date);
  if (events.some(isOfOthers)) return undefined;
  const kept = await tx
    .selectFrom("task_stage")
    .select(["role", "place", "taken_over"])
    .where("task_id", "=", occurrence.task.id)
    .where("period", "=", occurrence.period ?? "")
    .where("unit_id", "=", unit)
    .limit(1)
    .executeTakeFirst();
  if (!kept || kept.taken_over) return undefined;
  const parties = kept.role === "lead" ? { leads: [unit], cooperating: [] } : { leads: [], cooperating: [unit] };
  return { parties, place: kept.place, events };
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
