/** What is asked and done around a report: a request to open it again, and the office that fills it in a silent unit's place. */

import { requireMay } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import type { Person } from "../../access/person.ts";
import { today } from "../../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { UnitId } from "../../database/ids.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { assertNotClosed } from "../../ledger/closed.server.ts";
import { readReport } from "../../ledger/report.server.ts";
import { isAllowed, isSent, type ReportKey } from "../../ledger/report.ts";
import { AppError } from "../../server/error.ts";
import { type Asking, placeToAct, takeStep } from "../acts.server.ts";
import { assertBegun, placeOf, type ReportCodes, type ReportPlace } from "../place.ts";
import { accessPlace } from "../rights.ts";
import { tellOfReopening } from "../told.server.ts";
import { readStandIn } from "./standIn.server.ts";

export type Request = {
  id: number;
  why: string;
  by: string;
  at: Date;
  answer: { kind: "granted" | "declined"; why: string; by: string; at: Date } | undefined;
};

/** The latest request to open the report again, answered or not. */
export async function readRequest(tx: ReadTransaction, key: ReportKey): Promise<Request | undefined> {
  const row = await tx
    .selectFrom("report_request")
    .selectAll()
    .where("unit_id", "=", key.unit)
    .where("form_id", "=", key.form)
    .where("period", "=", key.period)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, why, by, at } = row;
  const answered = row.answer !== null && row.answered_at !== null;
  return {
    id,
    why,
    by,
    at,
    answer: answered
      ? {
          kind: row.answer ?? "declined",
          why: row.answer_why ?? "",
          by: row.answered_by ?? "",
          at: row.answered_at ?? at,
        }
      : undefined,
  };
}

export async function askReopen(tx: WriteTransaction, asking: Asking, codes: ReportCodes, why: string): Promise<void> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  await requireMay(tx, asking, "report.issue", accessPlace(place));
  const { state } = await readReport(tx, place.key);
  if (!isSent(state)) throw new AppError("act_not_allowed", 409, { state });
  const added = await tx
    .insertInto("report_request")
    .values({
      unit_id: place.key.unit,
      form_id: place.key.form,
      period: place.key.period,
      why: reasonOf(why),
      by: asking.person?.id ?? "",
      at: asking.clock.now(),
    })
    .onConflict((on) => on.columns(["unit_id", "form_id", "period"]).where("answer", "is", null).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new AppError("request_waits", 409);
  await tellOfReopening(tx, asking, place, definitions.tree, { kind: "reopening_asked", why: why.trim() });
}

/** Granting opens the report with the unit's own reason; declining says why not. */
export async function answerRequest(
  tx: WriteTransaction,
  asking: Asking,
  codes: ReportCodes,
  { answer, why }: { answer: "granted" | "declined"; why: string },
): Promise<void> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  await requireMay(tx, asking, "report.reopen", accessPlace(place));
  const request = await readRequest(tx, place.key);
  if (!request || request.answer) throw new AppError("request_answered", 409);
  const { numUpdatedRows } = await tx
    .updateTable("report_request")
    .set({
      answer,
      answer_why: answer === "declined" ? reasonOf(why) : null,
      answered_by: asking.person?.id ?? "",
      answered_at: asking.clock.now(),
    })
    .where("id", "=", request.id)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError("request_answered", 409);
  if (answer === "declined") {
    await tellOfReopening(tx, asking, place, definitions.tree, { kind: "reopening_declined", why: why.trim() });
    return;
  }
  const { state, version } = await readReport(tx, place.key);
  // In the meantime the office may have returned or opened it of its own accord: then the request is granted already.
  if (!isSent(state)) return;
  await takeStep(tx, asking, codes, state === "approved" ? "reopen" : "return", { seen: version, why: request.why });
}

/** From now on the office may fill and submit it; refused once the unit has sent it. */
export async function beginStandIn(
  tx: WriteTransaction,
  asking: Asking,
  codes: ReportCodes,
  why: string,
): Promise<void> {
  const place = placeOf(await readDefinitions(tx), codes);
  await requireMay(tx, asking, "report.stand_in", accessPlace(place));
  assertBegun(place, today(asking.clock));
  await assertNotClosed(tx, place);
  const { state } = await readReport(tx, place.key);
  if (!isAllowed("fill", state)) throw new AppError("stand_in_too_late", 409);
  const { unit: unit_id, form: form_id, period } = place.key;
  const added = await tx
    .insertInto("report_stand_in")
    .values({ unit_id, form_id, period, why: reasonOf(why), by: asking.person?.id ?? "", at: asking.clock.now() })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new AppError("stand_in_begun", 409);
  await placeToAct(tx, asking, codes, "fill");
}

function reasonOf(why: string): string {
  const reason = why.trim().normalize();
  if (reason === "")
    throw new AppError("reason_missing", 422, {}, [{ code: "reason_missing", place: { field: "why" } }]);
  return reason;
}

/** What the asking person may do around the report now. */
export async function aroundOf(tx: ReadTransaction, asking: Asking, place: ReportPlace, definitions: Definitions) {
  const { person, clock } = asking;
  const day = today(clock);
  const at = accessPlace(place);
  const mayDo = (act: "report.issue" | "report.reopen" | "report.stand_in") =>
    may(person, act, at, definitions.tree, day);
  const { state } = await readReport(tx, place.key);
  const request = await readRequest(tx, place.key);
  const standIn = await readStandIn(tx, place.key);
  const waits = request !== undefined && request.answer === undefined;
  return {
    request,
    standIn,
    mayAsk: isSent(state) && !waits && mayDo("report.issue"),
    mayAnswer: waits && mayDo("report.reopen"),
    mayStandIn: standIn === undefined && isAllowed("fill", state) && mayDo("report.stand_in"),
  };
}

/** Requests that wait for the answer of an office of these units, or that were answered for units that these fill. */
export async function requestsFor(
  tx: ReadTransaction,
  definitions: Definitions,
  person: Person,
  day: Parameters<typeof may>[4],
): Promise<{ place: ReportPlace; request: Request; side: "office" | "unit" }[]> {
  const rows = await tx
    .selectFrom("report_request")
    .select(["unit_id", "form_id", "period"])
    .where((where) => where.or([where("answer", "is", null), where("answer", "=", "declined")]))
    .groupBy(["unit_id", "form_id", "period"])
    .execute();
  const found = [];
  for (const row of rows) {
    const unit = definitions.tree.byId.get(row.unit_id);
    const form = definitions.formById.get(row.form_id);
    if (!unit || !form) continue;
    const place = placeOf(definitions, { unit: unit.code, form: form.code, period: row.period });
    const mine = (act: "report.issue" | "report.reopen") => may(person, act, accessPlace(place), definitions.tree, day);
    const side = mine("report.reopen") ? "office" : mine("report.issue") ? "unit" : undefined;
    if (side === undefined) continue;
    const request = await readRequest(tx, place.key);
    const { state } = await readReport(tx, place.key);
    if (!request || !isSent(state)) continue;
    if (side === "office" && request.answer !== undefined) continue;
    found.push({ place, request, side } as const);
  }
  return found;
}

/** Those of the people who report or sign for the unit itself: what anybody else entered was entered in its place. */
export async function peopleOfUnit(tx: ReadTransaction, filler: UnitId): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("person_role")
    .select("person_id")
    .where("unit_id", "=", filler)
    .where("role", "in", ["reporter", "approver"])
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
