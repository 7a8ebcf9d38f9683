/**
 * The only statement that writes reports. It takes many at once; of each it knows on which version it was made up, whether
 * the state allows the act and whether the period is closed; it keeps the row that it replaces in report_version, and marks
 * the parent's roll-up where another version counts than before, and moves the version of what is public where one counts or
 * counted as approved. Rows are locked in the order of their keys, so that two who
 * write the same ones wait for each other and never in a circle.
 */
import { CompiledQuery } from "kysely";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";
import type { ReportState } from "../database/tables.ts";
import { AppError } from "../server/error.ts";
import { readReport } from "./report.server.ts";
import { type Cell, type Narrative, type ReportKey, statesFor, type WritingAct, writingActs } from "./report.ts";
import { storedOf } from "./stored.ts";

/** Which version counts on a basis afterwards; `before_submit`: what counted before the submission that is undone. */
type Counting = "new_version" | "before_submit";

/** What becomes of one report. */
export type Entry = {
  readonly key: ReportKey;
  readonly act: WritingAct;
  /** The version on which it was made up; 0: there was none yet. */
  readonly seen: number;
  readonly state: ReportState;
  /** Unchanged unless told. */
  readonly submitted?: Counting;
  readonly approved?: Counting;
  /** Undefined: figures and words stay as they are. */
  readonly body?: { readonly cells: readonly Cell[]; readonly narrative: Narrative };
  readonly why?: string | null;
  readonly by: string;
  readonly at: Date;
  /** The unit's parent on the period's last day, whose roll-up holds the report. */
  readonly parent?: UnitId | undefined;
};

export type Refused = "period_closed" | "report_changed" | "act_not_allowed";
/** An entry's outcome: the version that was written, or why none was. */
export type Outcome = { readonly version: number; readonly refused: null } | { readonly refused: Refused };

const columns = [
  ["unit_id", "form_id", "period", "version", "state", "by", "at"],
  ["why", "amounts", "flags", "notes", "submitted_version", "approved_version"],
].flat();
const of = (table: string) => columns.map((column) => `${table}.${column}`).join(", ");
const key = "(unit_id, form_id, period)";

/** The columns of the relation `entry`; amounts of null: figures and words stay as they are. */
export const entryColumns = `
      unit_id int, form_id int, period text, last_day date, act text, seen int, state text, submitted text, approved text,
      amounts numeric[], flags smallint[], notes text, why text, by text, at timestamptz, parent_id int`;

const statesOfActs = writingActs.map((act) => `('${act}', '{${statesFor(act)}}'::text[])`).join(", ");

/**
 * The statement around its entries: `entries` are the common table expressions that end in `entry` (no key twice), `after`
 * those that rest on what was written, `answer` what is asked of `answered`: per key the version written with its state, or
 * why it was refused. A report that others wrote first while this waited is another version too.
 */
export function writingStatement(parts: { entries: string; after?: string; answer: string }): string {
  return `
  WITH ${parts.entries},
  old AS (
    SELECT ${of("report")}
    FROM entry
    JOIN report USING ${key}
    ORDER BY unit_id, form_id, period
    FOR UPDATE OF report
  ),
  judged AS MATERIALIZED (
    SELECT
      unit_id, form_id, period, parent_id,
      old.submitted_version AS old_submitted,
      old.approved_version AS old_approved,
      ${counting("entry.submitted", "submitted_version")} AS now_submitted,
      ${counting("entry.approved", "approved_version")} AS now_approved,
      CASE
        WHEN last_day <= (SELECT (value #>> '{}')::date FROM setting WHERE name = 'closed_through') THEN 'period_closed'
        WHEN seen <> coalesce(old.version, 0) THEN 'report_changed'
        WHEN coalesce(old.state, 'unwritten') <> ALL (way.states) THEN 'act_not_allowed'
      END AS refused
    FROM entry
    JOIN (VALUES ${statesOfActs}) AS way (act, states) USING (act)
    LEFT JOIN old USING ${key}
  ),
  written AS (
    INSERT INTO report AS now (${columns.join(", ")})
    SELECT
      unit_id, form_id, period, entry.seen + 1, entry.state, entry.by, entry.at, entry.why,
      coalesce(entry.amounts, old.amounts),
      CASE WHEN entry.amounts IS NULL THEN old.flags ELSE entry.flags END,
      CASE WHEN entry.amounts IS NULL THEN old.notes ELSE entry.notes::jsonb END,
      now_submitted, now_approved
    FROM judged
    JOIN entry USING ${key}
    LEFT JOIN old USING ${key}
    WHERE refused IS NULL
    ORDER BY unit_id, form_id, period
    ON CONFLICT ${key} DO UPDATE
    SET ${columns
      .slice(3)
      .map((column) => `${column} = excluded.${column}`)
      .join(", ")}
    WHERE now.version = excluded.version - 1
    RETURNING now.unit_id, now.form_id, now.period, now.version, now.state
  ),
  kept AS (
    INSERT INTO report_version (${columns.join(", ")})
    SELECT ${of("old")}
    FROM old
    JOIN written USING ${key}
  ),
  marked AS (
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT DISTINCT parent_id, form_id, period
    FROM written
    JOIN judged USING ${key}
    WHERE parent_id IS NOT NULL
      AND (now_submitted IS DISTINCT FROM old_submitted OR now_approved IS DISTINCT FROM old_approved)
  ),
  published AS (
    UPDATE public_version
    SET version = gen_random_uuid()
    WHERE slot = (SELECT slot FROM public_version LIMIT 1 FOR UPDATE SKIP LOCKED)
      AND EXISTS (SELECT FROM written JOIN judged USING ${key} WHERE num_nonnulls(old_approved, now_approved) > 0)
  ),
  answered AS (
    SELECT
      unit_id, form_id, period, written.version, written.state,
      CASE WHEN written.version IS NULL THEN coalesce(refused, 'report_changed') END AS refused
    FROM judged
    LEFT JOIN written USING ${key}
  )${parts.after ?? ""}
  ${parts.answer}`;
}

function counting(what: string, column: "submitted_version" | "approved_version"): string {
  // A return from the unit's own approver (state filled) undoes no submission.
  return `CASE
        WHEN ${what} = 'new_version' THEN entry.seen + 1
        WHEN ${what} = 'before_submit' AND old.state = 'submitted' THEN (
          SELECT before.${column}
          FROM report_version AS before
          WHERE before.unit_id = old.unit_id AND before.form_id = old.form_id AND before.period = old.period
            AND before.version = old.submitted_version - 1
        )
        ELSE old.${column}
      END`;
}

const statement = writingStatement({
  entries: `entry AS MATERIALIZED (
    SELECT *
    FROM json_to_recordset($1::json) AS row (${entryColumns}
    )
  )`,
  answer: "SELECT unit_id, form_id, period, version, refused FROM answered",
});

type Answered = { unit_id: UnitId; form_id: FormId; period: PeriodCode; version: number | null; refused: Refused };

/** Writes what can be written; the outcomes in the order of the entries, of which no two have the same key. */
export async function writeReports(tx: WriteTransaction, entries: readonly Entry[]): Promise<Outcome[]> {
  const { rows } = await tx.executeQuery<Answered>(CompiledQuery.raw(statement, [JSON.stringify(entries.map(rowOf))]));
  const outcomes = new Map(
    rows.map(({ version, refused, ...at }): [string, Outcome] => [
      `${at.unit_id} ${at.form_id} ${at.period}`,
      version === null ? { refused } : { version, refused: null },
    ]),
  );
  return entries.map(
    ({ key: { unit, form, period } }) => outcomes.get(`${unit} ${form} ${period}`) ?? { refused: "report_changed" },
  );
}

function rowOf({ key: { unit, form, period }, body, parent, ...rest }: Entry) {
  return {
    ...{ unit_id: unit, form_id: form, period, last_day: lastDay(periodOf(period)), parent_id: parent },
    ...rest,
    ...(body && storedOf(body.cells, body.narrative)),
  };
}

/** Writes one report; the version written, or an error that says why there is none. */
export async function writeReport(tx: WriteTransaction, entry: Entry): Promise<number> {
  const [outcome] = await writeReports(tx, [entry]);
  if (outcome === undefined || outcome.refused !== null) {
    throw await refusal(tx, entry, outcome?.refused ?? "report_changed");
  }
  return outcome.version;
}

/** The error that tells a writer why nothing was written. */
export async function refusal(
  tx: Parameters<typeof readReport>[0],
  { key: at, act, seen }: Pick<Entry, "key" | "act" | "seen">,
  refused: Refused,
): Promise<AppError> {
  if (refused === "period_closed") return new AppError("period_closed", 409, { period: at.period });
  const now = await readReport(tx, at);
  if (refused === "report_changed") return new AppError("report_changed", 412, { seen, now: now.version });
  if (now.state === "unwritten") return new AppError("report_empty", 422);
  return new AppError("act_not_allowed", 409, { act, state: now.state });
}
