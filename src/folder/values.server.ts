/**
 * Loads gathered figures into report rows: as many at once as a statement takes, compared with what is there in SQL.
 * A loaded figure counts as approved. Of a report that is there, what the file does not name stays.
 */
import { sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Counts, Stamp } from "../definitions/store.server.ts";
import type { Fault } from "../server/error.ts";
import { compareWithReports } from "./differing.server.ts";
import { valuesFile } from "./valueRecord.ts";
import type { GatheredReport } from "./valuesFile.ts";

type Row = {
  unit_id: number;
  form_id: number;
  period: PeriodCode;
  amounts: string;
  flags: string | null;
  notes: string | null;
};

/** Reports in a statement: some hundred kilobytes. */
const batch = 1_000;

/** Stores the reports; answers the counts of figures, or the faults where a locked report would change without a reason. */
export async function storeValues(
  tx: WriteTransaction,
  reports: readonly GatheredReport[],
  stamp: Stamp,
): Promise<Counts | Fault[]> {
  if (reports.length === 0) return { new: 0, changed: 0, unchanged: 0 };
  const places = await readPlaces(tx);
  await sql`
    CREATE TEMPORARY TABLE loaded (
      unit_id int, form_id int, period text, amounts numeric[], flags smallint[], notes jsonb
    ) ON COMMIT DROP`.execute(tx);
  for (let from = 0; from < reports.length; from += batch)
    await putLoaded(
      tx,
      reports.slice(from, from + batch).map((report) => rowOf(report, places)),
    );
  await sql`ANALYZE loaded`.execute(tx);
  // Until the end nobody else changes a report: what is compared is what is written over.
  await sql`LOCK TABLE report IN SHARE ROW EXCLUSIVE MODE`.execute(tx);
  await compareWithReports(tx);
  if (stamp.reason === undefined) {
    const locked = await lockedReports(tx, reports, places);
    if (locked.length > 0) return locked;
  }
  const counts = await countFigures(tx, reports);
  await markParents(tx);
  await changeReports(tx, stamp);
  await addReports(tx, stamp);
  return counts;
}

type Places = {
  unit: ReadonlyMap<string, number>;
  form: ReadonlyMap<string, { id: number; positions: ReadonlyMap<string, number> }>;
};

async function readPlaces(tx: WriteTransaction): Promise<Places> {
  const units = await tx.selectFrom("unit").select(["id", "code"]).execute();
  const lines = await tx
    .selectFrom("form_line")
    .innerJoin("form", "form.id", "form_line.form_id")
    .innerJoin("indicator", "indicator.id", "form_line.indicator_id")
    .select(["form.id", "form.code as form", "indicator.code as indicator", "form_line.position"])
    .execute();
  const forms = new Map<string, { id: number; positions: Map<string, number> }>();
  for (const line of lines) {
    const form = forms.get(line.form) ?? { id: line.id, positions: new Map<string, number>() };
    forms.set(line.form, form);
    form.positions.set(line.indicator, line.position);
  }
  return { unit: new Map(units.map((row) => [row.code, row.id])), form: forms };
}

/** The position, from 1, of a line of the gathered report. */
function positionsOf(report: GatheredReport, places: Places): number[] {
  const positions = places.form.get(report.form.code)?.positions;
  return report.form.lines.map((line) => positions?.get(line.indicator) ?? 0);
}

function rowOf(report: GatheredReport, places: Places): Row {
  const positions = positionsOf(report, places);
  const amounts: string[] = [];
  const flags: number[] = [];
  const notes: Record<string, string> = {};
  report.amounts.forEach((amount, line) => {
    const position = positions[line] ?? 0;
    amounts[position - 1] = amount;
    flags[position - 1] = report.flags?.[line] ?? 0;
  });
  report.notes?.forEach((note, line) => {
    notes[String(positions[line])] = note;
  });
  return {
    unit_id: places.unit.get(report.unit) ?? 0,
    form_id: places.form.get(report.form.code)?.id ?? 0,
    period: report.period,
    amounts: `{${Array.from(amounts, (amount) => amount ?? "NULL").join(",")}}`,
    flags: report.flags ? `{${Array.from(flags, (flag) => flag ?? 0).join(",")}}` : null,
    notes: report.notes ? JSON.stringify(notes) : null,
  };
}

async function putLoaded(tx: WriteTransaction, rows: readonly Row[]): Promise<void> {
  await sql`
    INSERT INTO loaded
    SELECT unit_id, form_id, period, amounts::numeric[], flags::smallint[], notes::jsonb
    FROM unnest(
      ${rows.map((row) => row.unit_id)}::int[],
      ${rows.map((row) => row.form_id)}::int[],
      ${rows.map((row) => row.period)}::text[],
      ${rows.map((row) => row.amounts)}::text[],
      ${rows.map((row) => row.flags)}::text[],
      ${rows.map((row) => row.notes)}::text[]
    ) AS row (unit_id, form_id, period, amounts, flags, notes)`.execute(tx);
}

/** A report that was sent or approved is not written over without a reason. */
async function lockedReports(
  tx: WriteTransaction,
  reports: readonly GatheredReport[],
  places: Places,
): Promise<Fault[]> {
  const { rows } = await sql<{ unit: string; form: string; period: PeriodCode; state: string; position: number }>`
    SELECT unit.code AS unit, form.code AS form, differing.period, differing.state, differing.first_place::int AS position
    FROM differing
    JOIN unit ON unit.id = differing.unit_id
    JOIN form ON form.id = differing.form_id
    WHERE differing.state IN ('filled', 'submitted', 'approved')
    ORDER BY unit.sort, form.id, differing.period`.execute(tx);
  if (rows.length === 0) return [];
  const gathered = new Map(reports.map((report) => [`${report.unit} ${report.form.code} ${report.period}`, report]));
  return rows.map((row) => {
    const report = gathered.get(`${row.unit} ${row.form} ${row.period}`);
    const line = report ? positionsOf(report, places).indexOf(row.position) : -1;
    return {
      code: "loaded_report_locked",
      place: { file: valuesFile, row: report?.rows[line], column: "amount" },
      details: {
        unit: row.unit,
        form: row.form,
        period: row.period,
        indicator: report?.form.lines[line]?.indicator ?? "",
      },
    };
  });
}

async function countFigures(tx: WriteTransaction, reports: readonly GatheredReport[]): Promise<Counts> {
  const all = reports.reduce((sum, report) => sum + Object.keys(report.rows).length, 0);
  const { rows } = await sql<{ added: number; changed: number }>`
    SELECT coalesce(sum(added), 0)::int AS added, coalesce(sum(changed), 0)::int AS changed
    FROM differing`.execute(tx);
  const { rows: whole } = await sql<{ added: number }>`
    SELECT coalesce(sum(cardinality(amounts) - cardinality(array_positions(amounts, NULL))), 0)::int AS added
    FROM loaded
    WHERE NOT EXISTS (
      SELECT FROM report
      WHERE report.unit_id = loaded.unit_id AND report.form_id = loaded.form_id AND report.period = loaded.period
    )`.execute(tx);
  const added = (rows[0]?.added ?? 0) + (whole[0]?.added ?? 0);
  const changed = rows[0]?.changed ?? 0;
  return { new: added, changed, unchanged: all - added - changed };
}

/** The parents' roll-ups of everything that is new or changes. */
async function markParents(tx: WriteTransaction): Promise<void> {
  await sql`
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT DISTINCT unit.parent_id, touched.form_id, touched.period
    FROM (
      SELECT unit_id, form_id, period
      FROM differing
      UNION ALL
      SELECT unit_id, form_id, period
      FROM loaded
      WHERE NOT EXISTS (
        SELECT FROM report
        WHERE report.unit_id = loaded.unit_id AND report.form_id = loaded.form_id AND report.period = loaded.period
      )
    ) AS touched
    JOIN unit ON unit.id = touched.unit_id
    WHERE unit.parent_id IS NOT NULL`.execute(tx);
}

/**
 * The old row goes into the history. An approved report becomes its next version. One at work (draft, filled, submitted,
 * returned) stays at work with the loaded figures in it; below it a version is approved that has nothing of what was
 * only being written.
 */
async function changeReports(tx: WriteTransaction, stamp: Stamp): Promise<void> {
  await sql`
    INSERT INTO report_version
    SELECT report.*
    FROM report
    JOIN differing USING (unit_id, form_id, period)`.execute(tx);
  await sql`
    INSERT INTO report_version (
      unit_id, form_id, period, version, state, by, at, why, amounts, flags, notes, submitted_version, approved_version
    )
    SELECT
      unit_id, form_id, period, version + 1, 'approved', ${stamp.by}, ${stamp.at}, ${stamp.reason ?? null},
      amounts, flags, notes, version + 1, version + 1
    FROM differing
    WHERE state <> 'approved'`.execute(tx);
  await sql`
    UPDATE report
    SET
      version = report.version + CASE WHEN report.state = 'approved' THEN 1 ELSE 2 END,
      by = ${stamp.by},
      at = ${stamp.at},
      why = CASE WHEN report.state = 'returned' THEN report.why ELSE ${stamp.reason ?? null} END,
      amounts = CASE WHEN report.state = 'approved' THEN differing.amounts ELSE differing.work_amounts END,
      flags = CASE WHEN report.state = 'approved' THEN differing.flags ELSE differing.work_flags END,
      notes = CASE WHEN report.state = 'approved' THEN differing.notes ELSE differing.work_notes END,
      submitted_version = report.version + CASE WHEN report.state = 'submitted' THEN 2 ELSE 1 END,
      approved_version = report.version + 1
    FROM differing
    WHERE report.unit_id = differing.unit_id
      AND report.form_id = differing.form_id
      AND report.period = differing.period`.execute(tx);
}

async function addReports(tx: WriteTransaction, stamp: Stamp): Promise<void> {
  await sql`
    INSERT INTO report (
      unit_id, form_id, period, version, state, by, at, amounts, flags, notes, submitted_version, approved_version
    )
    SELECT
      unit_id, form_id, period, 1, 'approved', ${stamp.by}, ${stamp.at}, amounts, flags,
      CASE WHEN notes IS NOT NULL THEN jsonb_build_object('cells', notes) END, 1, 1
    FROM loaded
    ON CONFLICT (unit_id, form_id, period) DO NOTHING`.execute(tx);
}
