/** Reports in a list: which ones a unit or an office has to do with at a period, and how far each is. */
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
import type { Definitions, Form } from "../indicators/indicator.ts";
import { filledOf, type Report } from "../ledger/report.ts";
import { reportOf } from "../ledger/stored.ts";
import { childrenOn, existsOn } from "../units/tree.ts";
import { placeOf, type ReportPlace } from "./place.ts";

export type ListedReport = { readonly place: ReportPlace; readonly report: Report; readonly filled: number };

/** The report periods of a form that a period of the page stands for: itself, the shorter ones in it, the longer that end with it. */
export function periodsFor(form: Form, period: Period): Period[] {
  if (monthsIn(form.frequency) <= monthsIn(period.kind)) {
    return periodsWithin(form.frequency, firstMonth(period), lastMonth(period)).filter(
      (each) => each.kind !== "nine_months" || period.kind === "nine_months" || period.kind === "year",
    );
  }
  const end = lastMonth(period);
  return periodsWithin(form.frequency, end - monthsIn(form.frequency) + 1, end);
}

/** The reports that a unit fills: its own forms, and those that it owns about other units. */
export function placesToFill(definitions: Definitions, filler: UnitId, period: Period): ReportPlace[] {
  return definitions.forms.flatMap((form) => {
    if (form.owner !== undefined && form.owner !== filler) return [];
    const about = form.owner === undefined ? [filler] : unitsOwing(definitions, form);
    return periodsFor(form, period).flatMap((each) => about.flatMap((unit) => place(definitions, unit, form, each)));
  });
}

/** The reports that come to an office: of the units directly below it, and those of agencies about itself. */
export function placesToAccept(definitions: Definitions, office: UnitId, period: Period): ReportPlace[] {
  const { tree } = definitions;
  const below = childrenOn(tree, office, lastDay(period)).map((unit) => unit.id);
  const isTop = tree.byId.get(office)?.parent === undefined;
  return definitions.forms.flatMap((form) =>
    periodsFor(form, period).flatMap((each) => {
      const own = form.owner !== undefined || isTop ? [office] : [];
      return [...own, ...below].flatMap((unit) => place(definitions, unit, form, each));
    }),
  );
}

function unitsOwing(definitions: Definitions, form: Form): UnitId[] {
  const owed = definitions.owed.get(form.id);
  return definitions.tree.units.filter((unit) => owed?.has(unit.id)).map((unit) => unit.id);
}

/** Nothing where the unit does not owe the form for the period. */
function place(definitions: Definitions, id: UnitId, form: Form, period: Period): ReportPlace[] {
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

/** How far each of the reports is, in the order of the places. */
export async function readList(tx: ReadTransaction, places: readonly ReportPlace[]): Promise<ListedReport[]> {
  if (places.length === 0) return [];
  const rows = await tx
    .selectFrom("report")
    .selectAll()
    .where("unit_id", "in", [...new Set(places.map(({ key }) => key.unit))])
    .where("period", "in", [...new Set(places.map(({ key }) => key.period))])
    .execute();
  const reports = new Map(rows.map((row) => [`${row.unit_id} ${row.form_id} ${row.period}`, reportOf(row)]));
  return places.map((each) => {
    const { key } = each;
    const unwritten: Report = { state: "unwritten", key, version: 0 };
    const report = reports.get(`${key.unit} ${key.form} ${key.period}`) ?? unwritten;
    return {
      place: each,
      report,
      filled: filledOf(
        report,
        each.lines.map(({ line }) => line.position),
      ),
    };
  });
}

/** Reports of other periods that a unit has begun, or that were returned to it, and that still wait for its hand. */
export async function placesLeftOpen(
  tx: ReadTransaction,
  definitions: Definitions,
  filler: UnitId,
  except: readonly ReportPlace[],
): Promise<ReportPlace[]> {
  const own = definitions.forms.filter((form) => form.owner === filler).map((form) => form.id);
  const unowned = definitions.forms.filter((form) => form.owner === undefined).map((form) => form.id);
  const rows = await tx
    .selectFrom("report")
    .select(["unit_id", "form_id", "period"])
    .where("state", "in", ["draft", "returned", "filled"])
    .where((where) =>
      where.or([
        where.and([where("unit_id", "=", filler), where("form_id", "in", [...unowned, -1 as FormId])]),
        where("form_id", "in", [...own, -1 as FormId]),
      ]),
    )
    .orderBy("period")
    .execute();
  const known = new Set(except.map(({ key }) => `${key.unit} ${key.form} ${key.period}`));
  return rows
    .filter((row) => !known.has(`${row.unit_id} ${row.form_id} ${row.period}`))
    .flatMap((row) => {
      const form = definitions.formById.get(row.form_id);
      return form === undefined ? [] : place(definitions, row.unit_id, form, periodOf(row.period));
    });
}
