/** What is asked of reports or roll-ups in one statement: of some units some forms and periods, of others perhaps others. */
import { type RawBuilder, sql } from "kysely";
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

/** A table `asked (unit_id, form_id, period)`; a unit asked twice for the same stands in it twice. */
export function askedTable(asked: readonly Asked[]): RawBuilder<unknown> {
  const units = asked.flatMap((each, part) => each.units.map((unit) => ({ part, unit })));
  const reports = asked.flatMap((each, part) => each.reports.map((report) => ({ part, ...report })));
  return sql`
    (
      SELECT unit.unit_id, report.form_id, report.period
      FROM unnest(
        ${units.map(({ part }) => part)}::int[],
        ${units.map(({ unit }) => unit)}::int[]
      ) AS unit (part, unit_id)
      JOIN unnest(
        ${reports.map(({ part }) => part)}::int[],
        ${reports.map(({ form }) => form)}::int[],
        ${reports.map(({ period }) => period)}::text[]
      ) AS report (part, form_id, period) USING (part)
    ) AS asked (unit_id, form_id, period)`;
}
