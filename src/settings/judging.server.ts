/** The limits by which targets are judged, as the settings' page and the API read and set them. */

import type { RequestContext } from "../access/context.server.ts";
import { accessTree, requireMay, requirePerson } from "../access/guard.server.ts";
import { placeForAll } from "../access/may.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { readSetting, writeSetting } from "../database/setting.server.ts";
import { portalPart } from "../portal/site.server.ts";
import { judgingLimits } from "../resolutions/judging.server.ts";
import { AppError } from "../server/error.ts";
import { faultsOfJudging, type Judging } from "./judging.ts";

type Asking = Pick<RequestContext, "person" | "clock">;

export async function readJudging(tx: ReadTransaction): Promise<Judging> {
  return { ...(await readSetting(tx, judgingLimits)), portal: await readSetting(tx, portalPart) };
}

/** For all of the installation at once, so an administrator's where the tree begins to branch. Nothing issued changes. */
export async function setJudging(tx: WriteTransaction, asked: Asking, judging: Judging): Promise<void> {
  await requireMaySetJudging(tx, asked);
  const faults = faultsOfJudging(judging);
  if (faults.length > 0) throw new AppError("judging_faulty", 422, {}, faults);
  const { portal, ...limits } = judging;
  const stamp = { by: requirePerson(asked).id, at: asked.clock.now() };
  await writeSetting(tx, judgingLimits, limits, stamp);
  await writeSetting(tx, portalPart, portal, stamp);
}

async function requireMaySetJudging(tx: ReadTransaction, asked: Asking): Promise<void> {
  await requireMay(tx, asked, "judging.set", placeForAll(await accessTree(tx)));
}
