/** What people do with tasks: an event of today, judged by who may, kept for good. */
import { sql } from "kysely";
import type { RequestContext } from "../access/context.server.ts";
import { accessTree, refuseUnlessMay, requirePerson } from "../access/guard.server.ts";
import { vietnamDay } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { AppError, fieldRefused } from "../server/error.ts";
import { unitByCode } from "../units/tree.ts";
import { amountFaultOf, amountKinds, type EventKind, isToldByDoer, wantsReason } from "./event.ts";
import { addEvent } from "./events.server.ts";
import { addEvidence, type FileSent } from "./evidence.server.ts";
import { keepOccurrence } from "./kept.server.ts";
import { occurrenceOf, partsOfCode } from "./occurrence.ts";
import type { Occurrence } from "./task.ts";
import { readTasks } from "./tasks.server.ts";

export type Act = {
  /** The code of a task, or of an occurrence. */
  task: string;
  /** By its code; without one every piece that allows it. */
  unit?: string;
  event: EventKind;
  amount?: string;
  text: string;
  /** What shows it. */
  files?: readonly FileSent[];
};

type Asking = Pick<RequestContext, "person" | "clock">;

/**
 * Refused: 403 unless it is the doer's piece or the assigner's task, 422 where something is missing, 409 where the piece does
 * not allow it. The same twice in a day is one.
 */
export async function actOnTask(tx: WriteTransaction, asked: Asking, act: Act): Promise<void> {
  const { event, text } = act;
  const amount = act.amount?.trim() || undefined;
  const occurrence = await occurrenceCalled(tx, act.task);
  const { task, code } = occurrence;
  const tree = await accessTree(tx);
  const today = vietnamDay(asked.clock.now());
  const unit = act.unit === undefined ? undefined : unitByCode(tree, act.unit).id;
  if (isToldByDoer(event)) {
    if (unit === undefined) throw fieldRefused("task_event_own_unit", 422, "unit");
    refuseUnlessMay(asked, "task.do", { unit }, tree);
  } else refuseUnlessMay(asked, "task.answer", { unit: task.assignedBy }, tree);

  const fault = amountFaultOf(event, amount);
  if (fault !== undefined)
    throw new AppError(fault, 422, { text: amount ?? "" }, [
      { code: fault, place: { field: "amount" }, details: { text: amount ?? "" } },
    ]);
  if (amountKinds[event] === "unit") {
    refuseUnlessMay(asked, "task.answer", { unit: unitByCode(tree, amount ?? "").id }, tree);
  }
  const reason = text.trim().normalize();
  if (reason === "" && (wantsReason(event) || (event === "done" && (await isLate(tx, occurrence, unit, today)))))
    throw fieldRefused("reason_missing", 422, "text");

  // One at a time: each is judged by what the one before left.
  await sql`SELECT FROM task WHERE id = ${task.id} FOR UPDATE`.execute(tx);
  const by = requirePerson(asked).id;
  if (await isOwnRequest(tx, occurrence, { unit, event, by })) throw new AppError("task_event_own_request", 403);
  const { id, isNew } = await addEvent(tx, {
    task: task.id,
    period: occurrence.period ?? "",
    unit,
    date: today,
    event,
    amount,
    text: reason,
    by,
    at: asked.clock.now(),
  });
  const showing = { event: id, unit: isToldByDoer(event) && unit !== undefined ? unit : task.assignedBy };
  await addEvidence(tx, { ...showing, files: act.files ?? [] }, { by, at: asked.clock.now() });
  if (!isNew) return;
  const [refused] = await keepOccurrence(tx, occurrence, { unit, date: today });
  if (refused) throw new AppError(refused.fault.code, 409, { ...refused.fault.details, task: code });
}

/** 404 where there is none. */
export async function occurrenceCalled(tx: ReadTransaction, code: string): Promise<Occurrence> {
  const parts = partsOfCode(code);
  const task = (await readTasks(tx)).find((each) => each.code === parts.task);
  const occurrence = task && occurrenceOf(task, parts.period);
  if (!occurrence) throw new AppError("task_unknown", 404, { task: code });
  return occurrence;
}

/** What an answer answers. */
const answered: Readonly<Partial<Record<EventKind, EventKind>>> = {
  accepted: "done",
  returned: "done",
  extension_granted: "extension_asked",
  extension_refused: "extension_asked",
  decline_accepted: "declined",
  decline_rejected: "declined",
};

/** Nobody answers what they asked for themselves, whatever roles they have. */
async function isOwnRequest(
  tx: ReadTransaction,
  { task, period }: Occurrence,
  { unit, event, by }: { unit: UnitId | undefined; event: EventKind; by: string },
): Promise<boolean> {
  const request = answered[event];
  if (request === undefined) return false;
  const { rows } = await sql<{ by: string }>`
    SELECT DISTINCT ON (unit_id) by
    FROM task_event
    WHERE task_id = ${task.id} AND period = ${period ?? ""} AND event = ${request}
      AND ${unit === undefined ? sql`true` : sql`unit_id = ${unit}`}
    ORDER BY unit_id, date DESC, sort DESC`.execute(tx);
  return rows.some((each) => each.by === by);
}

/** Whether a piece that is still open is past its deadline: who reports it done then says why. */
async function isLate(
  tx: WriteTransaction,
  { task, period }: Occurrence,
  unit: UnitId | undefined,
  today: IsoDate,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT
    FROM task_stage
    WHERE task_id = ${task.id} AND period = ${period ?? ""} AND unit_id = ${unit ?? null}
      AND from_day <= ${today} AND until_day > ${today}
      AND gone_on IS NULL AND finished_on IS NULL AND due < ${today}`.execute(tx);
  return rows.length > 0;
}
