/** What is asked of reports or roll-ups in one statement: of some units some forms and periods, of others perhaps others. */
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";

export type FormPeriod = { form: FormId; period: PeriodCode };

/** Of each of the units each of the forms and periods. */
export type Asked = { units: readonly UnitId[]; reports: readonly FormPeriod[] };

/** Whether nothing at all is asked, so that no statement is needed. */
export function isNothing(asked: readonly Asked[]): boolean {
  return asked.every(({ units, reports }) => units.length === 0 || reports.length === 0);
}

/** Whether a unit's report of a form for a period is among what is asked. */
export function askedAmong(asked: readonly Asked[]): (report: { unit: UnitId } & FormPeriod) => boolean {
  const parts = asked.map(({ units, reports }) => ({
    units: new Set(units),
    reports: new Set(reports.map(({ form, period }) => `${form} ${period}`)),
  }));
  return ({ unit, form, period }) =>
    parts.some(({ units, reports }) => units.has(unit) && reports.has(`${form} ${period}`));
}
