/** Commands that come and go: on the data folder alone, or beside the server that runs on it. */
import { type Database, openDatabase } from "../database/connection.server.ts";
import { migrate } from "../database/migrate.server.ts";
import { type Configuration, readConfiguration } from "../server/configuration.server.ts";
import { openDataSource } from "../server/dataSource.server.ts";
import { stopAsked, unlessStopAsked } from "./interrupt.server.ts";
import type { Terminal } from "./terminal.server.ts";

/** Opens the configured database, brought to this program's schema, for the time of the work. */
export async function withDatabase<Result>(
  terminal: Terminal,
  work: (database: Database, configuration: Configuration) => Promise<Result>,
): Promise<Result> {
  const configuration = readConfiguration(terminal.environment);
  const stopping = stopAsked();
  const source = await openDataSource(configuration, { as: "visit" });
  try {
    stopping.throwIfAborted();
    await migrate(source.url);
    const database = openDatabase(source.url, { connections: 4 });
    try {
      return await unlessStopAsked(work(database, configuration));
    } finally {
      await database.close();
    }
  } finally {
    await source.close();
  }
}
