/**
 * Brings gathered figures into reports: compared with what is there in SQL, and written by the ledger over the versions
 * seen. A figure loaded by whoever may accept it counts as approved, any other is sent in and waits. Of a report that is
 * there, what the file does not name stays.
 */
import { CompiledQuery, sql } from "kysely";
import { nameInHistory } from "../access/doer.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import type { Counts, Stamp } from "../definitions/store.server.ts";
import type { WritingAct } from "../ledger/report.ts";
import { arrayText } from "../ledger/stored.ts";
import { type Refused, writingStatement } from "../ledger/writing.server.ts";
import { AppError, type Fault } from "../server/error.ts";
import { compareWithReports } from "./compared.server.ts";
import { type Becoming, judgeLoading, type Loading, tellOfWaiting, type Waiting } from "./judgedLoading.server.ts";
import { valuesFile } from "./valueRecord.ts";
import type { GatheredReport } from "./valuesFile.ts";

/** What came of the figures, and which reports were only sent in. */
export type StoredValues = Counts & { waiting: Waiting[] };

type Row = {
  unit_id: number;
  form_id: number;
  period: PeriodCode;
  last_day: IsoDate;
  amounts: string;
  flags: string | null;
  notes: string | null;
  becomes: Becoming;
};

/** Reports in a statement: some hundred kilobytes. */
const batch = 1_000;

/** Stores the reports; answers what came of their figures, or the faults where a locked report would change. */
export async function storeValues(
  tx: WriteTransaction,
  reports: readonly GatheredReport[],
  loading: Loading,
): Promise<StoredValues | Fault[]> {
  if (reports.length === 0) return { new: 0, changed: 0, unchanged: 0, waiting: [] };
  const stamp: Stamp = { at: loading.at, by: nameInHistory(loading.by), reason: loading.reason };
  const becoming = await judgeLoading(tx, reports, loading);
  const places = await readPlaces(tx);
  await sql`
    CREATE TEMPORARY TABLE loaded (
      unit_id int, form_id int, period text, last_day date, amounts numeric[], flags smallint[], notes jsonb, becomes text
    ) ON COMMIT DROP`.execute(tx);
  for (let from = 0; from < reports.length; from += batch)
    await putLoaded(
      tx,
      reports.slice(from, from + batch).map((report) => rowOf(report, places, becoming(report))),
    );
  await sql`ANALYZE loaded`.execute(tx);

  const unchanged = reports.reduce((sum, report) => sum + figuresOf(report), 0);
  const counts: StoredValues = { new: 0, changed: 0, unchanged, waiting: [] };
  for (;;) {
    await compareWithReports(tx);
    const refused = await writeCompared(tx, stamp);
    const faulty = refused.filter(({ refused }) => refused !== "report_changed");
    if (faulty.length > 0) return faultsOf(faulty, reports, places);
    // Who wrote one of them after it was compared was first: such reports are compared once more.
    const overtaken = refused;
    if (overtaken.length > 0) await putAside(tx, overtaken);
    await resumeWork(tx, stamp);
    const { added, changed } = await countCompared(tx);
    counts.new += added;
    counts.changed += changed;
    counts.unchanged -= added + changed;
    counts.waiting.push(...(await readWaiting(tx)));
    if (overtaken.length === 0) break;
  }
  await tellOfWaiting(tx, counts.waiting, loading);
  return counts;
}

function figuresOf({ rows }: GatheredReport): number {
  return Object.keys(rows).length;
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

function rowOf(report: GatheredReport, places: Places, becomes: Becoming): Row {
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
    last_day: lastDay(periodOf(report.period)),
    amounts: arrayText(Array.from(amounts)),
    flags: report.flags ? arrayText(Array.from(flags, (flag) => flag ?? 0)) : null,
    notes: report.notes ? JSON.stringify(notes) : null,
    becomes,
  };
}

async function putLoaded(tx: WriteTransaction, rows: readonly Row[]): Promise<void> {
  await sql`
    INSERT INTO loaded
    SELECT unit_id, form_id, period, last_day, amounts::numeric[], flags::smallint[], notes::jsonb, becomes
    FROM unnest(
      ${rows.map((row) => row.unit_id)}::int[],
      ${rows.map((row) => row.form_id)}::int[],
      ${rows.map((row) => row.period)}::text[],
      ${rows.map((row) => row.last_day)}::date[],
      ${rows.map((row) => row.amounts)}::text[],
      ${rows.map((row) => row.flags)}::text[],
      ${rows.map((row) => row.notes)}::text[],
      ${rows.map((row) => row.becomes)}::text[]
    ) AS row (unit_id, form_id, period, last_day, amounts, flags, notes, becomes)`.execute(tx);
}

type RefusedReport = {
  unit_id: number;
  form_id: number;
  period: PeriodCode;
  refused: Refused;
  /** By their codes. */
  unit: string;
  form: string;
  becomes: Becoming;
  /** The position of the first figure that would change; null: the report is not there yet. */
  position: number | null;
};

/**
 * What is approved becomes the report's next version; of one at work a version is approved that has nothing of what was only
 * being written. What is only sent in is the report at work, with the loaded figures in it.
 */
const writeLoaded = writingStatement({
  entries: `entry AS NOT MATERIALIZED (
    SELECT
      unit_id, form_id, period, compared.last_day,
      CASE becomes WHEN 'approved' THEN $1::text ELSE 'submit' END AS act,
      seen, becomes AS state,
      CASE WHEN becomes <> 'filled' THEN 'new_version' END AS submitted,
      CASE becomes WHEN 'approved' THEN 'new_version' END AS approved,
      coalesce(CASE becomes WHEN 'approved' THEN compared.amounts ELSE work_amounts END, loaded.amounts) AS amounts,
      CASE WHEN seen = 0 THEN loaded.flags WHEN becomes = 'approved' THEN compared.flags ELSE work_flags END AS flags,
      CASE
        WHEN seen > 0 AND becomes = 'approved' THEN compared.notes
        WHEN seen > 0 THEN work_notes
        WHEN loaded.notes IS NOT NULL THEN jsonb_build_object('cells', loaded.notes)
      END::text AS notes,
      $2::text AS why, $3::text AS by, $4::timestamptz AS at, parent_id
    FROM compared
    JOIN loaded USING (unit_id, form_id, period, becomes)
    JOIN unit ON unit.id = unit_id
  )`,
  answer: `
  SELECT
    unit_id, form_id, period, refused,
    unit.code AS unit, form.code AS form, becomes, compared.first_place::int AS position
  FROM answered
  JOIN compared USING (unit_id, form_id, period)
  JOIN unit ON unit.id = unit_id
  JOIN form ON form.id = form_id
  WHERE refused IS NOT NULL
  ORDER BY unit.sort, form.id, period`,
});

/** One at work (draft, filled, submitted, returned) stays at work above it, with the loaded figures in it. */
const resumeAbove = writingStatement({
  entries: `entry AS NOT MATERIALIZED (
    SELECT
      unit_id, form_id, period, last_day, 'resume' AS act, seen + 1 AS seen, compared.state,
      CASE WHEN compared.state = 'submitted' THEN 'new_version' END AS submitted, NULL AS approved,
      work_amounts AS amounts, work_flags AS flags, work_notes::text AS notes,
      CASE WHEN compared.state = 'returned' THEN work_why ELSE $1::text END AS why,
      $2::text AS by, $3::timestamptz AS at, parent_id
    FROM compared
    JOIN unit ON unit.id = unit_id
    WHERE compared.state <> 'approved' AND becomes = 'approved'
  )`,
  answer: "SELECT unit_id FROM answered",
});

/** Writes what was compared, each report over the version seen; answers those that were refused. */
async function writeCompared(tx: WriteTransaction, { reason, by, at }: Stamp): Promise<RefusedReport[]> {
  const act: WritingAct = reason === undefined ? "load" : "correct";
  const values = [act, reason ?? null, by, at];
  return (await tx.executeQuery<RefusedReport>(CompiledQuery.raw(writeLoaded, values))).rows;
}

async function resumeWork(tx: WriteTransaction, { reason, by, at }: Stamp): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(resumeAbove, [reason ?? null, by, at]));
}

/** What was compared goes on without these reports, and of what is loaded they alone are left. */
async function putAside(tx: WriteTransaction, overtaken: readonly RefusedReport[]): Promise<void> {
  const keys = sql`(
    SELECT *
    FROM unnest(
      ${overtaken.map((row) => row.unit_id)}::int[],
      ${overtaken.map((row) => row.form_id)}::int[],
      ${overtaken.map((row) => row.period)}::text[]
    )
  )`;
  await sql`DELETE FROM compared WHERE (unit_id, form_id, period) IN ${keys}`.execute(tx);
  await sql`DELETE FROM loaded WHERE (unit_id, form_id, period) NOT IN ${keys}`.execute(tx);
}

async function countCompared(tx: WriteTransaction): Promise<{ added: number; changed: number }> {
  const { rows } = await sql<{ added: number; changed: number }>`
    SELECT coalesce(sum(added), 0)::int AS added, coalesce(sum(changed), 0)::int AS changed
    FROM compared`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0 };
}

/** Those just written that were only sent in. */
async function readWaiting(tx: WriteTransaction): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT unit.code AS unit, form.code AS form, period, becomes = 'filled' AS "isToSign"
    FROM compared
    JOIN unit ON unit.id = unit_id
    JOIN form ON form.id = form_id
    WHERE becomes <> 'approved'
    ORDER BY unit.sort, form.id, period`.execute(tx);
  return rows;
}

/**
 * Why reports were refused, each at the row of its first figure that would change: one that was sent or approved is not
 * written over without a reason, and by who may not accept it not at all. Where a period is closed, which no reason opens,
 * that is thrown.
 */
function faultsOf(refused: readonly RefusedReport[], reports: readonly GatheredReport[], places: Places): Fault[] {
  const gathered = new Map(reports.map((report) => [`${report.unit} ${report.form.code} ${report.period}`, report]));
  const faultOf = (code: string, { unit, form, period, position }: RefusedReport): Fault => {
    const report = gathered.get(`${unit} ${form} ${period}`);
    const line = report === undefined ? -1 : lineAt(report, position, places);
    const indicator = report?.form.lines[line]?.indicator ?? "";
    const details = { unit, form, period, indicator };
    return { code, place: { file: valuesFile, row: report?.rows[line], column: "amount" }, details };
  };
  const closed = refused.filter((each) => each.refused === "period_closed");
  const [first] = closed;
  if (first === undefined)
    return refused.map((each) =>
      faultOf(each.becomes === "approved" ? "loaded_report_locked" : "loaded_report_sent", each),
    );
  const faults = closed.map((each) => faultOf("period_closed", each));
  throw new AppError("period_closed", 409, { period: first.period }, faults);
}

/** The line at a position; of a whole report, which has none, the first that is given. */
function lineAt(report: GatheredReport, position: number | null, places: Places): number {
  return position === null ? report.rows.findIndex(Boolean) : positionsOf(report, places).indexOf(position);
}
