/** Periods that the office has closed for good. */
import { isoDate } from "../calendar/day.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting, setting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import type { ReportKey } from "./report.ts";

/** The last day of the periods that are closed for good. */
export const closedThrough = setting("closed_through", isoDate.optional(), undefined);

export async function assertNotClosed(tx: ReadTransaction, place: { key: ReportKey; lastDay: IsoDate }): Promise<void> {
  const day = await readSetting(tx, closedThrough);
  if (day !== undefined && place.lastDay <= day) {
    throw new AppError("period_closed", 409, { period: place.key.period });
  }
}
