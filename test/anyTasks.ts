/** Folders of tasks at random, of which most events could have happened. */
import { isWorkingDay } from "../src/calendar/publicHolidays.ts";
import type { IsoDate } from "../src/database/ids.ts";
import { type PlainEvent, type PlainFolder, type PlainQuestion, type PlainTask, plainTasks } from "./plainTasks.ts";

/** Numbers below a bound, the same for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0 || 1;
  const below = (bound: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
  const of = <Each>(all: readonly Each[]): Each => all[below(all.length)] as Each;
  const maybe = (percent: number) => below(100) < percent;
  return { below, of, maybe };
}
type Chance = ReturnType<typeof chance>;

const begin = Date.parse("2024-01-15T00:00:00Z");
const dayAt = (days: number) => new Date(begin + days * 86_400_000).toISOString().slice(0, 10);

export function anyFolder(seed: number): PlainFolder {
  const random = chance(seed * 2_654_435_761);
  const { below, of, maybe } = random;
  const ends = dayAt(60 + below(200));
  const merged = maybe(60);
  const units: PlainFolder["units"] = [
    { code: "h", kind: "district" },
    { code: "a", kind: "commune", parent: "h", ...(merged && { to: dayBefore(ends) }) },
    { code: "b", kind: "commune", parent: "h", ...(merged && maybe(70) && { to: dayBefore(ends) }) },
    { code: "c", kind: "commune", parent: "h" },
    { code: "n", kind: "commune", parent: "h", ...(merged && { from: ends }) },
    { code: "p", kind: "agency", parent: "h" },
    // Beside all others: what a task's pieces come to is not always what the district's do.
    { code: "s", kind: "agency" },
    { code: "q", kind: "cell", parent: "a", ...(merged && maybe(50) && { to: dayBefore(ends) }) },
  ];
  const heirs = (code: string) => {
    if (units.find((unit) => unit.code === code)?.to === undefined) return [];
    const share = of([1, 0.6, 0.5]);
    const heir = of(["n", "n", "c"]);
    const rest =
      share === 1 ? [] : [{ predecessor: code, successor: heir === "n" ? "c" : "n", date: ends, share: 1 - share }];
    return [{ predecessor: code, successor: heir, date: ends, share }, ...rest];
  };
  const tasks: PlainTask[] = [];
  for (let index = 0; index < 1 + below(4); index++) tasks.push(anyTask(index, random, tasks));
  const folder: PlainFolder = {
    units,
    groups: [
      { code: "nhom", unit: "c" },
      { code: "nhom", unit: "a", ...(maybe(50) && { to: dayAt(below(200)) }) },
    ],
    successions: ["a", "b", "q"].flatMap(heirs),
    tasks,
    events: [],
    isDayOff: (day) => !isWorkingDay(day as IsoDate),
  };
  for (let tries = below(40); tries > 0; tries--) {
    const event = anyEvent(folder, random);
    const place = below(folder.events.length + 1);
    const events = [...folder.events.slice(0, place), event, ...folder.events.slice(place)];
    // Some that could not have happened are let in, so that refusals are compared too.
    if (maybe(1) || plainTasks({ ...folder, events }).refusedEvents().length === 0) folder.events = events;
  }
  return folder;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function anyTask(index: number, { below, of, maybe }: Chance, before: readonly PlainTask[]): PlainTask {
  const assigned = dayAt(below(120));
  const recurs = maybe(25) ? of(["month", "quarter", "half", "year"] as const) : undefined;
  const due = recurs
    ? of(["+5", "+10w", undefined, "+0"])
    : of(["+10", "+20w", "+45", "2024-Q4", "2024-Q3", undefined, "2024-09-07", dayAt(130 + below(100))]);
  const words = ["a", "commune", "nhom", "p", "c", "cell", "s"].filter(() => maybe(40));
  const [parent] = before.filter(() => maybe(30));
  return {
    ...{
      code: `t${index}`,
      assignedBy: "h",
      leads: maybe(10) ? [] : words,
      cooperating: maybe(40) ? [of(["b", "commune", "p", "nhom"])] : [],
    },
    ...{
      assigned,
      due,
      coopDue: maybe(20) ? of(["+7", "+3w"]) : undefined,
      field: of(["", "x", "y"]),
      inCharge: of(["", "ct"]),
    },
    ...{ weight: of([1, 2, 0.5]), parent: parent?.code, accept: maybe(70), recurs },
    until: recurs && maybe(40) ? dayAt(200 + below(200)) : undefined,
  };
}

const kinds = [
  ...["progress", "done", "done", "accepted", "returned", "extension_asked", "extension_granted", "extension_refused"],
  ...["declined", "decline_accepted", "decline_rejected", "outside_cause", "transferred", "withdrawn", "received"],
];

function anyEvent({ tasks, units }: PlainFolder, { below, of, maybe }: Chance): PlainEvent {
  const task = of(tasks);
  const periods = {
    month: ["2024-03", "2024-07"],
    quarter: ["2024-Q1", "2024-Q2", "2024-Q3"],
    half: ["2024-H1", "2024-H2"],
    year: ["2024", "2025"],
  };
  const code = task.recurs ? `${task.code}@${of(periods[task.recurs])}` : task.code;
  const event = of(kinds);
  const date = dayAt(below(400));
  const day = dayAt(below(450));
  const amounts: Record<string, string | undefined> = {
    progress: String(of([0, 20, 50, 75, 100])),
    accepted: of([undefined, "80", "120"]),
    returned: maybe(40) ? day : undefined,
    ...{ extension_asked: day, extension_granted: day, outside_cause: day, transferred: of(units).code },
  };
  return { task: code, unit: maybe(12) ? undefined : of(units).code, date, event, amount: amounts[event] };
}

export function anyQuestion(seed: number): PlainQuestion {
  const { below, of, maybe } = chance(seed * 40_503 + 7);
  const by = of([undefined, "unit", "field", "in_charge"] as const);
  const about = {
    unit: of(["h", "h", "a", "c", "n", "p"]),
    role: of(["lead", "lead", "cooperating", "assigned"] as const),
    by,
  };
  if (maybe(50)) {
    const on = dayAt(below(420));
    return { ...about, on, since: maybe(30) ? dayAt(below(100)) : undefined };
  }
  const periods: [string, string][] = [
    ...[
      ["2024-01-01", "2024-03-31"],
      ["2024-04-01", "2024-06-30"],
      ["2024-07-01", "2024-09-30"],
      ["2024-10-01", "2024-12-31"],
    ],
    ...[
      ["2024-01-01", "2024-12-31"],
      ["2024-08-01", "2024-08-31"],
      ["2025-01-01", "2025-03-31"],
    ],
  ] as [string, string][];
  return { ...about, period: of(periods) };
}
