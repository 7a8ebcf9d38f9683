/** One task as far as somebody may see it, on the present day: its pieces within their reach and what happened to them. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree } from "../access/guard.server.ts";
import { may } from "../access/may.ts";
import { vietnamDay } from "../calendar/clock.ts";
import type { DaysSet } from "../calendar/publicHolidays.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { AppError } from "../server/error.ts";
import type { UnitTree } from "../units/tree.ts";
import type { Seen } from "./asked.ts";
import { readEvents, type StoredEvent } from "./events.server.ts";
import { partsOfCode } from "./occurrence.ts";
import { factsOn, stateOn } from "./piece.ts";
import { readHanded } from "./pieces.server.ts";
import type { Occurrence } from "./task.ts";
import { readTasks } from "./tasks.server.ts";

export type OpenTask = {
  occurrence: Occurrence;
  /** The day on which it is looked at: today, or the day on which it begins. */
  day: IsoDate;
  tree: UnitTree;
  set: DaysSet;
  pieces: Seen[];
  /** How many pieces are beyond their reach. */
  leftOut: number;
  events: StoredEvent[];
};

/** 404 where there is none or none of it is theirs to see. Of what recurs the last time that has begun, unless told. */
export async function openTask(
  tx: ReadTransaction,
  { person, clock }: Pick<RequestContext, "person" | "clock">,
  code: string,
): Promise<OpenTask> {
  const today = vietnamDay(clock.now());
  const tree = await accessTree(tx);
  const parts = partsOfCode(code);
  const task = (await readTasks(tx)).find((each) => each.code === parts.task);
  const unknown = () => new AppError("task_unknown", 404, { task: code });
  if (!task) throw unknown();
  const handed = await readHanded(tx, task.assigned > today ? task.assigned : today, task.id);
  const one = handed.findLast(({ occurrence }) => parts.period === undefined || occurrence.period === parts.period);
  if (!one) throw unknown();

  const { occurrence } = one;
  const maySee = (unit: UnitId) => may(person, "task.read", { unit }, tree, today);
  const seesAll = maySee(task.assignedBy);
  const seen = one.pieces.filter(({ unit }) => seesAll || maySee(unit));
  if (!seesAll && seen.length === 0) throw unknown();

  const day = occurrence.assigned > today ? occurrence.assigned : today;
  const set = await readDaysSet(tx);
  const ours = new Set(seen.map(({ unit }) => unit));
  const events = (await readEvents(tx, { tasks: [task.id] })).filter(
    ({ period, unit }) => period === (occurrence.period ?? "") && (seesAll || unit === undefined || ours.has(unit)),
  );
  return {
    ...{ occurrence, day, tree, set, events, leftOut: one.pieces.length - seen.length },
    pieces: seen.flatMap((piece): Seen[] => {
      const facts = factsOn(piece, day);
      return facts ? [{ occurrence, piece, facts, state: stateOn(facts, task, day, set), isCarried: false }] : [];
    }),
  };
}
