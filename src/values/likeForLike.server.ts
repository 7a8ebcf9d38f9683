/**
 * Like for like: a figure and that of the year before over those units only that sent all they owed in both, since what
 * other units sent in one of them is no change of anything.
 */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IndicatorId, UnitId } from "../database/ids.ts";
import { completeOf, type ReportsWithin, readReportsWithin } from "./coverage.server.ts";
import type { UnitFigures } from "./figures.server.ts";
import { type Owed, periodsRead } from "./obligation.ts";
import { type ReportedPeriod, type ReportedPeriods, reportedFor } from "./overMonths.ts";
import { reportedAt } from "./reportedAt.ts";
import { type OwnReports, reportsBelow, rolledUp } from "./unitReports.ts";

/** The figures of a unit, and what is owed behind one of them over its months and over those that it is compared with. */
export type Compared = { figures: UnitFigures; now: Owed; before: Owed };

/** The units that sent all they owed in both, and what the unit's figures are made of by their reports alone. */
export type Alike = { units: ReadonlySet<UnitId>; reportedOf(indicator: IndicatorId): ReportedPeriods };

/** Of each comparison those units; nothing where the same units sent all in each anyway. Reads every unit's reports. */
export async function readAlike(tx: ReadTransaction, asked: readonly Compared[]): Promise<Map<Compared, Alike>> {
  const cases = asked.map((compared) => ({ compared, figures: compared.figures, lines: linesRead(compared) }));
  const reports = await readReportsWithin(tx, cases);
  const found = new Map<Compared, Alike>();
  for (const { compared, lines } of cases) {
    const units = unitsInBoth(compared, reports);
    if (units) found.set(compared, { units, reportedOf: reportedBy(units, compared.figures, lines, reports) });
  }
  return found;
}

type Line = ReturnType<typeof linesRead>[number];

/** Every line and period that may hold a part of either figure. */
function linesRead({ figures, now, before }: Compared) {
  return now.bases.flatMap((base) =>
    (figures.definitions.places.get(base.id) ?? []).flatMap((place) =>
      [now, before]
        .flatMap(({ span }) => periodsRead(base.timing, place.form.frequency, span))
        .map((dated) => ({ base, ...place, ...dated })),
    ),
  );
}

function unitsInBoth({ figures, now, before }: Compared, reports: ReportsWithin): ReadonlySet<UnitId> | undefined {
  const [completeNow, completeBefore] = [now, before].map(
    (owed) => completeOf({ figures, owed }, reports).complete,
  ) as [ReadonlySet<UnitId>, ReadonlySet<UnitId>];
  const both = completeNow.intersection(completeBefore);
  return both.size === completeNow.size && both.size === completeBefore.size ? undefined : both;
}

/** Each period's own figure where the unit is among the units, else what they reported below it, rolled up. */
function reportedBy(
  units: ReadonlySet<UnitId>,
  { definitions, unit }: UnitFigures,
  lines: readonly Line[],
  reports: ReportsWithin,
): Alike["reportedOf"] {
  const reported = new Map<IndicatorId, ReportedPeriod[]>();
  for (const line of lines) {
    const own = new Map(
      reports(line)
        .filter((report) => units.has(report.unit))
        .map((report) => [report.unit, reportedAt(report.amounts, report.flags, line.position, report.unit === unit)]),
    );
    const of: OwnReports = (each) => own.get(each);
    const total = of(unit) ?? rolledUp(reportsBelow(definitions.tree, unit, line.ends, of), line.base.rollup);
    const periods = reported.get(line.base.id) ?? [];
    reported.set(line.base.id, total ? [...periods, reportedFor(line.code, total)] : periods);
  }
  return (indicator) => reported.get(indicator) ?? [];
}
