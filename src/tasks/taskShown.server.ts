/** One task as somebody may see it: what is to be done, the pieces within their reach, and what happened to them. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree } from "../access/guard.server.ts";
import { may } from "../access/may.ts";
import { namesOf } from "../access/names.server.ts";
import { vietnamDay } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { AppError } from "../server/error.ts";
import { type PieceTold, pieceTold } from "./answer.ts";
import { readEvents } from "./events.server.ts";
import { partsOfCode } from "./occurrence.ts";
import { factsOn, type Role, stateOn } from "./piece.ts";
import { readHanded } from "./pieces.server.ts";
import type { Occurrence } from "./task.ts";
import { readTasks } from "./tasks.server.ts";

export type PieceShown = PieceTold & {
  role: Role;
  began: string;
  /** What waits for an answer, and the day that is asked for. */
  extensionAsked: string | null;
  declined: boolean;
};

export type EventShown = {
  unit: string | null;
  date: string;
  event: string;
  amount: string | null;
  text: string;
  by: string;
  at: string;
};

export type TaskShown = {
  occurrence: Occurrence;
  pieces: PieceShown[];
  /** How many pieces are beyond their reach. */
  leftOut: number;
  events: EventShown[];
};

/** 404 where there is none or none of it is theirs to see. Of what recurs the last time that has begun, unless told. */
export async function taskShown(
  tx: ReadTransaction,
  { person, clock }: Pick<RequestContext, "person" | "clock">,
  code: string,
): Promise<TaskShown> {
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

  const codeOfUnit = (unit: UnitId) => tree.byId.get(unit)?.code ?? "";
  const day = occurrence.assigned > today ? occurrence.assigned : today;
  const ours = new Set(seen.map(({ unit }) => unit));
  const events = (await readEvents(tx, { tasks: [task.id] })).filter(
    ({ period, unit }) => period === (occurrence.period ?? "") && (seesAll || unit === undefined || ours.has(unit)),
  );
  const set = await readDaysSet(tx);
  const names = await namesOf(
    tx,
    events.map(({ by }) => by),
  );
  return {
    occurrence,
    leftOut: one.pieces.length - seen.length,
    pieces: seen.flatMap((piece): PieceShown[] => {
      const facts = factsOn(piece, day);
      if (!facts) return [];
      const state = stateOn(facts, task, day, set);
      return [
        {
          ...pieceTold({ occurrence, piece, facts, state, isCarried: false }, { day, codeOfUnit, set }),
          ...{ role: piece.role, began: piece.began, extensionAsked: facts.wished ?? null },
          declined: facts.isDeclined ?? false,
        },
      ];
    }),
    events: events.map(({ unit, date, event, amount, text, by, at }) => ({
      ...{ unit: unit === undefined ? null : codeOfUnit(unit), date, event, amount: amount ?? null, text },
      ...{ by: names.get(by) ?? by, at: at.toISOString() },
    })),
  };
}
