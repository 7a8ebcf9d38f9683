/**
 * A pooler of connections that lends each transaction another server connection, as PgBouncer does in its transaction mode:
 * a caller keeps its own connection to the pooler, and behind it what it set, prepared or locked stays with somebody else.
 */

import { once } from "node:events";
import { createServer, connect as dial, type Socket } from "node:net";
import { join } from "node:path";

export type TransactionPooler = {
  /** The same database through the pooler. */
  url: string;
  close(): Promise<void>;
};

const READY = 0x5a;
const IDLE = 0x49;
const TERMINATE = 0x58;

export async function openTransactionPooler(behind: string): Promise<TransactionPooler> {
  const { hostname, port, searchParams } = new URL(behind);
  const folder = searchParams.get("host");
  /** Server connections that nobody uses, the one that was used last at the end. */
  const free: Socket[] = [];
  const waiting: ((server: Socket) => void)[] = [];
  const sockets = new Set<Socket>();
  const giveBack = (server: Socket) => {
    server.removeAllListeners("data");
    const next = waiting.shift();
    if (next) next(server);
    else free.push(server);
  };

  const pooler = createServer((client) => {
    sockets.add(client);
    client.on("error", () => undefined);
    // Each caller signs in over a connection of its own, which then belongs to all.
    let server: Socket | undefined = folder ? dial(join(folder, `.s.PGSQL.${port}`)) : dial(Number(port), hostname);
    sockets.add(server);
    server.on("error", () => client.destroy());
    let isAsking = false;
    const lend = (lent: Socket) => {
      server = lent;
      const ends = readyFinder();
      lent.on("data", (bytes: Buffer) => {
        client.write(bytes);
        if (!ends(bytes)) return;
        server = undefined;
        giveBack(lent);
      });
    };
    lend(server);
    let held = Buffer.alloc(0);
    client.on("data", (bytes: Buffer) => {
      if (bytes[0] === TERMINATE && bytes.length === 5) return void client.end();
      if (server) return void server.write(bytes);
      held = Buffer.concat([held, bytes]);
      if (isAsking) return;
      isAsking = true;
      const use = (lent: Socket) => {
        isAsking = false;
        lend(lent);
        lent.write(held);
        held = Buffer.alloc(0);
      };
      const last = free.pop();
      if (last) use(last);
      else waiting.push(use);
    });
  });
  pooler.listen(0, "127.0.0.1");
  await once(pooler, "listening");
  const address = pooler.address();
  const url = new URL(behind);
  url.searchParams.delete("host");
  url.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url: url.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      pooler.close();
      await once(pooler, "close");
    },
  };
}

/** Whether the server's messages so far end with "ready, in no transaction". Each has a letter and its length. */
function readyFinder(): (bytes: Buffer) => boolean {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    let isReady = false;
    while (rest.length >= 5 && rest.length >= 1 + rest.readUInt32BE(1)) {
      const length = 1 + rest.readUInt32BE(1);
      isReady = rest[0] === READY && rest[5] === IDLE;
      rest = rest.subarray(length);
    }
    return isReady && rest.length === 0;
  };
}
