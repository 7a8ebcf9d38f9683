/**
 * The figures of one unit, read for many indicators at once: (unit, indicator, period) to forms and positions and back.
 * What is reported on the unit itself overrides, period by period, what stands below it.
 */
import {
  codeOf,
  type Frequency,
  lastDay,
  lastMonth,
  monthsIn,
  type Period,
  periodsWithin,
} from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, IndicatorId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Indicator, Place, Timing } from "../indicators/indicator.ts";
import { owingUnits, type UnitSet } from "../indicators/owing.ts";
import { Decimal } from "../prose/number.ts";
import { type CountedReport, type FormPeriod, readCounted } from "./counted.server.ts";
import type { Reported, ReportedPeriods, Span } from "./figure.ts";
import { type Rollup, readRollups } from "./rollup.server.ts";

/** A base indicator (one that is entered) over some months. */
export type Wanted = { indicator: IndicatorId; span: Span };

/** One report that is owed: a line of a form for a period. */
export type Obligation = Place & { period: Period };

const estimatedFlag = 1;
const illustrativeFlag = 2;

export type UnitFigures = {
  unit: UnitId;
  basis: Basis;
  definitions: Definitions;
  /** What counts for the unit, by period, of all that was read of the indicator. */
  reportedOf(indicator: IndicatorId): ReportedPeriods;
  /** Whether the unit itself reported the line for the period. */
  isOwn(obligation: Obligation): boolean;
  /** How many of the units that owe the line reported it, the unit itself and all below. */
  countOf(obligation: Obligation): number;
};

/** Reads in two statements all that the wanted figures rest on. */
export async function readFigures(
  tx: ReadTransaction,
  unit: UnitId,
  basis: Basis,
  wanted: readonly Wanted[],
): Promise<UnitFigures> {
  const definitions = await readDefinitions(tx);
  const cells = cellsOf(definitions, wanted);
  const asked = [...new Map(cells.map((cell) => [keyOf(cell.form, cell.period), cell])).values()].map(
    ({ form, period }) => ({ form, period }),
  );
  const own = byKey(await readCounted(tx, [unit], basis, asked));
  const below = byKey(await readRollups(tx, unit, basis, asked));
  const periodsOf = Map.groupBy(cells, (cell) => cell.indicator);
  return {
    unit,
    basis,
    definitions,
    reportedOf: (indicator) => reportedPeriods(periodsOf.get(indicator) ?? [], own, below),
    isOwn: ({ form, position, period }) => hasAmount(own.get(keyOf(form.id, codeOf(period))), position),
    countOf: ({ form, position, period }) => {
      const key = keyOf(form.id, codeOf(period));
      const counted = below.get(key)?.counts[position - 1] ?? 0;
      const owes = owingUnits(definitions, unit, form.id, position, lastDay(period)).has(unit);
      return counted + (owes && hasAmount(own.get(key), position) ? 1 : 0);
    },
  };
}

type Cell = FormPeriod & { indicator: IndicatorId; position: number };

/** Every line and period that may hold a part of a wanted figure, each once. */
function cellsOf(definitions: Definitions, wanted: readonly Wanted[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { indicator, span } of wanted) {
    const timing = definitions.indicatorById.get(indicator)?.timing;
    for (const { form, position } of definitions.places.get(indicator) ?? []) {
      for (const period of periodsRead(timing, form.frequency, span)) {
        const code = codeOf(period);
        cells.set(`${keyOf(form.id, code)} ${position}`, { form: form.id, period: code, indicator, position });
      }
    }
  }
  return [...cells.values()];
}

/** The periods that may hold a part of a figure over some months: of a stock all that end with them, whenever they began. */
export function periodsRead(timing: Timing | undefined, frequency: Frequency, span: Span): Period[] {
  if (timing !== "stock") return periodsWithin(frequency, span.from, span.to);
  return periodsWithin(frequency, span.to - monthsIn(frequency) + 1, span.to);
}

function reportedPeriods(
  cells: readonly Cell[],
  own: ReadonlyMap<string, CountedReport>,
  below: ReadonlyMap<string, Rollup>,
): ReportedPeriods {
  const reported = new Map<PeriodCode, Reported>();
  for (const { form, period, position } of cells) {
    const report = own.get(keyOf(form, period));
    const rollup = below.get(keyOf(form, period));
    const cell =
      reportedAt(report?.amounts, report?.flags, position) ?? reportedAt(rollup?.totals, rollup?.flags, position);
    if (cell) reported.set(period, cell);
  }
  return reported;
}

/** The amount at a position with its flags; nothing where nothing was reported. */
export function reportedAt(
  amounts: readonly (string | null)[] | undefined,
  flags: readonly number[] | null | undefined,
  position: number,
): Reported | undefined {
  const amount = amounts?.[position - 1];
  if (amount === undefined || amount === null) return undefined;
  const flag = flags?.[position - 1] ?? 0;
  return {
    amount: new Decimal(amount),
    estimated: (flag & estimatedFlag) !== 0,
    illustrative: (flag & illustrativeFlag) !== 0,
  };
}

function hasAmount(report: CountedReport | undefined, position: number): boolean {
  return (report?.amounts[position - 1] ?? null) !== null;
}

function byKey<Row extends FormPeriod>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [keyOf(row.form, row.period), row]));
}

function keyOf(form: FormId, period: PeriodCode): string {
  return `${form} ${period}`;
}

/** The reports owed of a base indicator over some months, at its own frequency: all of a flow's, the last of a stock's. */
export function obligationsOf(definitions: Definitions, indicator: Indicator, span: Span): Obligation[] {
  const [place] = definitions.places.get(indicator.id) ?? [];
  if (!place) return [];
  return periodsWithin(place.form.frequency, span.from, span.to)
    .filter((period) => indicator.timing !== "stock" || lastMonth(period) === span.to)
    .map((period) => ({ ...place, period }));
}

/** The units within `unit` that owe the line for the period. */
export function owingOf(definitions: Definitions, unit: UnitId, { form, position, period }: Obligation): UnitSet {
  return owingUnits(definitions, unit, form.id, position, lastDay(period));
}
