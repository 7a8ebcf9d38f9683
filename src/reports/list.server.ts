/** Reports in a list: which ones a unit or an office has to do with, and how far each is. */
import { sql } from "kysely";
import {
  codeOf,
  firstMonth,
  lastDay,
  lastMonth,
  monthsIn,
  type Period,
  periodOf,
  periodsWithin,
} from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, IsoDate, UnitId } from "../database/ids.ts";
import type { Whose } from "../duties/source.server.ts";
import type { Definitions, Form } from "../indicators/indicator.ts";
import { isAskedOn } from "../indicators/owing.ts";
import type { ReportHead, ReportKey } from "../ledger/report.ts";
import { headOf } from "../ledger/stored.ts";
import { childrenOn, existsOn } from "../units/tree.ts";
import { aboutOf, type ListedReport } from "./duty.ts";
import { type OwedLine, placeOf, type ReportPlace } from "./place.ts";

/** Of which periods a form's reports are wanted. */
export type PeriodsOf = (form: Form) => Period[];

/** Those for which a period of a page stands: itself, the shorter ones in it, the longer that end with it. */
export function at(period: Period): PeriodsOf {
  return (form) => periodsFor(form, period);
}

function periodsFor(form: Form, period: Period): Period[] {
  if (monthsIn(form.frequency) <= monthsIn(period.kind)) {
    return periodsWithin(form.frequency, firstMonth(period), lastMonth(period)).filter(
      (each) => each.kind !== "nine_months" || period.kind === "nine_months" || period.kind === "year",
    );
  }
  const end = lastMonth(period);
  return periodsWithin(form.frequency, end - monthsIn(form.frequency) + 1, end);
}

/** The reports that a unit fills: its own forms, and those that it owns about other units. */
export function placesToFill(definitions: Definitions, filler: UnitId, periodsOf: PeriodsOf): ReportPlace[] {
  return definitions.forms.flatMap((form) => {
    if (form.owner !== undefined && form.owner !== filler) return [];
    const about = form.owner === undefined ? [filler] : unitsOwing(definitions, form);
    return periodsOf(form).flatMap((each) => about.flatMap((unit) => placeOwed(definitions, unit, form, each)));
  });
}

/** The reports that come to an office: of the units directly below it, and those of agencies about itself. */
export function placesToAccept(definitions: Definitions, office: UnitId, periodsOf: PeriodsOf): ReportPlace[] {
  const { tree } = definitions;
  const isTop = tree.byId.get(office)?.parent === undefined;
  return definitions.forms.flatMap((form) =>
    periodsOf(form).flatMap((each) => {
      const below = childrenOn(tree, office, lastDay(each)).map((unit) => unit.id);
      const own = form.owner !== undefined || isTop ? [office] : [];
      return [...own, ...below].flatMap((unit) => placeOwed(definitions, unit, form, each));
    }),
  );
}

function unitsOwing(definitions: Definitions, form: Form): UnitId[] {
  const owed = definitions.owed.get(form.id);
  return definitions.tree.units.filter((unit) => owed?.has(unit.id)).map((unit) => unit.id);
}

/** Nothing where the unit does not owe the form for the period. */
export function placeOwed(definitions: Definitions, id: UnitId, form: Form, period: Period): ReportPlace[] {
  const unit = definitions.tree.byId.get(id);
  const day = lastDay(period);
  if (unit === undefined || !existsOn(unit, day) || !owes(definitions, id, form.id, day)) return [];
  const found = placeOf(definitions, { unit: unit.code, form: form.code, period: codeOf(period) });
  return [found];
}

function owes(definitions: Definitions, unit: UnitId, form: FormId, day: IsoDate): boolean {
  return (definitions.owed.get(form)?.get(unit) ?? []).some(
    ({ from, to }) => (from === undefined || from <= day) && (to === undefined || to >= day),
  );
}

/** Before the first period asked for only what somebody began all the same. */
export function isListed({ place: { form, lastDay }, report }: ListedReport): boolean {
  return report.state !== "unwritten" || isAskedOn(form, lastDay);
}

/** How far each of the reports is, in the order of the places. */
export async function readList(tx: ReadTransaction, places: readonly ReportPlace[]): Promise<ListedReport[]> {
  if (places.length === 0) return [];
  const rows = await tx
    .selectFrom("report")
    .selectAll()
    // An approved row tells when it was approved: when it had come in stands in its history.
    .select(
      sql<Date | null>`CASE state
        WHEN 'submitted' THEN at
        WHEN 'approved' THEN (
          SELECT max(earlier.at)
          FROM report_version earlier
          WHERE earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id
            AND earlier.period = report.period AND earlier.state = 'submitted'
        )
      END`.as("sent_at"),
    )
    .where("unit_id", "in", [...new Set(places.map(({ key }) => key.unit))])
    .where("period", "in", [...new Set(places.map(({ key }) => key.period))])
    .execute();
  const found = new Map(
    rows.map((row) => [aboutOf({ unit: row.unit_id, form: row.form_id, period: row.period }), row]),
  );
  return places.map((each) => {
    const row = found.get(aboutOf(each.key));
    const report: ReportHead = row === undefined ? { state: "unwritten", key: each.key, version: 0 } : headOf(row);
    const amounts = row?.amounts ?? [];
    const filled = amounts.length === 0 ? 0 : filledAmong(each.lines, amounts);
    return { place: each, report, amounts, filled, sentAt: row?.sent_at ?? undefined };
  });
}

function filledAmong(lines: readonly OwedLine[], amounts: ListedReport["amounts"]): number {
  let filled = 0;
  for (const { line } of lines) if ((amounts[line.position - 1] ?? null) !== null) filled++;
  return filled;
}

/** Reports that were begun or returned and wait still for the hand of those who fill them, whatever their period. */
export async function placesBegun(tx: ReadTransaction, definitions: Definitions, whose: Whose): Promise<ReportPlace[]> {
  const { tree, forms, formById } = definitions;
  const { by, to } = whose === "everybody" ? { by: tree.units.map(({ id }) => id), to: [] } : whose;
  const units = [...by, ...to, ...to.flatMap((office) => (tree.children.get(office) ?? []).map(({ id }) => id))];
  const owned = forms.filter(({ owner }) => owner !== undefined && by.includes(owner)).map(({ id }) => id);
  const { rows } = await sql<ReportKey>`
    SELECT unit_id AS unit, form_id AS form, period
    FROM report
    WHERE state IN ('draft', 'returned', 'filled')
      AND (unit_id = ANY (${units}::int[]) OR form_id = ANY (${owned}::int[]))
    ORDER BY period`.execute(tx);
  return rows
    .flatMap(({ unit, form, period }) => {
      const found = formById.get(form);
      return found === undefined ? [] : placeOwed(definitions, unit, found, periodOf(period));
    })
    .filter((each) => by.includes(each.filler) || to.some((office) => comesTo(definitions, each, office)));
}

/** Whether the report is among those that come to the office. */
function comesTo({ tree }: Definitions, { key, unit, form }: ReportPlace, office: UnitId): boolean {
  if (key.unit !== office) return unit.parent === office;
  return form.owner !== undefined || tree.byId.get(office)?.parent === undefined;
}
