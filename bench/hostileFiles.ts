/**
 * S6: how long `/healthz` waits while four people send files and texts that should keep the server busy: Word files, pasted
 * annexes, workbooks and CSV, each as soon as the one before is answered.
 */
import { beginSession } from "../src/access/session.server.ts";
import { addTestPerson } from "../src/access/testPerson.ts";
import { systemClock } from "../src/calendar/clock.ts";
import { hostileWordFiles } from "../src/documents/hostileWordFiles.ts";
import { reviewField } from "../src/reviews/testReviewField.ts";
import { hostileAnnexes } from "../src/settings/hostileAnnexes.ts";
import { hostileCsv } from "../src/sheets/hostileCsv.ts";
import { crowdedWorkbooks, hostileWorkbooks } from "../src/sheets/hostileWorkbooks.ts";
import { atMost, type Measurement } from "./measurement.ts";
import { openStage, type Stage } from "./stage.ts";
import { secondsOf } from "./timing.ts";

type Sent = { path: string; body: FormData | string; type?: string };

export async function measureHostileFiles(): Promise<Measurement> {
  const stage = await openStage();
  try {
    const senders = await sendersOf(stage);
    const health = `${stage.server.url}/healthz`;
    const ask = async () => void (await (await fetch(health)).text());
    for (let count = 0; count < 100; count++) await ask();
    let sending = senders.length;
    const all = senders.map((send) => send().finally(() => --sending));
    const times: number[] = [];
    while (sending > 0) times.push((await secondsOf(ask)) * 1_000);
    await Promise.all(all);
    times.sort((a, b) => a - b);
    const value = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
    return atMost({ name: "S6 /healthz while hostile files are read, p99", unit: "ms", value, must: 50 });
  } finally {
    await stage.close();
  }
}

/** Each of them sends one kind, as somebody of their own; all is made before anything is measured. */
async function sendersOf({ server, database }: Stage): Promise<(() => Promise<void>)[]> {
  const { question } = await reviewField(database);
  const headersOf = async (name: string) => {
    const session = await database.write(async (tx) => {
      const id = await addTestPerson(tx, name, [{ role: "office", unitId: question.unit }]);
      return beginSession(tx, id, systemClock.now());
    });
    return { Cookie: `quyet=${session}`, Origin: server.url };
  };
  const post = async ({ path, body, type }: Sent, headers: Record<string, string>) => {
    const typed = type === undefined ? headers : { ...headers, "Content-Type": type };
    const answer = await fetch(server.url + path, { method: "POST", headers: typed, body, redirect: "manual" });
    const text = await answer.text();
    if (![200, 201, 302, 422].includes(answer.status))
      throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text;
  };
  const begun = { unit: "tan-hao", period: "2024-Q1" };
  const writer = await headersOf("hostile-word");
  const review: { id: number } = JSON.parse(
    await post({ path: "/api/v1/reviews", body: JSON.stringify(begun), type: "application/json" }, writer),
  );
  const kinds: [Record<string, string>, Sent[]][] = [
    [
      writer,
      hostileWordFiles.map(([, make]) => fileSent(`/app/van-ban/${review.id}/tu-word`, make(), { intent: "preview" })),
    ],
    [
      await headersOf("hostile-annex"),
      hostileAnnexes.map(([, make]) => pasted("/app/thiet-lap/nghi-quyet/nq-2024/phu-luc", make(290_000))),
    ],
    [
      await headersOf("hostile-workbook"),
      [...hostileWorkbooks, ...crowdedWorkbooks].map(([, make]) => fileSent("/app/nap-so-lieu", make())),
    ],
    [
      await headersOf("hostile-csv"),
      hostileCsv.map(([, make]) => ({ path: "/api/v1/load", body: make(4_000_000), type: "text/csv" })),
    ],
  ];
  return kinds.map(([headers, all]) => async () => {
    for (const each of all) await post(each, headers);
  });
}

function fileSent(path: string, bytes: Buffer, fields: Readonly<Record<string, string>> = {}): Sent {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new File([new Uint8Array(bytes)], "tep"));
  return { path, body };
}

function pasted(path: string, table: string): Sent {
  const body = new FormData();
  body.set("intent", "preview");
  body.set("table", table);
  return { path, body };
}
