/** The first demand of a phrase, for tests that read phrases one by one. */
import type { Period } from "../../calendar/period.ts";
import type { Comparison } from "../../words/comparator.ts";
import { isDemandFault, readDemands } from "../../words/demand.ts";

export function readDemand(phrase: string, within: Period, assumed?: Comparison) {
  const read = readDemands(phrase, { within, assumed });
  if (isDemandFault(read)) return read;
  const [{ comparator, amount, measure, due, doubts }] = read.demands;
  return { comparator, amount: amount.toFixed(), ...(measure && { measure }), ...(due && { due }), doubts };
}
