/**
 * Who speaks on the portal: the office of the unit whose portal it is. What becomes public, changes in public or leaves it is
 * judged there, whoever's article it is; the office of a unit below writes its own and proposes it.
 */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree, requireMay } from "../access/guard.server.ts";
import { may, type Place } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import { readSite } from "./site.server.ts";

type Asking = Pick<RequestContext, "person" | "clock">;

async function placeOfPortal(tx: ReadTransaction): Promise<Place> {
  const { unit } = await readSite(tx);
  if (!unit) throw new AppError("no_units_yet", 422);
  return { unit: unit.id };
}

/** Throws unless they may speak there. */
export async function requireSpeaks(tx: ReadTransaction, asked: Asking): Promise<void> {
  await requireMay(tx, asked, "article.publish", await placeOfPortal(tx));
}

export async function speaks(tx: ReadTransaction, { person, clock }: Asking): Promise<boolean> {
  const { unit } = await readSite(tx);
  return unit !== undefined && may(person, "article.publish", { unit: unit.id }, await accessTree(tx), today(clock));
}
