/** What a figure is made of, one step down. */
import type { PeriodCode } from "../database/ids.ts";
import type { Indicator, Place } from "../indicators/indicator.ts";
import type { Unit } from "../units/tree.ts";
import type { Figure } from "./overMonths.ts";

/** A figure taken apart by what the unit's own figures say. */
export type Composition = {
  figure: Figure | undefined;
  /** Of a ratio or formula: the figures from which it is computed. */
  parts: readonly { indicator: Indicator; figure: Figure | undefined }[];
  /** Of a flow or peak over several periods: what each came to. */
  periods: readonly { period: PeriodCode; figure: Figure }[];
  /** Of one period: where it was entered on the unit itself. */
  own: Place | undefined;
};

export type MadeOf = Composition & {
  /** Of one period that was not entered on the unit itself: what each unit below came to. */
  units: readonly { unit: Unit; figure: Figure | undefined }[];
};
