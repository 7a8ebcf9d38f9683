/** The steps of a report's way: submit, sign off, approve, return, reopen; each is one statement. */
import { type RawBuilder, sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { ReportState } from "../database/tables.ts";
import { AppError } from "../server/error.ts";
import { isAt, refusal, reportColumns } from "./report.server.ts";
import { type ReportAct, type ReportKey, statesFor } from "./report.ts";

/** A step of a report's way: by whom, when, on which version, and whose roll-up it makes stale. */
export type Step = {
  readonly seen: number;
  readonly by: string;
  readonly at: Date;
  /** The unit's parent on the period's last day, whose roll-up holds this report. */
  readonly parent: UnitId | undefined;
};

/** The reporter is done: on to the unit's own approver, where it has one, else to the office above. */
export function submit(tx: WriteTransaction, key: ReportKey, step: Step, hasApprover: boolean): Promise<number> {
  return hasApprover
    ? move(tx, key, "submit", step, { state: "filled", why: null, submitted: unchanged, approved: unchanged })
    : move(tx, key, "submit", step, { state: "submitted", why: null, submitted: newVersion, approved: unchanged });
}

/** The unit's own approver sends it to the office above. */
export function signOff(tx: WriteTransaction, key: ReportKey, step: Step): Promise<number> {
  return move(tx, key, "sign_off", step, { state: "submitted", why: null, submitted: newVersion, approved: unchanged });
}

/** The office accepts it, and it is locked. */
export function approve(tx: WriteTransaction, key: ReportKey, step: Step): Promise<number> {
  return move(tx, key, "approve", step, { state: "approved", why: null, submitted: newVersion, approved: newVersion });
}

/** Back to the reporter, with the reason; what stood before the submission counts again. */
export function returnReport(tx: WriteTransaction, key: ReportKey, step: Step, why: string): Promise<number> {
  return move(tx, key, "return", step, {
    state: "returned",
    why: reasonOf(why),
    submitted: beforeSubmit,
    approved: unchanged,
  });
}

/** Opens an approved report for a correction; the approved figures count until the next approval. */
export function reopen(tx: WriteTransaction, key: ReportKey, step: Step, why: string): Promise<number> {
  return move(tx, key, "reopen", step, {
    state: "draft",
    why: reasonOf(why),
    submitted: unchanged,
    approved: unchanged,
  });
}

function reasonOf(why: string): string {
  const reason = why.trim();
  if (reason === "")
    throw new AppError("reason_missing", 422, {}, [{ code: "reason_missing", place: { field: "why" } }]);
  return reason;
}

type Counting = "unchanged" | "new_version" | "before_submit";
const unchanged: Counting = "unchanged";
const newVersion: Counting = "new_version";
const beforeSubmit: Counting = "before_submit";

type Move = { state: ReportState; why: string | null; submitted: Counting; approved: Counting };

/** One statement: check the version seen, keep the old row, write the new, mark the parent's roll-up where a basis changes. */
async function move(tx: WriteTransaction, key: ReportKey, act: ReportAct, step: Step, to: Move): Promise<number> {
  const result = await sql<{ version: number }>`
    WITH old AS (
      SELECT ${reportColumns}
      FROM report
      WHERE ${isAt(key)} AND version = ${step.seen} AND state = ANY (${statesFor(act)}::text[])
      FOR UPDATE
    ),
    kept AS (
      INSERT INTO report_version (${reportColumns})
      SELECT ${reportColumns}
      FROM old
    ),
    moved AS (
      UPDATE report
      SET version = old.version + 1,
          state = ${to.state},
          by = ${step.by},
          at = ${step.at}::timestamptz,
          why = ${to.why},
          submitted_version = ${counting(to.submitted, "submitted_version")},
          approved_version = ${counting(to.approved, "approved_version")}
      FROM old
      WHERE report.unit_id = old.unit_id AND report.form_id = old.form_id AND report.period = old.period
      RETURNING report.version,
                report.submitted_version IS DISTINCT FROM old.submitted_version
                OR report.approved_version IS DISTINCT FROM old.approved_version AS counts
    ),
    marked AS (
      INSERT INTO rollup_mark (unit_id, form_id, period)
      SELECT ${step.parent ?? null}::int, ${key.form}::int, ${key.period}
      FROM moved
      WHERE counts AND ${step.parent ?? null}::int IS NOT NULL
    )
    SELECT version FROM moved`.execute(tx);
  const version = result.rows[0]?.version;
  if (version === undefined) throw await refusal(tx, key, act, step.seen);
  return version;
}

function counting(what: Counting, column: "submitted_version" | "approved_version"): RawBuilder<unknown> {
  switch (what) {
    case "unchanged":
      return sql.raw(`old.${column}`);
    case "new_version":
      return sql.raw("old.version + 1");
    case "before_submit":
      // A return from the unit's own approver (state filled) undoes no submission.
      return sql.raw(`CASE WHEN old.state = 'submitted' THEN (
            SELECT before.${column}
            FROM report_version before
            WHERE before.unit_id = old.unit_id AND before.form_id = old.form_id AND before.period = old.period
              AND before.version = old.submitted_version - 1
          ) ELSE old.${column} END`);
    default:
      return what satisfies never;
  }
}
