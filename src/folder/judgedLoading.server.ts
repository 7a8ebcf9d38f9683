/** Judges every report into which figures are loaded, before anything is compared with what stands there. */
import type { Doer } from "../access/doer.ts";
import type { Place } from "../access/may.ts";
import { stoppedClock, vietnamDay } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { loadedBy } from "../ledger/loading.ts";
import { assertBegun, placeOf } from "../reports/place.ts";
import { hasApprover } from "../reports/sending/approver.server.ts";
import { tellOfStep } from "../reports/told.server.ts";
import { AppError, type Fault, isAppError } from "../server/error.ts";
import { type UnitTree, unitByCode } from "../units/tree.ts";
import { valuesFile } from "./valueRecord.ts";
import type { GatheredReport } from "./valuesFile.ts";

export type Loading = {
  at: Date;
  by: Doer;
  /** Why locked reports may change. */
  reason?: string;
};

/** The state in which a report is afterwards: where the unit has an approver of its own, what is sent in waits for them first. */
export type Becoming = "approved" | "submitted" | "filled";

/** A report that was only sent in. */
export type Waiting = { unit: string; form: string; period: PeriodCode; isToSign: boolean };

/** Throws 403 where one of them is not the loader's to bring in, 422 where it could not be sent in by hand either. */
export async function judgeLoading(
  tx: ReadTransaction,
  reports: readonly GatheredReport[],
  { at, by }: Loading,
): Promise<(report: GatheredReport) => Becoming> {
  const definitions = await readDefinitions(tx);
  const today = vietnamDay(at);
  const faults: Fault[] = [];
  const signed = new Map<string, boolean>();
  const sent = new Map<GatheredReport, Becoming>();
  for (const report of reports) {
    if (loadedBy(by, accessPlaceOf(report, definitions.tree), definitions.tree, today) === "approved") continue;
    try {
      const place = placeOf(definitions, { unit: report.unit, form: report.form.code, period: report.period });
      assertBegun(place, today);
      const filler = report.form.owner ?? report.unit;
      const isToSign = signed.get(filler) ?? (await hasApprover(tx, place.filler, today));
      signed.set(filler, isToSign);
      sent.set(report, isToSign ? "filled" : "submitted");
    } catch (error) {
      if (!isAppError(error)) throw error;
      const { code, details } = error;
      faults.push({ code, place: { file: valuesFile, row: report.rows.find(Boolean), column: "unit" }, details });
    }
  }
  if (faults.length > 0) throw new AppError("folder_faulty", 422, { count: faults.length }, faults);
  return (report) => sent.get(report) ?? "approved";
}

/** The unit that the report is about, and whose form it is. */
function accessPlaceOf({ unit, form }: GatheredReport, tree: UnitTree): Place {
  const idOf = (code: string) => unitByCode(tree, code).id;
  return { unit: idOf(unit), owner: form.owner === undefined ? undefined : idOf(form.owner) };
}

/** Those whose turn it is are told, as of a report that was sent in by hand. */
export async function tellOfWaiting(
  tx: WriteTransaction,
  waiting: readonly Waiting[],
  { at, by }: Loading,
): Promise<void> {
  if ("command" in by) return;
  const definitions = await readDefinitions(tx);
  for (const { isToSign, ...codes } of waiting) {
    const place = placeOf(definitions, codes);
    const taken = { step: "submit", why: "", hasApprover: isToSign } as const;
    await tellOfStep(tx, { person: by, clock: stoppedClock(at) }, place, definitions.tree, taken);
  }
}
