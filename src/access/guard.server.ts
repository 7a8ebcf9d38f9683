/**
 * The gate before every route: a page names its act by `middleware = [guardPage(act)]`, an API route by
 * `middleware: guard(act)`. A test walks all routes and fails where one has none (TRUST S1).
 */
import type { MiddlewareHandler } from "hono";
import { type MiddlewareFunction, redirect } from "react-router";
import { vietnamDay } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { keptByVersion } from "../database/definitionsVersion.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import type { Costs } from "../server/http/flood.ts";
import { refuseLossyBody } from "../server/http/json.server.ts";
import type { Unit, UnitTree } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { chosenWords } from "../web/address.ts";
import { matcher } from "../words/matcher.ts";
import { ofTheDay, unitCalledOn } from "../words/unitName.ts";
import { type Act, type Declared, type Described, ruleOf } from "./acts.ts";
import { accessPaths, signInAddress } from "./addresses.ts";
import { type ApiEnvironment, type RequestContext, requestContext } from "./context.server.ts";
import { may, type Place } from "./may.ts";
import type { Owed, Person } from "./person.ts";

/** The tree by which access is decided, kept until a definition changes. */
export const accessTree = keptByVersion(readUnitTree);

/** Who is signed in, or 401. */
export function requirePerson(request: Pick<RequestContext, "person">): Person {
  if (!request.person) throw new AppError("sign_in_first", 401);
  return request.person;
}

type Asking = Pick<RequestContext, "person" | "clock">;

/** Throws 401 or 403 unless the act may be done at the place. For what a loader or handler finds out only later. */
export async function requireMay(
  tx: ReadTransaction,
  request: Asking,
  act: Act,
  place: Place | "anywhere",
): Promise<void> {
  refuseUnlessMay(request, act, place, await accessTree(tx));
}

/** The same for a caller who holds the tree already. */
export function refuseUnlessMay(request: Asking, act: Act, place: Place | "anywhere", tree: UnitTree): void {
  if (may(request.person, act, place, tree, vietnamDay(request.clock.now()))) return;
  requirePerson(request);
  throw new AppError("not_allowed", 403);
}

/** The place that an address names, by the codes of its units. */
export type PlaceInAddress = (
  url: URL,
  parameters: Readonly<Record<string, string | undefined>>,
) => PlaceByCode | undefined;
export type PlaceByCode = { unit: string; owner?: string };

/** Pages name their unit `?don-vi=giong-trom`, the API `?unit=giong-trom`; the other name counts nothing there. */
export const unitOfQuery: PlaceInAddress = (url) =>
  unitNamed(url.searchParams.get(url.pathname.startsWith("/api/") ? "unit" : chosenWords.unit));

function unitNamed(code: string | null | undefined): PlaceByCode | undefined {
  return code ? { unit: code } : undefined;
}

/**
 * An address that names no unit is judged by whether there is any place for the act; its handler asks again with
 * `requireMay`. So it is with a form that may have an owner, whose name the address does not tell.
 */
async function decide(
  request: RequestContext,
  act: Act,
  placeIn: PlaceInAddress | undefined,
  url: URL,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const { who } = ruleOf(act);
  if (who === "everyone") return;
  requirePerson(request);
  const named = typeof who === "string" ? undefined : placeIn?.(url, parameters);
  const tree = await accessTree.ofVersion(request.database, request.versions?.definitions);
  const day = vietnamDay(request.clock.now());
  refuseUnlessMay(request, act, named ? placeOf(named, tree, day) : "anywhere", tree);
}

function placeOf(named: PlaceByCode, tree: UnitTree, day: IsoDate): Place {
  const owner = named.owner === undefined ? undefined : unitCalled(tree, named.owner, day).id;
  return { unit: unitCalled(tree, named.unit, day).id, owner };
}

/** For finding and reading alone: a unit by its code, or by its name as one types it, without accents; of namesakes that of the day. */
export function unitCalled(tree: UnitTree, typed: string, day: IsoDate): Unit {
  const isIn = matcher(typed);
  const unit =
    tree.byCode.get(typed) ??
    unitCalledOn(tree.units, typed, day) ??
    ofTheDay(
      tree.units.filter(({ name }) => isIn(name)),
      day,
    );
  if (!unit) throw new AppError("unit_unknown", 404, { unit: typed });
  return unit;
}

/** Where somebody gives what the rules of signing in ask; until then nothing else of theirs opens. */
export const pagesOfOwed: Readonly<Record<Owed, string>> = {
  second_factor: accessPaths.secondFactor,
  new_password: accessPaths.password,
};

function mayBeforePaying(owed: Owed, act: Act, { pathname }: URL): boolean {
  return ruleOf(act).who === "everyone" || pathname === pagesOfOwed[owed];
}

/** For pages: `export const middleware = [guardPage("target.read", unitOfQuery)]`. Whoever is not signed in goes there. */
export function guardPage(
  act: Act,
  placeIn?: PlaceInAddress,
  described: Described = {},
): MiddlewareFunction<Response> & Declared {
  const middleware: MiddlewareFunction<Response> = async ({ request, url, params, context }, next) => {
    const asked = context.get(requestContext);
    if (ruleOf(act).who !== "everyone" && !asked.person) {
      if (request.method !== "GET") throw new AppError("sign_in_first", 401);
      throw redirect(signInAddress(url.pathname + url.search));
    }
    const owed = asked.person?.owes;
    if (owed !== undefined && !mayBeforePaying(owed, act, url)) {
      if (request.method !== "GET") throw new AppError(`owes_${owed}`, 403);
      throw redirect(pagesOfOwed[owed]);
    }
    await decide(asked, act, placeIn, url, params);
    return next();
  };
  return Object.assign(middleware, { act, ...described });
}

/** For the API, with a body that is looked at only of those who may: `route("get", "/targets", "Chỉ tiêu của một đơn vị", guard("target.read", unitOfQuery), …)`. */
export function guard(
  act: Act,
  placeIn?: PlaceInAddress,
  costs: Costs = {},
): MiddlewareHandler<ApiEnvironment> & Declared {
  const middleware: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
    const { person } = context.get("request");
    if (person?.owes !== undefined && ruleOf(act).who !== "everyone") throw new AppError(`owes_${person.owes}`, 403);
    await decide(context.get("request"), act, placeIn, new URL(context.req.url), context.req.param());
    await refuseLossyBody(context.req);
    await next();
  };
  return Object.assign(middleware, { act, ...costs });
}

/** Whether the guard that declares this might let the request through, before its address and its body are looked at. */
export async function isLetIn(request: RequestContext, declared: Declared | undefined): Promise<boolean> {
  if (declared === undefined) return true;
  if (request.person?.owes !== undefined) return false;
  const tree = await accessTree.ofVersion(request.database, request.versions?.definitions);
  return may(request.person, declared.act, "anywhere", tree, vietnamDay(request.clock.now()));
}

/** What a guard declares; any other handler nothing. */
export function declaredIn(handler: unknown): Declared[] {
  return typeof handler === "function" && "act" in handler ? [handler as unknown as Declared] : [];
}
