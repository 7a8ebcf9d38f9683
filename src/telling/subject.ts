/** What sentences speak of: plain data that a snapshot can hold as it is. Amounts are decimal strings, as in `standing`. */

import type { IndicatorCode, IsoDate, TargetCode } from "../database/ids.ts";
import type { Standing } from "../resolutions/standing.ts";
import { type By, type Comparator, isRelative } from "../resolutions/target.ts";

export type ToldIndicator = {
  code: IndicatorCode;
  name: string;
  measure: string;
  /** The noun of a difference ("trường hợp"); empty: the measure. */
  changeMeasure: string;
  field: string;
  direction: "more" | "less" | "neutral";
  timing: "flow" | "stock" | "ratio" | "peak";
  decimals: number;
  partOf?: IndicatorCode;
  synonyms: string[];
};

export type UnitCoverage = Standing["priorCoverage"];
export type Coverage = UnitCoverage & Partial<Standing["coverage"]>;

/** An indicator's figure at the text's period, from the year's start, beside the same months a year earlier. */
export type ToldFigure = {
  indicator: ToldIndicator;
  actual: string | null;
  prior: string | null;
  coverage: Coverage;
  /** Not in what was kept before it was known. */
  priorCoverage?: UnitCoverage;
  /** Over the units that reported in both years, where some are missing in one; not in what was kept before it was known. */
  alike?: { actual: string | null; prior: string | null; units: number } | null;
  /** Whether enough reports came in both years to set them against each other; not in what was kept before it was known. */
  comparable?: boolean;
  estimated: boolean;
  illustrative: boolean;
};

export type ToldTarget = {
  code: TargetCode;
  name: string;
  field: string;
  comparator: Comparator;
  /** As the resolution states it: a rise or fall in per cent, or in the indicator's own measure. */
  amount: string;
  /** Not in what was kept before a rise or fall could be set by amount. */
  by?: By;
  due: IsoDate | null;
  lead: string;
  indicator: ToldIndicator;
  standing: Standing;
  comparable?: boolean;
};

/** All that the sentences of one text may speak of. */
export type Subjects = {
  /** In file order. */
  targets: ToldTarget[];
  /** The indicators marked to be told, with or without a target, and their parts. */
  told: ToldFigure[];
};

/** A target or an indicator with the amounts that its forms are written from; what is no target has no comparator. */
export type Subject = ToldFigure & { target: string | null; comparator?: Comparator; judged?: boolean };

/** Whether it is told against last year alone, and not against an amount. */
export function isToldByChange({ comparator }: Subject): boolean {
  return comparator === undefined || isRelative(comparator);
}

/** The target of that code, else the indicator told in the review, else the first target on the indicator. */
export function subjectOf(data: Subjects, code: string): Subject | undefined {
  const target = data.targets.find((candidate) => candidate.code === code);
  if (target) return ofTarget(target);
  const told = data.told.find(({ indicator }) => indicator.code === code);
  if (told) return { ...told, target: null };
  const onIndicator = data.targets.find(({ indicator }) => indicator.code === code);
  return onIndicator && ofTarget(onIndicator);
}

export function ofTarget(target: ToldTarget): Subject {
  const { standing, indicator, comparator, comparable } = target;
  const { actual, prior, coverage, priorCoverage, estimated, illustrative, judged } = standing;
  return {
    ...{ indicator, actual, prior, coverage, priorCoverage, estimated, illustrative, comparator, comparable, judged },
    alike: standing.likeForLike,
    target: standing.target,
  };
}
