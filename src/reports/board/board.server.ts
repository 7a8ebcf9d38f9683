/** What comes to an office at a period: how far each report is, and of those that wait, what changed most. */
import type { RequestContext } from "../../access/context.server.ts";
import { accessTree } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf, type Period, yearBefore } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { UnitId } from "../../database/ids.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { type Closed, readClosed } from "../../ledger/closed.server.ts";
import { readCounted } from "../../values/counted.server.ts";
import { withDone } from "../../web/address.ts";
import type { ReportStep } from "../acts.server.ts";
import { boardAddress, reportAddress } from "../addresses.ts";
import { dutiesAt } from "../duties.server.ts";
import type { ReportDuty } from "../duty.ts";
import { at, placesToAccept } from "../list.server.ts";
import { placeOf, type ReportCodes } from "../place.ts";
import { accessPlace } from "../rights.ts";
import { type Change, largestChanges } from "./board.ts";

export type Waiting = { readonly duty: ReportDuty; readonly changes: readonly Change[] };

export type Board = {
  readonly all: readonly ReportDuty[];
  /** Submitted and not answered yet, what changed most first; in a closed period nothing can be answered. */
  readonly waiting: readonly Waiting[];
  /** Of which nothing is asked any more, whatever is missing. */
  readonly closed: Closed;
};

export async function readBoard(
  tx: ReadTransaction,
  definitions: Definitions,
  office: UnitId,
  period: Period,
): Promise<Board> {
  const all = await dutiesAt(tx, definitions, placesToAccept(definitions, office, at(period)));
  const closed = await readClosed(tx);
  const submitted = all.filter(
    ({ place, report }) => report.state === "submitted" && closed(place.lastDay) === undefined,
  );
  const changes = await readChanges(tx, submitted);
  const waiting = submitted.map((duty, index) => ({ duty, changes: changes[index] ?? [] }));
  return { all, closed, waiting: waiting.sort((one, other) => largest(other) - largest(one)) };
}

const largest = ({ changes }: Waiting): number => changes[0]?.size ?? 0;

/** Of each report the three figures that moved most against the same period last year. */
async function readChanges(tx: ReadTransaction, reports: readonly ReportDuty[]): Promise<Change[][]> {
  const asked = reports.flatMap(({ place }) => {
    const before = yearBefore(place.period);
    return before === undefined ? [] : [{ form: place.key.form, period: codeOf(before) }];
  });
  const distinct = [...new Map(asked.map((each) => [`${each.form} ${each.period}`, each])).values()];
  const units = [...new Set(reports.map(({ place }) => place.key.unit))];
  const counted = await readCounted(tx, "submitted", [{ units, reports: distinct }]);
  const known = new Map(counted.map((each) => [`${each.unit} ${each.form} ${each.period}`, each]));
  return reports.map(({ place, amounts }) => {
    const before = yearBefore(place.period);
    const then = before && known.get(`${place.key.unit} ${place.key.form} ${codeOf(before)}`);
    return then === undefined ? [] : largestChanges(place.lines, { now: amounts, before: then.amounts }, 3);
  });
}

/** Where the office goes after an answer: to the next report that waits, or back to its list. Others stay where they are. */
export async function nextWaiting(
  tx: ReadTransaction,
  asking: Pick<RequestContext, "person" | "clock">,
  codes: ReportCodes,
  step: ReportStep,
): Promise<string | undefined> {
  if (step !== "approve" && step !== "return") return undefined;
  const definitions = await readDefinitions(tx);
  const place = placeOf(definitions, codes);
  const office = place.parent === undefined || place.form.owner !== undefined ? place.key.unit : place.parent;
  const tree = await accessTree(tx);
  const isOffice = may(asking.person, "report.accept", accessPlace(place), tree, today(asking.clock));
  const unit = tree.byId.get(office);
  if (!isOffice || unit === undefined) return undefined;
  const { waiting } = await readBoard(tx, definitions, office, place.period);
  const next = waiting[0];
  if (next === undefined) return withDone(boardAddress(unit.code, codes.period), step, codes.unit);
  const { unit: about, form, key } = next.duty.place;
  const address = reportAddress({ unit: about.code, form: form.code, period: key.period }, "form", unit.code);
  return withDone(address, step, codes.unit);
}
