/**
 * The figures of many units, indicators and periods, read at once: (unit, indicator, period) to forms and positions and back.
 * What is reported on the unit itself overrides what stands below it.
 */
import type { Database, ReadTransaction } from "../database/connection.server.ts";
import type { FormId, IndicatorId, PeriodCode, UnitId } from "../database/ids.ts";
import { askAlone, askWithin } from "../database/planned.server.ts";
import type { Basis } from "../database/tables.ts";
import type { Versions } from "../database/versions.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Place } from "../indicators/indicator.ts";
import type { Asked, FormPeriod } from "./asked.server.ts";
import type { Dated } from "./dated.ts";
import { periodsRead } from "./obligation.ts";
import { overlapBelow, type ReportedPeriod, type ReportedPeriods, reportedFor } from "./overMonths.ts";
import { reportedAt } from "./reportedAt.ts";
import type { Rollup } from "./rolled.server.ts";
import { askedOfWholes, exactRollups } from "./rollup.server.ts";
import { type CountedReport, readStored, type Stored } from "./stored.server.ts";
import { type ReportsBelow, readReportsBelow } from "./unitReports.server.ts";
import type { Wanted } from "./wanted.ts";

/** What was read of each unit; of a unit about which nothing was wanted there is nothing. */
export type Figures = { basis: Basis; of(unit: UnitId): UnitFigures };

export type UnitFigures = {
  unit: UnitId;
  basis: Basis;
  definitions: Definitions;
  /** What counts for the unit, by period, of all that was read of the indicator: what was wanted and perhaps more. */
  reportedOf(indicator: IndicatorId): ReportedPeriods;
  /** Whether the unit itself reported the line for the period, and how many of those below it that owe it. */
  sentOf(line: Place & Dated): { own: boolean; below: number };
};

/**
 * Reads all that the wanted figures rest on: a statement for what is stored, more where some of it is stale, one more where
 * what stands below a unit overlaps, so that the single reports must be told apart.
 */
export async function readFigures(tx: ReadTransaction, basis: Basis, wanted: readonly Wanted[]): Promise<Figures> {
  const definitions = await readDefinitions(tx);
  const asked = askedFor(definitions, wanted);
  const stored = await readStored(askWithin(tx), { basis, ...asked.stored });
  const below = await exactRollups(tx, definitions.tree, basis, asked.stored.below, stored);
  const figures = figuresOf(definitions, basis, { own: stored.own, below });
  const overlapping = asked.atSeveral.filter((each) => isOverlapping(figures, each));
  if (overlapping.length === 0) return figures;
  const reportsBelow = await readReportsBelow(tx, definitions, basis, overlapping);
  return figuresOf(definitions, basis, { own: stored.own, below }, reportsBelow);
}

/**
 * The same by definitions and settings that were just seen, without a transaction: one statement is a snapshot of its own.
 * Undefined where they are others by now, something is stale or overlaps, so that more must be asked within one snapshot.
 */
export async function readFiguresAlone(
  database: Database,
  { definitions, versions }: { definitions: Definitions; versions: Versions | undefined },
  basis: Basis,
  asked: FiguresAsked,
): Promise<Figures | undefined> {
  if (definitions.version !== versions?.definitions) return undefined;
  const stored = await readStored(askAlone(database), { basis, ...asked.stored, versions: true });
  const isAsSeen =
    stored.versions?.definitions === versions.definitions && stored.versions.settings === versions.settings;
  if (!isAsSeen || stored.marked.length > 0) return undefined;
  const figures = figuresOf(definitions, basis, stored);
  return asked.atSeveral.some((each) => isOverlapping(figures, each)) ? undefined : figures;
}

function isOverlapping(figures: Figures, { unit, indicator, span }: Wanted): boolean {
  const { definitions, reportedOf } = figures.of(unit);
  const timing = definitions.indicatorById.get(indicator)?.timing;
  return timing !== undefined && overlapBelow(reportedOf(indicator), timing, span);
}

/** What is to be read for what is wanted, known by the definitions alone. */
export type FiguresAsked = {
  stored: { own: readonly Asked[]; below: readonly Asked[]; lines: readonly Place[] };
  /** Those that may be reported at several places, so that what stands below may overlap. */
  atSeveral: readonly Wanted[];
};

export function askedFor(definitions: Definitions, wanted: readonly Wanted[]): FiguresAsked {
  const own = reportsAsked(definitions, wanted);
  const places = (indicator: IndicatorId) => definitions.places.get(indicator) ?? [];
  return {
    stored: {
      own,
      below: askedOfWholes(definitions.tree, own),
      lines: [...new Set(wanted.map(({ indicator }) => indicator))].flatMap(places),
    },
    atSeveral: wanted.filter(({ indicator }) => places(indicator).length > 1),
  };
}

function figuresOf(
  definitions: Definitions,
  basis: Basis,
  stored: Pick<Stored, "own" | "below">,
  reportsBelow?: ReportsBelow,
): Figures {
  const own = Map.groupBy(stored.own, ({ unit }) => unit);
  const below = Map.groupBy(stored.below, ({ unit }) => unit);
  const known = new Map<UnitId, UnitFigures>();
  return {
    basis,
    of(unit) {
      const figures =
        known.get(unit) ??
        unitFigures(definitions, unit, basis, reportsRead(own.get(unit), below.get(unit)), reportsBelow);
      known.set(unit, figures);
      return figures;
    },
  };
}

function unitFigures(
  definitions: Definitions,
  unit: UnitId,
  basis: Basis,
  read: ReportsRead,
  reportsBelow?: ReportsBelow,
): UnitFigures {
  const reported = new Map<IndicatorId, ReportedPeriods>();
  return {
    unit,
    basis,
    definitions,
    reportedOf(indicator) {
      const known =
        reported.get(indicator) ?? reportedPeriods(unit, definitions.places.get(indicator) ?? [], read, reportsBelow);
      reported.set(indicator, known);
      return known;
    },
    sentOf({ form, position, code }) {
      const { own, below } = read.get(form.id)?.get(code) ?? {};
      return { own: (own?.amounts[position - 1] ?? null) !== null, below: below?.counts[position - 1] ?? 0 };
    },
  };
}

/** The reports and roll-ups behind what is wanted. Units of which the same is wanted are asked for together. */
function reportsAsked(definitions: Definitions, wanted: readonly Wanted[]): Asked[] {
  const byUnit = [...Map.groupBy(wanted, ({ unit }) => unit)];
  const alike = Map.groupBy(byUnit, ([, own]) =>
    own.map(({ indicator, span }) => `${indicator} ${span.from} ${span.to}`).join(),
  );
  return [...alike.values()].map((group) => ({
    units: group.map(([unit]) => unit),
    reports: formPeriodsOf(definitions, group[0]?.[1] ?? []),
  }));
}

/** Of each form the periods that may hold a part of a wanted figure, each once. */
function formPeriodsOf(definitions: Definitions, wanted: readonly Wanted[]): FormPeriod[] {
  const spans = new Map<FormId, Set<readonly Dated[]>>();
  for (const { indicator, span } of wanted) {
    const timing = definitions.indicatorById.get(indicator)?.timing;
    for (const { form } of definitions.places.get(indicator) ?? []) {
      const known = spans.get(form.id) ?? new Set();
      spans.set(form.id, known.add(periodsRead(timing, form.frequency, span)));
    }
  }
  return [...spans].flatMap(([form, dated]) =>
    [...new Set([...dated].flatMap((each) => each.map(({ code }) => code)))].map((period) => ({ form, period })),
  );
}

/** What was read of a unit, by form and period: what it reported itself, and what stands below it. */
type ReportsRead = ReadonlyMap<FormId, ReadonlyMap<PeriodCode, ReportRead>>;
type ReportRead = { own?: CountedReport; below?: Rollup };

function reportsRead(own: readonly CountedReport[] = [], below: readonly Rollup[] = []): ReportsRead {
  const read = new Map<FormId, Map<PeriodCode, ReportRead>>();
  const at = ({ form, period }: FormPeriod) => {
    const byPeriod = read.get(form) ?? new Map<PeriodCode, ReportRead>();
    read.set(form, byPeriod);
    const here = byPeriod.get(period) ?? {};
    byPeriod.set(period, here);
    return here;
  };
  for (const report of own) at(report).own = report;
  for (const rollup of below) at(rollup).below = rollup;
  return read;
}

function reportedPeriods(
  unit: UnitId,
  places: readonly Place[],
  read: ReportsRead,
  reportsBelow: ReportsBelow | undefined,
): ReportedPeriods {
  const reported: ReportedPeriod[] = [];
  for (const place of places)
    for (const [code, { own, below }] of read.get(place.form.id) ?? []) {
      const itself = own && reportedAt(own.amounts, own.flags, place.position, true);
      const total = itself ? undefined : below && reportedAt(below.totals, below.flags, place.position);
      if (total && reportsBelow) total.reports = reportsBelow(unit, place, code);
      const counted = itself ?? total;
      if (counted) reported.push(reportedFor(code, counted));
    }
  return reported;
}
