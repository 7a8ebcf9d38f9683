/** Reads the single reports below units, where they must be told apart to be added up. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Definitions, Place } from "../indicators/indicator.ts";
import { unitsWithin } from "../units/tree.ts";
import { readCounted } from "./counted.server.ts";
import { periodsRead } from "./obligation.ts";
import type { UnitReport } from "./overMonths.ts";
import { reportedAt } from "./reportedAt.ts";
import { reportsBelow } from "./unitReports.ts";
import type { Wanted } from "./wanted.ts";

/** The reports that make up what stands below a unit, of a line for a period; nothing where they were not read. */
export type ReportsBelow = (unit: UnitId, place: Place, period: PeriodCode) => UnitReport[] | undefined;

/** In one statement what every unit below reported of what is wanted. */
export async function readReportsBelow(
  tx: ReadTransaction,
  definitions: Definitions,
  basis: Basis,
  wanted: readonly Wanted[],
): Promise<ReportsBelow> {
  const asked = wanted.flatMap(({ unit, indicator, span }) =>
    (definitions.places.get(indicator) ?? []).map((place) => ({
      ...{ unit, place },
      periods: periodsRead(definitions.indicatorById.get(indicator)?.timing, place.form.frequency, span),
    })),
  );
  const counted = await readCounted(
    tx,
    basis,
    asked.map(({ unit, place, periods }) => ({
      units: unitsWithin(definitions.tree, unit).map(({ id }) => id),
      reports: periods.map(({ code }) => ({ form: place.form.id, period: code })),
    })),
    asked.map(({ place }) => place),
  );
  const byReport = new Map(counted.map((report) => [keyOf(report.unit, report.form, report.period), report]));
  const days = new Map(
    asked.flatMap(({ unit, place, periods }) =>
      periods.map(({ code, ends }) => [keyOf(unit, place.form.id, code, place.position), ends]),
    ),
  );
  return (unit, { form, position }, period) => {
    const day = days.get(keyOf(unit, form.id, period, position));
    if (day === undefined) return undefined;
    return reportsBelow(definitions.tree, unit, day, (each) => {
      const report = byReport.get(keyOf(each, form.id, period));
      return report && reportedAt(report.amounts, report.flags, position);
    });
  };
}

function keyOf(unit: UnitId, form: FormId, period: PeriodCode, position?: number): string {
  return `${unit} ${form} ${period} ${position ?? ""}`;
}
