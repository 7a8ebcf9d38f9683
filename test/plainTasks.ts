/**
 * Tasks reckoned plainly, straight from the public definitions: for every question all that happened up to its day is gone
 * through once more, without stages, ids or tables. What tests compare the program with.
 */
export type PlainUnit = { code: string; kind: string; parent?: string; from?: string; to?: string };
export type PlainTask = {
  code: string;
  assignedBy: string;
  leads: string[];
  cooperating: string[];
  assigned: string;
  due?: string;
  coopDue?: string;
  field: string;
  inCharge: string;
  weight: number;
  parent?: string;
  accept: boolean;
  recurs?: "month" | "quarter" | "half" | "year";
  until?: string;
};
export type PlainEvent = { task: string; unit?: string; date: string; event: string; amount?: string };
export type PlainSuccession = { predecessor: string; successor: string; date: string; share: number };
export type PlainFolder = {
  units: PlainUnit[];
  groups: { code: string; unit: string; from?: string; to?: string }[];
  successions: PlainSuccession[];
  tasks: PlainTask[];
  events: PlainEvent[];
  isDayOff(day: string): boolean;
};
export type PlainQuestion = {
  unit: string;
  role: "lead" | "cooperating" | "assigned";
  on?: string;
  since?: string;
  /** The first and the last day. */
  period?: [string, string];
  by?: "unit" | "field" | "in_charge";
};

type Piece = {
  unit: string;
  role: "lead" | "cooperating";
  began: string;
  takenOver: boolean;
  dueFirst: string | undefined;
  grants: string[];
  done: string | undefined;
  quality: number | undefined;
  percent: number;
  excused: string | undefined;
  wished: string | undefined;
  declined: boolean;
  gone: boolean;
  returnedOn: string[];
};
type Once = { task: PlainTask; code: string; assigned: string; due: string | undefined; coopDue: string | undefined };

const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const exists = (unit: PlainUnit | undefined, day: string) =>
  unit !== undefined && (unit.from ?? "") <= day && (unit.to ?? "9999") >= day;

/** The periods of a task, each with its code and its first and last day, as far as `day`. */
function periodsOf({ recurs, assigned, until }: PlainTask, day: string): [string, string, string][] {
  const found: [string, string, string][] = [];
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[recurs ?? "year"];
  for (let month = Number(assigned.slice(0, 4)) * 12; ; month += months) {
    const [year, inYear] = [Math.floor(month / 12), month % 12];
    const first = `${year}-${String(inYear + 1).padStart(2, "0")}-01`;
    const next = month + months;
    const last = plus(`${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, "0")}-01`, -1);
    if (first > day || (until !== undefined && last > until)) return found;
    const name = {
      month: `-${first.slice(5, 7)}`,
      quarter: `-Q${inYear / 3 + 1}`,
      half: `-H${inYear / 6 + 1}`,
      year: "",
    }[recurs ?? "year"];
    if (last >= assigned) found.push([`${year}${name}`, first, last]);
  }
}

export function plainTasks(folder: PlainFolder) {
  const { units, groups, successions, tasks, events, isDayOff } = folder;
  const unitOf = (code: string) => units.find((unit) => unit.code === code);
  const within = (code: string, above: string): boolean => {
    if (code === above) return true;
    const parent = unitOf(code)?.parent;
    return parent !== undefined && within(parent, above);
  };
  const working = (from: string, to: string) => {
    let count = 0;
    for (let day = plus(from, 1); day <= to; day = plus(day, 1)) if (!isDayOff(day)) count += 1;
    return count;
  };
  const deadline = (text: string | undefined, from: string): string | undefined => {
    if (text === undefined) return undefined;
    if (!text.startsWith("+")) {
      const quarter = /^(\d{4})-Q(\d)$/.exec(text);
      return quarter
        ? { 1: `${quarter[1]}-03-31`, 2: `${quarter[1]}-06-30`, 3: `${quarter[1]}-09-30`, 4: `${quarter[1]}-12-31` }[
            Number(quarter[2])
          ]
        : text;
    }
    let day = from;
    if (text.endsWith("w")) {
      for (let left = Number(text.slice(1, -1)); left > 0; ) {
        day = plus(day, 1);
        if (!isDayOff(day)) left -= 1;
      }
      return day;
    }
    day = plus(from, Number(text.slice(1)));
    while (isDayOff(day)) day = plus(day, 1);
    return day;
  };
  const onces = (task: PlainTask, day: string): Once[] => {
    const due = (from: string) => ({
      due: deadline(task.due, from),
      coopDue: deadline(task.coopDue ?? task.due, from),
    });
    if (!task.recurs)
      return task.assigned <= day ? [{ task, code: task.code, assigned: task.assigned, ...due(task.assigned) }] : [];
    return periodsOf(task, day)
      .map(([name, first, last]) => ({
        ...{ task, code: `${task.code}@${name}`, assigned: first > task.assigned ? first : task.assigned },
        ...due(last),
      }))
      .filter(({ assigned }) => assigned <= day);
  };
  const named = (word: string, by: string, day: string): string[] => {
    const unit = unitOf(word);
    if (unit) return exists(unit, day) ? [word] : [];
    const members = groups.filter((each) => each.code === word);
    return units
      .filter((each) =>
        members.length > 0
          ? members.some(
              (member) => member.unit === each.code && (member.from ?? "") <= day && (member.to ?? "9999") >= day,
            )
          : each.kind === word,
      )
      .filter((each) => exists(each, day) && within(each.code, by))
      .map(({ code }) => code);
  };
  const dueOf = (piece: Piece) => piece.grants.at(-1) ?? piece.dueFirst;
  const latest = (one: string | undefined, other: string | undefined) =>
    one === undefined || other === undefined ? undefined : one > other ? one : other;

  /** The pieces as they are at the end of a day, and the events that could not be. */
  const run = (once: Once, day: string): { pieces: Piece[]; refused: PlainEvent[] } => {
    const { task, assigned } = once;
    const piece = (
      unit: string,
      role: Piece["role"],
      began: string,
      dueFirst: string | undefined,
      takenOver = false,
    ): Piece => ({
      ...{ unit, role, began, dueFirst, takenOver, grants: [], done: undefined, quality: undefined, percent: 0 },
      ...{ excused: undefined, wished: undefined, declined: false, gone: false, returnedOn: [] },
    });
    const leads = [...new Set(task.leads.flatMap((word) => named(word, task.assignedBy, assigned)))];
    const helping = [...new Set(task.cooperating.flatMap((word) => named(word, task.assignedBy, assigned)))];
    const pieces = [
      ...leads.map((unit) => piece(unit, "lead", assigned, once.due)),
      ...helping
        .filter((unit) => !leads.includes(unit))
        .map((unit) => piece(unit, "cooperating", assigned, once.coopDue)),
    ];
    const of = (unit: string) => pieces.filter((each) => each.unit === unit);
    const open = (each: Piece) => !each.gone && each.done === undefined;
    const canTake = (unit: string, role: Piece["role"]) =>
      role === "lead" ? !of(unit).some((each) => each.role === "lead") : of(unit).length === 0;
    const hand = (each: Piece, to: string, date: string) => {
      each.gone = true;
      const twin = of(to).find((other) => other.takenOver && other.began === date && other.role === each.role);
      if (twin) twin.dueFirst = latest(twin.dueFirst, dueOf(each));
      else if (canTake(to, each.role)) {
        for (const other of of(to)) if (open(other)) other.gone = true;
        pieces.push(piece(to, each.role, date, dueOf(each), true));
      }
    };
    const endings = units.flatMap((unit) => {
      if (unit.to === undefined) return [];
      const mine = successions.filter((each) => each.predecessor === unit.code);
      const date = mine
        .map((each) => each.date)
        .sort()
        .at(-1);
      const [heir] = mine
        .filter((each) => each.date === date && each.successor !== unit.code)
        .sort(
          (a, b) =>
            b.share - a.share ||
            units.findIndex((u) => u.code === a.successor) - units.findIndex((u) => u.code === b.successor),
        );
      return heir ? [{ unit: unit.code, heir: heir.successor, date: heir.date }] : [];
    });
    const refused: PlainEvent[] = [];
    const seen = new Set<string>();
    const mine = events.filter((event) => {
      const line = [event.task, event.unit ?? "", event.date, event.event, event.amount ?? ""].join(";");
      if (event.task !== once.code || seen.has(line)) return false;
      seen.add(line);
      return true;
    });
    const days = [...new Set([...mine.map(({ date }) => date), ...endings.map(({ date }) => date)])]
      .filter((date) => date <= day)
      .sort();
    for (const date of days) {
      const ending = endings.filter((each) => each.date === date);
      for (const role of ["lead", "cooperating"] as const)
        for (const { unit, heir } of ending)
          for (const each of of(unit))
            if (each.role === role && open(each) && each.began <= date) hand(each, heir, date);
      for (const event of mine.filter((each) => each.date === date)) {
        const { amount = "" } = event;
        const allows = (each: Piece): boolean => {
          if (each.gone) return false;
          const finished = each.done !== undefined;
          const grant = () => each.grants.length < 2 && amount >= each.began;
          switch (event.event) {
            case "received":
            case "outside_cause":
            case "withdrawn":
              return true;
            case "progress":
            case "done":
            case "declined":
              return !finished;
            case "transferred":
              return !finished && exists(unitOf(amount), date) && canTake(amount, each.role);
            case "accepted":
              return task.accept && finished && each.quality === undefined;
            case "returned":
              return task.accept && finished && each.quality === undefined && (amount === "" || grant());
            case "extension_asked":
              return !finished && amount >= each.began;
            case "extension_granted":
              return !finished && each.wished !== undefined && amount <= each.wished && grant();
            case "extension_refused":
              return !finished && each.wished !== undefined;
            default:
              return each.declined;
          }
        };
        const meant = (event.unit === undefined ? pieces : of(event.unit)).filter(allows);
        if (date < assigned || meant.length === 0) {
          refused.push(event);
          continue;
        }
        for (const each of meant) {
          const { event: what } = event;
          if (what === "progress") each.percent = Number(amount);
          if (what === "done") each.done = date;
          if (what === "accepted") each.quality = amount === "" ? 100 : Number(amount);
          if (what === "returned") {
            each.done = undefined;
            each.returnedOn.push(date);
          }
          if (what === "extension_asked") each.wished = amount;
          if (what === "extension_granted" || (what === "returned" && amount !== "")) {
            each.grants.push(amount);
            each.wished = undefined;
          }
          if (what === "extension_refused") each.wished = undefined;
          if (what === "declined") each.declined = true;
          if (what === "decline_rejected") each.declined = false;
          if (what === "decline_accepted" || what === "withdrawn") each.gone = true;
          if (what === "outside_cause")
            each.excused = each.excused === undefined || amount > each.excused ? amount : each.excused;
          if (what === "transferred") hand(each, amount, date);
        }
      }
    }
    return { pieces, refused };
  };

  const inTime = (each: Piece) => {
    const due = dueOf(each);
    return (
      due === undefined ||
      (each.done ?? "9999") <= (each.excused !== undefined && each.excused > due ? each.excused : due)
    );
  };
  const stateOf = (each: Piece, task: PlainTask, day: string): string => {
    const due = dueOf(each);
    if (each.gone) return "gone";
    if (each.done !== undefined && task.accept && each.quality === undefined) return "awaiting";
    if (each.done !== undefined) return inTime(each) ? "done_on_time" : "done_late";
    if (due === undefined) return "no_deadline";
    if (day > due) return each.excused !== undefined && day <= each.excused ? "excused" : "overdue";
    return working(day, due) <= 3 ? "due_soon" : "in_time";
  };

  /** Events that what they happen to does not allow, whenever. */
  const refusedEvents = (): PlainEvent[] => {
    const known = new Set<string>();
    const refused = tasks.flatMap((task) =>
      onces(task, "2030-01-01").flatMap((once) => {
        known.add(once.code);
        return events.some(({ task: code }) => code === once.code) ? run(once, "9999-12-31").refused : [];
      }),
    );
    return [...refused, ...events.filter(({ task }) => !known.has(task))];
  };

  const answer = (question: PlainQuestion) => {
    const day = question.period?.[1] ?? question.on ?? "";
    const all = tasks.flatMap((task) => onces(task, day).map((once) => ({ once, pieces: run(once, day).pieces })));
    const listed = all.flatMap(({ once, pieces }) =>
      pieces.flatMap((each) => {
        const isOurs =
          question.role === "assigned"
            ? once.task.assignedBy === question.unit && each.role === "lead"
            : each.role === question.role && within(each.unit, question.unit);
        if (!isOurs) return [];
        let carried = false;
        const due = dueOf(each);
        if (question.period) {
          const [first, last] = question.period;
          const before = run(once, plus(first, -1)).pieces.find(
            (other) => other.unit === each.unit && other.role === each.role,
          );
          const isOwn = due === undefined ? each.began >= first && each.began <= last : due >= first && due <= last;
          const isThereThen = before === undefined || !before.gone;
          const wasOpen = before !== undefined && before.done === undefined;
          const since = each.returnedOn.some((date) => date >= first) || (each.takenOver && each.began >= first);
          carried = due !== undefined && due < first && isThereThen && (wasOpen || since);
          if (!isOwn && !carried) return [];
        } else if (question.since !== undefined && each.began < question.since) return [];
        return [{ once, each, carried, state: stateOf(each, once.task, day) }];
      }),
    );
    const told = (pieces: typeof listed) => {
      const counted = pieces.filter(({ state }) => state !== "gone");
      const count = (is: (piece: (typeof listed)[number]) => boolean) => counted.filter(is).length;
      const done = ({ each }: (typeof listed)[number]) => each.done !== undefined;
      const counts = {
        doneOnTime: count((one) => done(one) && dueOf(one.each) !== undefined && inTime(one.each)),
        doneLate: count((one) => done(one) && !inTime(one.each)),
        doneNoDeadline: count((one) => done(one) && dueOf(one.each) === undefined),
        openInTime: count(({ state }) => state === "in_time" || state === "due_soon"),
        openOverdue: count(({ state }) => state === "overdue"),
        openNoDeadline: count(({ state }) => state === "no_deadline"),
      };
      const total = Object.values(counts).reduce((sum, each) => sum + each, 0);
      const accepted = counted.filter(({ each }) => each.quality !== undefined);
      const beside = {
        awaiting: count(({ state }) => state === "awaiting"),
        excused: count(({ state }) => state === "excused"),
        forgiven: count((one) => done(one) && inTime(one.each) && (one.each.done ?? "") > (dueOf(one.each) ?? "9999")),
        extended: count(({ each }) => each.grants.length > 0),
        carried: count(({ carried }) => carried),
        exceeded: accepted.filter(({ each }) => (each.quality ?? 0) > 100).length,
      };
      const closed = counts.doneOnTime + counts.doneLate + counts.openOverdue;
      const quality = accepted.reduce((sum, { each }) => sum + (each.quality ?? 0), 0) / 100;
      return {
        counts: { total, ...counts },
        beside,
        rates: {
          onTimeOfAll: share(counts.doneOnTime, total),
          onTimeOfClosed: share(counts.doneOnTime, closed),
          lateOfClosed: share(counts.doneLate + counts.openOverdue, closed),
          overdueOfAll: share(counts.openOverdue, total),
          exceededOfAccepted: share(beside.exceeded, accepted.length),
          quality: share(quality, accepted.length),
        },
      };
    };
    const advance = (once: Once): { progress: number | undefined; done: number; pieces: number } => {
      const own = all
        .filter((other) => other.once.code === once.code)
        .flatMap(({ pieces }) => pieces)
        .filter((each) => each.role === "lead" && !each.gone);
      const parts =
        once.task.recurs === undefined ? all.filter((other) => other.once.task.parent === once.task.code) : [];
      const weighed = [
        ...own.map((each) => [each.done !== undefined ? 1 : each.percent / 100, 1] as const),
        ...parts.flatMap((part) => {
          const { progress } = advance(part.once);
          return progress === undefined ? [] : [[progress, part.once.task.weight] as const];
        }),
      ];
      const weight = weighed.reduce((sum, [, each]) => sum + each, 0);
      return {
        progress:
          weight === 0 ? undefined : weighed.reduce((sum, [progress, each]) => sum + progress * each, 0) / weight,
        done: own.filter((each) => each.done !== undefined).length,
        pieces: own.length,
      };
    };
    const keyOf = ({ once, each }: (typeof listed)[number]) =>
      question.by === "unit" ? each.unit : question.by === "field" ? once.task.field : once.task.inCharge;
    const keys = [...new Set(listed.map(keyOf))];
    return {
      ...told(listed),
      ...(question.by && { groups: keys.map((key) => ({ key, ...told(listed.filter((one) => keyOf(one) === key)) })) }),
      tasks: all
        .filter(({ once }) => listed.some((one) => one.once === once))
        .map(({ once }) => {
          const { progress, done, pieces } = advance(once);
          return { task: once.code, progress: progress === undefined ? null : text(progress), done, pieces };
        }),
      pieces: listed.map(({ once, each, carried, state }) => {
        const due = dueOf(each);
        const isOpen = !each.gone && each.done === undefined && due !== undefined;
        const left = !isOpen ? null : day <= due ? working(day, due) : 0 - working(due, day);
        return {
          ...{ task: once.code, unit: each.unit, state, dueFirst: each.dueFirst ?? null, due: due ?? null },
          ...{ extensions: each.grants.length, finishedOn: each.done ?? null },
          quality: each.quality === undefined ? null : text(each.quality / 100),
          progress: text(each.done !== undefined ? 1 : each.percent / 100),
          ...{ daysLeft: left, carried },
        };
      }),
    };
  };
  return { answer, refusedEvents };
}

function share(part: number, whole: number): string | null {
  return whole === 0 ? null : text(part / whole);
}

/** Six decimals, without trailing zeros; the amounts of tests are coarse enough for it. */
function text(amount: number): string {
  return String(Number((Math.round((amount + 1e-12) * 1e6) / 1e6).toFixed(6)));
}
