/** Draws a page on the server, whole: so that its length is known and an error never cuts it in half. */
import { Writable } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { requestContext } from "./access/context.server.ts";
import { log } from "./server/log.server.ts";
import type { RouteHandle } from "./web/handle.ts";

const DRAWING_TIMEOUT = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> | Response {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { nonce: own, requestId } = loadContext.get(requestContext);
  const nonce = hasScript(routerContext) ? own : undefined;

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} {...(nonce !== undefined && { nonce })} />,
      {
        ...(nonce !== undefined && { nonce }),
        onAllReady() {
          clearTimeout(timeout);
          pipe(whole((body) => resolve(new Response(body, { status, headers }))));
        },
        onShellError: reject,
        onError(error) {
          log.error("page_not_drawn", { requestId, error });
        },
      },
    );
    const timeout = setTimeout(() => abort(), DRAWING_TIMEOUT);
  });
}

/** React draws in pieces of two kilobytes: each handed on by itself, a long page would go through every stream hundreds of times. */
function whole(onDrawn: (body: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(piece);
      done();
    },
    final(done) {
      onDrawn(Buffer.concat(pieces));
      done();
    },
  });
}

/** A page without script has nothing that a nonce would let in: it reads the same for everybody, and so it can be kept. */
function hasScript({ staticHandlerContext, routeModules }: EntryContext): boolean {
  const handles = staticHandlerContext.matches.map(
    ({ route }) => routeModules[route.id]?.handle as RouteHandle | undefined,
  );
  return !handles.some((handle) => handle?.script === false);
}

/** Errors of ours have become answers before they come here; what is left is unexpected and goes to the log. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { requestId } = context.get(requestContext);
  log.error("unexpected", { requestId, error });
};
