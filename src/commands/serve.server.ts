/** What `start` and `demo` share: everything from a folder to a running server, and the clean way back. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { flushCompileCache } from "node:module";
import { createServer } from "node:net";
import { pathToFileURL } from "node:url";
import type { Clock } from "../calendar/clock.ts";
import { type Database, openDatabase } from "../database/connection.server.ts";
import { buildWhatIsStale, clientFolder, serverEntry } from "../server/build.server.ts";
import { type Configuration, readConfiguration } from "../server/configuration.server.ts";
import { type DataSource, openDataSource } from "../server/dataSource.server.ts";
import type { EmbeddedStep } from "../server/embedded.server.ts";
import { AppError, isAppError } from "../server/error.ts";
import { log } from "../server/log.server.ts";
import { stopAsked, unlessStopAsked, untilStopAsked } from "./interrupt.server.ts";
import { speak, type Terminal } from "./terminal.server.ts";
import { commandTexts } from "./texts.ts";
import { upgrade } from "./withDatabase.server.ts";

/** The built program: only from there does a running server take its modules, so that there is one pool. */
type BuiltProgram = typeof import("../app.server.ts");

export type Prepared = { configuration: Configuration; source: DataSource };

/** Opens the data for serving and brings them to this program's schema, saying how far it is. */
export async function prepare(terminal: Terminal): Promise<Prepared> {
  const configuration = readConfiguration(terminal.environment);
  const stopping = stopAsked();
  const source = await openDataSource(configuration, {
    as: "serve",
    onStep: (step) => tellStep(terminal, step),
    onAway: (error) => log.error("database_away", { error, ...(isAppError(error) && error.details) }),
  });
  try {
    stopping.throwIfAborted();
    const applied = await upgrade(source, configuration, terminal);
    if (applied.length > 0) speak(terminal, commandTexts.step_migrating, { names: applied.join(", ") });
    return { configuration, source };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Works on the data before they are served, on a pool of its own that is closed again. */
export async function beforeServing<Result>(
  source: DataSource,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(source.url, { connections: 4 });
  try {
    return await unlessStopAsked(work(database));
  } finally {
    await database.close();
  }
}

export async function build(terminal: Terminal): Promise<void> {
  const building = buildWhatIsStale(() => speak(terminal, commandTexts.step_building), stopAsked());
  await unlessStopAsked(building);
}

/** Serves until a signal tells it to stop, then lets calls under way end and closes the database. */
export async function serve(
  terminal: Terminal,
  { configuration, source }: Prepared,
  { clock, demo }: { clock: Clock; demo: boolean },
  onServing: () => void,
): Promise<void> {
  const program: BuiltProgram = await import(pathToFileURL(serverEntry).href);
  const database = program.openDatabase(source.url, {
    kept: program.lanes,
    room: source.folder === undefined ? undefined : program.roomIn(source.folder),
  });
  // What is wrong with the database is told to whoever asks it first.
  const preparing = program.prepare({ database, clock }).catch(() => undefined);
  const stopRounds = new AbortController();
  const { mail, origin } = configuration;
  // The demo's clock runs in another year: its notices are told, but nobody gets mail.
  const rounds = program.roundsOf({ database, clock, mail: demo ? undefined : mail, origin });
  const going = program.keepRounds(database, rounds, stopRounds.signal);
  logConsole();
  try {
    const app = program.createApp({ database, clock, configuration, demo, clientFolder });
    const listening = await listenOrSayWhy(program, app, configuration);
    try {
      onServing();
      // Kept at once, since a server is often ended by force.
      flushCompileCache();
      await untilStopAsked();
      speak(terminal, commandTexts.stopping);
    } finally {
      await listening.close();
    }
  } finally {
    stopRounds.abort();
    await Promise.all([going, preparing]);
    await database.close();
  }
}

/** What a library tells the console is a line of the log like any other (TRUST S16). */
function logConsole(): void {
  for (const level of ["warn", "error"] as const) {
    console[level] = (...words: unknown[]) => void log[level]("told_by_library", { words: words.map(String) });
  }
}

async function listenOrSayWhy(
  program: BuiltProgram,
  app: ReturnType<BuiltProgram["createApp"]>,
  { host, port, tls }: Configuration,
) {
  const certificate = tls && { cert: await readPem(tls.certificate), key: await readPem(tls.key) };
  return program.listen(app, { host, port, certificate }).catch((error: unknown) => {
    throw portRefused(error, { host, port });
  });
}

/** Before anything is loaded or built, which takes a minute: whether the port will be ours. */
export async function requireFreePort({ configuration: { host, port } }: Prepared): Promise<void> {
  const trial = createServer();
  try {
    trial.listen(port, host);
    await once(trial, "listening");
  } catch (error) {
    throw portRefused(error, { host, port });
  } finally {
    trial.close();
  }
}

function portRefused(error: unknown, { host, port }: Pick<Configuration, "host" | "port">): AppError {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (isTaken) return new AppError("port_taken", 500, { host, port }, [], error);
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError("port_refused", 500, { host, port, reason }, [], error);
}

async function readPem(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new AppError("setting_tls_unreadable", 500, { value: path }, [], cause);
  }
}

function tellStep(terminal: Terminal, step: EmbeddedStep): void {
  if (step === "restarting") log.warn("database_restarted");
  else speak(terminal, commandTexts[`step_${step}`]);
}
