/** Tells those concerned of what happened to a report, in the transaction in which it happened. */

import type { Role } from "../access/person.ts";
import { vietnamDay } from "../calendar/clock.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { NoticeKind } from "../duties/notices/notice.ts";
import { type NewNotice, notify, settleNotices } from "../duties/notices/notices.server.ts";
import { recipientsAt } from "../duties/notices/recipients.ts";
import { bothNamesApart } from "../units/toldApart.ts";
import type { UnitTree } from "../units/tree.ts";
import type { Asking, ReportStep } from "./acts.server.ts";
import { aboutOf, addressAt, officeOf, whatOf } from "./duty.ts";
import type { ReportPlace } from "./place.ts";

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
  if (step === "submit" || step === "sign_off") await settleNotices(tx, aboutOf(place.key), asking.clock.now());
  await tell(tx, asking, place, tree, { ...toldBy(step, hasApprover), why });
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
  await tell(tx, asking, place, tree, { kind, roles: toOffice ? ["office"] : ["reporter", "approver"], toOffice, why });
}

async function tell(
  tx: WriteTransaction,
  asking: Asking,
  place: ReportPlace,
  tree: UnitTree,
  { kind, roles, toOffice, why }: Told & { why: string },
): Promise<void> {
  const unit = toOffice ? officeOf(place) : place.filler;
  const at = asking.clock.now();
  const notice: NewNotice = {
    kind,
    about: aboutOf(place.key),
    details: {
      what: whatOf(place),
      unit: bothNamesApart(tree, place.unit, vietnamDay(at)),
      who: asking.person?.name,
      why,
    },
    address: addressAt(place, unit, tree),
    at,
  };
  await notify(tx, [{ notice, to: recipientsAt(unit, roles, tree, asking) }]);
}
