/** Opens the port, with limits on how long a slow caller may hold a connection (TRUST F5). */
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type ServerType } from "@hono/node-server";

export type Listening = {
  port: number;
  /** Takes no new calls, waits for those under way, at most a few seconds. */
  close(): Promise<void>;
};

export type ListenOptions = { host: string; port: number; certificate?: { key: string; cert: string } };

const GRACE = 5_000;

export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  { host, port, certificate }: ListenOptions,
): Promise<Listening> {
  const limits = {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 5_000,
    // The two limits are looked after as often as this.
    connectionsCheckingInterval: 2_000,
  };
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: host,
    ...(certificate
      ? { createServer: createTlsServer, serverOptions: { ...limits, ...certificate } }
      : { serverOptions: limits }),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const give = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(give);
      resolve();
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}
