/** F2: kills the program again and again while reports are written over HTTP, and counts what was promised and is gone. */

import { sql } from "kysely";
import { openDatabase } from "../../src/database/connection.server.ts";
import { freePort } from "../../src/server/cluster.server.ts";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { startServer } from "../server.ts";
import { type Caller, signedIn } from "../signedIn.ts";
import type { Outcome } from "./killedDatabase.ts";
import { Tally } from "./tally.ts";

const report = "/api/v1/reports/hung-le/xa-quy/2024-Q3";
const indicators = ["ket-nap-dang-vien", "viec-lam-moi", "lao-dong-nuoc-ngoai", "hoc-nghe"];
/** Acknowledged between two kills, however quick the machine. */
const writesBetween = 20;
const mustWriteWithin = 60_000;

export type ServerOutcome = Outcome & {
  /** Starts that found the database orphaned and took it over. */ adopted: number;
};

type Promised = { version: number; amount: string };

/** What the writers share: what they were promised, and until when the program is away. */
type Shared = { promised: Promised[]; acknowledged: Tally; isBack: Promise<unknown>; stop: AbortSignal };

export async function killServerDuringWrites(rounds: number): Promise<ServerOutcome> {
  const port = await freePort();
  let server = await startServer({ command: "demo", port });
  const { folder } = server;
  try {
    const call = await signedIn(server.url, "baocao.hungle");
    const stop = new AbortController();
    const promised: Promised[] = [];
    const acknowledged = new Tally();
    const shared: Shared = { promised, acknowledged, isBack: Promise.resolve(), stop: stop.signal };
    const work = indicators.map((indicator, writer) => keepWriting(call, indicator, writer, shared));
    let slowestReturn = 0;
    let adopted = 0;
    for (let round = 0; round < rounds; round++) {
      await acknowledged.more(writesBetween, mustWriteWithin);
      const back = Promise.withResolvers<void>();
      shared.isBack = back.promise;
      await server.kill();
      const killedAt = Date.now();
      server = await startServer({ command: "demo", folder, port }).finally(back.resolve);
      slowestReturn = Math.max(slowestReturn, Date.now() - killedAt);
      if (server.output().includes("đang chạy sẵn")) adopted++;
    }
    stop.abort();
    await Promise.all(work);
    await server.stop();
    return { rounds, acknowledged: promised.length, lost: await lost(folder, promised), slowestReturn, adopted };
  } finally {
    await server.remove();
  }
}

/** Writes one indicator again and again, a number larger each time, beside the other writers of the same report. */
async function keepWriting(call: Caller, indicator: string, writer: number, shared: Shared): Promise<void> {
  for (let number = 1; !shared.stop.aborted; number++) {
    // Five digits before the comma say who wrote, so that an amount tells whose promise it was.
    const amount = String((writer + 1) * 100_000 + number);
    try {
      const seen = await call(report);
      const answer = await call(report, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "If-Match": seen.headers.get("ETag") ?? "" },
        body: JSON.stringify({ values: { [indicator]: amount } }),
      });
      if (answer.status !== 200) continue;
      const { version }: { version: number } = await answer.json();
      shared.promised.push({ version, amount });
      shared.acknowledged.add();
    } catch {
      // Not acknowledged, so nothing is promised.
      await shared.isBack;
    }
  }
}

/** Each acknowledged version must be there, in the row or its history, with the amount that was acknowledged. */
async function lost(folder: string, promised: Promised[]): Promise<number> {
  const embedded = await openEmbedded(folder, { as: "visit" });
  const database = openDatabase(embedded.url, { connections: 1 });
  try {
    const { rows } = await database.read((tx) =>
      sql<{ version: number; amounts: (string | null)[] }>`
        SELECT version, amounts
        FROM (
          SELECT unit_id, form_id, period, version, amounts FROM report
          UNION ALL
          SELECT unit_id, form_id, period, version, amounts FROM report_version
        ) AS every
        JOIN unit ON unit.id = unit_id
        JOIN form ON form.id = form_id
        WHERE unit.code = 'hung-le' AND form.code = 'xa-quy' AND period = '2024-Q3'`.execute(tx),
    );
    const stored = new Map(rows.map(({ version, amounts }) => [version, amounts]));
    return promised.filter(({ version, amount }) => !stored.get(version)?.includes(amount)).length;
  } finally {
    await database.close();
    await embedded.close();
  }
}
