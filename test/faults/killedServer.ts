/** F2: kills the program again and again while reports are written over HTTP, and counts what was promised and is gone. */

import { sql } from "kysely";
import { openDatabase } from "../../src/database/connection.server.ts";
import { freePort } from "../../src/server/cluster.server.ts";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import { startServer } from "../server.ts";
import { type Caller, signedIn } from "../signedIn.ts";
import type { Outcome } from "./killedDatabase.ts";
import { Tally } from "./tally.ts";

/** Who may write which report; two write at the same time in each, in each other's way. */
const reports = [
  { unit: "hung-le", username: "baocao.hungle" },
  { unit: "tan-hao", username: "baocao.tanhao" },
];
const indicators = ["viec-lam-moi", "hoc-nghe"];
/** Acknowledged between two kills, however quick the machine. */
const writesBetween = 10;
const mustWriteWithin = 60_000;

export type ServerOutcome = Outcome & {
  /** Starts that found the database orphaned and took it over. */ adopted: number;
};

type Promised = { unit: string; version: number; amount: string };

type Writer = { unit: string; indicator: string; call: Caller };

/** What the writers share: what they were promised, and until when the program is away. */
type Shared = { promised: Promised[]; acknowledged: Tally; isBack: Promise<unknown>; stop: AbortSignal };

export async function killServerDuringWrites(rounds: number): Promise<ServerOutcome> {
  const port = await freePort();
  let server = await startServer({ command: "demo", port });
  const { folder } = server;
  try {
    const { url } = server;
    const writers = await Promise.all(
      reports.map(async ({ unit, username }) => {
        const call = await signedIn(url, username);
        return indicators.map((indicator) => ({ unit, indicator, call }));
      }),
    );
    const stop = new AbortController();
    const promised: Promised[] = [];
    const acknowledged = new Tally();
    const shared: Shared = { promised, acknowledged, isBack: Promise.resolve(), stop: stop.signal };
    const work = writers.flat().map((writer, index) => keepWriting(writer, (index + 1) * 100_000, shared));
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

/** Writes one indicator again and again, a number larger each time: by the first of them an amount tells whose promise it was. */
async function keepWriting({ unit, indicator, call }: Writer, first: number, shared: Shared): Promise<void> {
  const report = `/api/v1/reports/${unit}/xa-quy/2024-Q3`;
  let seen = "";
  for (let number = first; !shared.stop.aborted; number++) {
    const amount = String(number);
    try {
      if (seen === "") seen = (await call(report)).headers.get("ETag") ?? "";
      const answer = await call(report, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "If-Match": seen },
        body: JSON.stringify({ values: { [indicator]: amount } }),
      });
      seen = answer.headers.get("ETag") ?? "";
      const { version }: { version: number } = await answer.json();
      if (answer.status !== 200) continue;
      shared.promised.push({ unit, version, amount });
      shared.acknowledged.add();
    } catch {
      // Not acknowledged, so nothing is promised.
      await shared.isBack;
      seen = "";
    }
  }
}

/** Each acknowledged version must be there, in the row or its history, with the amount that was acknowledged. */
async function lost(folder: string, promised: Promised[]): Promise<number> {
  const embedded = await openEmbedded(folder, { as: "visit" });
  const database = openDatabase(embedded.url, { connections: 1 });
  try {
    const { rows } = await database.read((tx) =>
      sql<{ unit: string; version: number; amounts: (string | null)[] }>`
        SELECT unit.code AS unit, version, amounts
        FROM (
          SELECT unit_id, form_id, period, version, amounts FROM report
          UNION ALL
          SELECT unit_id, form_id, period, version, amounts FROM report_version
        ) AS every
        JOIN unit ON unit.id = unit_id
        JOIN form ON form.id = form_id
        WHERE form.code = 'xa-quy' AND period = '2024-Q3'`.execute(tx),
    );
    const stored = new Map(rows.map(({ unit, version, amounts }) => [`${unit} ${version}`, amounts]));
    return promised.filter(({ unit, version, amount }) => !stored.get(`${unit} ${version}`)?.includes(amount)).length;
  } finally {
    await database.close();
    await embedded.close();
  }
}
