/**
 * The embedded database of a data folder. One Quyết serves a folder; commands come and go beside it. Whoever needs the
 * database first starts it, whoever leaves last stops it, and a server orphaned by a killed Quyết is adopted.
 *
 * Two advisory locks say who is there; they vanish with the connection that holds them, however its process ends:
 * every user holds `using` shared, the one that serves also holds `serving`.
 */

import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import {
  administrator,
  type Cluster,
  isMade,
  makeCluster,
  runningPort,
  socketFolder,
  startCluster,
  stopCluster,
} from "./cluster.server.ts";
import { alone, errorCode, openDataFolder, secret } from "./dataFolder.server.ts";
import { AppError, isAppError } from "./error.ts";
import { assertFit } from "./fitDatabase.server.ts";
import {
  isReachable,
  type MachineUser,
  type PostgresPrograms,
  postgresPrograms,
  sharedFolder,
} from "./postgresPackage.server.ts";

export type EmbeddedDatabase = {
  /** For the program: it owns its database and no more. */
  url: string;
  /** The cluster's administrator: makes and drops databases. */
  administratorUrl: string;
  /** Where the cluster lies: in the data folder, unless the database's user cannot get there. */
  folder: string;
  /** Leaves the database, and stops it when nobody else uses it. */
  close(): Promise<void>;
};

export type EmbeddedStep = "making" | "starting" | "adopting" | "restarting";

export type EmbeddedOptions = {
  /** `serve`: the only one to do so on this folder; the server is started again should it die. `visit`: a command. */
  as: "serve" | "visit";
  onStep?: (step: EmbeddedStep) => void;
  /** The server died and cannot be started again for now; it is tried on. Each reason is told once. */
  onAway?: (reason: unknown) => void;
  /** False for a test's throw-away data. */
  durable?: boolean;
};

const role = "quyet";
const database = "quyet";
const using = "1903020241, 1";
const serving = "1903020241, 2";
const servingPatience = 3_000;
const reachPatience = 60_000;

/** Opens the database of a data folder, making the folder and the database where they are missing. */
export async function openEmbedded(dataFolder: string, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = await openDataFolder(dataFolder);
  const cluster: Cluster = {
    folder: "",
    programs: await postgresPrograms(await ownerOf(folder)),
    administratorPassword: await secret(folder, "postgres"),
    durable: options.durable ?? true,
  };
  const rolePassword = await secret(folder, "database");
  const urlAt = (place: Place) => address(role, rolePassword, place, database);
  const administratorUrlAt = (place: Place) => address(administrator, cluster.administratorPassword, place, "postgres");

  /** Answers the session that holds our locks, and the place it reached. */
  async function enter(preferredPort?: number): Promise<{ place: Place; session: Session }> {
    return alone(folder, async () => {
      cluster.folder = await clusterFolder(folder, cluster.programs);
      const isNew = !(await isMade(cluster));
      if (isNew) {
        options.onStep?.("making");
        await makeCluster(cluster);
      }
      const { place, wasRunning } = await reach(preferredPort);
      const session = await holdLocks(urlAt(place), options.as, folder, cluster.durable);
      if (wasRunning && preferredPort === undefined) options.onStep?.("adopting");
      return { place, session };
    });
  }

  /** Finds the server running or starts it. One that dies while it is being reached is started again. */
  async function reach(preferredPort?: number): Promise<{ place: Place; wasRunning: boolean }> {
    for (const until = Date.now() + reachPatience; ; await pause(100)) {
      const running = await runningPort(cluster);
      if (running === undefined) options.onStep?.(preferredPort === undefined ? "starting" : "restarting");
      const port = running ?? (await startCluster(cluster, preferredPort));
      try {
        const place = { port, socket: await socketFolder(cluster, port) };
        await createDatabase(administratorUrlAt(place), rolePassword);
        return { place, wasRunning: running !== undefined };
      } catch (error) {
        if (!isPassing(error) || Date.now() > until) throw error;
      }
    }
  }

  let closing = false;
  const entered = await enter();
  const { place } = entered;
  let session = entered.session;
  let reviving: Promise<void> | undefined;

  async function revive(): Promise<void> {
    let told = "";
    while (!closing) {
      try {
        session = (await enter(place.port)).session;
        watch();
        return;
      } catch (error) {
        // Away for longer, as when the disk is full: it comes back by itself when it can.
        const reason = JSON.stringify([String(error), isAppError(error) && error.details]);
        if (reason !== told) options.onAway?.(error);
        told = reason;
        await pause(250);
      }
    }
  }
  function watch(): void {
    void session.ended.then(() => {
      if (!closing) reviving = revive();
    });
  }
  watch();

  return {
    url: urlAt(place),
    administratorUrl: administratorUrlAt(place),
    folder: cluster.folder,
    async close() {
      if (closing) return;
      closing = true;
      await reviving;
      await alone(folder, async () => {
        const isLast = await leave(session.client, urlAt(place));
        await session.client.end().catch(() => undefined);
        if (isLast) await stopCluster(cluster);
      });
    },
  };
}

/**
 * Whose cluster lies in the folder already, where it is not the one who runs this. Root takes that user's place; anybody
 * else is refused, so that no second, empty database is ever made beside the first.
 */
async function ownerOf(folder: string): Promise<MachineUser | undefined> {
  const made = await stat(join(folder, "postgres")).catch(() => undefined);
  const caller = process.getuid?.();
  if (!made || caller === undefined || made.uid === caller) return undefined;
  if (caller !== 0) throw new AppError("data_folder_of_another", 500, { folder, user: made.uid });
  return { uid: made.uid, gid: made.gid };
}

/** In the data folder; for root in a closed home folder, in a shared place that the data folder then names. */
async function clusterFolder(folder: string, programs: PostgresPrograms): Promise<string> {
  const pointer = join(folder, "database-folder.txt");
  const named = await readFile(pointer, "utf8").catch(() => undefined);
  if (named !== undefined) return named.trim();
  if (!programs.user || (await isReachable(folder, programs.user))) return join(folder, "postgres");
  const short = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const elsewhere = join(await sharedFolder(), `${basename(folder)}-${short}`);
  await mkdir(elsewhere, { recursive: true, mode: 0o711 });
  await chmod(elsewhere, 0o711);
  const place = join(elsewhere, "postgres");
  await writeFile(pointer, `${place}\n`, { mode: 0o600 });
  return place;
}

/** The program's own role is no superuser: an injection could otherwise reach the machine. */
async function createDatabase(administratorUrl: string, password: string): Promise<void> {
  const { client } = await connect(administratorUrl);
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = '${database}') AS database`,
    );
    if (!rows[0]?.role) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${database} OWNER ${role}`);
  } finally {
    await client.end();
  }
}

async function holdLocks(url: string, as: "serve" | "visit", folder: string, durable: boolean): Promise<Session> {
  const session = await connect(url);
  const { client } = session;
  try {
    if (durable) await assertFit(client);
    if (as === "serve" && !(await tryServing(client))) throw new AppError("data_folder_in_use", 500, { folder });
    await client.query(`SELECT pg_advisory_lock_shared(${using})`);
    return session;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** A killed Quyết holds its lock until the database has noticed, which takes a moment. */
async function tryServing(session: Client): Promise<boolean> {
  for (const until = Date.now() + servingPatience; ; await pause(100)) {
    const { rows } = await session.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${serving}) AS got`);
    if (rows[0]?.got) return true;
    if (Date.now() > until) return false;
  }
}

/** True when nobody else uses the server. A session that was cut holds no lock any more and cannot ask: another one does. */
async function leave(session: Client, url: string): Promise<boolean> {
  try {
    await session.query(`SELECT pg_advisory_unlock_shared(${using})`);
    return await isUnused(session);
  } catch {
    const asking = await connect(url).catch(() => undefined);
    // Nobody answers: the server is gone, and stopping it once more does no harm.
    if (!asking) return true;
    const unused = await isUnused(asking.client).catch(() => false);
    await asking.client.end().catch(() => undefined);
    return unused;
  }
}

async function isUnused(session: Client): Promise<boolean> {
  const { rows } = await session.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${using}) AS got`);
  return rows[0]?.got ?? false;
}

/** `ended` holds from the first moment on: a server may die before anybody has begun to watch. */
type Session = { client: Client; ended: Promise<void> };

async function connect(url: string): Promise<Session> {
  const client = new Client({ connectionString: url, application_name: "quyet", keepAlive: true });
  client.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
  await client.connect();
  return { client, ended };
}

/** The server is starting, recovering from a crash or gone this moment. */
function isPassing(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  const isCut = error instanceof Error && error.message.startsWith("Connection terminated");
  return isCut || ["57P01", "57P02", "57P03", "ECONNREFUSED", "ECONNRESET", "ENOENT"].includes(code);
}

/** Where the server listens: on loopback, and where it can in a socket. */
type Place = { port: number; socket: string | undefined };

function address(user: string, password: string, { port, socket }: Place, name: string): string {
  const through = socket === undefined ? "" : `?host=${encodeURIComponent(socket)}`;
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${name}${through}`;
}
