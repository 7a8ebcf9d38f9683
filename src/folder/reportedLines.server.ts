/** Which lines of forms have approved figures of which units: by them forms are derived that no file names. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";

export type ReportedLine = { unit: string; form: string; indicator: string };

/** The lines on which these units have approved figures, by codes, each once. */
export async function readReportedLines(tx: ReadTransaction, units: readonly string[]): Promise<ReportedLine[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<ReportedLine>`
    SELECT DISTINCT unit.code AS unit, form.code AS form, indicator.code AS indicator
    FROM report
    JOIN unit ON unit.id = report.unit_id
    JOIN form ON form.id = report.form_id
    LEFT JOIN report_version AS earlier
      ON earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id AND earlier.period = report.period
      AND earlier.version = report.approved_version AND report.approved_version <> report.version
    CROSS JOIN LATERAL unnest(coalesce(earlier.amounts, report.amounts)) WITH ORDINALITY AS cell (amount, position)
    JOIN form_line AS line ON line.form_id = report.form_id AND line.position = cell.position AND NOT line.closed
    JOIN indicator ON indicator.id = line.indicator_id
    WHERE unit.code = ANY (${[...units]}::text[]) AND report.approved_version IS NOT NULL AND cell.amount IS NOT NULL`.execute(
    tx,
  );
  return rows;
}
