/** What the checks compare with, as plain data: the browser asks the same rules as the server, while one types. */
import { codeOf, previous, yearBefore } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import { Decimal } from "../../prose/number.ts";
import type { ReportedPeriods } from "../../values/overMonths.ts";
import type { ReportPlace } from "../place.ts";
import { type Check, type CheckedLine, checksOf } from "./check.ts";
import { type FilledForm, type Known, ownAmount } from "./form.ts";

type LineFacts = {
  position: number;
  yearBefore: string | null;
  previous: string | null;
  /** Only where last year's is nothing to go by. */
  earlier: string[];
  partOf: number | null;
  /** The running total up to the period before, where the line is typed so. */
  before: string | null;
  decimals: number;
};

/** Decimals as text, so that a page can carry them. */
export type CheckFacts = {
  lines: LineFacts[];
  /** Earlier periods of the same form: amounts by position, of wholes and their parts. */
  earlierReports: [position: number, amount: string | null][][];
};

/** What stands at a position now: as it is typed, and its note. */
export type TypedAt = (position: number) => { typed: Decimal | null; note: string };

const nothing: ReportedPeriods = [];

export function factsOf(form: FilledForm, known: Known): CheckFacts {
  const { place } = form;
  const positionOf = new Map(form.lines.map(({ line, indicator }) => [indicator.id, line.position]));
  const before = yearBefore(place.period);
  const yearEarlier = before && codeOf(before);
  const last = codeOf(previous(place.period));
  const lines = form.lines.map(({ line, indicator, before: total }): LineFacts => {
    const reported = known.get(indicator.id) ?? nothing;
    const yearBefore = yearEarlier === undefined ? null : digitsAt(reported, yearEarlier);
    return {
      position: line.position,
      yearBefore,
      previous: digitsAt(reported, last),
      earlier: Number(yearBefore) > 0 ? [] : earlierDigits(reported, place),
      partOf: (indicator.partOf === undefined ? undefined : positionOf.get(indicator.partOf)) ?? null,
      before: total?.toFixed() ?? null,
      decimals: indicator.decimals,
    };
  });
  const summed = new Set(lines.flatMap(({ position, partOf }) => (partOf === null ? [] : [position, partOf])));
  const earlierReports = form.earlier.map(({ amounts }) =>
    [...summed].map((position): [number, string | null] => [position, amounts[position - 1] ?? null]),
  );
  return { lines, earlierReports };
}

/** What was reported for exactly the period. */
export function digitsAt(reported: ReportedPeriods, period: PeriodCode): string | null {
  const at = reported.find(({ code }) => code === period)?.reported;
  return at === undefined ? null : (at.digits ?? at.amount.toFixed());
}

/** What was reported for periods of the form's frequency before the report's own. */
function earlierDigits(reported: ReportedPeriods, { key }: ReportPlace): string[] {
  const earlier = reported.filter(({ code }) => code.length === key.period.length && code < key.period);
  return earlier.flatMap(({ code }) => digitsAt(reported, code) ?? []);
}

/** The cells of a form as they are saved. */
export function typedIn(form: FilledForm): TypedAt {
  const byPosition = new Map(form.lines.map(({ line, typed, cell }) => [line.position, { typed, note: cell.note }]));
  return (position) => byPosition.get(position) ?? { typed: null, note: "" };
}

/** What asks for a reason in what stands in the cells. */
export function checkedNow(facts: CheckFacts, at: TypedAt): { checks: Check[]; lines: CheckedLine[] } {
  const lines = facts.lines.map(
    ({ position, yearBefore, previous, earlier, partOf, before, decimals }): CheckedLine => {
      const { typed, note } = at(position);
      const total = decimalOf(before) ?? undefined;
      return {
        position,
        amount: ownAmount(typed, total),
        yearBefore: decimalOf(yearBefore),
        previous: decimalOf(previous),
        earlier,
        partOf: partOf ?? undefined,
        runningTotal: total === undefined ? undefined : { typed, before: total },
        decimals,
        note,
      };
    },
  );
  const earlierReports = facts.earlierReports.map(
    (report) => new Map(report.map(([position, amount]) => [position, decimalOf(amount)])),
  );
  return { checks: checksOf(lines, earlierReports), lines };
}

/** What asks for a reason in the form, as it is saved at present. */
export function checksOfForm(form: FilledForm, known: Known): { checks: Check[]; lines: CheckedLine[] } {
  return checkedNow(factsOf(form, known), typedIn(form));
}

function decimalOf(text: string | null): Decimal | null {
  return text === null ? null : new Decimal(text);
}
