/** Commands that come and go: on the data folder alone, or beside the server that runs on it. */
import { systemClock } from "../calendar/clock.ts";
import { type Database, openDatabase } from "../database/connection.server.ts";
import { migrate } from "../database/migrate.server.ts";
import { type Configuration, readConfiguration } from "../server/configuration.server.ts";
import { type DataSource, openDataSource } from "../server/dataSource.server.ts";
import { backupBefore } from "../upkeep/keep.server.ts";
import { upkeepTexts } from "../upkeep/texts.ts";
import { stopAsked, unlessStopAsked } from "./interrupt.server.ts";
import { speak, type Terminal } from "./terminal.server.ts";

/** Opens the configured database, brought to this program's schema, for the time of the work. */
export async function withDatabase<Result>(
  terminal: Terminal,
  work: (database: Database, configuration: Configuration) => Promise<Result>,
): Promise<Result> {
  return withSource(terminal, "visit", async (source, configuration) => {
    // The answer of a command is all that it writes; the backup before an upgrade is told beside it.
    await upgrade(source, configuration, { ...terminal, write: terminal.complain });
    const database = openDatabase(source.url, { connections: 4 });
    try {
      return await unlessStopAsked(work(database, configuration));
    } finally {
      await database.close();
    }
  });
}

/** Opens the configured database as it is; `serve`: with nobody else on it. */
export async function withSource<Result>(
  terminal: Terminal,
  as: "serve" | "visit",
  work: (source: DataSource, configuration: Configuration) => Promise<Result>,
): Promise<Result> {
  const configuration = readConfiguration(terminal.environment);
  const stopping = stopAsked();
  const source = await openDataSource(configuration, { as });
  try {
    stopping.throwIfAborted();
    return await work(source, configuration);
  } finally {
    await source.close();
  }
}

/** Brings the database to this program's schema; what it held is backed up before. Answers the migrations applied. */
export async function upgrade(
  source: DataSource,
  { dataFolder }: Configuration,
  terminal: Terminal,
): Promise<string[]> {
  return migrate(source.url, {
    async beforeUpgrade() {
      const { path } = await backupBefore(
        "truoc-nang-cap",
        { dataFolder, url: source.url, stop: stopAsked() },
        systemClock.now(),
      );
      speak(terminal, upkeepTexts.backup_before_upgrade, { file: path });
    },
  });
}
