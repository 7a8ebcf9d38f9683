/** Opens a report for somebody: who may read it, what stands on it, what that person may do with it now. */
import type { RequestContext } from "../access/context.server.ts";
import { requireMay } from "../access/guard.server.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { readReport } from "../ledger/report.server.ts";
import type { ReportAct, ReportKey } from "../ledger/report.ts";
import { approve, reopen, returnReport, type Step, signOff, submit } from "../ledger/steps.server.ts";
import { say } from "../prose/text.ts";
import { readForm } from "./filling/form.server.ts";
import type { FilledForm, Known } from "./filling/form.ts";
import { assertBegun, placeOf, type ReportCodes, type ReportPlace } from "./place.ts";
import { accessPlace, actsNeeded, actsOf, mayInPlace } from "./rights.ts";
import { hasApprover } from "./sending/approver.server.ts";
import { readStandIn } from "./sending/standIn.server.ts";
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
};

export async function openReport(tx: ReadTransaction, asking: Asking, codes: ReportCodes): Promise<OpenReport> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  await requireMay(tx, asking, "report.read", accessPlace(place));
  const { form, known } = await readForm(tx, definitions, place);
  const standsIn = (await readStandIn(tx, place.key)) !== undefined;
  const acts = actsOf(asking.person, place, form.report.state, definitions.tree, today(asking.clock), standsIn);
  return { definitions, place, form, known, acts };
}

/** The place of a report on which the asking person may do the act in the state in which it is, or the refusal. */
export async function placeToAct(
  tx: ReadTransaction,
  asking: Asking,
  codes: ReportCodes,
  act: ReportAct,
): Promise<ReportPlace> {
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  const { state } = await readReport(tx, place.key);
  if (!(await standsInFor(tx, asking, place, act, definitions))) {
    for (const needed of actsNeeded(act, state)) await requireMay(tx, asking, needed, accessPlace(place));
  }
  if (act === "fill" || act === "submit") assertBegun(place, today(asking.clock));
  return place;
}

/** Whether the asking person does it as the office that fills in the unit's place. */
async function standsInFor(
  tx: ReadTransaction,
  { person, clock }: Asking,
  place: ReportPlace,
  act: ReportAct,
  { tree }: Definitions,
): Promise<boolean> {
  if (!mayInPlace(person, act, place, tree, today(clock))) return false;
  return (await readStandIn(tx, place.key)) !== undefined;
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
  const place = await placeToAct(tx, asking, codes, act);
  const definitions = await readDefinitions(tx);
  const { tree } = definitions;
  // What the office has entered from the unit's own paper needs no second signature of the unit here.
  const isOffice = await standsInFor(tx, asking, place, act, definitions);
  const isSigned = act === "submit" && !isOffice && (await hasApprover(tx, place.filler, today(asking.clock)));
  const step: Step = { seen, by: asking.person?.id ?? "", at: asking.clock.now(), parent: place.parent };
  const version = await moveReport(tx, place.key, act, step, { why, isSigned });
  await tellOfStep(tx, asking, place, tree, { step: act, why, hasApprover: isSigned });
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

/** The names of people, by what stands in a report's `by`; whoever is no person (a loaded file) is left out. */
export async function namesOf(tx: ReadTransaction, people: Iterable<string>): Promise<Map<string, string>> {
  const ids = [...new Set(people)];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("person")
    .select(["id", "name"])
    .where((where) => where.or(ids.map((id) => where("id", "=", id as never))))
    .execute();
  return new Map(rows.map((row) => [row.id as string, row.name]));
}

/** The same for one who must choose between figures: what they typed themselves stands in another of their windows. */
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
