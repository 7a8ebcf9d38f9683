/** Answers shrink on the wire: brotli where the caller takes it, gzip else. */
import { Readable } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";

const compressible = /^(text\/|application\/(json|problem\+json|xml|atom\+xml|javascript|manifest\+json)|image\/svg)/;
const SMALLEST_WORTH_IT = 1024;
/** A window of 128 KB holds any answer of ours; the standard one of 4 MB costs each answer under way that memory twice. */
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 17 };

export type Encoding = "br" | "gzip";

export function isWorthCompressing(mediaType: string | null | undefined, length: number): boolean {
  return length >= SMALLEST_WORTH_IT && compressible.test(mediaType ?? "");
}

/** Which of the encodings that we can write the caller takes. */
export function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  const accepted = new Map<string, number>();
  for (const part of (acceptEncoding ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    accepted.set(name, quality === undefined ? 1 : Number(quality.slice(2)));
  }
  if ((accepted.get("br") ?? 0) > 0) return "br";
  if ((accepted.get("gzip") ?? 0) > 0) return "gzip";
  return undefined;
}

export function compression(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { res, req } = context;
    const length = Number(res.headers.get("Content-Length") ?? Number.POSITIVE_INFINITY);
    const untouched =
      req.method === "HEAD" ||
      res.status === 206 ||
      res.headers.has("Content-Encoding") ||
      !isWorthCompressing(res.headers.get("Content-Type"), length);
    if (untouched) return;
    res.headers.append("Vary", "Accept-Encoding");
    const encoding = encodingFor(req.header("Accept-Encoding"));
    // Looked at last: a body that was looked at leaves as a stream, which costs more than a text that leaves as it is.
    if (encoding === undefined || res.body === null) return;
    const compressor = encoding === "br" ? createBrotliCompress({ params: brotli }) : createGzip({ level: 6 });
    const source = Readable.fromWeb(res.body as import("node:stream/web").ReadableStream);
    source.on("error", (error) => compressor.destroy(error));
    const body = Readable.toWeb(source.pipe(compressor)) as unknown as ReadableStream;
    const headers = new Headers(res.headers);
    headers.delete("Content-Length");
    headers.set("Content-Encoding", encoding);
    const tag = headers.get("ETag");
    if (tag !== null && !tag.startsWith("W/")) headers.set("ETag", `W/${tag}`);
    context.res = undefined;
    context.res = new Response(body, { status: res.status, headers });
  };
}
