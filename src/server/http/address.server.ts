/** Where a request came from. A proxy is believed about it only when the operator has named it (TRUST S14). */
import { isIP } from "node:net";

type Connection = { incoming?: { socket?: { remoteAddress?: string | undefined } } };

/**
 * The address of the caller; empty where there is no connection, as in tests. Behind a named proxy it is the last address
 * passed on that is no named proxy itself: what stands before it, the caller could have written.
 */
export function addressOf(connection: unknown, headers: Headers, proxies: readonly string[]): string {
  const { remoteAddress = "" } = (connection as Connection | undefined)?.incoming?.socket ?? {};
  const near = plainAddress(remoteAddress) ?? remoteAddress;
  if (!proxies.includes(near)) return near;
  for (const passed of passedOn(headers)) {
    const far = plainAddress(passed);
    if (far === undefined) return near;
    if (!proxies.includes(far)) return far;
  }
  return near;
}

/**
 * Whether the path of an address can be decoded: a `%` begins two hexadecimal digits, and bytes are UTF-8. What is decoded is
 * looked at, since the build leaves out a call of this function that nobody asks for its result.
 */
export function isReadable({ pathname }: URL): boolean {
  try {
    return decodeURIComponent(pathname).startsWith("/");
  } catch {
    return false;
  }
}

/**
 * An address in its one spelling, without the port, brackets, quotes and zone that proxies write around it: `10.0.0.1:443`
 * (IIS), `"[2001:DB8::7]:443"` (RFC 7239), `::ffff:10.0.0.1` of a socket that takes both. Undefined where it is none.
 */
export function plainAddress(written: string): string | undefined {
  const bare = written.trim().replace(/^"(.*)"$/, "$1");
  const host = /^\[(.*)\](?::\w+)?$/.exec(bare)?.[1] ?? /^(\d+(?:\.\d+){3}):\w+$/.exec(bare)?.[1] ?? bare;
  const address = host.replace(/%[\w.-]*$/, "");
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : undefined;
  const spelled = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(spelled) ?? [];
  if (high === undefined || low === undefined) return spelled;
  return [high, low].flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255]).join(".");
}

/** So many proxies stand one behind the other at most. */
const mostHops = 20;

/** Whom each proxy says it was asked by, the nearest first: by `X-Forwarded-For`, without it by `Forwarded`. */
function passedOn(headers: Headers): string[] {
  const usual = headers.get("X-Forwarded-For");
  if (usual !== null) return usual.split(",").reverse().slice(0, mostHops);
  return forwarded(headers.get("Forwarded") ?? "");
}

const token = "[\\w!#$%&'*+.^`|~:\\[\\]-]+";
const pair = `(?:${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))`;
const element = new RegExp(`^[ \\t]*${pair}(?:[ \\t]*;[ \\t]*${pair})*[ \\t]*$`);
const askedBy = /(?:^|[ \t;])for=("[^"]*"|[^ \t;"]+)/i;

/**
 * RFC 7239: `for=192.0.2.43, for="[2001:db8::7]:443";proto=https`. Read from its end, where the nearest proxy wrote: a quote that the
 * caller left open before it would turn inside out what follows.
 */
function forwarded(header: string): string[] {
  const hops: string[] = [];
  let end = header.length;
  for (let comma = end; comma >= 0 && hops.length < mostHops; ) {
    comma = comma === 0 ? -1 : header.lastIndexOf(",", comma - 1);
    const written = header.slice(comma + 1, end);
    if (!element.test(written)) continue;
    // Who says nothing of the caller hides whoever stands before.
    hops.push(askedBy.exec(written)?.[1] ?? "");
    end = comma;
  }
  return hops;
}
