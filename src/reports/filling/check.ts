/** Checks that ask for an explanation. They never block: a figure that looks wrong may be right, and then its reason is worth keeping. */
import { Decimal, sumOfDigits } from "../../prose/number.ts";

/** What the checks look at for one line of a form, all amounts of the period itself but `typed`. */
export type CheckedLine = {
  readonly position: number;
  readonly amount: Decimal | null;
  /** Of the same period last year. */
  readonly yearBefore: Decimal | null;
  /** Of the period before. */
  readonly previous: Decimal | null;
  /** Of the earlier periods at hand, in any order: their digits, since hardly any are looked at. */
  readonly earlier: readonly string[];
  /** The position of the whole of which this is a part, where it stands on the same form. */
  readonly partOf: number | undefined;
  /** Typed as a running total since the year's start: what is typed, and what stood there a period before. */
  readonly runningTotal: { readonly typed: Decimal | null; readonly before: Decimal } | undefined;
  /** How many decimals the indicator has. */
  readonly decimals: number;
  readonly note: string;
};

/** Another period of the same form, for what its parts added up to. */
export type EarlierReport = ReadonlyMap<number, Decimal | null>;

export type Check =
  | {
      readonly code: "ten_times_year_before";
      readonly position: number;
      readonly amount: Decimal;
      readonly usual: Decimal;
    }
  | { readonly code: "ten_times_mean"; readonly position: number; readonly amount: Decimal; readonly usual: Decimal }
  | {
      readonly code: "part_above_whole";
      readonly position: number;
      readonly amount: Decimal;
      readonly whole: Decimal;
      readonly wholePosition: number;
    }
  | {
      readonly code: "running_total_falls";
      readonly position: number;
      readonly amount: Decimal;
      readonly before: Decimal;
    }
  | { readonly code: "negative"; readonly position: number; readonly amount: Decimal }
  | { readonly code: "too_precise"; readonly position: number; readonly amount: Decimal; readonly decimals: number }
  | { readonly code: "parts_differ"; readonly position: number; readonly amount: Decimal; readonly parts: Decimal };

const TEN = new Decimal(10);

/** All that asks for a reason in a report, in the order of its lines. */
export function checksOf(lines: readonly CheckedLine[], earlierReports: readonly EarlierReport[]): Check[] {
  const byPosition = new Map(lines.map((line) => [line.position, line]));
  return lines.flatMap((line) => [
    ...negative(line),
    ...tooPrecise(line),
    ...tenTimes(line),
    ...partAboveWhole(line, byPosition),
    ...runningTotalFalls(line),
    ...partsDiffer(line, lines, earlierReports),
  ]);
}

/** The checks that nobody has explained yet. */
export function openChecks(checks: readonly Check[], lines: readonly CheckedLine[]): Check[] {
  const explained = new Set(lines.filter((line) => line.note.trim() !== "").map((line) => line.position));
  return checks.filter((check) => !explained.has(check.position));
}

/** Below zero, where neither the period before nor the same period last year was: a balance may be, a count never is. */
function negative(line: CheckedLine): Check[] {
  const { position, previous, yearBefore, runningTotal } = line;
  const amount = typedIn(line);
  if (amount === null || amount.gte(0)) return [];
  const wasNegative = [previous, yearBefore, runningTotal?.before].some((one) => one?.lt(0));
  return wasNegative ? [] : [{ code: "negative", position, amount }];
}

/** More decimals than the indicator has: 1.234,5 persons. */
function tooPrecise(line: CheckedLine): Check[] {
  const { position, decimals } = line;
  const amount = typedIn(line);
  return amount === null || amount.decimalPlaces() <= decimals
    ? []
    : [{ code: "too_precise", position, amount, decimals }];
}

/** What stands in the cell. */
function typedIn({ amount, runningTotal }: CheckedLine): Decimal | null {
  return runningTotal === undefined ? amount : runningTotal.typed;
}

/** Ten times the usual: the same period last year or, where that is missing or zero, the mean of the earlier periods. */
function tenTimes({ position, amount, yearBefore, earlier }: CheckedLine): Check[] {
  if (amount === null) return [];
  if (yearBefore?.isPositive() && !yearBefore.isZero()) {
    return amount.gte(yearBefore.times(TEN))
      ? [{ code: "ten_times_year_before", position, amount, usual: yearBefore }]
      : [];
  }
  if (earlier.length === 0) return [];
  const usual = sumOfDigits(earlier).div(earlier.length);
  return usual.gt(0) && amount.gte(usual.times(TEN)) ? [{ code: "ten_times_mean", position, amount, usual }] : [];
}

function partAboveWhole({ position, amount, partOf }: CheckedLine, lines: ReadonlyMap<number, CheckedLine>): Check[] {
  const whole = partOf === undefined ? undefined : lines.get(partOf)?.amount;
  if (amount === null || partOf === undefined || whole === undefined || whole === null || amount.lte(whole)) return [];
  return [{ code: "part_above_whole", position, amount, whole, wholePosition: partOf }];
}

function runningTotalFalls({ position, runningTotal }: CheckedLine): Check[] {
  if (runningTotal === undefined || runningTotal.typed === null || runningTotal.typed.gte(runningTotal.before))
    return [];
  return [{ code: "running_total_falls", position, amount: runningTotal.typed, before: runningTotal.before }];
}

/** Parts that made up their whole in every earlier report must add up to it now; "trong đó: nữ" alone never has to. */
function partsDiffer(
  whole: CheckedLine,
  lines: readonly CheckedLine[],
  earlierReports: readonly EarlierReport[],
): Check[] {
  const parts = lines.filter((line) => line.partOf === whole.position);
  if (whole.amount === null || parts.length < 2 || !madeUpBefore(whole, parts, earlierReports)) return [];
  const amounts = parts.map((part) => part.amount).filter((amount) => amount !== null);
  if (amounts.length < parts.length) return [];
  const sum = Decimal.sum(...amounts);
  if (sum.equals(whole.amount)) return [];
  return [{ code: "parts_differ", position: whole.position, amount: whole.amount, parts: sum }];
}

function madeUpBefore(
  whole: CheckedLine,
  parts: readonly CheckedLine[],
  earlierReports: readonly EarlierReport[],
): boolean {
  const complete = earlierReports
    .map((report) => ({
      whole: report.get(whole.position) ?? null,
      parts: parts.map((part) => report.get(part.position) ?? null).filter((amount) => amount !== null),
    }))
    .filter((report) => report.parts.length === parts.length);
  const known = complete.flatMap((one) =>
    one.whole === null || one.whole.isZero() ? [] : [{ ...one, whole: one.whole }],
  );
  return known.length > 0 && known.every((one) => Decimal.sum(...one.parts).equals(one.whole));
}
