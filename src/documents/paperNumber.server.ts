/** The numbers that a body has given to its reports: none twice. */
import { sql } from "kysely";
import { addDays, writeDay } from "../calendar/day.ts";
import { nameOf, periodOf } from "../calendar/period.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { FormId, IsoDate, PeriodCode, ReviewId, UnitId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { type LayoutKind, layoutOf } from "./layout.ts";

/** A report that gets its number: the review of a unit, or what the unit itself sends up. */
export type Numbered = {
  readonly unit: UnitId;
  readonly kind: LayoutKind;
  readonly number: string;
  readonly date: IsoDate;
  readonly of:
    | { readonly review: ReviewId }
    | { readonly unit: UnitId; readonly form: FormId; readonly period: PeriodCode };
};

/** `paper`: what it is called, "Báo cáo quý I/2024". */
type Given = { number: string; day: IsoDate; paper: string };

/** Until the transaction ends nobody else gives a number of the same body. */
export async function refuseTakenNumber(tx: WriteTransaction, paper: Numbered): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`numbers of unit ${paper.unit}`}, 0))`.execute(tx);
  const { from, through } = await countedTogether(tx, paper);
  const given = [...(await numbersOfReviews(tx, paper)), ...(await numbersOfReports(tx, paper))];
  const same = given.find(
    ({ number, day }) => day >= from && day <= through && Number(number) === Number(paper.number),
  );
  if (!same) return;
  const fault = {
    code: "number_taken",
    place: { field: "number" },
    details: { number: same.number, day: writeDay(same.day), paper: same.paper },
  };
  throw new AppError("invalid_input", 422, {}, [fault]);
}

/**
 * Numbers run through a calendar year with the State (Decree 30/2020/NĐ-CP) and through a term with the Party (Guidance
 * 36-HD/VPTW of 2018): from a congress, whose resolution is one of a term, to the next. Where none is known a term is five years.
 */
async function countedTogether(
  tx: WriteTransaction,
  { unit, kind, date }: Numbered,
): Promise<{ from: IsoDate; through: IsoDate }> {
  const year = Number(date.slice(0, 4));
  if (kind === "state") return years(year, year);
  const usual = years(year - (year % 5), year - (year % 5) + 4);
  const congresses = await tx
    .selectFrom("resolution")
    .select(({ fn }) => fn.min("adopted").as("day"))
    .where("unit_id", "=", unit)
    .where("period", "like", sql<PeriodCode>`'%/%'`)
    .groupBy("period")
    .execute();
  const days = congresses.flatMap(({ day }) => day ?? []).sort();
  const from = days.findLast((day) => day <= date);
  const next = days.find((day) => day > date);
  const last = from === undefined ? usual.through : ("9999-12-31" as IsoDate);
  return { from: from ?? usual.from, through: next === undefined ? last : addDays(next, -1) };
}

function years(first: number, last: number): { from: IsoDate; through: IsoDate } {
  return { from: `${first}-01-01` as IsoDate, through: `${last}-12-31` as IsoDate };
}

async function numbersOfReviews(tx: WriteTransaction, { unit, kind, of }: Numbered): Promise<Given[]> {
  const rows = await tx
    .selectFrom("review")
    .select(["id", "layout", "number", "issued_on", "period"])
    .where("unit_id", "=", unit)
    .where("state", "=", "issued")
    .execute();
  return rows.flatMap(({ id, layout, number, issued_on: day, period }) =>
    number === null || day === null || layoutOf(layout)?.kind !== kind || ("review" in of && of.review === id)
      ? []
      : [{ number, day, paper: `Báo cáo ${nameOf(periodOf(period), "vi")}` }],
  );
}

/** Of each report the latest; the agency that owns the form numbers its own. */
async function numbersOfReports(tx: WriteTransaction, { unit, kind, of }: Numbered): Promise<Given[]> {
  const rows = await tx
    .selectFrom("report_paper as paper")
    .innerJoin("form", "form.id", "paper.form_id")
    .distinctOn(["paper.unit_id", "paper.form_id", "paper.period"])
    .select([
      "paper.unit_id",
      "paper.form_id",
      "paper.period",
      "paper.layout",
      "paper.number",
      "paper.issued_on",
      "form.name",
    ])
    .where(sql`coalesce(form.owner_id, paper.unit_id)`, "=", unit)
    .orderBy("paper.unit_id")
    .orderBy("paper.form_id")
    .orderBy("paper.period")
    .orderBy("paper.id", "desc")
    .execute();
  return rows.flatMap(({ layout, number, issued_on: day, name, ...key }) => {
    const isItself = "form" in of && of.unit === key.unit_id && of.form === key.form_id && of.period === key.period;
    return number === "" || day === null || layout !== kind || isItself
      ? []
      : [{ number, day, paper: `${name}, ${nameOf(periodOf(key.period), "vi")}` }];
  });
}
