/**
 * What a cell of an annex demands, as a target can hold it today: one demand, at least or at most, a change in per cent.
 * What its words say beyond that (`words/demand.ts`) is said as a doubt.
 */
import type { Period } from "../../calendar/period.ts";
import type { IsoDate } from "../../database/ids.ts";
import { isChange } from "../../words/comparator.ts";
import {
  type DemandFault,
  type DemandRow,
  isDemandFault,
  readDemands,
  type Demand as Said,
  type DemandDoubt as SaidDoubt,
} from "../../words/demand.ts";
import type { Comparator } from "../target.ts";

export { type DemandFault, isDemandFault };

/** Why somebody should look again. */
type DemandDoubt = SaidDoubt | "doubt_more_by_count" | "doubt_several";

export type Demand = {
  comparator: Comparator;
  /** A decimal with a point; "1" for what is to be done once. */
  amount: string;
  /** What the phrase itself says after its number: "%", "tỷ đồng". */
  measure?: string;
  /** By when, for `done_by`. */
  due?: IsoDate;
  doubts: readonly DemandDoubt[];
};

/** Reads a phrase of a row; a bare number is taken for at least so much, which is said as a doubt where nothing tells. */
export function readDemand(
  phrase: string,
  within: Period,
  assumed?: Comparator,
  row: Pick<DemandRow, "name" | "measure"> = {},
): Demand | DemandFault {
  const read = readDemands(phrase, { within, assumed, ...row });
  if (isDemandFault(read)) return read;
  const [first, another] = read.demands;
  const { measure, due } = first;
  const doubts: DemandDoubt[] = [...first.doubts];
  if (first.by === "amount") doubts.push("doubt_more_by_count");
  if (another || first.trajectory) doubts.push("doubt_several");
  if (first.comparator === "done_by") return { comparator: "done_by", amount: "1", due, doubts };
  return { comparator: held(first), amount: first.amount.toFixed(), ...(measure && { measure }), doubts };
}

function held({ comparator, by }: Said): Comparator {
  if (isChange(comparator) && by === "amount") return comparator === "rise_at_least" ? "at_least" : "at_most";
  if (comparator === "more_than") return "at_least";
  return comparator === "less_than" ? "at_most" : comparator;
}
