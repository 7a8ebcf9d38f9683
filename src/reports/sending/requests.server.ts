/** What is asked and done around a report: a request to open it again, and the office that fills it in a silent unit's place. */

import { requireMay } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import type { Person } from "../../access/person.ts";
import { today } from "../../calendar/clock.ts";
import { periodOf } from "../../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import { answer, ask, type DutyRequest, latestRequest, latestRequests, reasonOf } from "../../duties/request.server.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { assertNotClosed } from "../../ledger/closed.server.ts";
import { readReport } from "../../ledger/report.server.ts";
import { isAllowed, isSent } from "../../ledger/report.ts";
import { AppError } from "../../server/error.ts";
import { type Asking, type OpenReport, placeToAct, takeStep } from "../acts.server.ts";
import { aboutOf, keyNamed } from "../duty.ts";
import { placeOwed, readList } from "../list.server.ts";
import { assertBegun, placeOf, type ReportCodes, type ReportPlace } from "../place.ts";
import { accessPlace } from "../rights.ts";
import { tellOfReopening } from "../told.server.ts";
import { readStandIn } from "./standIn.server.ts";

export async function askReopen(tx: WriteTransaction, asking: Asking, codes: ReportCodes, why: string): Promise<void> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  await requireMay(tx, asking, "report.issue", accessPlace(place));
  const { state } = await readReport(tx, place.key);
  if (!isSent(state)) throw new AppError("act_not_allowed", 409, { state });
  await assertNotClosed(tx, place);
  const by = asking.person?.id ?? "";
  await ask(tx, "reopening", { about: aboutOf(place.key), why, by, at: asking.clock.now() });
  await tellOfReopening(tx, asking, place, definitions.tree, { kind: "reopening_asked", why: why.trim() });
}

/** Granting opens the report with the unit's own reason; declining says why not. */
export async function answerRequest(
  tx: WriteTransaction,
  asking: Asking,
  codes: ReportCodes,
  { answer: given, why }: { answer: "granted" | "declined"; why: string },
): Promise<void> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  await requireMay(tx, asking, "report.reopen", accessPlace(place));
  const by = asking.person?.id ?? "";
  const said = { about: aboutOf(place.key), answer: given, why, by, at: asking.clock.now() };
  const request = await answer(tx, "reopening", said);
  if (given === "declined") {
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

/** What the asking person may do around the report, in the state in which it is. */
export async function aroundOf(tx: ReadTransaction, asking: Asking, { place, definitions, form, closed }: OpenReport) {
  const { person, clock } = asking;
  const day = today(clock);
  const at = accessPlace(place);
  const mayDo = (act: "report.issue" | "report.reopen" | "report.stand_in") =>
    may(person, act, at, definitions.tree, day);
  const { state } = form.report;
  const request = await latestRequest(tx, "reopening", aboutOf(place.key));
  const standIn = await readStandIn(tx, place.key);
  const isOpen = closed === undefined;
  const waits = request !== undefined && request.answer === undefined;
  return {
    request,
    standIn,
    closed,
    mayAsk: isOpen && isSent(state) && !waits && mayDo("report.issue"),
    mayGrant: isOpen && waits && mayDo("report.reopen"),
    mayDecline: waits && mayDo("report.reopen"),
    mayStandIn: isOpen && standIn === undefined && isAllowed("fill", state) && mayDo("report.stand_in"),
  };
}

type Concerned = { place: ReportPlace; request: DutyRequest; side: "office" | "unit" };

/** Requests that wait for the answer of an office of these units, or that were declined to units that these fill. */
export async function requestsFor(
  tx: ReadTransaction,
  definitions: Definitions,
  person: Person,
  day: IsoDate,
): Promise<Concerned[]> {
  const concerned = (await latestRequests(tx, "reopening")).flatMap((request): Concerned[] => {
    if (request.answer?.kind === "granted") return [];
    const place = placeNamed(definitions, request.about);
    if (place === undefined) return [];
    const mine = (act: "report.issue" | "report.reopen") => may(person, act, accessPlace(place), definitions.tree, day);
    if (mine("report.reopen")) return request.answer === undefined ? [{ place, request, side: "office" }] : [];
    return mine("report.issue") ? [{ place, request, side: "unit" }] : [];
  });
  const listed = await readList(
    tx,
    concerned.map(({ place }) => place),
  );
  return concerned.filter((_each, index) => isSent(listed[index]?.report.state ?? "unwritten"));
}

/** The report that a request is about, while the unit owes it. */
function placeNamed(definitions: Definitions, about: string): ReportPlace | undefined {
  const key = keyNamed(about);
  const form = definitions.formById.get(key.form);
  return form && placeOwed(definitions, key.unit, form, periodOf(key.period))[0];
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
