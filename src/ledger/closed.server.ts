/** Periods that the office has closed for good. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import type { ReportKey } from "./report.ts";

/** The setting `closed_through` is the last day of the periods that are closed for good. */
export async function assertNotClosed(tx: ReadTransaction, place: { key: ReportKey; lastDay: IsoDate }): Promise<void> {
  const setting = await tx
    .selectFrom("setting")
    .select("value")
    .where("name", "=", "closed_through")
    .executeTakeFirst();
  if (typeof setting?.value === "string" && place.lastDay <= setting.value) {
    throw new AppError("period_closed", 409, { period: place.key.period });
  }
}
