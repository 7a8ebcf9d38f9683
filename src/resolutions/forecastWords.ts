/** A forecast as a screen tells it: the point and its range, the method and past errors in sentences, the outlook. */
import type { Indicator } from "../indicators/indicator.ts";
import { type Amount, Decimal, formatNumber, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import type { Coverage } from "../values/coverage.ts";
import { writeAmount } from "../values/figureWords.ts";
import { withLimit, writeDemanded } from "./demandWords.ts";
import {
  type Forecast,
  leastSpread,
  mostSpread,
  type NoForecast,
  type Outlook,
  offBy,
  offByRest,
  type TargetForecast,
  type Trial,
} from "./forecast.ts";
import { type Comparator, isAtMost } from "./target.ts";
import { resolutionTexts } from "./texts.ts";

export type ShownForecast = {
  /** "2.970 (2.480 – 3.460)" */
  told: string;
  point: number;
  low: number;
  high: number;
  outlook: Outlook | undefined;
  /** "nhiều khả năng đạt 2.700" */
  outlookWords: string | undefined;
  /** How it was computed, in a sentence with its numbers. */
  method: string;
  /** How far off the same was in earlier years, or that nobody knows. */
  past: string[];
};

type Of = { comparator: Comparator; indicator: Indicator; actual: string; coverage: Coverage };

export function shownForecast(
  { forecast, demanded, outlook }: TargetForecast,
  { comparator, indicator, actual, coverage }: Of,
  language: Language,
): ShownForecast {
  const write = (amount: Amount) => writeAmount(indicator, amount, language);
  const demandOf = (amount: Amount) => {
    const written = writeDemanded({ comparator }, indicator, amount, language);
    return isAtMost(comparator) ? withLimit("at_most", written) : written;
  };
  const { point, low, high } = rounded(forecast, indicator);
  const told = low.equals(high) ? write(point) : `${write(point)} (${write(low)}${to}${write(high)})`;
  return {
    told,
    point: point.toNumber(),
    low: low.toNumber(),
    high: high.toNumber(),
    outlook,
    outlookWords:
      outlook &&
      demanded &&
      say(resolutionTexts[`${isAtMost(comparator) ? "keeping" : "reaching"}_${outlook}`], language, {
        demand: demandOf(demanded),
      }),
    method: methodInWords(forecast, indicator, actual, language),
    past: [...pastInWords(forecast, indicator, language), ...missingInWords(coverage, language)],
  };
}

/** A line may break after a dash in spite of the space that follows it; here it may not. */
const to = "\u00a0–\u2060\u00a0";

/** "Dự báo cả năm: 47 (41 – 53), khó đạt 60." */
export function forecastInShort({ told, outlookWords }: ShownForecast, language: Language): string {
  const text = outlookWords === undefined ? resolutionTexts.forecast_short : resolutionTexts.forecast_with_outlook;
  return say(text, language, { told, outlook: outlookWords ?? "" });
}

/** Why a target has no forecast; nothing is said of a year that is over or a target that is done or not. */
export function noForecastInWords(reason: NoForecast, language: Language): string | undefined {
  if (reason === "ended" || reason === "done_by" || reason === "no_figure") return undefined;
  return say(resolutionTexts[`no_forecast_${reason}`], language);
}

/** Counts are foretold whole, their range to the whole numbers around it. */
function rounded({ point, low, high }: Forecast, indicator: Indicator) {
  const places = placesOf(indicator);
  return {
    point: point.toDecimalPlaces(places),
    low: low.toDecimalPlaces(places, Decimal.ROUND_FLOOR),
    high: high.toDecimalPlaces(places, Decimal.ROUND_CEIL),
  };
}

function placesOf({ decimals, timing }: Indicator): number {
  return timing === "ratio" ? Math.max(decimals, 2) : decimals;
}

function methodInWords(forecast: Forecast, indicator: Indicator, actual: string, language: Language) {
  const { rest, point } = forecast;
  const decimals = decimalsToTell(placesOf(indicator), (round) =>
    round(new Decimal(actual)).plus(round(rest)).equals(round(point)),
  );
  const write = (amount: Amount | string) => writeAmount({ ...indicator, decimals }, amount, language);
  const details = { actual: write(actual), rest: write(rest), point: write(point) };
  if (forecast.method === "pace") return say(resolutionTexts.forecast_pace, language, details);
  const usual = {
    ...details,
    years: yearsInWords(forecast.years, language),
    usual: write(forecast.usualRest),
    scale: formatNumber(forecast.scale, 2, language),
  };
  const text = indicator.timing === "flow" ? resolutionTexts.forecast_seasons : resolutionTexts.forecast_moves;
  return say(text, language, usual);
}

function yearsInWords(years: readonly number[], language: Language): string {
  const last = years.at(-1);
  const others = years.slice(0, -1);
  if (others.length === 0) return String(last);
  return say(resolutionTexts.years_joined, language, { others: others.join(", "), last: last ?? "" });
}

function pastInWords(forecast: Forecast, indicator: Indicator, language: Language): string[] {
  const trials = forecast.trials.map((trial) => trialInWords(trial, indicator, language));
  const spread = formatShare(forecast.spread, language);
  if (forecast.method === "pace") return [say(resolutionTexts.forecast_untried, language, { spread })];
  if (forecast.isTried) {
    const [least, most] = [leastSpread, mostSpread].map((share) => formatShare(share, language));
    return [
      ...trials,
      say(resolutionTexts.forecast_spread, language, { spread, least: least ?? "", most: most ?? "" }),
    ];
  }
  return [...trials, say(resolutionTexts.forecast_one_year, language, { spread })];
}

function trialInWords(trial: Trial, indicator: Indicator, language: Language): string {
  const shares = (of: Pick<Trial, "foretold" | "came" | "rest">) =>
    [offBy(of), offByRest(of)].map((share) => share && formatShare(share)).join();
  const decimals = decimalsToTell(placesOf(indicator), (round) => {
    const [foretold, came, rest] = [round(trial.foretold), round(trial.came), round(trial.rest)];
    return shares({ foretold, came, rest }) === shares(trial);
  });
  const write = (amount: Amount) => writeAmount({ ...indicator, decimals }, amount, language);
  const off = write(trial.foretold.minus(trial.came).abs());
  const share = (of: Amount | undefined) => (of === undefined ? off : formatShare(of.abs(), language));
  return say(resolutionTexts[`trial_${trial.method}`], language, {
    year: trial.year,
    foretold: write(trial.foretold),
    came: write(trial.came),
    off: share(offBy(trial)),
    rest: write(trial.rest),
    off_rest: share(offByRest(trial)),
  });
}

/** Beyond so many decimals nobody computes again. */
const MOST_DECIMALS = 6;

type Round = (amount: Amount) => Amount;

/** As few decimals as it takes until what is said follows from the numbers shown. */
function decimalsToTell(least: number, follows: (round: Round) => boolean): number {
  let decimals = least;
  while (decimals < MOST_DECIMALS && !follows((amount) => amount.toDecimalPlaces(decimals))) decimals++;
  return decimals;
}

function missingInWords({ reported, expected }: Coverage, language: Language): string[] {
  return reported < expected ? [say(resolutionTexts.forecast_incomplete, language, { reported, expected })] : [];
}
