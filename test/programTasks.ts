/** A plain folder of tasks as the rules of the program take it. */
import { type Period, periodOf } from "../src/calendar/period.ts";
import type { GroupId, IsoDate, PeriodCode, TaskId, UnitCode, UnitId } from "../src/database/ids.ts";
import type { Handed, Question } from "../src/tasks/asked.ts";
import type { EventKind, TaskEvent } from "../src/tasks/event.ts";
import { inheritancesOf } from "../src/tasks/heirs.ts";
import { occurrenceOf, occurrencesThrough, partsOfCode } from "../src/tasks/occurrence.ts";
import { partiesOf } from "../src/tasks/parties.ts";
import { replay } from "../src/tasks/replay.ts";
import type { Task } from "../src/tasks/task.ts";
import { unitTree } from "../src/units/tree.ts";
import type { PlainFolder, PlainQuestion } from "./plainTasks.ts";

export function programTasks({ units, groups, successions, tasks, events }: PlainFolder) {
  const id = (code: string) => (units.findIndex((unit) => unit.code === code) + 1) as UnitId;
  const taskId = (code: string) => (tasks.findIndex((task) => task.code === code) + 1) as TaskId;
  const tree = unitTree(
    units.map(({ code, kind, parent, from, to }) => ({
      ...{
        id: id(code),
        code: code as UnitCode,
        name: code,
        kind,
        parent: parent === undefined ? undefined : id(parent),
      },
      ...{ validFrom: from as IsoDate | undefined, validTo: to as IsoDate | undefined },
    })),
    successions.map(({ predecessor, successor, date, share }) => ({
      ...{ predecessor: id(predecessor), successor: id(successor), date: date as IsoDate, share: String(share) },
      ...{ basis: "", document: "" },
    })),
  );
  const places = {
    tree,
    groups: [...Map.groupBy(groups, ({ code }) => code)].map(([code, members], index) => ({
      ...{ id: index as GroupId, code },
      members: members.map(({ unit, from, to }) => ({ unit: id(unit), from: from as IsoDate, to: to as IsoDate })),
    })),
  };
  const circumstances = { tree, inheritances: inheritancesOf(tree), mostExtensions: 2 };
  const all = tasks.map(
    (task): Task => ({
      ...{ id: taskId(task.code), code: task.code, title: task.code, product: "", document: "", field: task.field },
      ...{ assignedBy: id(task.assignedBy), inCharge: task.inCharge, leads: task.leads, cooperating: task.cooperating },
      ...{ assigned: task.assigned as IsoDate, due: task.due, coopDue: task.coopDue, weight: String(task.weight) },
      ...{ parent: task.parent === undefined ? undefined : taskId(task.parent), accept: task.accept },
      ...{ recurs: task.recurs, until: task.until as IsoDate | undefined, illustrative: false },
    }),
  );
  const lines = new Set<string>();
  const once = events.filter((event) => {
    const line = JSON.stringify([event.task, event.unit, event.date, event.event, event.amount]);
    return lines.has(line) ? false : lines.add(line);
  });
  const eventsOf = (code: string) =>
    once
      .filter(({ task }) => task === code)
      .map(
        ({ unit, date, event, amount }): TaskEvent => ({
          ...{
            unit: unit === undefined ? undefined : id(unit),
            date: date as IsoDate,
            event: event as EventKind,
            amount,
          },
          to: event === "transferred" ? id(amount ?? "") : undefined,
        }),
      );
  const handedBy = (day: string): Handed[] =>
    all.flatMap((task) =>
      occurrencesThrough(task, day as IsoDate).map((occurrence) => ({
        occurrence,
        pieces: replay(occurrence, partiesOf(occurrence, places), eventsOf(occurrence.code), circumstances).pieces,
      })),
    );
  const isRefused = () =>
    once.some(({ task: code }) => {
      const { task: named, period } = partsOfCode(code);
      const task = all.find((each) => each.code === named);
      const occurrence = task && occurrenceOf(task, period);
      if (!occurrence) return true;
      return replay(occurrence, partiesOf(occurrence, places), eventsOf(code), circumstances).refused.length > 0;
    });
  const questionOf = ({ unit, role, on, since, period }: PlainQuestion): Question => ({
    ...{ unit: id(unit), role },
    span: period ? { period: periodBetween(...period) } : { on: on as IsoDate, since: since as IsoDate | undefined },
  });
  return { tree, handedBy, isRefused, questionOf };
}

/** The period of which these are the first and the last day. */
export function periodBetween(first: string, last: string): Period {
  const [year, from, to] = [first.slice(0, 4), Number(first.slice(5, 7)), Number(last.slice(5, 7))];
  if (to - from === 11) return periodOf(year);
  return periodOf((to === from ? `${year}-${first.slice(5, 7)}` : `${year}-Q${to / 3}`) as PeriodCode);
}
