/** What the whole portal is about: whose it is, and which period it shows. */

import { z } from "zod";
import { chosenPeriod } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import { type Clock, today } from "../calendar/clock.ts";
import { type Period, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { keptByVersion } from "../database/definitionsVersion.server.ts";
import { readSetting, setting } from "../database/setting.server.ts";
import { partyBody } from "../documents/body.ts";
import type { PaperDocument } from "../documents/document.ts";
import { readDocuments } from "../documents/documents.server.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import { type Board, type BoardRow, targetBoard } from "../resolutions/board.server.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { isAppError } from "../server/error.ts";
import type { Unit } from "../units/tree.ts";
import { chosenIn } from "../web/address.ts";

export type Site = { unit: Unit | undefined; name: string };

/** The portal is that of the unit whose own resolution comes first; before there is one, of the topmost unit. */
export const readSite = keptByVersion(async (tx): Promise<Site> => {
  const { definitions, resolutions, targets } = await readDemands(tx);
  const publisher = resolutions.find((resolution) =>
    targets.some((target) => target.resolution === resolution.id && target.unit === resolution.unit),
  );
  const unit = publisher ? definitions.tree.byId.get(publisher.unit) : definitions.tree.units[0];
  return { unit, name: unit ? partyBody(unit).name : "Quyết" };
});

/** Whom the public may turn to, as the office wrote it; empty until then. */
export const portalContact = setting("portal_contact", z.string(), "");

/** The least part of the targets that reports are owed for that must be judged before the portal opens with a period. */
export const portalPart = setting(
  "portal_part",
  z.string().transform((text) => new Decimal(text)),
  new Decimal("0.5"),
);

export type PublicBoard = Board & { unit: Unit; at: Period };

/**
 * The public targets of the portal's unit, on approved figures, at the period of the address; else at the quarter that
 * ended last, or the one before it while too few of its targets can be judged: missing figures are not judged in
 * public as if they were none.
 */
export async function readPublicBoard(
  tx: ReadTransaction,
  request: Pick<RequestContext, "clock">,
  url: URL,
): Promise<PublicBoard | undefined> {
  const { unit } = await readSite(tx);
  if (!unit) return undefined;
  const at = chosenPeriod(url, request, "ended");
  const board = await publicBoard(tx, unit, at);
  if (!board || chosenIn(url.search).period !== undefined || hasCome(board, await readSetting(tx, portalPart)))
    return board;
  const before = await publicBoard(tx, unit, previous(at));
  return before?.resolution.id === board.resolution.id ? before : board;
}

/** Nothing where no resolution holds. */
async function publicBoard(tx: ReadTransaction, unit: Unit, at: Period): Promise<PublicBoard | undefined> {
  try {
    const board = await targetBoard(tx, { unit: unit.id, at, basis: "approved" });
    return { ...board, rows: board.rows.filter(isPublic), unit, at };
  } catch (error) {
    if (isAppError(error) && error.code === "no_resolution") return undefined;
    throw error;
  }
}

/** Of the targets that reports are owed for, enough can be judged by those that came. */
function hasCome({ rows }: PublicBoard, least: Amount): boolean {
  const owed = rows.filter(({ standing }) => standing.coverage.owed > 0);
  return least.times(owed.length).lessThanOrEqualTo(owed.filter(({ standing }) => standing.judged).length);
}

/** The papers that the public may see, the latest first. */
export async function readPublicDocuments(tx: ReadTransaction, clock: Clock): Promise<PaperDocument[]> {
  const documents = await readDocuments(tx, today(clock));
  return documents.filter((document) => document.public);
}

export function isPublic({ indicator }: Pick<BoardRow, "indicator">): boolean {
  return indicator.public;
}
