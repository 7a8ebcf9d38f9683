/**
 * The figures of many units, indicators and periods, read at once: (unit, indicator, period) to forms and positions and back.
 * What is reported on the unit itself overrides what stands below it.
 */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, IndicatorId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Place } from "../indicators/indicator.ts";
import { owingUnits } from "../indicators/owing.ts";
import { Decimal } from "../prose/number.ts";
import type { Asked, FormPeriod } from "./asked.server.ts";
import { type CountedReport, readCounted } from "./counted.server.ts";
import type { Dated } from "./dated.ts";
import type { Reported, ReportedPeriods } from "./figure.ts";
import { periodsRead } from "./obligation.ts";
import type { Rollup } from "./rolled.server.ts";
import { readRollups } from "./rollup.server.ts";
import type { Wanted } from "./wanted.ts";

/** What was read of each unit; of a unit about which nothing was wanted there is nothing. */
export type Figures = { basis: Basis; of(unit: UnitId): UnitFigures };

export type UnitFigures = {
  unit: UnitId;
  basis: Basis;
  definitions: Definitions;
  /** What counts for the unit, by period, of all that was read of the indicator. */
  reportedOf(indicator: IndicatorId): ReportedPeriods;
  /** Whether the unit itself reported the line for the period. */
  isOwn(line: Place & Dated): boolean;
  /** How many of the units that owe the line reported it, the unit itself and all below. */
  countOf(line: Place & Dated): number;
};

const estimatedFlag = 1;
const illustrativeFlag = 2;

/** Reads all that the wanted figures rest on: a statement for what units reported, one for what stands below them. */
export async function readFigures(tx: ReadTransaction, basis: Basis, wanted: readonly Wanted[]): Promise<Figures> {
  const definitions = await readDefinitions(tx);
  const alike = wantedAlike(definitions, wanted);
  const own = Map.groupBy(await readCounted(tx, basis, alike), ({ unit }) => unit);
  const below = Map.groupBy(await readRollups(tx, basis, alike), ({ unit }) => unit);
  const placesOf = new Map(alike.flatMap(({ units, places }) => units.map((unit) => [unit, places])));
  const known = new Map<UnitId, UnitFigures>();
  return {
    basis,
    of(unit) {
      const figures =
        known.get(unit) ??
        unitFigures(definitions, unit, basis, placesOf.get(unit) ?? new Map(), {
          own: byFormPeriod(own.get(unit) ?? []),
          below: byFormPeriod(below.get(unit) ?? []),
        });
      known.set(unit, figures);
      return figures;
    },
  };
}

function unitFigures(
  definitions: Definitions,
  unit: UnitId,
  basis: Basis,
  places: PlacesRead,
  { own, below }: { own: ByFormPeriod<CountedReport>; below: ByFormPeriod<Rollup> },
): UnitFigures {
  const reported = new Map<IndicatorId, ReportedPeriods>();
  return {
    unit,
    basis,
    definitions,
    reportedOf(indicator) {
      const known = reported.get(indicator) ?? reportedPeriods(places.get(indicator) ?? new Map(), own, below);
      reported.set(indicator, known);
      return known;
    },
    isOwn: ({ form, position, code }) => hasAmount(own(form.id, code), position),
    countOf({ form, position, code, ends }) {
      const counted = below(form.id, code)?.counts[position - 1] ?? 0;
      const reportedItself = hasAmount(own(form.id, code), position);
      return counted + (reportedItself && owingUnits(definitions, unit, form.id, position, ends).has(unit) ? 1 : 0);
    },
  };
}

/** Units of which the same is wanted: asked for together, what stands in a statement does not grow with them. */
function wantedAlike(definitions: Definitions, wanted: readonly Wanted[]): (Asked & { places: PlacesRead })[] {
  const byUnit = [...Map.groupBy(wanted, ({ unit }) => unit)];
  const alike = Map.groupBy(byUnit, ([, own]) =>
    own.map(({ indicator, span }) => `${indicator} ${span.from} ${span.to}`).join(),
  );
  return [...alike.values()].map((group) => {
    const places = placesRead(definitions, group[0]?.[1] ?? []);
    return { units: group.map(([unit]) => unit), places, reports: formPeriodsOf(places) };
  });
}

/** Of each line the periods that may hold a part of a wanted figure. */
type PlacesRead = Map<IndicatorId, Map<Place, Set<PeriodCode>>>;

function placesRead(definitions: Definitions, wanted: readonly Wanted[]): PlacesRead {
  const read: PlacesRead = new Map();
  for (const { indicator, span } of wanted) {
    const timing = definitions.indicatorById.get(indicator)?.timing;
    const places = read.get(indicator) ?? new Map<Place, Set<PeriodCode>>();
    read.set(indicator, places);
    for (const place of definitions.places.get(indicator) ?? []) {
      const periods = places.get(place) ?? new Set();
      places.set(place, periods);
      for (const { code } of periodsRead(timing, place.form.frequency, span)) periods.add(code);
    }
  }
  return read;
}

/** Each form and period once. */
function formPeriodsOf(read: PlacesRead): FormPeriod[] {
  const periodsOf = new Map<FormId, Set<PeriodCode>>();
  for (const places of read.values())
    for (const [{ form }, periods] of places) {
      const asked = periodsOf.get(form.id) ?? new Set();
      periodsOf.set(form.id, asked);
      for (const period of periods) asked.add(period);
    }
  return [...periodsOf].flatMap(([form, periods]) => [...periods].map((period) => ({ form, period })));
}

function reportedPeriods(
  places: ReadonlyMap<Place, ReadonlySet<PeriodCode>>,
  own: ByFormPeriod<CountedReport>,
  below: ByFormPeriod<Rollup>,
): ReportedPeriods {
  const reported = new Map<PeriodCode, Reported>();
  for (const [{ form, position }, periods] of places)
    for (const period of periods) {
      const report = own(form.id, period);
      const rollup = below(form.id, period);
      const itself = reportedAt(report?.amounts, report?.flags, position);
      const cell = itself ? { ...itself, own: true } : reportedAt(rollup?.totals, rollup?.flags, position);
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

type ByFormPeriod<Row> = (form: FormId, period: PeriodCode) => Row | undefined;

function byFormPeriod<Row extends FormPeriod>(rows: readonly Row[]): ByFormPeriod<Row> {
  const byForm = new Map<FormId, Map<PeriodCode, Row>>();
  for (const row of rows) {
    const byPeriod = byForm.get(row.form) ?? new Map<PeriodCode, Row>();
    byForm.set(row.form, byPeriod.set(row.period, row));
  }
  return (form, period) => byForm.get(form)?.get(period);
}
