/** The reports that a form is drawn from: as they stand, and as they count where an earlier version does. */
import type { FormId, PeriodCode, UnitId } from "../../database/ids.ts";
import type { Ask, Planned } from "../../database/planned.server.ts";
import type { ReportKey } from "../../ledger/report.ts";
import type { StoredReport } from "../../ledger/stored.ts";
import { type Asked, isNothing } from "../../values/asked.server.ts";
import type { CountedReport } from "../../values/stored.server.ts";

/** A row as it stands; its words and notes only where it is one of those that are drawn. */
export type UnitReport = StoredReport & {
  /** Of the version that was submitted last, where that is another one than the row's. */
  submitted_amounts: CountedReport["amounts"] | null;
  submitted_flags: CountedReport["flags"];
};

/** The periods of one unit, in three lists of equal length. */
type Question = { unit_id: UnitId; form_ids: FormId[]; periods: PeriodCode[]; drawn: boolean[] };

export const unitReports: Planned = {
  name: "unit_reports",
  text: `
  SELECT
    report.unit_id, report.form_id, report.period, report.version, report.state, report.amounts, report.flags,
    CASE WHEN wanted.drawn THEN report.notes END AS notes,
    report.why, report.by, report.at, report.submitted_version, report.approved_version,
    earlier.amounts AS submitted_amounts, earlier.flags AS submitted_flags
  FROM json_to_recordset($1::json) AS asked (unit_id int, form_ids int[], periods text[], drawn boolean[])
  CROSS JOIN LATERAL unnest(asked.form_ids, asked.periods, asked.drawn) AS wanted (form_id, period, drawn)
  -- Looked up by their key, however many PostgreSQL expects.
  CROSS JOIN LATERAL (
    SELECT *
    FROM report
    WHERE unit_id = asked.unit_id AND form_id = wanted.form_id AND period = wanted.period
    LIMIT 1
  ) AS report
  LEFT JOIN LATERAL (
    SELECT amounts, flags
    FROM report_version
    WHERE unit_id = report.unit_id AND form_id = report.form_id AND period = report.period
      AND version = report.submitted_version AND report.submitted_version <> report.version
    LIMIT 1
  ) AS earlier ON true`,
};

/** Of what is asked the reports that somebody has begun, in one statement; `drawn` are among them. */
export async function readUnitReports(
  ask: Ask,
  asked: readonly Asked[],
  drawn: readonly ReportKey[],
): Promise<UnitReport[]> {
  if (isNothing(asked)) return [];
  const isDrawn = new Set(drawn.map(({ unit, form, period }) => `${unit} ${form} ${period}`));
  const questions = asked.flatMap(({ units, reports }) =>
    units.map(
      (unit): Question => ({
        unit_id: unit,
        form_ids: reports.map(({ form }) => form),
        periods: reports.map(({ period }) => period),
        drawn: reports.map(({ form, period }) => isDrawn.has(`${unit} ${form} ${period}`)),
      }),
    ),
  );
  return ask<UnitReport>(unitReports, questions);
}

/** What counts as submitted of the reports. */
export function submittedOf(reports: readonly UnitReport[]): CountedReport[] {
  return reports.flatMap((row) => {
    if (row.submitted_version === null) return [];
    const isAsItStands = row.submitted_version === row.version;
    return [
      {
        unit: row.unit_id,
        form: row.form_id,
        period: row.period,
        amounts: isAsItStands ? row.amounts : (row.submitted_amounts ?? []),
        flags: isAsItStands ? row.flags : row.submitted_flags,
      },
    ];
  });
}
