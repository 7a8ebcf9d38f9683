/** Through which day periods are closed for good. */
import type { RequestContext } from "../access/context.server.ts";
import { requirePerson } from "../access/guard.server.ts";
import { today } from "../calendar/clock.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { writeSetting } from "../database/setting.server.ts";
import { closedThrough } from "../ledger/closed.server.ts";
import { AppError } from "../server/error.ts";
import { requireMaySet } from "./object.server.ts";

/** Undefined opens all periods again. */
export async function setClosedThrough(
  tx: WriteTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  day: IsoDate | undefined,
): Promise<void> {
  await requireMaySet(tx, asked, "forms", []);
  if (day !== undefined && day >= today(asked.clock)) {
    throw new AppError("closed_through_future", 422, {}, [{ code: "closed_through_future", place: { field: "day" } }]);
  }
  await writeSetting(tx, closedThrough, day, { by: requirePerson(asked).id, at: asked.clock.now() });
}
