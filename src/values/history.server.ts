/** Every state a reported figure has been in: what, who, when, why. Nothing is ever overwritten. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import type { ReportState } from "../database/tables.ts";

export type FigureVersion = {
  version: number;
  state: ReportState;
  amount: string | null;
  estimated: boolean;
  illustrative: boolean;
  /** The explanation written beside the figure. */
  note: string | null;
  /** A person's name, or the command that wrote it. */
  by: string;
  at: Date;
  why: string | null;
  /** Whether this version is the one that counts on the basis. */
  submitted: boolean;
  approved: boolean;
};

/** The versions of a report in which the figure, its note or the report's state became something else, newest first. */
export async function historyOfFigure(
  tx: ReadTransaction,
  key: { unit: UnitId; form: FormId; period: PeriodCode },
  position: number,
): Promise<FigureVersion[]> {
  const { rows } = await sql<FigureVersion>`
    WITH version AS (
      SELECT unit_id, form_id, period, version, state, by, at, why, amounts, flags, notes FROM report
      UNION ALL
      SELECT unit_id, form_id, period, version, state, by, at, why, amounts, flags, notes FROM report_version
    )
    SELECT
      version.version, version.state, version.at, version.why,
      coalesce(person.name, version.by) AS by,
      version.amounts[${position}] AS amount,
      coalesce(version.flags[${position}], 0) & 1 = 1 AS estimated,
      coalesce(version.flags[${position}], 0) & 2 = 2 AS illustrative,
      version.notes #>> ARRAY['cells', ${String(position)}] AS note,
      version.version = report.submitted_version AS submitted,
      version.version = report.approved_version AS approved
    FROM version
    JOIN report USING (unit_id, form_id, period)
    LEFT JOIN person ON person.id = version.by
    WHERE unit_id = ${key.unit}
      AND form_id = ${key.form}
      AND period = ${key.period}
    ORDER BY version.version`.execute(tx);
  return rows.filter((row, index) => differs(row, rows[index - 1])).reverse();
}

function differs(row: FigureVersion, before: FigureVersion | undefined): boolean {
  return (
    before === undefined ||
    row.amount !== before.amount ||
    row.state !== before.state ||
    row.note !== before.note ||
    row.estimated !== before.estimated
  );
}

export type FigureChange = {
  unit: UnitId;
  form: FormId;
  period: PeriodCode;
  position: number;
  version: number;
  /** Null where it was taken out, or was not there before. */
  amount: string | null;
  before: string | null;
  isFirst: boolean;
  by: string;
  at: Date;
  why: string | null;
};

/** Every entry and change of some figures of some units, newest first, at most so many. */
export async function changesOfFigures(
  tx: ReadTransaction,
  units: readonly UnitId[],
  places: readonly { form: FormId; period: PeriodCode; position: number }[],
  most: number,
): Promise<FigureChange[]> {
  if (units.length === 0 || places.length === 0) return [];
  const { rows } = await sql<FigureChange>`
    WITH version AS (
      SELECT unit_id, form_id, period, version, by, at, why, amounts FROM report
      UNION ALL
      SELECT unit_id, form_id, period, version, by, at, why, amounts FROM report_version
    ), cell AS (
      SELECT
        version.*, place.position,
        version.amounts[place.position] AS amount,
        lag(version.amounts[place.position]) OVER earlier AS before,
        lag(version.version) OVER earlier IS NULL AS is_first
      FROM unnest(
        ${places.map((place) => place.form)}::int[],
        ${places.map((place) => place.period)}::text[],
        ${places.map((place) => place.position)}::int[]
      ) AS place (form_id, period, position)
      JOIN version USING (form_id, period)
      WHERE version.unit_id = ANY (${[...units]}::int[])
      WINDOW earlier AS (PARTITION BY unit_id, form_id, period, place.position ORDER BY version.version)
    )
    SELECT
      cell.unit_id AS unit, cell.form_id AS form, cell.period, cell.position, cell.version,
      cell.amount, cell.before, cell.is_first AS "isFirst", cell.at, cell.why,
      coalesce(person.name, cell.by) AS by
    FROM cell
    LEFT JOIN person ON person.id = cell.by
    WHERE cell.amount IS DISTINCT FROM cell.before
    ORDER BY cell.at DESC, cell.unit_id, cell.position
    LIMIT ${most}`.execute(tx);
  return rows;
}

export type Explanation = { unit: UnitId; period: PeriodCode; note: string };

/** The explanations that units wrote beside a figure. */
export async function explanationsOf(
  tx: ReadTransaction,
  units: readonly UnitId[],
  places: readonly { form: FormId; period: PeriodCode; position: number }[],
): Promise<Explanation[]> {
  if (units.length === 0 || places.length === 0) return [];
  const { rows } = await sql<Explanation>`
    SELECT report.unit_id AS unit, report.period, report.notes #>> ARRAY['cells', place.position::text] AS note
    FROM unnest(
      ${places.map((place) => place.form)}::int[],
      ${places.map((place) => place.period)}::text[],
      ${places.map((place) => place.position)}::int[]
    ) AS place (form_id, period, position)
    JOIN report USING (form_id, period)
    WHERE report.unit_id = ANY (${[...units]}::int[])
      AND report.notes #>> ARRAY['cells', place.position::text] IS NOT NULL
    ORDER BY report.period DESC`.execute(tx);
  return rows;
}
