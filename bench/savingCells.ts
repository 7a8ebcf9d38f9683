/**
 * A reporter types one figure into a form of 100: the time until the server has acknowledged that cell, against the same
 * figure saved by posting the whole form and getting its page back, as without script.
 */
import { beginSession } from "../src/access/session.server.ts";
import type { PersonId } from "../src/database/ids.ts";
import { monthlyForm } from "./ids.ts";
import { type Measurement, timesFaster } from "./measurement.ts";
import type { Stage } from "./stage.ts";
import { communes, indicators } from "./tenth.ts";
import { median, secondsOf } from "./timing.ts";

const period = "2026-01";

export async function measureSavingCells(stage: Stage, repetitions: number): Promise<Measurement> {
  const [first = "", second = ""] = communes;
  const form = await monthlyForm(stage.database);
  const ours: number[] = [];
  const theirs: number[] = [];
  const saveCell = await cellSaver(stage, first, form);
  const postForm = await formPoster(stage, second, form);
  await stage.settle();
  // The first round only warms up. Each writes a figure that was not there before.
  for (let round = 0; round <= repetitions; round++) {
    const posting = await secondsOf(() => postForm(round));
    const saving = await secondsOf(() => saveCell(round));
    if (round === 0) continue;
    theirs.push(posting);
    ours.push(saving);
  }
  return timesFaster({
    name: `a cell of ${indicators.length} typed until it is saved`,
    unit: "ms",
    value: median(ours) * 1_000,
    baseline: median(theirs) * 1_000,
    must: 2,
  });
}

async function cellSaver(stage: Stage, unit: string, form: string): Promise<(round: number) => Promise<void>> {
  const headers = { ...(await headersOf(stage, unit)), "Content-Type": "application/json" };
  const url = `${stage.server.url}/api/v1/reports/${unit}/${form}/${period}/cells`;
  let seen = 0;
  return async (round) => {
    const code = indicators[round % indicators.length] ?? "";
    const body = JSON.stringify({ seen, cells: { [code]: { typed: String(round + 1), estimated: false, note: "" } } });
    const key = { "Idempotency-Key": `bench-${unit}-${round}` };
    const answer = await fetch(url, { method: "PATCH", headers: { ...headers, ...key }, body });
    const saved: { version: number; title?: string } = JSON.parse(await answer.text());
    if (!answer.ok || saved.version !== seen + 1) throw new Error(`${url}: ${answer.status} ${saved.title ?? ""}`);
    seen = saved.version;
  };
}

async function formPoster(stage: Stage, unit: string, form: string): Promise<(round: number) => Promise<void>> {
  const headers = await headersOf(stage, unit);
  const url = `${stage.server.url}/app/bao-cao/${unit}/${form}/${period}`;
  const typed = new Map<string, string>();
  let seen = 0;
  return async (round) => {
    const position = (round % indicators.length) + 1;
    typed.set(`v${position}`, String(round + 1));
    const fields = new URLSearchParams({ seen: String(seen), intent: "save" });
    for (let each = 1; each <= indicators.length; each++) {
      fields.set(`v${each}`, typed.get(`v${each}`) ?? "");
      fields.set(`n${each}`, "");
    }
    const answer = await fetch(url, { method: "POST", headers, body: fields, redirect: "manual" });
    await answer.text();
    const next = answer.headers.get("Location");
    if (answer.status !== 302 || next === null) throw new Error(`${url}: ${answer.status}`);
    const page = await (await fetch(stage.server.url + next, { headers })).text();
    seen = Number(/name="seen" value="(\d+)"/.exec(page)?.[1]);
    if (seen !== round + 1) throw new Error(`${url}: version ${seen} after ${round + 1} posts`);
  };
}

/** As a browser in which the reporter of the unit is signed in. */
async function headersOf({ database, server }: Stage, unit: string): Promise<Record<string, string>> {
  const token = await database.write(async (tx) => {
    const { id } = await tx
      .selectFrom("person")
      .select("id")
      .where("username", "=", `reporter-${unit}`)
      .executeTakeFirstOrThrow();
    return beginSession(tx, id as PersonId, new Date());
  });
  return { Cookie: `quyet=${token}`, Origin: server.url };
}
