/** Periods that the office has closed for good. */
import { isoDate } from "../calendar/day.ts";
import type { Database, ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting, setting, settingOfVersion } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import type { ReportKey } from "./report.ts";

/** The last day of the periods that are closed for good. */
export const closedThrough = setting("closed_through", isoDate.optional(), undefined);

/** Of a period's last day: the day through which all is closed, where the period is among that; else undefined. */
export type Closed = (lastDay: IsoDate) => IsoDate | undefined;

export async function readClosed(tx: ReadTransaction): Promise<Closed> {
  return closedBy(await readSetting(tx, closedThrough));
}

/** The same by the settings whose version was just seen. */
export async function closedOfVersion(database: Database, version: string | undefined): Promise<Closed> {
  return closedBy(await settingOfVersion(database, closedThrough, version));
}

function closedBy(through: IsoDate | undefined): Closed {
  return (lastDay) => (through !== undefined && lastDay <= through ? through : undefined);
}

export async function assertNotClosed(tx: ReadTransaction, place: { key: ReportKey; lastDay: IsoDate }): Promise<void> {
  const closed = await readClosed(tx);
  if (closed(place.lastDay) !== undefined) throw new AppError("period_closed", 409, { period: place.key.period });
}
