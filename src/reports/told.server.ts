/** Tells those concerned of what happened to a report, in the transaction in which it happened. */
import type { Role } from "../access/person.ts";
import { today } from "../calendar/clock.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { NoticeDetails, NoticeKind } from "../duties/notices/notice.ts";
import { type NewNotice, notify, type Recipients, settleNotices } from "../duties/notices/notices.server.ts";
import type { UnitTree } from "../units/tree.ts";
import type { Asking, ReportStep } from "./acts.server.ts";
import { reportAddress } from "./addresses.ts";
import type { ReportPlace } from "./place.ts";

/** How a report is named in `notice.about`. */
export function aboutOf({ key }: ReportPlace): string {
  return `${key.unit} ${key.form} ${key.period}`;
}

/** The office to which a report comes: above the unit; for what an agency reports about a unit, that unit's own. */
export function officeOf(place: ReportPlace): UnitId {
  return place.parent === undefined || place.form.owner !== undefined ? place.key.unit : place.parent;
}

export function detailsOf({ unit, form, key }: ReportPlace): NoticeDetails {
  return { unit: unit.name, form: form.name, period: key.period };
}

/** Where somebody of the unit opens the report. */
export function addressOf({ unit, form, key }: ReportPlace, chosen?: string): string {
  return reportAddress({ unit: unit.code, form: form.code, period: key.period }, "", chosen ?? unit.code);
}

/** Those of a role at the unit that fills, or at the office. */
export function recipientsAt(
  unit: UnitId,
  roles: readonly Role[],
  tree: UnitTree,
  asking: Pick<Asking, "clock" | "person">,
): Recipients {
  const isOutermost = tree.byId.get(unit)?.parent === undefined;
  return { roles, unit, isOutermost, today: today(asking.clock), except: asking.person?.id };
}

type Told = { kind: NoticeKind; roles: readonly Role[]; toOffice: boolean };

/** Whom a step concerns: the next one on the report's way, or those who filled it. */
function toldBy(step: ReportStep, isSigned: boolean): Told {
  switch (step) {
    case "submit":
      return isSigned
        ? { kind: "to_sign", roles: ["approver"], toOffice: false }
        : { kind: "submitted", roles: ["office"], toOffice: true };
    case "sign_off":
      return { kind: "submitted", roles: ["office"], toOffice: true };
    case "approve":
      return { kind: "approved", roles: ["reporter", "approver"], toOffice: false };
    case "return":
      return { kind: "returned", roles: ["reporter", "approver"], toOffice: false };
    case "reopen":
      return { kind: "reopened", roles: ["reporter", "approver"], toOffice: false };
    default:
      return step satisfies never;
  }
}

export type StepTaken = { step: ReportStep; why: string; hasApprover: boolean };

export async function tellOfStep(
  tx: WriteTransaction,
  asking: Asking,
  place: ReportPlace,
  tree: UnitTree,
  { step, why, hasApprover }: StepTaken,
): Promise<void> {
  const told = toldBy(step, hasApprover);
  const unit = told.toOffice ? officeOf(place) : place.filler;
  const at = asking.clock.now();
  if (step === "submit" || step === "sign_off") await settleNotices(tx, aboutOf(place), at);
  const notice: NewNotice = {
    kind: told.kind,
    about: aboutOf(place),
    details: { ...detailsOf(place), who: asking.person?.name, why },
    address: addressOf(place, told.toOffice ? tree.byId.get(unit)?.code : undefined),
    at,
  };
  await notify(tx, [{ notice, to: recipientsAt(unit, told.roles, tree, asking) }]);
}

/** The office is asked to reopen a report, or the unit is told that it will not: the reason is told with it. */
export async function tellOfReopening(
  tx: WriteTransaction,
  asking: Asking,
  place: ReportPlace,
  tree: UnitTree,
  { kind, why }: { kind: "reopening_asked" | "reopening_declined"; why: string },
): Promise<void> {
  const toOffice = kind === "reopening_asked";
  const unit = toOffice ? officeOf(place) : place.filler;
  const notice: NewNotice = {
    kind,
    about: aboutOf(place),
    details: { ...detailsOf(place), who: asking.person?.name, why },
    address: addressOf(place, toOffice ? tree.byId.get(unit)?.code : undefined),
    at: asking.clock.now(),
  };
  const roles: Role[] = toOffice ? ["office"] : ["reporter", "approver"];
  await notify(tx, [{ notice, to: recipientsAt(unit, roles, tree, asking) }]);
}
