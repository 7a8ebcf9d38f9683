/** How tasks stand, as the public interface tells it. */
import { codeOf } from "../calendar/period.ts";
import type { DaysSet } from "../calendar/publicHolidays.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { contractText, type Decimal } from "../prose/number.ts";
import type { UnitTree } from "../units/tree.ts";
import { advanceOf, type Led, ledOn } from "./advance.ts";
import { askedPieces, dayOf, type Handed, type Question, type Seen } from "./asked.ts";
import { type Beside, type Counts, type RateName, ratesOf, type Tally, tallyOf, totalOf } from "./count.ts";
import { daysLeftOn, type PieceState, progressOf, shareOf } from "./piece.ts";

/** By what the counts can be told apart. */
export const groupings = ["unit", "field", "in_charge"] as const;
export type Grouping = (typeof groupings)[number];

export type Told = {
  counts: { total: number } & Counts;
  beside: Beside;
  rates: Record<RateName, string | null>;
};

export type PieceTold = {
  task: string;
  unit: string;
  state: PieceState;
  dueFirst: string | null;
  due: string | null;
  extensions: number;
  finishedOn: string | null;
  quality: string | null;
  progress: string;
  daysLeft: number | null;
  carried: boolean;
};

export type CountsAnswer = {
  unit: string;
  on: string;
  period: string | null;
} & Told & { groups?: ({ key: string } & Told)[] };

export type TasksAnswer = CountsAnswer & {
  tasks: { task: string; progress: string | null; done: number; pieces: number }[];
  pieces: PieceTold[];
};

type Means = { tree: UnitTree; by?: Grouping; set?: DaysSet };

/** What a question is answered; `handed` are all tasks in the order of their file, occurrences in that of their periods. */
export function answerTo(handed: readonly Handed[], question: Question, means: Means): TasksAnswer {
  const day = dayOf(question.span);
  const seen = askedPieces(handed, question, means.tree, means.set);
  const led = handed.filter(({ occurrence }) => occurrence.assigned <= day).map((each) => ledOn(each, day));
  return answerWith({ seen, led }, question, means);
}

/** From the pieces in question and what the leads of their tasks, and of the parts of these, come to, both in their order. */
export function answerWith(
  { seen, led }: { seen: readonly Seen[]; led: readonly Led[] },
  question: Question,
  { tree, by, set }: Means,
): TasksAnswer {
  const day = dayOf(question.span);
  const codeOfUnit = (unit: UnitId) => tree.byId.get(unit)?.code ?? "";
  const groups = by && groupsBy(seen, keyBy(by, tree));
  const listed = new Set(seen.map(({ occurrence }) => occurrence.code));
  const advance = advanceOf(led);
  return {
    ...countsOf(question, tree, { whole: tallyOf(seen), groups }),
    tasks: led
      .filter(({ occurrence }) => listed.has(occurrence.code))
      .map((each) => {
        const { progress, done, pieces } = advance(each);
        return { task: each.occurrence.code, progress: shown(progress), done, pieces };
      }),
    pieces: seen.map((each) => pieceTold(each, { day, codeOfUnit, set })),
  };
}

/** The counts of a question; nothing at all where there is no piece. */
export function countsOf(
  { unit, span }: Question,
  { byId }: UnitTree,
  { whole = tallyOf([]), groups }: { whole: Tally | undefined; groups: readonly Group[] | undefined },
): CountsAnswer {
  return {
    unit: byId.get(unit)?.code ?? "",
    on: dayOf(span),
    period: "on" in span ? null : codeOf(span.period),
    ...told(whole),
    ...(groups && { groups: groups.map(({ key, tally }) => ({ key, ...told(tally) })) }),
  };
}

export type Group = { key: string; tally: Tally };

/** In the order in which the keys come among the pieces. */
export function groupsBy(seen: readonly Seen[], keyOf: (piece: Seen) => string): Group[] {
  return [...Map.groupBy(seen, keyOf)].map(([key, pieces]) => ({ key, tally: tallyOf(pieces) }));
}

export function keyBy(by: Grouping, { byId }: UnitTree): (piece: Seen) => string {
  switch (by) {
    case "unit":
      return ({ piece }) => byId.get(piece.unit)?.code ?? "";
    case "field":
      return ({ occurrence }) => occurrence.task.field;
    case "in_charge":
      return ({ occurrence }) => occurrence.task.inCharge;
    default:
      return by satisfies never;
  }
}

export function told(tally: Tally): Told {
  const { doneOnTime, doneLate, doneNoDeadline, openInTime, openOverdue, openNoDeadline } = tally;
  const { awaiting, excused, forgiven, extended, carried, exceeded } = tally;
  const rates = ratesOf(tally);
  return {
    counts: {
      total: totalOf(tally),
      ...{ doneOnTime, doneLate, doneNoDeadline, openInTime, openOverdue, openNoDeadline },
    },
    beside: { awaiting, excused, forgiven, extended, carried, exceeded },
    rates: {
      onTimeOfAll: shown(rates.onTimeOfAll),
      onTimeOfClosed: shown(rates.onTimeOfClosed),
      lateOfClosed: shown(rates.lateOfClosed),
      overdueOfAll: shown(rates.overdueOfAll),
      exceededOfAccepted: shown(rates.exceededOfAccepted),
      quality: shown(rates.quality),
    },
  };
}

/** A piece as it stands on a day. */
export function pieceTold(
  { occurrence, piece, facts, state, isCarried }: Seen,
  { day, codeOfUnit, set }: { day: IsoDate; codeOfUnit: (unit: UnitId) => string; set?: DaysSet },
): PieceTold {
  return {
    task: occurrence.code,
    unit: codeOfUnit(piece.unit),
    state,
    dueFirst: piece.dueFirst ?? null,
    due: facts.due ?? null,
    extensions: facts.extensions,
    finishedOn: facts.finishedOn ?? null,
    quality: facts.quality === undefined ? null : contractText(shareOf(facts.quality)),
    progress: contractText(progressOf(facts)),
    daysLeft: daysLeftOn(facts, day, set) ?? null,
    carried: isCarried,
  };
}

function shown(share: Decimal | null): string | null {
  return share === null ? null : contractText(share);
}
