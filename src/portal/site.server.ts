/** What the whole portal is about: whose it is, and which period it shows. */

import { z } from "zod";
import { chosenPeriod } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import { type Clock, today } from "../calendar/clock.ts";
import { codeOf, lastMonth, type Period, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { keptByVersion } from "../database/definitionsVersion.server.ts";
import type { UnitId } from "../database/ids.ts";
import { readSetting, setting } from "../database/setting.server.ts";
import { partyBody } from "../documents/body.ts";
import type { PaperDocument } from "../documents/document.ts";
import { readDocuments } from "../documents/documents.server.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import { type Board, type BoardRow, targetBoard } from "../resolutions/board.server.ts";
import type { Target } from "../resolutions/resolution.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { isAppError } from "../server/error.ts";
import type { Reads } from "../server/http/keptPages.server.ts";
import { ancestorsOf, type Unit } from "../units/tree.ts";
import { chosenIn, chosenWords } from "../web/address.ts";
import { periodTyped } from "../words/period.ts";

export type Site = { unit: Unit | undefined; name: string };

/**
 * The portal is that of the topmost unit with a resolution that sets targets for itself, whichever adopted one first; before
 * there is one, of the topmost unit.
 */
export const readSite = keptByVersion(async (tx): Promise<Site> => {
  const { definitions, resolutions, targets } = await readDemands(tx);
  const { tree } = definitions;
  const publishers = resolutions.filter((resolution) =>
    targets.some((target) => target.resolution === resolution.id && target.unit === resolution.unit),
  );
  const depth = (unit: UnitId) => ancestorsOf(tree, unit).length;
  const [publisher] = publishers.sort((one, other) => depth(one.unit) - depth(other.unit));
  const unit = publisher ? tree.byId.get(publisher.unit) : tree.units[0];
  return { unit, name: unit ? partyBody(unit).name : "Quyết" };
});

/** Whether a target is the portal's to tell: set for its unit or by it, not what a unit below demands of itself. */
export async function readIsOfSite(tx: ReadTransaction): Promise<(target: Target) => boolean> {
  const { unit } = await readSite(tx);
  const { resolutions } = await readDemands(tx);
  const own = new Set(resolutions.filter((resolution) => resolution.unit === unit?.id).map(({ id }) => id));
  return (target) => target.unit === unit?.id || own.has(target.resolution);
}

/** Whom the public may turn to, as the office wrote it; empty until then. */
export const portalContact = setting("portal_contact", z.string(), "");

/** The least part of the targets that reports are owed for that must be judged before the portal opens with a period. */
export const portalPart = setting(
  "portal_part",
  z.string().transform((text) => new Decimal(text)),
  new Decimal("0.9"),
);

/** So many quarters the portal looks back for one that has come in. */
const mostQuartersBack = 8;

/** For pages that speak of the period in their address: one page, however the period is typed. */
export const readsPeriod: Reads = {
  [chosenWords.period]: (typed, day) => {
    const period = periodTyped(typed, Number(day.slice(0, 4)));
    return period === undefined ? typed : codeOf(period);
  },
};

/** `latest` is the last period of which the portal speaks. */
export type PublicBoard = Board & { unit: Unit; at: Period; latest: Period };

/**
 * The public targets of the portal's unit, on approved figures, at the period of the address, none later than the last
 * that has come in: nobody is told in public how a quarter went that has not been reported.
 */
export async function readPublicBoard(
  tx: ReadTransaction,
  request: Pick<RequestContext, "clock">,
  url: URL,
): Promise<PublicBoard | undefined> {
  const { unit } = await readSite(tx);
  if (!unit) return undefined;
  const asked = chosenPeriod(url, request, "ended");
  const latest = await latestBoard(tx, unit, request.clock);
  if (chosenIn(url.search).period === undefined || (latest && lastMonth(asked) >= lastMonth(latest.at))) return latest;
  const board = await publicBoard(tx, unit, asked);
  return board && { ...board, latest: latest?.at ?? board.at };
}

/** At what period a page of the portal speaks that shows no board: that of the address, none later than the last that has come in. */
export async function readPublicPeriod(
  tx: ReadTransaction,
  request: Pick<RequestContext, "clock">,
  url: URL,
): Promise<Period> {
  return (await readPublicBoard(tx, request, url))?.at ?? chosenPeriod(url, request, "ended");
}

/**
 * At the quarter that ended last, or the last before it of which enough targets can be judged; where none has come in
 * within two years there is none to fall back on.
 */
async function latestBoard(tx: ReadTransaction, unit: Unit, clock: Clock): Promise<PublicBoard | undefined> {
  const least = await readSetting(tx, portalPart);
  const ended = chosenPeriod(new URL("http://portal"), { clock }, "ended");
  let newest: PublicBoard | undefined;
  for (let at = ended, back = 0; back < mostQuartersBack; at = previous(at), back++) {
    const board = await publicBoard(tx, unit, at);
    if (!board) continue;
    const shown = { ...board, latest: at };
    if (hasCome(board, least)) return shown;
    newest ??= shown;
  }
  return newest;
}

type BoardAt = Omit<PublicBoard, "latest">;

/** Nothing where no resolution holds. */
async function publicBoard(tx: ReadTransaction, unit: Unit, at: Period): Promise<BoardAt | undefined> {
  try {
    const board = await targetBoard(tx, { unit: unit.id, at, basis: "approved", likeForLike: "where_partial" });
    return { ...board, rows: board.rows.filter(isPublic), unit, at };
  } catch (error) {
    if (isAppError(error) && error.code === "no_resolution") return undefined;
    throw error;
  }
}

/** Of the targets that reports are owed for, enough can be judged by those that came. */
function hasCome({ rows }: BoardAt, least: Amount): boolean {
  const owed = rows.filter(({ standing }) => standing.coverage.owed > 0);
  const judged = owed.filter(({ standing }) => standing.judged).length;
  // Where nothing is owed nothing has come in that one could speak of.
  return owed.length > 0 && least.times(owed.length).lessThanOrEqualTo(judged);
}

/** The papers that the public may see, the latest first. */
export async function readPublicDocuments(tx: ReadTransaction, clock: Clock): Promise<PaperDocument[]> {
  const documents = await readDocuments(tx, today(clock));
  return documents.filter((document) => document.public);
}

export function isPublic({ indicator }: Pick<BoardRow, "indicator">): boolean {
  return indicator.public;
}
