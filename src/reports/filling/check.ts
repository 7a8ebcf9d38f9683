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
  const form: CheckedForm = {
    lines: new Map(lines.map((line) => [line.position, line])),
    parts: Map.groupBy(
      lines.filter(({ partOf }) => partOf !== undefined),
      ({ partOf }) => partOf,
    ),
    earlierReports,
  };
  const checks: Check[] = [];
  for (const line of lines) {
    for (const rule of rules) {
      const check = rule(line, form);
      if (check !== undefined) checks.push(check);
    }
  }
  return checks;
}

type CheckedForm = {
  readonly lines: ReadonlyMap<number, CheckedLine>;
  /** By the position of their whole. */
  readonly parts: ReadonlyMap<number | undefined, readonly CheckedLine[]>;
  readonly earlierReports: readonly EarlierReport[];
};

type Rule = (line: CheckedLine, form: CheckedForm) => Check | undefined;

/** In the order in which they ask of a line. */
const rules: readonly Rule[] = [negative, tooPrecise, tenTimes, partAboveWhole, runningTotalFalls, partsDiffer];

/** The checks that nobody has explained yet. */
export function openChecks(checks: readonly Check[], lines: readonly CheckedLine[]): Check[] {
  const explained = new Set(lines.filter((line) => line.note.trim() !== "").map((line) => line.position));
  return checks.filter((check) => !explained.has(check.position));
}

/** Below zero, where neither the period before nor the same period last year was: a balance may be, a count never is. */
function negative(line: CheckedLine): Check | undefined {
  const { position, previous, yearBefore, runningTotal } = line;
  const amount = typedIn(line);
  if (amount === null || !isBelowZero(amount)) return undefined;
  const wasNegative = [previous, yearBefore, runningTotal?.before].some((one) => one && isBelowZero(one));
  return wasNegative ? undefined : { code: "negative", position, amount };
}

/** By its sign: to compare it, a decimal would be made of the zero each time. */
function isBelowZero(amount: Decimal): boolean {
  return amount.isNegative() && !amount.isZero();
}

function isAboveZero(amount: Decimal): boolean {
  return amount.isPositive() && !amount.isZero();
}

/** More decimals than the indicator has: 1.234,5 persons. */
function tooPrecise(line: CheckedLine): Check | undefined {
  const { position, decimals } = line;
  const amount = typedIn(line);
  if (amount === null || amount.decimalPlaces() <= decimals) return undefined;
  return { code: "too_precise", position, amount, decimals };
}

/** What stands in the cell. */
function typedIn({ amount, runningTotal }: CheckedLine): Decimal | null {
  return runningTotal === undefined ? amount : runningTotal.typed;
}

/** Ten times the usual: the same period last year or, where that is missing or zero, the mean of the earlier periods. */
function tenTimes({ position, amount, yearBefore, earlier }: CheckedLine): Check | undefined {
  if (amount === null) return undefined;
  if (yearBefore !== null && isAboveZero(yearBefore)) {
    if (!isTenTimes(amount, yearBefore)) return undefined;
    return { code: "ten_times_year_before", position, amount, usual: yearBefore };
  }
  if (earlier.length === 0) return undefined;
  const usual = sumOfDigits(earlier).div(earlier.length);
  if (!isAboveZero(usual) || !isTenTimes(amount, usual)) return undefined;
  return { code: "ten_times_mean", position, amount, usual };
}

/** At least ten times an amount above zero. What begins at no higher a power of ten is not, and hardly any needs multiplying. */
function isTenTimes(amount: Decimal, usual: Decimal): boolean {
  return amount.e > usual.e && amount.gte(usual.times(TEN));
}

function partAboveWhole({ position, amount, partOf }: CheckedLine, { lines }: CheckedForm): Check | undefined {
  const whole = partOf === undefined ? undefined : lines.get(partOf)?.amount;
  if (amount === null || partOf === undefined || whole === undefined || whole === null || amount.lte(whole)) {
    return undefined;
  }
  return { code: "part_above_whole", position, amount, whole, wholePosition: partOf };
}

function runningTotalFalls({ position, runningTotal }: CheckedLine): Check | undefined {
  if (runningTotal === undefined || runningTotal.typed === null || runningTotal.typed.gte(runningTotal.before)) {
    return undefined;
  }
  return { code: "running_total_falls", position, amount: runningTotal.typed, before: runningTotal.before };
}

/** Parts that made up their whole in every earlier report must add up to it now; "trong đó: nữ" alone never has to. */
function partsDiffer(whole: CheckedLine, { parts: partsOf, earlierReports }: CheckedForm): Check | undefined {
  const parts = partsOf.get(whole.position) ?? [];
  if (whole.amount === null || parts.length < 2 || !madeUpBefore(whole, parts, earlierReports)) return undefined;
  const amounts = parts.map((part) => part.amount).filter((amount) => amount !== null);
  if (amounts.length < parts.length) return undefined;
  const sum = Decimal.sum(...amounts);
  if (sum.equals(whole.amount)) return undefined;
  return { code: "parts_differ", position: whole.position, amount: whole.amount, parts: sum };
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
