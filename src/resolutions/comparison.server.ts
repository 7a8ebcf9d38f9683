/** The year's targets beside those of the term's resolution that they carry out. */
import { contains, firstMonth, lastMonth, monthsIn, type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { Decimal } from "../prose/number.ts";
import type { Span } from "../values/figure.ts";
import { type Figures, readFigures } from "../values/figures.server.ts";
import { type Wanted, wantedFor } from "../values/wanted.ts";
import { type Resolution, resolutionFor, standsAt, type Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import { judgedBy, wantedToJudge } from "./standing.server.ts";
import type { Standing } from "./standing.ts";
import { asksEnough, type Before, type Need, needAfter, needOf, type TermTarget } from "./term.ts";
import { wholeFigure } from "./wholeFigure.ts";

export type ComparedTarget = {
  target: Target;
  standing: Standing;
  /** The year's target on the same indicator. */
  annual: { target: Target; standing: Standing } | undefined;
  need: Need;
  /** What the years after this one need if it comes just to its target. */
  after: Need | undefined;
  isEnough: boolean | undefined;
};

export type Comparison = {
  year: number;
  annual: Resolution;
  term: Resolution;
  compared: ComparedTarget[];
  /** The year's targets that no target of the term stands behind. */
  onlyAnnual: { target: Target; standing: Standing }[];
};

/** Undefined where the unit has no year's resolution at the period, or that carries out none of a longer period. */
export async function compareWithTerm(
  tx: ReadTransaction,
  { unit, at, basis }: { unit: UnitId; at: Period; basis: Basis },
): Promise<Comparison | undefined> {
  const demands = await readDemands(tx);
  const annual = resolutionFor(demands.resolutions, demands.targets, unit, at);
  const term = annual && termOf(demands, annual, unit);
  if (!annual || !term) return undefined;
  const targetsOf = (resolution: Resolution) =>
    demands.targets.filter((each) => each.resolution === resolution.id && each.unit === unit && standsAt(each, at));
  const [long, short] = [targetsOf(term), targetsOf(annual)];
  const year = Math.floor(lastMonth(at) / 12);
  const years = yearsBefore(term, year);
  const asked = [...long, ...short].map((target) => ({ target, at }));
  const figures = await readFigures(tx, basis, [
    ...wantedToJudge(demands, asked),
    ...long.flatMap((target) => wantedBefore(demands, target, years)),
  ]);
  const standings = await judgedBy(tx, demands, figures, asked);
  const withStanding = (targets: readonly Target[], from: number) =>
    targets.flatMap((target, index) => {
      const standing = standings[from + index];
      return standing ? [{ target, standing }] : [];
    });
  const annuals = withStanding(short, long.length);
  const before = long.map((target) => broughtBefore(demands, figures, target, years));
  return {
    year,
    annual,
    term,
    compared: withStanding(long, 0).map((each, index) => {
      const beside = annuals.find(({ target }) => target.indicatorId === each.target.indicatorId);
      const asked = termTargetOf(each.target);
      const now = each.standing.actual === null ? undefined : new Decimal(each.standing.actual);
      const known = { ...(before[index] ?? { year, brought: [], last: undefined }), now };
      const need = needOf(asked, known);
      const amount = beside?.target.comparator === each.target.comparator ? beside.target.amount : undefined;
      return {
        ...each,
        annual: beside,
        need,
        after: amount && needAfter(asked, known, amount),
        isEnough: asksEnough(need, each.target.comparator, amount),
      };
    }),
    onlyAnnual: annuals.filter(({ target }) => !long.some((each) => each.indicatorId === target.indicatorId)),
  };
}

/** The resolution that the year's carries out; else one of a longer period that sets the unit targets. */
function termOf({ resolutions, targets }: Demands, annual: Resolution, unit: UnitId): Resolution | undefined {
  const period = periodOf(annual.period);
  const isLonger = (each: Resolution) =>
    monthsIn(periodOf(each.period).kind) > monthsIn(period.kind) && contains(periodOf(each.period), period);
  const candidates = resolutions.filter(
    (each) => isLonger(each) && targets.some((target) => target.resolution === each.id && target.unit === unit),
  );
  return candidates.find((each) => each.id === annual.parent) ?? candidates[0];
}

function termTargetOf({ comparator, timing, amount, period }: Target): TermTarget {
  const over = period.kind === "term" ? "sum" : "year";
  return { comparator, timing, amount, lastYear: Math.floor(lastMonth(period) / 12), over };
}

/** Of the term the years before one, and the year before in any case: last year's figure may lie before the term. */
type YearsBefore = { year: number; ofTerm: number[] };

function yearsBefore(term: Resolution, year: number): YearsBefore {
  const first = Math.floor(firstMonth(periodOf(term.period)) / 12);
  return { year, ofTerm: Array.from({ length: Math.max(0, year - first) }, (_, index) => first + index) };
}

function wantedBefore({ rules }: Demands, target: Target, { year, ofTerm }: YearsBefore): Wanted[] {
  const rule = rules.ofId(target.indicatorId);
  return rule ? wantedFor(rules, rule, target.unit, [...ofTerm, year - 1].map(spanOfYear)) : [];
}

/** What the years before brought of a target. */
function broughtBefore({ rules }: Demands, figures: Figures, target: Target, { year, ofTerm }: YearsBefore): Before {
  const rule = rules.ofId(target.indicatorId);
  const { reportedOf } = figures.of(target.unit);
  const figureIn = (each: number) => rule && wholeFigure({ rules, reportedOf }, rule, spanOfYear(each));
  return {
    year,
    brought: ofTerm.map((each) => ({ year: each, amount: figureIn(each) })),
    last: figureIn(year - 1),
  };
}

function spanOfYear(year: number): Span {
  return { from: year * 12, to: year * 12 + 11 };
}
