/** The database that the configuration names, brought to this program's schema: an outside one, or the data folder's. */

import { Client } from "pg";
import type { Configuration } from "./configuration.server.ts";
import { type EmbeddedOptions, openEmbedded } from "./embedded.server.ts";
import { AppError } from "./error.ts";
import { assertFit } from "./fitDatabase.server.ts";

export type DataSource = {
  url: string;
  /** Where the data lies, for the operator's eyes: a folder, or the outside server without its password. */
  place: string;
  /** The folder whose disk the database fills; an outside server's is its operator's. */
  folder?: string;
  close(): Promise<void>;
};

export async function openDataSource(configuration: Configuration, options: EmbeddedOptions): Promise<DataSource> {
  const { databaseUrl, dataFolder } = configuration;
  if (databaseUrl === undefined) {
    const embedded = await openEmbedded(dataFolder, options);
    return { url: embedded.url, place: embedded.folder, folder: embedded.folder, close: embedded.close };
  }
  await askOutside(databaseUrl);
  const { host, pathname } = new URL(databaseUrl);
  return { url: databaseUrl, place: `postgresql://${host}${pathname}`, close: async () => undefined };
}

async function askOutside(url: string): Promise<void> {
  const client = clientOf(url);
  try {
    await client.connect();
    await assertFit(client);
    await refuseTransactionPooler(client, url);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new AppError("postgres_not_reached", 500, { reason }, [], error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientOf(url: string): Client {
  return new Client({ connectionString: url, application_name: "quyet", connectionTimeoutMillis: 10_000 });
}

/**
 * A pooler that lends each transaction another connection (PgBouncer's transaction mode) mixes what belongs to one: locks that
 * say who is there, statements known by name, limits of time. Such a pooler shows by two callers that come to one server
 * process, or by one that comes to another while the first is lent out.
 */
async function refuseTransactionPooler(session: Client, url: string): Promise<void> {
  const other = clientOf(url);
  await other.connect();
  try {
    const first = await serverProcessOf(session);
    await other.query("BEGIN");
    const isLent = (await serverProcessOf(other)) === first || (await serverProcessOf(session)) !== first;
    if (isLent) throw new AppError("postgres_behind_pooler", 500, { place: new URL(url).host });
  } finally {
    await other.end().catch(() => undefined);
  }
}

async function serverProcessOf(session: Client): Promise<number | undefined> {
  return (await session.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]?.pid;
}
