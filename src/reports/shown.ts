/** A report as the API shows it: its figures as typed, beside those of the period before and of the same period last year. */
import type { z } from "@hono/zod-openapi";
import { codeOf, type Period, previous, yearBefore } from "../calendar/period.ts";
import { type Cell, isWritten, type Report, type ReportAct } from "../ledger/report.ts";
import type { Language } from "../prose/text.ts";
import { checksOfForm, digitsAt } from "./filling/checkFacts.ts";
import type { FilledForm, Known } from "./filling/form.ts";
import { checkText } from "./filling/formView.ts";
import type { ReportPlace } from "./place.ts";
import type { ReportShown } from "./schemas.ts";

type Shown = z.output<typeof ReportShown>;

export function reportShown(
  { form, known, acts }: { form: FilledForm; known: Known; acts: readonly ReportAct[] },
  language: Language,
): Shown {
  const { place, report, lines } = form;
  const written = isWritten(report) ? report : undefined;
  const yearEarlier = yearBefore(place.period);
  return {
    ...whichReport(place, report),
    by: written?.by ?? null,
    at: written?.at.toISOString() ?? null,
    why: written !== undefined && "why" in written ? written.why : null,
    values: Object.fromEntries(lines.map(({ indicator, cell }) => [indicator.code, cellShown(cell)])),
    previous: comparedShown(form, known, previous(place.period)),
    yearBefore: yearEarlier === undefined ? null : comparedShown(form, known, yearEarlier),
    narrative: { ...written?.narrative },
    checks: checksShown(form, known, language),
    acts: [...acts],
  };
}

/** Which report, and where it is on its way. */
export function whichReport({ unit, form, key }: ReportPlace, { state, version }: Pick<Report, "state" | "version">) {
  return { unit: unit.code, form: form.code, period: key.period, state, version };
}

function cellShown({ amount, estimated, illustrative, note }: Cell): Shown["values"][string] {
  return { amount: amount?.toFixed() ?? null, estimated, illustrative, note };
}

function comparedShown({ lines, stateAt }: FilledForm, known: Known, period: Period): Shown["previous"] {
  const code = codeOf(period);
  const values = lines.map(({ indicator }) => {
    const reported = known.get(indicator.id);
    return [indicator.code, reported === undefined ? null : digitsAt(reported, code)];
  });
  return { period: code, state: stateAt(code), values: Object.fromEntries(values) };
}

function checksShown(form: FilledForm, known: Known, language: Language): Shown["checks"] {
  const lineAt = new Map(form.lines.map((each) => [each.line.position, each]));
  return checksOfForm(form, known).checks.flatMap((check) => {
    const line = lineAt.get(check.position);
    if (line === undefined) return [];
    const explained = line.cell.note.trim() !== "";
    return [{ indicator: line.indicator.code, code: check.code, title: checkText(check, language), explained }];
  });
}
