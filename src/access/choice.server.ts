/** Which unit and period a page is about: those of its address, else where the person's work is and what ended last. */
import { today } from "../calendar/clock.ts";
import { codeOf, lastDay, type Period, periodAt, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { type Unit, type UnitTree, unitByCode } from "../units/tree.ts";
import { type Chosen, chosenIn } from "../web/address.ts";
import { periodTyped } from "../words/period.ts";
import type { RequestContext } from "./context.server.ts";
import { accessTree, unitCalled } from "./guard.server.ts";
import { homeUnitOf } from "./may.ts";

export type Choice = { unit: Unit; period: Period; tree: UnitTree };
type Asking = Pick<RequestContext, "person" | "clock">;

/**
 * `?don-vi=tan-hao&ky=2024-Q1`. Unit and period may also be named as one types them, without accents. Whether the person may look at
 * it is not asked here. `open` takes the quarter that runs, for pages on which one works, where no period is named.
 */
export async function choiceOf(
  tx: ReadTransaction,
  url: URL,
  request: Asking,
  standard: "ended" | "open" = "ended",
): Promise<Choice> {
  const tree = await accessTree(tx);
  const day = dayChosen(url, request);
  const unit = chosenUnit(url, request, tree, (all, named) => unitCalled(all, named, day));
  return { unit, period: chosenPeriod(url, request, standard, unit), tree };
}

/** The same for what is done there: the unit is named to the letter, for nothing is done at one that was guessed. */
export async function choiceToActAt(
  tx: ReadTransaction,
  url: URL,
  request: Asking,
  standard: "ended" | "open" = "ended",
): Promise<Choice> {
  const tree = await accessTree(tx);
  const unit = chosenUnit(url, request, tree, unitByCode);
  return { unit, period: chosenPeriod(url, request, standard, unit), tree };
}

function chosenUnit(url: URL, { person }: Asking, tree: UnitTree, find: (tree: UnitTree, named: string) => Unit): Unit {
  const { unit: named } = chosenIn(url.search);
  const home = person && homeUnitOf(person, tree);
  if (named) return find(tree, named);
  const unit = home === undefined ? undefined : tree.byId.get(home);
  if (!unit) throw new AppError("no_units_yet", 404);
  return unit;
}

/** The last day of the period that is named, or today: of units of one name that of the day is meant. */
function dayChosen(url: URL, request: Pick<Asking, "clock">): IsoDate {
  return chosenIn(url.search).period ? lastDay(chosenPeriod(url, request, "open")) : today(request.clock);
}

/** Of a unit that ended the last that it saw. */
export function chosenPeriod(
  url: URL,
  request: Pick<Asking, "clock">,
  standard: "ended" | "open",
  { validTo }: Pick<Unit, "validTo"> = {},
): Period {
  const { period: named } = chosenIn(url.search);
  if (named) {
    const period = periodTyped(named, Number(today(request.clock).slice(0, 4)));
    if (period === undefined) throw new AppError("period_unknown", 404, { period: named });
    return period;
  }
  const now = today(request.clock);
  const day = validTo !== undefined && validTo < now ? validTo : now;
  const open = periodAt("quarter", day);
  return standard === "open" || lastDay(open) === day ? open : previous(open);
}

/** What every link on a page carries on. */
export function codesOf({ unit, period }: Pick<Choice, "unit" | "period">): Chosen {
  return { unit: unit.code, period: codeOf(period) };
}
