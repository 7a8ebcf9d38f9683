/** Files and texts that should keep the server busy, through the whole program: refused or read, and nobody else waits. */
import { describe, expect, test, vi } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { hostileWordFiles } from "./documents/hostileWordFiles.ts";
import { now } from "./reports/testField.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { hostileAnnexes } from "./settings/hostileAnnexes.ts";
import { readCsv } from "./sheets/csv.ts";
import { hostileCsv } from "./sheets/hostileCsv.ts";
import { crowdedWorkbooks } from "./sheets/hostileWorkbooks.ts";
import { tableFromText } from "./sheets/pastedTable.ts";
import { testServer } from "./testServer.ts";
import { allTexts } from "./texts.ts";

/** What cuts texts into cells, as the server itself would call it: a thread beside has modules of its own. */
vi.mock("./sheets/csv.ts", async (original) => {
  const real = await original<typeof import("./sheets/csv.ts")>();
  return { ...real, readCsv: vi.fn(real.readCsv) };
});
vi.mock("./sheets/pastedTable.ts", async (original) => {
  const real = await original<typeof import("./sheets/pastedTable.ts")>();
  return { ...real, tableFromText: vi.fn(real.tableFromText) };
});

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const { origin } = configuration;
const plenty = { atOnce: 1_000, perSecond: 1_000 };
const app = await testServer({
  floodLimits: { sign_in: plenty, search: plenty, import: plenty, export: plenty },
  database,
  clock: stoppedClock(now),
  configuration,
  demo: false,
  clientFolder: "build/client",
});
const cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: question.unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

const begun = await app.request(`${origin}/api/v1/reviews`, {
  method: "POST",
  headers: { Cookie: cookie, Origin: origin, "Content-Type": "application/json" },
  body: JSON.stringify({ unit: "tan-hao", period: "2024-Q1" }),
});
const { id: review }: { id: number } = JSON.parse(await begun.text());
const wordPage = `/app/van-ban/${review}/tu-word`;
const annexPage = "/app/thiet-lap/nghi-quyet/nq-2024/phu-luc";

/** So many others are answered one after another; work beside the server takes longer only to begin. */
const others = 8;

type Answered = { status: number; said: string; othersFirst: number };

/** Posts a form, and asks for something else again and again meanwhile. */
async function post(path: string, fields: Record<string, string | File>): Promise<Answered> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return sent(path, body, {});
}

async function sent(path: string, body: FormData | string, headers: Record<string, string>): Promise<Answered> {
  let isDone = false;
  const posting = Promise.resolve(
    app.request(origin + path, { method: "POST", headers: { Cookie: cookie, Origin: origin, ...headers }, body }),
  ).finally(() => {
    isDone = true;
  });
  let othersFirst = 0;
  while (!isDone && othersFirst < others) {
    await app.request(`${origin}/healthz`);
    if (!isDone) othersFirst += 1;
  }
  const answer = await posting;
  return { status: answer.status, said: await answer.text(), othersFirst };
}

const file = (bytes: Buffer, name: string) => new File([new Uint8Array(bytes)], name);
/** What people are told of a code, up to its first number. */
const wordsOf = (code: string) => (allTexts[code]?.vi ?? code).split("{")[0] ?? "";

describe("S6 a Word file", () => {
  test.each(hostileWordFiles)("S6 %s: others are answered meanwhile", async (_name, make, code) => {
    const { status, said, othersFirst } = await post(wordPage, { intent: "preview", file: file(make(), "a.docx") });
    expect(othersFirst).toBe(others);
    expect(status).toBe(code === undefined ? 200 : 422);
    if (code !== undefined) expect(said).toContain(wordsOf(code));
  });
});

describe("S6 a pasted annex", () => {
  test.each(hostileAnnexes)("S6 %s: others are answered meanwhile", async (_name, make) => {
    const { status, othersFirst } = await post(annexPage, { intent: "preview", table: make(290_000) });
    expect(othersFirst).toBe(others);
    expect([200, 422]).toContain(status);
  });

  test("S6 rows that say too much are refused, and others are answered meanwhile", async () => {
    const row = { take: "yes", name: "Kết nạp", timing: "flow", filler: "units", phrase: "không; ".repeat(40_000) };
    const cells = Object.fromEntries(Object.entries(row).map(([field, cell]) => [`${field}.0`, cell]));
    const { status, said, othersFirst } = await post(annexPage, { intent: "apply", rows: "1", ...cells });
    expect(status).toBe(422);
    expect(said).toContain(wordsOf("field_too_long"));
    expect(othersFirst).toBe(others);
  });
});

describe("S6 a workbook", () => {
  test.each(crowdedWorkbooks)("S6 %s: others are answered meanwhile", async (_name, make, code) => {
    const { status, said, othersFirst } = await post("/app/nap-so-lieu", { file: file(make(), "a.xlsx") });
    expect(status).toBe(422);
    expect(said).toContain(wordsOf(code));
    expect(othersFirst).toBe(others);
  });
});

describe("S6 a CSV file", () => {
  test.each<[string, () => Promise<{ status: number }>]>([
    [
      "figures",
      () =>
        sent("/api/v1/load", "indicator,unit,period,amount\nkhong-co,tan-hao,2024-Q1,1\n", {
          "Content-Type": "text/csv",
        }),
    ],
    [
      "a wide table",
      () => post("/app/nap-so-lieu", { file: file(Buffer.from("Đơn vị;Kết nạp\nTân Hào;5\n"), "a.csv") }),
    ],
    [
      "a wide table with tabs",
      () => post("/app/nap-so-lieu", { file: file(Buffer.from('Đơn vị\tKết nạp\n"Tân Hào"\t5\n'), "a.tsv") }),
    ],
    [
      "an annex",
      () => post(annexPage, { intent: "preview", file: file(Buffer.from("Chỉ tiêu,2024\nKết nạp,130\n"), "a.csv") }),
    ],
  ])("S6 %s as text is cut beside the server and not by it", async (_name, send) => {
    vi.clearAllMocks();
    expect([200, 302, 422]).toContain((await send()).status);
    expect(readCsv).not.toHaveBeenCalled();
    expect(tableFromText).not.toHaveBeenCalled();
  });

  test.each(hostileCsv)("S6 %s: others are answered meanwhile", async (_name, make) => {
    const { status, othersFirst } = await sent("/api/v1/load", make(400_000), { "Content-Type": "text/csv" });
    expect(status).toBe(422);
    expect(othersFirst).toBe(others);
  });
});
