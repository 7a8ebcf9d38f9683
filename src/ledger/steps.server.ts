/** The steps of a report's way: submit, sign off, approve, return, reopen; each is one entry of the ledger. */
import type { WriteTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import { fieldRefused } from "../server/error.ts";
import type { ReportAct, ReportKey } from "./report.ts";
import { type Entry, writeReport } from "./writing.server.ts";

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
    ? move(tx, key, "submit", step, { state: "filled" })
    : move(tx, key, "submit", step, { state: "submitted", submitted: "new_version" });
}

/** The unit's own approver sends it to the office above. */
export function signOff(tx: WriteTransaction, key: ReportKey, step: Step): Promise<number> {
  return move(tx, key, "sign_off", step, { state: "submitted", submitted: "new_version" });
}

/** The office accepts it, and it is locked. */
export function approve(tx: WriteTransaction, key: ReportKey, step: Step): Promise<number> {
  return move(tx, key, "approve", step, { state: "approved", submitted: "new_version", approved: "new_version" });
}

/** Back to the reporter, with the reason; what stood before the submission counts again. */
export function returnReport(tx: WriteTransaction, key: ReportKey, step: Step, why: string): Promise<number> {
  return move(tx, key, "return", step, {
    state: "returned",
    why: reasonOf(why),
    submitted: "before_submit",
  });
}

/** Opens an approved report for a correction; the approved figures count until the next approval. */
export function reopen(tx: WriteTransaction, key: ReportKey, step: Step, why: string): Promise<number> {
  return move(tx, key, "reopen", step, {
    state: "draft",
    why: reasonOf(why),
  });
}

function reasonOf(why: string): string {
  const reason = why.trim();
  if (reason === "") throw fieldRefused("reason_missing", 422, "reason");
  return reason;
}

type Move = Pick<Entry, "state" | "why" | "submitted" | "approved">;

function move(tx: WriteTransaction, key: ReportKey, act: ReportAct, step: Step, to: Move): Promise<number> {
  return writeReport(tx, { key, act, ...step, ...to });
}
