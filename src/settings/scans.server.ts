/** The bound of signed scans, as the settings' page and the API set it. */

import type { RequestContext } from "../access/context.server.ts";
import { accessTree, requireMay, requirePerson } from "../access/guard.server.ts";
import { placeForAll } from "../access/may.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import { writeSetting } from "../database/setting.server.ts";
import { scanMegabytes } from "../documents/fileRoom.server.ts";

/** For every unit of the installation, so an administrator's where the tree begins to branch. What is there already stays. */
export async function boundScans(
  tx: WriteTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  megabytes: number,
): Promise<void> {
  await requireMay(tx, asked, "scans.bound", placeForAll(await accessTree(tx)));
  await writeSetting(tx, scanMegabytes, megabytes, { by: requirePerson(asked).id, at: asked.clock.now() });
}
