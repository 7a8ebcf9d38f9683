/** Where a request came from. A proxy is believed about it only when the operator has named it (TRUST S14). */
import { isIP } from "node:net";

type Connection = { incoming?: { socket?: { remoteAddress?: string | undefined } } };

/**
 * The address of the caller; empty where there is no connection, as in tests. Behind a named proxy it is the last address in
 * `X-Forwarded-For` that is no named proxy itself: what stands before it, the caller could have written.
 */
export function addressOf(connection: unknown, headers: Headers, proxies: readonly string[]): string {
  const socket = (connection as Connection | undefined)?.incoming?.socket;
  const near = plainAddress(socket?.remoteAddress ?? "");
  if (!proxies.includes(near)) return near;
  const passed = (headers.get("X-Forwarded-For") ?? "").split(",").map((part) => plainAddress(part.trim()));
  const far = passed.reverse().find((address) => !proxies.includes(address));
  return far !== undefined && isIP(far) !== 0 ? far : near;
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

/** IPv4 arrives as `::ffff:10.0.0.1` on a socket that takes both. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
