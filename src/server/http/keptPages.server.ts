/**
 * Pages that are the same for everybody, kept as they were drawn while the version under which they were drawn stands. The
 * version is asked before anything is read for a page, so that one drawn beside a change is not served after it.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { IsoDate } from "../../database/ids.ts";
import { type Encoding, encodingFor, isWorthCompressing } from "./compression.server.ts";

/** Of one page, and of all; those longest unasked go first. */
const MOST_BYTES_OF_ONE = 512 * 1024;
const MOST_BYTES = 12 * 1024 * 1024;
const MOST_PAGES = 1_000;

type Bytes = Uint8Array<ArrayBuffer>;
type Page = { headers: Record<string, string>; plain: Bytes; encoded: Map<Encoding, Promise<Bytes>> };
type Kept = { readonly version: string; readonly page: Promise<Page | undefined>; bytes: number };

/**
 * The names that a page reads in its address beside the path, each with how its value is spelled for all who mean the same:
 * `{ ky: codeOfPeriod }` makes one page of `?ky=2024-Q1` and `?ky=quy 1/2024`.
 */
export type Reads = Readonly<Record<string, (value: string, day: IsoDate) => string>>;

/** What is asked for, with nothing in its address but what the page reads, so that whatever else stands there draws no page of its own. */
export function asRead(request: Request, reads: Reads = {}, day: IsoDate): Request {
  const address = new URL(request.url);
  const given = new URLSearchParams(address.search);
  address.search = "";
  for (const [name, spelled] of Object.entries(reads)) {
    const value = given.get(name);
    if (value !== null) address.searchParams.set(name, spelled(value, day));
  }
  return new Request(address, { headers: request.headers });
}

export type Asked = {
  request: Request;
  /** What tells one page from another. */
  key: string;
  /** What moves with anything that any of the pages shows. */
  version: string;
  /** Stands in nothing that is kept. */
  nonce: string;
  draw(): Promise<Response>;
};

/** Answers with the page kept or, where there is none of the version, with one drawn now: once, for all who ask for it. */
export function newKeptPages(): (asked: Asked) => Promise<Response> {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function forget(key: string): void {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function keep(key: string, entry: Kept): void {
    forget(key);
    kept.set(key, entry);
    bytes += entry.bytes;
    for (const oldest of kept.keys()) {
      if (bytes <= MOST_BYTES && kept.size <= MOST_PAGES) break;
      forget(oldest);
    }
  }

  return async ({ request, key, version, nonce, draw }) => {
    const known = kept.get(key);
    if (known?.version === version) {
      const page = await known.page;
      if (page === undefined) return draw();
      if (kept.get(key) === known) keep(key, known);
      return answerOf(page, request);
    }
    let own: Response | undefined;
    const page = draw().then(async (drawn) => {
      const read = await pageOf(drawn, nonce);
      if (!(read instanceof Response)) return read;
      own = read;
      return undefined;
    });
    const entry: Kept = { version, page, bytes: 0 };
    keep(key, entry);
    try {
      const drawn = await page;
      const isLatest = kept.get(key) === entry;
      // Room for the page and both of its encodings, which together are hardly half as long.
      if (isLatest && drawn) keep(key, { ...entry, bytes: 1.5 * drawn.plain.length });
      if (isLatest && !drawn) forget(key);
      return drawn ? answerOf(drawn, request) : (own ?? draw());
    } catch (error) {
      if (kept.get(key) === entry) forget(key);
      throw error;
    }
  };
}

/** What can be kept of an answer; the answer itself where it is meant for one who asks, is no page, or would fill the memory. */
async function pageOf(drawn: Response, nonce: string): Promise<Page | Response> {
  const isLong = Number(drawn.headers.get("Content-Length") ?? 0) > MOST_BYTES_OF_ONE;
  if (drawn.status !== 200 || isLong || drawn.headers.has("Set-Cookie")) return drawn;
  const plain = new Uint8Array(await drawn.arrayBuffer());
  if (plain.length > MOST_BYTES_OF_ONE || Buffer.from(plain.buffer).includes(nonce)) {
    return new Response(plain, { headers: drawn.headers });
  }
  const tag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const headers = {
    ...Object.fromEntries(drawn.headers),
    "cache-control": drawn.headers.get("Cache-Control") ?? "no-cache",
    etag: `W/"${tag}"`,
    vary: "Cookie, Accept-Encoding",
  };
  return { headers, plain, encoded: new Map() };
}

async function answerOf(page: Page, request: Request): Promise<Response> {
  const { headers, plain } = page;
  if (isSeen(headers.etag, request.headers.get("If-None-Match"))) {
    const { etag, vary, "cache-control": cache } = headers;
    return new Response(null, {
      status: 304,
      headers: { etag, vary, "cache-control": cache } as Record<string, string>,
    });
  }
  const encoding = isWorthCompressing(headers["content-type"], plain.length)
    ? encodingFor(request.headers.get("Accept-Encoding") ?? undefined)
    : undefined;
  if (encoding === undefined) return new Response(plain, { headers });
  return new Response(await encodedAs(encoding, page), { headers: { ...headers, "content-encoding": encoding } });
}

/** RFC 9110, 13.1.2: one of the tags that the caller holds, compared weakly. */
function isSeen(tag: string | undefined, held: string | null): boolean {
  return tag !== undefined && (held ?? "").split(",").some((each) => each.trim() === tag);
}

/** Once for all who take it. */
function encodedAs(encoding: Encoding, { plain, encoded }: Page): Promise<Bytes> {
  const known = encoded.get(encoding);
  if (known) return known;
  const made = encode(encoding, plain).then((buffer) => new Uint8Array(buffer));
  encoded.set(encoding, made);
  return made;
}

function encode(encoding: Encoding, plain: Bytes): Promise<Buffer> {
  if (encoding === "gzip") return promisify(gzip)(plain, { level: 6 });
  return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
