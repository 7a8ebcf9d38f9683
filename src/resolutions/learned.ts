/** How the earlier years went: what part of the year was usually reached by each of its periods. */
import { codeOf, nameOf, type Period } from "../calendar/period.ts";
import { type Amount, Decimal, formatShare } from "../prose/number.ts";
import { type Language, say } from "../prose/text.ts";
import { resolutionTexts } from "./texts.ts";

/** Of an earlier year what had been reached by each period of the course, the whole year last. */
export type YearGone = { year: number; reached: readonly Amount[] };

export type Learned = {
  /** The years it was learned from, in order. */
  years: readonly number[];
  /** At the periods of this year, each a share of the whole year in whole per cent; the last is all. */
  points: readonly { period: Period; share: Amount }[];
};

/** The mean of the years that came to something and never fell back; nothing where there is none, or nothing to tell from. */
export function learnedFrom(periods: readonly Period[], gone: readonly YearGone[]): Learned | undefined {
  const told = gone.filter(({ reached }) => reached.length === periods.length && grows(reached));
  if (periods.length < 2 || told.length === 0) return undefined;
  const points = periods.map((period, index) => {
    const shares = told.map(({ reached }) => (reached[index] ?? zero).div(reached.at(-1) ?? one));
    const mean = shares.reduce((sum, share) => sum.plus(share), zero).div(shares.length);
    return { period, share: mean.toDecimalPlaces(2) };
  });
  return { years: told.map(({ year }) => year).toSorted((a, b) => a - b), points };
}

/** As a cell of targets.csv: "2024-Q1:12|2024-Q2:35|2024-Q3:58|2024-Q4:100". */
export function trajectoryCell({ points }: Learned): string {
  return points.map(({ period, share }) => `${codeOf(period)}:${share.times(100).toFixed()}`).join("|");
}

/** "Các năm 2022, 2023 thường đạt: quý I 12%, quý II 35%, quý III 58%, quý IV 100% của cả năm." */
export function learnedInWords({ years, points }: Learned, language: Language): string {
  const told = points.map(
    ({ period, share }) => `${nameOf(period, language).replace(/\/\d{4}$/, "")} ${formatShare(share, language)}`,
  );
  return say(resolutionTexts.learned, language, { years: years.join(", "), points: told.join(", ") });
}

const zero = new Decimal(0);
const one = new Decimal(1);

function grows(reached: readonly Amount[]): boolean {
  return (
    reached.at(-1)?.greaterThan(0) === true &&
    reached.every((amount, index) => amount.greaterThanOrEqualTo(reached[index - 1] ?? 0))
  );
}
