/** The whole program as one Hono app: health, API, built files, and pages for everything else. */

import { type Context, Hono } from "hono";
import { matchedRoutes } from "hono/route";
import { findTargetHandler } from "hono/utils/handler";
import { type RouterContext, RouterContextProvider, type ServerBuild } from "react-router";
import type { Declared } from "./access/acts.ts";
import { accessPaths } from "./access/addresses.ts";
import { stillAsking, writingWhile } from "./access/askingAgain.server.ts";
import { authenticate } from "./access/authenticate.server.ts";
import { type ApiEnvironment, type RequestContext, requestContext } from "./access/context.server.ts";
import { declaredIn, guard, isLetIn } from "./access/guard.server.ts";
import { api } from "./api.server.ts";
import { type Clock, systemClock, today } from "./calendar/clock.ts";
import { contributions, reviewCorrected } from "./contributions.server.ts";
import type { Database } from "./database/connection.server.ts";
import { publicVersion } from "./database/versions.server.ts";
import { frameOf } from "./frame.server.ts";
import { chooseLanguage, languageOf } from "./language.server.ts";
import type { Configuration } from "./server/configuration.server.ts";
import { AppError } from "./server/error.ts";
import { oneOfEach, sharedRoom, TooManyWaiting } from "./server/fairTurns.ts";
import { addressOf, isReadable } from "./server/http/address.server.ts";
import { dropUnread, lengthOf, limitBody, longestBody } from "./server/http/bodySize.server.ts";
import { compression } from "./server/http/compression.server.ts";
import { type FloodLimits, floodKindOf, newFloodgate } from "./server/http/flood.ts";
import {
  newNonce,
  newRequestId,
  sameOriginOnly,
  setSafeHeaders,
  singleParameters,
} from "./server/http/guard.server.ts";
import { asRead, newKeptPages } from "./server/http/keptPages.server.ts";
import { pageMatcher } from "./server/http/pageMatch.server.ts";
import { pageHandler } from "./server/http/pages.server.ts";
import { plainErrorPage, problemResponse, toldProblem } from "./server/http/problem.server.ts";
import { staticFiles } from "./server/http/staticFiles.server.ts";
import { log } from "./server/log.server.ts";
import { allTexts } from "./texts.ts";
import { chosenWords } from "./web/address.ts";

export type Services = {
  database: Database;
  clock: Clock;
  /** The machine's own unless told. */
  wall?: Clock;
  configuration: Configuration;
  demo: boolean;
  /** The folder of the built files for browsers. */
  clientFolder: string;
  /** How much one caller may ask for; the usual limits unless told. */
  floodLimits?: FloodLimits;
};

type Drawing = (request: RequestContext, asked: Request) => Promise<Response>;

/** Files of one caller are taken in one after the other, since each is held whole while it is read; so many may wait. */
const mostUploadsWaiting = 10;
/** Of all callers together: two of the longest at a time, or a hundred of the usual. */
const roomForUploads = 2 * longestBody;
const mostLengthWaiting = 8 * longestBody;

const methodsOfPages = ["GET", "HEAD", "POST"];

/** Composes the program from its services and its built pages; tests of the API do without pages. */
export function compose(services: Services, pages?: ServerBuild): Hono<ApiEnvironment> {
  const { configuration, database, wall = systemClock } = services;
  const app = new Hono<ApiEnvironment>();
  const drawPage =
    pages &&
    pageHandler(pages, configuration.origin, {
      problem: (error, context) => toldProblem(error, context.get(requestContext)),
      page: (problem, context) => plainErrorPage(problem, context.get(requestContext)),
      frame: (context, url) => frameOf(context.get(requestContext), url),
    });

  const matchPage = pages && pageMatcher(pages.routes);
  const keptPages = newKeptPages();
  const keptPage = async (request: RequestContext, given: Request, reads: Declared["reads"], draw: Drawing) => {
    const day = today(request.clock);
    const asked = asRead(given, reads, day);
    const { pathname, search } = new URL(asked.url);
    const versions = await publicVersion(database);
    return keptPages({
      request: asked,
      key: `${request.language} ${day} ${pathname}${search}`,
      version: versions.all,
      nonce: request.nonce,
      draw: () => draw({ ...request, versions }, asked),
    });
  };

  app.use(compression());
  app.use(async (context, next) => {
    const request = newRequest(services, context.req.raw, context.env);
    context.set("request", request);
    await next();
    if (context.res.status >= 400) await dropUnread(context.req.raw).catch(() => undefined);
    setSafeHeaders(context.res.headers, { nonce: request.nonce, tls: configuration.isSecure });
    context.res.headers.set("X-Request-Id", request.requestId);
    // A page, too, says when to come again; what is away is back within seconds.
    const isAway = context.res.status === 503 && !context.res.headers.has("Retry-After");
    if (isAway) context.res.headers.set("Retry-After", "5");
  });
  app.use(async (context, next) => {
    const { requestId, address } = context.get("request");
    if (!isReadable(new URL(context.req.url))) {
      log.warn("address_unreadable", { requestId, address });
      throw new AppError("address_unreadable", 400);
    }
    await next();
  });
  app.get("/healthz", guard("health.read"), async (context) => {
    await database.read((tx) => tx.selectFrom("setting").select("name").limit(1).execute());
    return context.text("ok");
  });
  app.get("/assets/*", guard("portal.read"), staticFiles(services.clientFolder));
  app.get("/favicon.svg", guard("portal.read"), staticFiles(services.clientFolder));
  app.use(sameOriginOnly(configuration.origin));
  app.use("/api/*", singleParameters());
  app.use(singleParameters(Object.values(chosenWords)));
  app.use((context, next) => {
    context.set("declared", declaredFor(context, matchPage));
    return next();
  });
  app.use(async (context, next) => {
    const request = context.get("request");
    const again = () => authenticate(services, context.req.raw);
    const asker = await again();
    const language = languageOf(context.req.raw, asker?.person);
    if (asker) {
      const stillAsks = stillAsking({ person: asker.person, wall, again });
      context.set("request", {
        ...request,
        ...asker,
        language,
        stillAsks,
        database: writingWhile(stillAsks, database),
      });
    } else context.set("request", { ...request, language });
    await next();
  });
  const floodgate = newFloodgate(services.floodLimits);
  app.use(async (context, next) => {
    const { person, address } = context.get("request");
    const kind = floodKindOf(context.req.method, context.get("declared") ?? {});
    const caller = kind === "sign_in" ? address : (person?.id ?? address);
    const seconds = kind === undefined ? 0 : floodgate(kind, caller, performance.now());
    if (seconds > 0) throw new AppError("too_many", 429, { seconds });
    await next();
  });
  const uploads = oneOfEach(mostUploadsWaiting);
  const room = sharedRoom(roomForUploads, mostLengthWaiting);
  app.use(async (context, next) => {
    const { takesFiles } = context.get("declared") ?? {};
    if (!takesFiles || ["GET", "HEAD"].includes(context.req.method)) return limitBody.usual(context, next);
    // Whoever is refused anyway takes no room from those whose files are read.
    if (!(await isLetIn(context.get("request"), context.get("declared")))) return limitBody.usual(context, next);
    const { person, address } = context.get("request");
    return uploads(String(person?.id ?? address), () =>
      room(lengthOf(context.req.raw), async () => limitBody.ofFiles(context, next)),
    ).catch((error: unknown) => {
      throw error instanceof TooManyWaiting ? new AppError("too_many_waiting", 503) : error;
    });
  });
  app.post(accessPaths.language, guard("language.choose"), (context) =>
    chooseLanguage(context.req.raw, context.get("request")),
  );
  app.route("/api/v1", api(services));
  app.all("/api/*", () => {
    throw new AppError("not_found", 404);
  });
  app.all("*", (context) => {
    if (!drawPage) throw new AppError("not_found", 404);
    if (!methodsOfPages.includes(context.req.method)) {
      throw new AppError("only_read", 405, { allow: methodsOfPages.join(", ") });
    }
    const { request, declared } = context.var;
    const { raw } = context.req;
    const draw: Drawing = (of, asked) => drawPage(asked, loadContext(of));
    const isKept = context.req.method !== "POST" && isPublic(request, declared);
    return isKept ? keptPage(request, raw, declared?.reads, draw) : draw(request, raw);
  });

  app.onError((error, context) => {
    const request = context.get("request");
    const problem = toldProblem(error, request);
    const isApi = context.req.path.startsWith("/api/");
    return isApi ? problemResponse(problem) : plainErrorPage(problem, request);
  });
  return app;
}

function newRequest(
  { database, clock, wall = systemClock, configuration, demo }: Services,
  request: Request,
  connection: unknown,
): RequestContext {
  return {
    database,
    clock,
    wall,
    configuration,
    demo,
    person: undefined,
    versions: undefined,
    stillAsks: async () => undefined,
    language: languageOf(request, undefined),
    words: allTexts,
    address: addressOf(connection, request.headers, configuration.proxies),
    requestId: newRequestId(),
    nonce: newNonce(),
    reviewCorrected,
  };
}

function loadContext(request: RequestContext): RouterContextProvider {
  return new RouterContextProvider(new Map<RouterContext, unknown>([[requestContext, request], ...contributions]));
}

/** Of the route that will answer: of the API's by its guard, else of the page's. */
function declaredFor(
  context: Context<ApiEnvironment>,
  matchPage: ReturnType<typeof pageMatcher> | undefined,
): Declared | undefined {
  const [ofApi] = matchedRoutes(context).flatMap(({ handler }) => declaredIn(findTargetHandler(handler)));
  if (ofApi) return ofApi;
  return (matchPage?.(new URL(context.req.url))?.module.middleware ?? []).flatMap(declaredIn)[0];
}

/** Whether a page shows the same to everybody who asks, so that it can be kept. What one seeks is hardly sought again. */
function isPublic({ person }: RequestContext, declared: Declared | undefined): boolean {
  return person === undefined && declared?.act === "portal.read" && declared.counts !== "search";
}
