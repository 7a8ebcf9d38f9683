/**
 * Where a target will stand at the end of its year: what is reached, and the rest of the year as it was in earlier years.
 * A forecast is never an actual: it is told with its range, its method and how far off it was before.
 */
import type { Timing } from "../indicators/indicator.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import { compare } from "./target.ts";

/** An earlier year: what stood at the same month, and at its end. */
export type EarlierYear = { year: number; until: Amount; whole: Amount };

export type ForecastOf = {
  timing: Timing;
  actual: Amount;
  /** The share of the way expected by now, 1 at the year's end; by it alone where no earlier year is known. */
  way: Amount;
  /** From where a state set out, where a baseline is set. */
  baseline?: Amount;
  earlier: readonly EarlierYear[];
};

/** The same forecast made at the same month of an earlier year, from the years before it, beside what came. */
export type Trial = {
  year: number;
  method: Method;
  foretold: Amount;
  came: Amount;
  /** What of it came after that month. */
  rest: Amount;
};

/** `seasons`: the rest of the year as in earlier years; `pace`: as the way expected by now. */
export type Method = "seasons" | "pace";

export type Forecast = {
  point: Amount;
  low: Amount;
  high: Amount;
  /** What is still to come. */
  rest: Amount;
  method: Method;
  /** The earlier years used, and the mean of what came in them after this month. */
  years: readonly number[];
  usualRest: Amount;
  /** Of a flow: this year against the same months of those years, within a half and the double. */
  scale: Amount;
  /** By which share of the rest the range goes up and down. */
  spread: Amount;
  /** Whether the spread was seen in earlier years, or is the wide one of who has not seen any. */
  isTried: boolean;
  trials: readonly Trial[];
};

/**
 * Why there is none: a maximum follows no season; nothing to compute from; and of a target that it is not one of a year,
 * is done or not, has no figure yet, has periods without one, or that its year is over.
 */
export type NoForecast = "peak" | "no_history" | "not_of_a_year" | "done_by" | "no_figure" | "gap" | "ended";

const one = new Decimal(1);
const [leastScale, mostScale] = [new Decimal("0.5"), new Decimal(2)];
const untriedSpread = new Decimal("0.5");
/** Whatever was seen, the range is no narrower and no wider. */
export const [leastSpread, mostSpread] = [new Decimal("0.1"), one];

export function forecastOf(of: ForecastOf): Forecast | NoForecast {
  if (of.timing === "peak") return "peak";
  const trials = trialsOf(of);
  const expected = restOf(of);
  if (!expected) return "no_history";
  const seen = trials.filter((trial) => trial.method === "seasons");
  const isTried = expected.method === "seasons" && seen.length > 0;
  const spread = isTried ? spreadSeen(seen) : untriedSpread;
  const { rest } = expected;
  const margin = rest.abs().times(spread);
  const point = of.actual.plus(rest);
  return { ...expected, point, low: point.minus(margin), high: point.plus(margin), spread, isTried, trials };
}

/** The same at the same month of each earlier year, knowing only the years before it. */
function trialsOf({ timing, way, earlier }: ForecastOf): Trial[] {
  const byYear = earlier.toSorted((a, b) => a.year - b.year);
  return byYear.flatMap(({ year, until, whole }, index): Trial[] => {
    const expected = restOf({ timing, way, actual: until, earlier: byYear.slice(0, index) });
    if (!expected) return [];
    const foretold = until.plus(expected.rest);
    return [{ year, method: expected.method, foretold, came: whole, rest: whole.minus(until) }];
  });
}

type Expected = Pick<Forecast, "rest" | "method" | "years" | "usualRest" | "scale">;

/**
 * In order: as earlier years went on from this month (of a flow × this year against the same months of theirs); else
 * as the way expected goes on, of a state from its baseline. Nothing where neither is known.
 */
function restOf({ timing, actual, way, baseline, earlier }: ForecastOf): Expected | undefined {
  if (earlier.length > 0) {
    const usualRest = meanOf(earlier.map(({ until, whole }) => whole.minus(until)));
    const scale = timing === "flow" ? scaleOf(actual, meanOf(earlier.map(({ until }) => until))) : one;
    const years = earlier.map(({ year }) => year).toSorted((a, b) => a - b);
    return { rest: usualRest.times(scale), method: "seasons", years, usualRest, scale };
  }
  const from = timing === "flow" ? new Decimal(0) : baseline;
  if (from === undefined || !way.greaterThan(0)) return undefined;
  const left = one.minus(way).div(way);
  return { rest: actual.minus(from).times(left), method: "pace", years: [], usualRest: new Decimal(0), scale: one };
}

/** Small counts double easily: beyond a half and the double this year's pace is not believed. */
function scaleOf(actual: Amount, usual: Amount): Amount {
  if (!usual.greaterThan(0)) return one;
  return Decimal.min(mostScale, Decimal.max(leastScale, actual.div(usual)));
}

/** The furthest that the rest of an earlier year was off, as a share of what came; from a tenth to the whole. */
function spreadSeen(trials: readonly Trial[]): Amount {
  const offs = trials.map((trial) => {
    if (compare(trial.foretold, trial.came) === 0) return new Decimal(0);
    return offByRest(trial) ?? one;
  });
  return Decimal.min(mostSpread, Decimal.max(leastSpread, ...offs));
}

function meanOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).div(amounts.length);
}

/** By how much a trial was off, as a share of what came; nothing where nothing came. */
export function offBy({ foretold, came }: Pick<Trial, "foretold" | "came">): Amount | undefined {
  return came.isZero() ? undefined : foretold.minus(came).div(came.abs());
}

/** By how much it was off, as a share of what came after that month; nothing where nothing did. */
export function offByRest({ foretold, came, rest }: Pick<Trial, "foretold" | "came" | "rest">): Amount | undefined {
  return rest.isZero() ? undefined : foretold.minus(came).abs().div(rest.abs());
}

/** What the range says of a demand: `likely` where all of it fulfils it, `unlikely` where none does. */
export type Outlook = "likely" | "possible" | "unlikely";

export function outlookOf({ low, high }: Pick<Forecast, "low" | "high">, demanded: Amount, atMost: boolean): Outlook {
  const [worst, best] = atMost ? [high, low] : [low, high];
  const fulfils = (amount: Amount) => (atMost ? compare(amount, demanded) <= 0 : compare(amount, demanded) >= 0);
  if (fulfils(worst)) return "likely";
  return fulfils(best) ? "possible" : "unlikely";
}

/** The forecast of a target beside what it demands. */
export type TargetForecast = {
  forecast: Forecast;
  /** What is demanded at the year's end; nothing where it rests on last year's figure and that is not whole. */
  demanded: Amount | undefined;
  outlook: Outlook | undefined;
};
