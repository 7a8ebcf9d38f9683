/** A duty: a thing due. About what, from whom, to whose office, by when, and how far it is. */
import type { Role } from "../access/person.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Text } from "../prose/text.ts";

/**
 * Whose hand it waits for: `open` and `returned` that of those who do it, `to_sign` that of their own approver, `handed_over`
 * that of the office; `accepted` waits for nobody.
 */
export type Stage = "open" | "returned" | "to_sign" | "handed_over" | "accepted";

export type Duty = {
  /** By this name notices and requests know it; no two duties share one. */
  readonly about: string;
  /** "Biểu quý quý III/2024": with the name of the unit that it is about, what is due. */
  readonly what: Text;
  readonly unit: Text;
  /** Who does it, and to whose office it comes. */
  readonly owedBy: UnitId;
  readonly owedTo: UnitId;
  /** The last day on time; undefined: whenever. */
  readonly due: IsoDate | undefined;
  readonly stage: Stage;
  /** Since when the office has it, as far as that is known. */
  readonly handedOverOn: IsoDate | undefined;
  /** Why it was returned. */
  readonly why: string | undefined;
  readonly isBegun: boolean;
  /** "Đã nhập 3/34 số". */
  readonly progress: Text;
  /** Where those who do it, and where the office, open it. */
  readonly address: string;
  readonly officeAddress: string;
};

export type DutyState = "waiting" | "overdue" | "done_on_time" | "done_late" | "done";

/** How it stands on a day. It is done once the office has it; what came without a known day or deadline is just done. */
export function stateOn({ due, stage, handedOverOn }: Duty, day: IsoDate): DutyState {
  if (!isHandedOver(stage)) return due !== undefined && due < day ? "overdue" : "waiting";
  if (due === undefined || handedOverOn === undefined) return "done";
  return handedOverOn <= due ? "done_on_time" : "done_late";
}

export function isMissing({ stage }: Pick<Duty, "stage">): boolean {
  return !isHandedOver(stage);
}

function isHandedOver(stage: Stage): boolean {
  return stage === "handed_over" || stage === "accepted";
}

/** Who does what is missing next: those who do it, or their approver whose signature it waits for. */
export function rolesWaitedFor({ stage }: Pick<Duty, "stage">): readonly Role[] {
  return stage === "to_sign" ? ["approver"] : ["reporter"];
}

/** What is due first comes first; what is due whenever comes last. */
export function byDueDay<Each extends Duty>(duties: readonly Each[]): Each[] {
  const latest = "9999";
  return duties.toSorted((a, b) => (a.due ?? latest).localeCompare(b.due ?? latest));
}

/** What is missing, by who owes it: the list of who is missing. */
export function missingByUnit<Each extends Duty>(duties: readonly Each[]): Map<UnitId, Each[]> {
  return Map.groupBy(duties.filter(isMissing), ({ owedBy }) => owedBy);
}
