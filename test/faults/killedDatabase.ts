/** F1: kills the embedded database again and again while eight writers write, and counts what was promised and is gone. */

import { mkdtemp, readFile, rm, watch } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../src/database/connection.server.ts";
import { serverProcess } from "../../src/server/cluster.server.ts";
import { isAlive } from "../../src/server/dataFolder.server.ts";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { temporaryFolder } from "../temporary.ts";
import { Tally } from "./tally.ts";

export type Outcome = {
  rounds: number;
  acknowledged: number;
  /** Acknowledged and not there. */
  lost: number;
  /** Milliseconds from a kill to the next acknowledged write. */
  slowestReturn: number;
};

const writers = 8;
/** Acknowledged between two kills, however quick the machine. */
const writesBetween = 50;
const mustAnswerWithin = 10_000;

/** With `synchronousCommit` off, what is promised is not kept: this is how the count is seen to work. */
export async function killDatabaseDuringWrites(
  rounds: number,
  { synchronousCommit = true }: { synchronousCommit?: boolean } = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-kill-"));
  const embedded = await openEmbedded(folder, { as: "serve" });
  const database = openDatabase(embedded.url, { connections: writers + 1 });
  try {
    await database.write((tx) => sql`CREATE TABLE promised (writer int, number int)`.execute(tx));
    const promises = new Promises(database, synchronousCommit);
    const work = Array.from({ length: writers }, (_, writer) => promises.keepWriting(writer));
    let slowestReturn = 0;
    for (let round = 0; round < rounds; round++) {
      await promises.more(writesBetween);
      const killed = await serverProcess(embedded);
      const isBack = comesBack(embedded, killed);
      promises.awayUntil(isBack);
      const killedAt = Date.now();
      process.kill(killed, "SIGKILL");
      await isBack;
      await promises.more(1);
      slowestReturn = Math.max(slowestReturn, Date.now() - killedAt);
    }
    promises.stop();
    await Promise.all(work);
    return { rounds, acknowledged: promises.count(), lost: await promises.lost(), slowestReturn };
  } finally {
    await database.close();
    await embedded.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Answers once another server process is ready in the killed one's place. */
async function comesBack({ folder }: { folder: string }, killed: number): Promise<void> {
  const data = join(folder, "data");
  for await (const { filename } of watch(data, { signal: AbortSignal.timeout(mustAnswerWithin) })) {
    if (filename !== "postmaster.pid") continue;
    const [pid, , , , , , , state = ""] = (await readFile(join(data, filename), "utf8").catch(() => "")).split("\n");
    // Until it starts, the file of the killed one may stand there under a number that is nobody's.
    const isAnother = Number(pid) !== killed && isAlive(Number(pid));
    if (isAnother && state.trim() === "ready") return;
  }
}

/** What the database has acknowledged, by writer. */
class Promises {
  readonly #kept = Array.from({ length: writers }, (): number[] => []);
  readonly #acknowledged = new Tally();
  readonly #database: Database;
  readonly #synchronousCommit: boolean;
  #isBack: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(database: Database, synchronousCommit: boolean) {
    this.#database = database;
    this.#synchronousCommit = synchronousCommit;
  }

  async keepWriting(writer: number): Promise<void> {
    for (let number = 0; !this.#isStopped; number++) {
      try {
        await this.#database.write(async (tx) => {
          if (!this.#synchronousCommit) await sql`SET LOCAL synchronous_commit = off`.execute(tx);
          await sql`INSERT INTO promised VALUES (${writer}, ${number})`.execute(tx);
        });
        this.#kept[writer]?.push(number);
        this.#acknowledged.add();
      } catch {
        // Not acknowledged, so nothing is promised.
        await this.#isBack.catch(() => undefined);
      }
    }
  }

  /** Until then nobody tries again what was refused. */
  awayUntil(isBack: Promise<void>): void {
    this.#isBack = isBack;
  }

  more(writes: number): Promise<void> {
    return this.#acknowledged.more(writes, mustAnswerWithin);
  }

  stop(): void {
    this.#isStopped = true;
  }

  count(): number {
    return this.#acknowledged.count;
  }

  async lost(): Promise<number> {
    const { rows } = await this.#database.read((tx) =>
      sql<{ writer: number; number: number }>`SELECT writer, number FROM promised`.execute(tx),
    );
    const stored = new Set(rows.map(({ writer, number }) => `${writer}:${number}`));
    return this.#kept.flatMap((numbers, writer) => numbers.filter((number) => !stored.has(`${writer}:${number}`)))
      .length;
  }
}
