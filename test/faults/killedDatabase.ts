/** F1: kills the embedded database again and again while eight writers write, and counts what was promised and is gone. */

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../src/database/connection.server.ts";
import { serverProcess } from "../../src/server/cluster.server.ts";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { temporaryFolder } from "../temporary.ts";

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
      const killedAt = Date.now();
      const killed = await serverProcess(embedded);
      process.kill(killed, "SIGKILL");
      await promises.nextAfter(await startOfAnother(embedded, killed, killedAt + mustAnswerWithin));
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

/** The moment from which another server process stands in the killed one's place. */
async function startOfAnother(cluster: { folder: string }, killed: number, until: number): Promise<number> {
  for (; Date.now() < until; await pause(10)) {
    const now = await serverProcess(cluster).catch(() => killed);
    if (now > 0 && now !== killed) return Date.now();
  }
  throw new Error("The database was not started again.");
}

/** What the database has acknowledged, by writer. */
class Promises {
  private readonly kept = Array.from({ length: writers }, (): number[] => []);
  private readonly database: Database;
  private readonly synchronousCommit: boolean;
  private lastAt = 0;
  private stopped = false;

  constructor(database: Database, synchronousCommit: boolean) {
    this.database = database;
    this.synchronousCommit = synchronousCommit;
  }

  async keepWriting(writer: number): Promise<void> {
    for (let number = 0; !this.stopped; number++) {
      try {
        await this.database.write(async (tx) => {
          if (!this.synchronousCommit) await sql`SET LOCAL synchronous_commit = off`.execute(tx);
          await sql`INSERT INTO promised VALUES (${writer}, ${number})`.execute(tx);
        });
        this.kept[writer]?.push(number);
        this.lastAt = Date.now();
      } catch {
        // Not acknowledged, so nothing is promised. The database is away for a moment.
        await pause(100);
      }
    }
  }

  async nextAfter(moment: number): Promise<void> {
    while (this.lastAt <= moment) {
      if (Date.now() - moment > mustAnswerWithin) throw new Error("No write was acknowledged after the restart.");
      await pause(5);
    }
  }

  async more(writes: number): Promise<void> {
    for (const until = this.count() + writes; this.count() < until; ) await pause(5);
  }

  stop(): void {
    this.stopped = true;
  }

  count(): number {
    return this.kept.reduce((sum, numbers) => sum + numbers.length, 0);
  }

  async lost(): Promise<number> {
    const { rows } = await this.database.read((tx) =>
      sql<{ writer: number; number: number }>`SELECT writer, number FROM promised`.execute(tx),
    );
    const stored = new Set(rows.map(({ writer, number }) => `${writer}:${number}`));
    return this.kept.flatMap((numbers, writer) => numbers.filter((number) => !stored.has(`${writer}:${number}`)))
      .length;
  }
}
