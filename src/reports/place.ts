/** Which report it is: the unit that it is about, the form, the period, and the lines of the form that the unit owes for it. */
import { firstDay, lastDay, type Period, parsePeriod } from "../calendar/period.ts";
import type { IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import type { Definitions, Form, FormLine, Indicator } from "../indicators/indicator.ts";
import type { Cell, ReportKey } from "../ledger/report.ts";
import type { Amount } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import { existsOn, type Unit, unitByCode } from "../units/tree.ts";

export type OwedLine = { readonly line: FormLine; readonly indicator: Indicator };

export type ReportPlace = {
  readonly key: ReportKey;
  readonly unit: Unit;
  readonly form: Form;
  readonly period: Period;
  readonly lastDay: IsoDate;
  /** In the order of the form; what is computed from other figures is not typed and not among them. */
  readonly lines: readonly OwedLine[];
  /** Who fills and signs it: the agency that owns the form, else the unit itself. */
  readonly filler: UnitId;
  /** Whose roll-up holds it. */
  readonly parent: UnitId | undefined;
};

/** The codes as they stand in an address. */
export type ReportCodes = { readonly unit: string; readonly form: string; readonly period: string };

/**
 * The place of a report, or the first reason why there is none: unknown unit, form or period; a period of another
 * frequency; a unit that had ended or did not exist yet; a form that it does not owe. Whether the period has begun is not
 * asked here: an earlier report can be read at any time.
 */
export function placeOf(definitions: Definitions, codes: ReportCodes): ReportPlace {
  const unit = unitByCode(definitions.tree, codes.unit);
  const form = definitions.formByCode.get(codes.form);
  if (form === undefined) throw new AppError("form_unknown", 404, { form: codes.form });
  const period = parsePeriod(codes.period);
  if (period === undefined) throw new AppError("period_unknown", 422, { period: codes.period });
  if (period.kind !== form.frequency) throw new AppError("period_of_other_frequency", 422, { period: codes.period });
  const day = lastDay(period);
  if (!existsOn(unit, day)) throw new AppError("unit_not_there", 422, { unit: unit.name, period: codes.period });
  const lines = owedLines(definitions, form, unit.id, day);
  if (lines.length === 0) throw new AppError("form_not_owed", 422, { unit: unit.name, form: form.name });
  return {
    key: { unit: unit.id, form: form.id, period: codes.period as PeriodCode },
    unit,
    form,
    period,
    lastDay: day,
    lines,
    filler: form.owner ?? unit.id,
    parent: unit.parent,
  };
}

/** The lines of a form that a unit owes on a day, in the order of the form. */
export function owedLines(definitions: Definitions, form: Form, unit: UnitId, day: IsoDate): readonly OwedLine[] {
  const [positions, ...others] = owedPositions(definitions, form, unit, day);
  if (positions === undefined) return [];
  if (others.length > 0) return linesAt(definitions, form, [positions, ...others].flat());
  const known = linesOf.get(positions);
  if (known !== undefined) return known;
  const lines = linesAt(definitions, form, positions);
  linesOf.set(positions, lines);
  return lines;
}

/** By the list of positions, which belongs to one form of one version of the definitions: every report asks for them. */
const linesOf = new WeakMap<readonly number[], readonly OwedLine[]>();

function linesAt(definitions: Definitions, form: Form, positions: readonly number[]): OwedLine[] {
  const owed = new Set(positions);
  return form.lines.flatMap((line) => {
    const indicator = definitions.indicatorById.get(line.indicator);
    return indicator !== undefined && owed.has(line.position) && !isComputed(indicator) ? [{ line, indicator }] : [];
  });
}

/** Of each stretch of days that holds the day, what is owed in it. */
function owedPositions(definitions: Definitions, form: Form, unit: UnitId, day: IsoDate): (readonly number[])[] {
  return (definitions.owed.get(form.id)?.get(unit) ?? [])
    .filter(({ from, to }) => (from === undefined || from <= day) && (to === undefined || to >= day))
    .map(({ positions }) => positions);
}

function isComputed(indicator: Indicator): boolean {
  return indicator.formula !== undefined || (indicator.numerator !== undefined && indicator.denominator !== undefined);
}

/** The forms that a unit owes on a day, its own before those that agencies fill about it. */
export function formsOwed(definitions: Definitions, unit: UnitId, day: IsoDate): Form[] {
  return definitions.forms
    .filter((form) => owedPositions(definitions, form, unit, day).some((positions) => positions.length > 0))
    .sort((a, b) => Number(a.owner !== undefined) - Number(b.owner !== undefined));
}

/** Nobody reports on a period that has not begun. */
export function assertBegun(place: ReportPlace, today: IsoDate): void {
  if (firstDay(place.period) > today) throw new AppError("period_not_begun", 422, { period: place.key.period });
}

/**
 * The positions of the indicators that a caller names. Refused by name: an unknown one, one that another owner enters, one
 * that the unit does not owe on this form.
 */
export function positionsOf(
  definitions: Definitions,
  place: ReportPlace,
  codes: Iterable<string>,
): Map<string, number> {
  const owed = positionsByCode(place.lines);
  const positions = new Map<string, number>();
  const faults = [];
  for (const code of codes) {
    const position = owed.get(code);
    if (position !== undefined) positions.set(code, position);
    else
      faults.push({
        code: reasonAgainst(definitions, place, code),
        place: { field: code },
        details: { indicator: code },
      });
  }
  if (faults.length > 0) throw new AppError("values_refused", 422, {}, faults);
  return positions;
}

/** The amounts of cells by indicator. */
export function amountsIn(cells: Iterable<readonly [code: string, cell: Cell]>): [string, Amount | null][] {
  return [...cells].map(([code, { amount }]) => [code, amount]);
}

/** Amounts as a program or the grid sends them have no more decimals than their indicators; throws naming each that has. */
export function assertFineEnough(
  { indicatorByCode }: Definitions,
  amounts: Iterable<readonly [code: string, amount: Amount | null]>,
): void {
  const faults = [...amounts].flatMap(([code, amount]) => {
    const decimals = indicatorByCode.get(code)?.decimals;
    if (decimals === undefined || amount === null || amount.decimalPlaces() <= decimals) return [];
    return [{ code: "amount_more_decimals", place: { field: code }, details: { text: amount.toFixed() } }];
  });
  if (faults.length > 0) throw new AppError("values_refused", 422, {}, faults);
}

const byCodeOf = new WeakMap<readonly OwedLine[], ReadonlyMap<string, number>>();

function positionsByCode(lines: readonly OwedLine[]): ReadonlyMap<string, number> {
  const known = byCodeOf.get(lines);
  if (known !== undefined) return known;
  const fresh = new Map(lines.map(({ line, indicator }) => [indicator.code as string, line.position]));
  byCodeOf.set(lines, fresh);
  return fresh;
}

function reasonAgainst(definitions: Definitions, place: ReportPlace, code: string): string {
  const indicator = definitions.indicatorByCode.get(code);
  if (indicator === undefined) return "indicator_unknown";
  if (isComputed(indicator)) return "indicator_computed";
  if (indicator.owner !== undefined && indicator.owner !== place.filler) return "indicator_of_other_owner";
  return "indicator_not_owed";
}
