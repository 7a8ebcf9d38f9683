/** The official form of tasks: a unit's count in a period, a row for each unit directly below, and what stands behind a number. */
import type { Told } from "../answer.ts";
import type { Seen } from "../asked.ts";
import { type Counts, countOf, type RateName } from "../count.ts";

export type TaskForm = {
  total: Told;
  /** By the codes of units, in their order; the unit's own pieces stand under its own code. */
  rows: { unit: string; told: Told }[];
};

/** The counts in the order of the form; of pieces without deadline only where there are any. */
export const formCounts = [
  "doneOnTime",
  "doneLate",
  "doneNoDeadline",
  "openInTime",
  "openOverdue",
  "openNoDeadline",
] as const satisfies (keyof Counts)[];

/** The rates of the form, each over the sum of some counts. */
export const formRates = [
  "onTimeOfAll",
  "overdueOfAll",
  "onTimeOfClosed",
  "lateOfClosed",
] as const satisfies RateName[];
export type FormRate = (typeof formRates)[number];

const closed: readonly (keyof Counts)[] = ["doneOnTime", "doneLate", "openOverdue"];
/** What is divided by what. */
export const partsOfRate: Readonly<Record<FormRate, { of: readonly (keyof Counts)[]; by: readonly (keyof Counts)[] }>> =
  {
    onTimeOfAll: { of: ["doneOnTime"], by: formCounts },
    overdueOfAll: { of: ["openOverdue"], by: formCounts },
    onTimeOfClosed: { of: ["doneOnTime"], by: closed },
    lateOfClosed: { of: ["doneLate", "openOverdue"], by: closed },
  };

/** What can be opened of a row: its total, a count, or a rate. */
export const openable = ["total", ...formCounts, ...formRates] as const;
export type Openable = (typeof openable)[number];

export function shownCounts({ total }: TaskForm): (typeof formCounts)[number][] {
  return formCounts.filter((name) => !name.endsWith("NoDeadline") || total.counts[name] > 0);
}

/** The pieces behind a number; of a rate those that it is divided by, those of its share first. */
export function piecesBehind(pieces: readonly Seen[], what: Openable): Seen[] {
  const rate = formRates.find((each) => each === what);
  const { of, by } = rate
    ? partsOfRate[rate]
    : { of: [], by: formCounts.filter((each) => each === what || what === "total") };
  const isIn = (counts: readonly (keyof Counts)[], piece: Seen) => counts.some((each) => each === countOf(piece));
  return pieces.filter((piece) => isIn(by, piece)).toSorted((a, b) => Number(isIn(of, b)) - Number(isIn(of, a)));
}
