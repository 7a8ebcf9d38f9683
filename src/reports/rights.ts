/** What a person may do with a report in the state in which it is: the one table of acts, and the report's own way. */
import type { Act } from "../access/acts.ts";
import { may } from "../access/may.ts";
import type { Person } from "../access/person.ts";
import type { IsoDate } from "../database/ids.ts";
import { isAllowed, type ReportAct, reportActs, type State } from "../ledger/report.ts";
import type { UnitTree } from "../units/tree.ts";
import type { ReportPlace } from "./place.ts";

/** The acts of access that one of ours needs: a return is the approver's before the signature, the office's after it. */
export function actsNeeded(act: ReportAct, state: State): Act[] {
  switch (act) {
    case "fill":
    case "submit":
      return ["report.fill"];
    case "sign_off":
      return ["report.sign"];
    case "approve":
      return ["report.accept"];
    case "return":
      return ["report.return", state === "filled" ? "report.sign" : "report.accept"];
    case "reopen":
      return ["report.reopen"];
    default:
      return act satisfies never;
  }
}

/** Where the report stands, as access asks. */
export function accessPlace(place: ReportPlace): {
  unit: ReportPlace["key"]["unit"];
  owner: ReportPlace["form"]["owner"];
  period: ReportPlace["period"];
} {
  return { unit: place.key.unit, owner: place.form.owner, period: place.period };
}

/** What bears on all acts alike: the day, whether the period is closed, and whether an office fills in the unit's place. */
export type Circumstances = {
  readonly today: IsoDate;
  readonly isClosed: boolean;
  readonly standsIn?: boolean;
};

/** All that the person may do with it now and would be granted: in a closed period nothing. */
export function actsOf(
  person: Person | undefined,
  place: ReportPlace,
  state: State,
  tree: UnitTree,
  { today, isClosed, standsIn = false }: Circumstances,
): ReportAct[] {
  if (isClosed) return [];
  return reportActs.filter(
    (act) =>
      isAllowed(act, state) &&
      (actsNeeded(act, state).every((needed) => may(person, needed, accessPlace(place), tree, today)) ||
        (standsIn && mayInPlace(person, act, place, tree, today))),
  );
}

/** Whether the office may do it in the place of the unit, once it has said why. */
export function mayInPlace(
  person: Person | undefined,
  act: ReportAct,
  place: ReportPlace,
  tree: UnitTree,
  today: IsoDate,
): boolean {
  return (act === "fill" || act === "submit") && may(person, "report.stand_in", accessPlace(place), tree, today);
}
