/** Reports as duties: what is asked of units by their forms, and how far each is. */

import { firstDay, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { askedPeriods, type Span } from "../duties/asked.ts";
import { readDueDays } from "../duties/due.server.ts";
import type { DutySource, Whose } from "../duties/source.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { readClosed } from "../ledger/closed.server.ts";
import { reportPaths } from "./addresses.ts";
import { aboutOf, dutyOf, type ReportDuty } from "./duty.ts";
import { isListed, type PeriodsOf, placesBegun, placesToAccept, placesToFill, readList } from "./list.server.ts";
import type { ReportPlace } from "./place.ts";
import { reportTexts } from "./texts.ts";

export const reportDuties: DutySource = {
  heads: { todo: reportTexts.duties_todo, returned: reportTexts.duties_returned, to_sign: reportTexts.duties_to_sign },
  list: reportPaths.reports,
  read: readReportDuties,
};

export async function readReportDuties(tx: ReadTransaction, whose: Whose, span: Span): Promise<ReportDuty[]> {
  const definitions = await readDefinitions(tx);
  const asked: PeriodsOf = ({ frequency, firstAsked }) => {
    const from = firstAsked === undefined ? span.from : firstDay(periodOf(firstAsked));
    return askedPeriods(frequency, { ...span, from });
  };
  const { by, to } = whose === "everybody" ? { by: definitions.tree.units.map(({ id }) => id), to: [] } : whose;
  const places = [
    ...by.flatMap((unit) => placesToFill(definitions, unit, asked)),
    ...to.flatMap((office) => placesToAccept(definitions, office, asked)),
    ...(await placesBegun(tx, definitions, whose)),
  ];
  const closed = await readClosed(tx);
  // Of a closed period nothing more is asked: whatever is still missing could not be sent.
  const open = places.filter(({ lastDay }) => closed(lastDay) === undefined);
  return dutiesAt(tx, definitions, [...new Map(open.map((place) => [aboutOf(place.key), place])).values()]);
}

/** The reports of these places, in their order, without those that nobody asks for and nobody began. */
export async function dutiesAt(
  tx: ReadTransaction,
  definitions: Definitions,
  places: readonly ReportPlace[],
): Promise<ReportDuty[]> {
  const dueDays = await readDueDays(tx);
  return (await readList(tx, places)).filter(isListed).map((listed) => dutyOf(listed, dueDays, definitions.tree));
}
