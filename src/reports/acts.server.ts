/** Opens a report for somebody: who may read it, what stands on it, what that person may do with it now. */

import type { RequestContext } from "../access/context.server.ts";
import { refuseUnlessMay } from "../access/guard.server.ts";
import { namesOf } from "../access/names.server.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { type Ask, askAlone, askWithin } from "../database/planned.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { type Closed, closedOfVersion, readClosed } from "../ledger/closed.server.ts";
import { readReport } from "../ledger/report.server.ts";
import { isAllowed, type ReportAct, type ReportKey, type State } from "../ledger/report.ts";
import { approve, reopen, returnReport, type Step, signOff, submit } from "../ledger/steps.server.ts";
import { say } from "../prose/text.ts";
import { type Demanded, readDemanded } from "../resolutions/resolutions.server.ts";
import { readForm, readToFill } from "./filling/form.server.ts";
import type { FilledForm, FormToFill, Known } from "./filling/form.ts";
import { assertBegun, placeOf, type ReportCodes, type ReportPlace } from "./place.ts";
import { accessPlace, actsNeeded, actsOf, mayInPlace } from "./rights.ts";
import { hasApprover } from "./sending/approver.server.ts";
import { readStandIn, type StandIn } from "./sending/standIn.server.ts";
import { reportTexts } from "./texts.ts";
import { tellOfStep } from "./told.server.ts";

export type Asking = Pick<RequestContext, "person" | "clock">;

export type OpenReport = {
  readonly definitions: Definitions;
  readonly place: ReportPlace;
  readonly form: FilledForm;
  readonly known: Known;
  /** What the asking person may do with it now. */
  readonly acts: readonly ReportAct[];
  /** The day through which all is closed, where the report's period is among that. */
  readonly closed: IsoDate | undefined;
};

export async function openReport(tx: ReadTransaction, asking: Asking, codes: ReportCodes): Promise<OpenReport> {
  const sources: Sources = {
    demanded: await readDemanded(tx),
    closed: await readClosed(tx),
    ask: askWithin(tx),
    standInOf: (key) => readStandIn(tx, key),
  };
  return openFrom(sources, asking, codes);
}

/** The same where nothing else is read: one statement, and what was kept of the versions seen when the person was let in. */
export async function openReportAlone(request: RequestContext, codes: ReportCodes): Promise<OpenReport> {
  const { database, versions } = request;
  const sources: Sources = {
    demanded: await readDemanded.ofVersion(database, versions?.definitions),
    closed: await closedOfVersion(database, versions?.settings),
    ask: askAlone(database),
    standInOf: (key) => database.read((tx) => readStandIn(tx, key)),
  };
  return openFrom(sources, request, codes);
}

type Sources = {
  readonly demanded: Demanded;
  readonly closed: Closed;
  readonly ask: Ask;
  readonly standInOf: (key: ReportKey) => Promise<StandIn | undefined>;
};

async function openFrom(sources: Sources, asking: Asking, codes: ReportCodes): Promise<OpenReport> {
  const { definitions } = sources.demanded;
  const place = placeOf(definitions, codes);
  refuseUnlessMay(asking, "report.read", accessPlace(place), definitions.tree);
  const { form, known } = await readForm(sources.ask, sources.demanded, place);
  const { state } = form.report;
  const day = today(asking.clock);
  const closed = sources.closed(place.lastDay);
  // Hardly anybody may, and then only while it is being filled: nobody else is worth a statement.
  const mayStandIn = isAllowed("fill", state) && mayInPlace(asking.person, "fill", place, definitions.tree, day);
  const standsIn = mayStandIn && (await sources.standInOf(place.key)) !== undefined;
  const circumstances = { today: day, isClosed: closed !== undefined, standsIn };
  const acts = actsOf(asking.person, place, state, definitions.tree, circumstances);
  return { definitions, place, form, known, acts, closed };
}

/** A report to be typed in by the asking person, or the refusal. */
export type ReportToFill = {
  readonly definitions: Definitions;
  readonly place: ReportPlace;
  readonly form: FormToFill;
};

export async function openToFill(tx: ReadTransaction, asking: Asking, codes: ReportCodes): Promise<ReportToFill> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  const form = await readToFill(tx, place);
  await refuseUnlessMayAct(tx, asking, { definitions, place, state: form.report.state }, "fill");
  return { definitions, place, form };
}

/** The place of a report on which the asking person may do the act in the state in which it is, or the refusal. */
export async function placeToAct(
  tx: ReadTransaction,
  asking: Asking,
  codes: ReportCodes,
  act: ReportAct,
): Promise<{ place: ReportPlace; definitions: Definitions; standsIn: boolean }> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  const { state } = await readReport(tx, place.key);
  return { place, definitions, standsIn: await refuseUnlessMayAct(tx, asking, { definitions, place, state }, act) };
}

/** Whether it is done as the office that fills in the unit's place. */
async function refuseUnlessMayAct(
  tx: ReadTransaction,
  asking: Asking,
  { definitions: { tree }, place, state }: { definitions: Definitions; place: ReportPlace; state: State },
  act: ReportAct,
): Promise<boolean> {
  const mayStandIn = mayInPlace(asking.person, act, place, tree, today(asking.clock));
  const standsIn = mayStandIn && (await readStandIn(tx, place.key)) !== undefined;
  if (!standsIn) {
    for (const needed of actsNeeded(act, state)) refuseUnlessMay(asking, needed, accessPlace(place), tree);
  }
  if (act === "fill" || act === "submit") assertBegun(place, today(asking.clock));
  return standsIn;
}

export type ReportStep = Exclude<ReportAct, "fill">;

/** One step of a report's way, by the asking person; returns the new version. */
export async function takeStep(
  tx: WriteTransaction,
  asking: Asking,
  codes: ReportCodes,
  act: ReportStep,
  { seen, why }: { seen: number; why: string },
): Promise<number> {
  const { place, definitions, standsIn } = await placeToAct(tx, asking, codes, act);
  // What the office has entered from the unit's own paper needs no second signature of the unit here.
  const isSigned = act === "submit" && !standsIn && (await hasApprover(tx, place.filler, today(asking.clock)));
  const step: Step = { seen, by: asking.person?.id ?? "", at: asking.clock.now(), parent: place.parent };
  const version = await moveReport(tx, place.key, act, step, { why, isSigned });
  await tellOfStep(tx, asking, place, definitions.tree, { step: act, why, hasApprover: isSigned });
  return version;
}

function moveReport(
  tx: WriteTransaction,
  key: ReportKey,
  act: ReportStep,
  step: Step,
  { why, isSigned }: { why: string; isSigned: boolean },
): Promise<number> {
  switch (act) {
    case "submit":
      return submit(tx, key, step, isSigned);
    case "sign_off":
      return signOff(tx, key, step);
    case "approve":
      return approve(tx, key, step);
    case "return":
      return returnReport(tx, key, step, why);
    case "reopen":
      return reopen(tx, key, step, why);
    default:
      return act satisfies never;
  }
}

/** The names of people for one who must choose between their figures: what they typed themselves stands in another of their windows. */
export async function namesToChooseFrom(
  tx: ReadTransaction,
  { person, language }: Pick<RequestContext, "person" | "language">,
  changes: readonly { readonly by: string }[],
): Promise<Map<string, string>> {
  const names = await namesOf(
    tx,
    changes.map(({ by }) => by),
  );
  if (person !== undefined && names.has(person.id)) {
    names.set(person.id, say(reportTexts.in_another_window, language, { name: person.name }));
  }
  return names;
}
