/** Loaded into a program before it begins: whomever it calls beyond this machine is told on its error output (TRUST S18). */
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";

export const mark = "CALLS ELSEWHERE:";
/** The flags of Node that load this file into another program. */
export const watched = { NODE_OPTIONS: `--import=${fileURLToPath(import.meta.url)}` };

const here = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (this: Socket, ...words: unknown[]) {
  const host = hostIn(words);
  if (host !== undefined && !here.test(host)) process.stderr.write(`${mark} ${host}\n`);
  return Reflect.apply(connect, this, words);
};

/** Node calls it with options, or with a port and a host; its own modules wrap these in a list. A path is a socket of this machine. */
function hostIn([first, second]: unknown[]): string | undefined {
  if (Array.isArray(first)) return hostIn(first);
  if (typeof first === "object" && first !== null) {
    return "host" in first && typeof first.host === "string" ? first.host : undefined;
  }
  return typeof second === "string" && typeof first === "number" ? second : undefined;
}
