/** Through which day periods are closed for good. */

import type { RequestContext } from "../access/context.server.ts";
import { accessTree, requireMay, requirePerson } from "../access/guard.server.ts";
import { placeForAll } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting, writeSetting } from "../database/setting.server.ts";
import { refuseUnlessMaySetForAll } from "../folder/defining.server.ts";
import { closedThrough } from "../ledger/closed.server.ts";
import { fieldRefused } from "../server/error.ts";

/** An earlier day opens periods again, undefined all of them: an administrator's alone. The office closes. */
export async function setClosedThrough(
  tx: WriteTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  day: IsoDate | undefined,
): Promise<void> {
  await refuseUnlessMaySetForAll(tx, { by: requirePerson(asked), at: asked.clock.now() });
  if (day !== undefined && day >= today(asked.clock)) throw fieldRefused("closed_through_future", 422, "day");
  const before = await readSetting(tx, closedThrough);
  if (before !== undefined && (day === undefined || day < before)) {
    await requireMay(tx, asked, "period.open", placeForAll(await accessTree(tx)));
  }
  await writeSetting(tx, closedThrough, day, { by: requirePerson(asked).id, at: asked.clock.now() });
}
