/** Loading figures approves only what the loader may approve: by the API and by the wide table, through the whole program. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Role } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PeriodCode, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { changeDefinitions } from "./folder/change.server.ts";
import { approve, submit } from "./ledger/steps.server.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { cells, now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { workbookOf } from "./sheets/testArchive.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const services = { database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" };
const app = await testServer(services);
const idOf = (code: string) => field.definitions.tree.byCode.get(code)?.id;

type Caller = { token: string; cookie: string };
const callers = new Map<string, Caller>();
async function caller(role: Role, code: string): Promise<Caller> {
  const name = `${role}.${code}`;
  const known = callers.get(name);
  if (known !== undefined) return known;
  const made = await database.write(async (tx) => {
    const id = await addTestPerson(tx, name, [{ role, unitId: idOf(code) }]);
    const { token } = await makeToken(tx, id, "thử", 30, new Date());
    return { token, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
  });
  callers.set(name, made);
  return made;
}

async function load(by: Caller, lines: string, query = ""): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await app.request(`${origin}/api/v1/load${query}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${by.token}`, "Content-Type": "text/csv" },
    body: `indicator,unit,period,amount\n${lines}\n`,
  });
  return { status: answer.status, body: await answer.json() };
}

type WidePage = { status: number; fields: Record<string, string>; preview?: { seen: string; rows: { now: string }[] } };

async function ask(
  by: Caller,
  path: string,
  body?: FormData | URLSearchParams,
): Promise<WidePage & { location: string }> {
  const headers = { Origin: origin, Cookie: by.cookie };
  const answer = await app.request(origin + path, { method: body ? "POST" : "GET", body, headers });
  const text = await answer.text();
  const drawn = text.startsWith("{") ? JSON.parse(text) : {};
  const held: Record<string, WidePage> = (body ? drawn.actionData : drawn.loaderData) ?? {};
  const page = held["folder/pages/wideTable.tsx"] ?? { fields: {} };
  return { ...page, status: answer.status, location: answer.headers.get("Location") ?? "" };
}

/** Looks at a wide table for the unit, then takes it in; the status of the last thing asked. */
async function takeWide(by: Caller, unit: string, amount: number): Promise<{ looked: WidePage; taken: number }> {
  const sheet = {
    "Năm 2024": [
      ["Đơn vị", "ket-nap"],
      [unit.toUpperCase(), amount],
    ],
  };
  const upload = new FormData();
  upload.set("file", new File([new Uint8Array(workbookOf(sheet))], "nam.xlsx"));
  const { location } = await ask(by, "/app/nap-so-lieu", upload);
  const address = `${location.replace(origin, "")}?cot=1&dong=2&nam=2024&kyso=2024-Q3`;
  const shown = await ask(by, address);
  const fields = { ...shown.fields, c2: "ket-nap", p2: "2024-Q3", d2: unit };
  const looked = await ask(by, address, new URLSearchParams({ ...fields, intent: "preview" }));
  const apply = { ...fields, intent: "apply", reason: "đính chính", seen: looked.preview?.seen ?? "" };
  const taken = await ask(by, address, new URLSearchParams(apply));
  return { looked, taken: taken.status };
}

const keyOf = (unit: UnitId) => ({ unit, form: field.form, period: "2024-Q3" as PeriodCode });

/** A report of that commune with 4 admissions, brought as far as told. */
async function reportOf(code: string, state: "draft" | "submitted" | "approved"): Promise<void> {
  const unit = idOf(code);
  if (unit === undefined) throw new Error(code);
  const step = (seen: number) => ({ seen, by: "lan", at: now, parent: field.district });
  await database.write(async (tx) => {
    const draft = { seen: 0, cells: cells({ 1: 4, 4: 30 }), narrative: {}, by: "lan", at: now };
    const { version } = await saveDraft(tx, keyOf(unit), draft);
    if (state === "draft") return;
    const sent = await submit(tx, keyOf(unit), step(version), false);
    if (state === "approved") await approve(tx, keyOf(unit), step(sent));
  });
}

async function stored(code: string) {
  const { rows } = await database.pool.query(
    `SELECT state, amounts[1]::text AS admissions, submitted_version = version AS sent, approved_version AS approved
    FROM report WHERE unit_id = $1 AND period = '2024-Q3'`,
    [idOf(code)],
  );
  return rows[0];
}

beforeEach(async () => {
  await database.pool.query("TRUNCATE report, report_version, rollup_mark, notice");
});

describe("S1 an office loads figures of its own unit", () => {
  test("S1 they are submitted and wait for the office above, whose own load of them counts at once", async () => {
    const line = "ket-nap,tan-hao,2024-Q3,9";
    const commune = await caller("office", "tan-hao");
    expect(await load(commune, line)).toMatchObject({ status: 200, body: { new: 1, waiting: 1 } });
    expect(await stored("tan-hao")).toEqual({ state: "submitted", admissions: "9", sent: true, approved: null });
    expect(await load(commune, line)).toMatchObject({ status: 200, body: { new: 0, changed: 0, unchanged: 1 } });
    const district = await caller("office", "giong-trom");
    expect(await load(district, line, "?reason=duyet")).toMatchObject({ status: 200, body: { waiting: 0 } });
    expect(await stored("tan-hao")).toMatchObject({ admissions: "9", approved: expect.any(Number) });
  });

  test("S1 the office above is told that they wait, as of a report sent in by hand", async () => {
    await caller("office", "giong-trom");
    await load(await caller("office", "tan-hao"), "ket-nap,tan-hao,2024-Q3,9");
    const { rows } = await database.pool.query(
      "SELECT kind, username FROM notice JOIN person ON person.id = notice.person_id ORDER BY username",
    );
    expect(rows).toEqual([{ kind: "submitted", username: "office.giong-trom" }]);
  });

  test("S1 what the reporter had typed is submitted with them", async () => {
    await reportOf("tan-hao", "draft");
    await load(await caller("office", "tan-hao"), "ket-nap,tan-hao,2024-Q3,9");
    const { rows } = await database.pool.query("SELECT state, amounts::text FROM report");
    expect(rows).toEqual([{ state: "submitted", amounts: "{9,NULL,NULL,30}" }]);
  });

  test.each(["submitted", "approved"] as const)(
    "S1 nothing changes in a report that is %s, reason or not",
    async (state) => {
      await reportOf("tan-hao", state);
      const before = await stored("tan-hao");
      for (const query of ["", "?reason=dinh-chinh"]) {
        const answer = await load(await caller("office", "tan-hao"), "ket-nap,tan-hao,2024-Q3,9", query);
        expect(answer).toMatchObject({ status: 422, body: { errors: [{ code: "loaded_report_sent", row: 2 }] } });
      }
      expect((await takeWide(await caller("office", "tan-hao"), "tan-hao", 9)).taken).toBe(422);
      expect(await stored("tan-hao")).toEqual(before);
      const district = await caller("office", "giong-trom");
      expect((await load(district, "ket-nap,tan-hao,2024-Q3,9", "?reason=dinh-chinh")).status).toBe(200);
      expect(await stored("tan-hao")).toMatchObject({ admissions: "9" });
    },
  );

  test("S1 the wide table does the same", async () => {
    const { looked, taken } = await takeWide(await caller("office", "tan-hao"), "tan-hao", 7);
    expect([looked.status, taken]).toEqual([200, 200]);
    expect(await stored("tan-hao")).toEqual({ state: "submitted", admissions: "7", sent: true, approved: null });
    await takeWide(await caller("office", "giong-trom"), "hung-le", 8);
    expect(await stored("hung-le")).toMatchObject({ state: "approved", admissions: "8" });
  });

  test("S1 where the unit has an approver of its own, they sign first", async () => {
    const commune = await caller("office", "hung-le");
    await caller("approver", "hung-le");
    expect((await load(commune, "ket-nap,hung-le,2024-Q3,9")).status).toBe(200);
    expect(await stored("hung-le")).toEqual({ state: "filled", admissions: "9", sent: null, approved: null });
    expect(await load(commune, "ket-nap,hung-le,2024-Q3,9")).toMatchObject({ status: 200, body: { unchanged: 1 } });
    expect(await load(commune, "ket-nap,hung-le,2024-Q3,8")).toMatchObject({ status: 422 });
  });
});

describe("S1 who loads for whom", () => {
  const line = (unit: string) => `ket-nap,${unit},2024-Q3,9`;

  test("S1 an administrator above brings in what counts; one of the unit itself nothing", async () => {
    expect((await load(await caller("administrator", "tan-hao"), line("tan-hao"))).status).toBe(403);
    expect(await stored("tan-hao")).toBeUndefined();
    expect((await load(await caller("administrator", "giong-trom"), line("tan-hao"))).status).toBe(200);
    expect(await stored("tan-hao")).toMatchObject({ state: "approved" });
  });

  test.each([
    ["office", "hung-le"],
    ["office", "da-giai-the"],
    ["reporter", "tan-hao"],
    ["approver", "tan-hao"],
    ["leader", "giong-trom"],
  ] as const)("S1 a %s of %s loads nothing for tan-hao, and is not shown what stands there", async (role, unit) => {
    await reportOf("tan-hao", "draft");
    const before = await stored("tan-hao");
    for (const query of ["", "?reason=x", "?dryRun=true"])
      expect((await load(await caller(role, unit), line("tan-hao"), query)).status).toBe(403);
    expect(await stored("tan-hao")).toEqual(before);
  });

  test("S1 a code posted to the preview of a wide table shows nothing of a unit beside", async () => {
    await reportOf("tan-hao", "draft");
    const { looked, taken } = await takeWide(await caller("office", "hung-le"), "tan-hao", 9);
    expect([looked.status, taken]).toEqual([403, 403]);
    expect(looked.preview).toBeUndefined();
    const above = await takeWide(await caller("office", "giong-trom"), "tan-hao", 9);
    expect(above.looked.preview?.rows).toMatchObject([{ now: "4" }]);
  });

  test("S1 an office loads for a unit below it what counts at once; one beside it nothing", async () => {
    await database.write((tx) =>
      changeDefinitions(
        tx,
        { units: [{ code: "ap-mot", name: "Ấp Một", kind: "village", parent: "tan-hao" }] },
        { at: now, by: { command: "thử" } },
      ),
    );
    const hamlet = line("ap-mot");
    for (const by of ["hung-le", "da-giai-the"])
      expect((await load(await caller("office", by), hamlet)).status).toBe(403);
    expect(await load(await caller("office", "tan-hao"), hamlet)).toMatchObject({ status: 200, body: { waiting: 0 } });
  });

  test("S1 nor is a file taken in part", async () => {
    const both = `${line("hung-le")}\n${line("tan-hao")}`;
    expect((await load(await caller("office", "hung-le"), both)).status).toBe(403);
    expect([await stored("hung-le"), await stored("tan-hao")]).toEqual([undefined, undefined]);
  });

  test("S1 an agency loads its own form about a unit, which waits for that unit's office", async () => {
    const revenue = "thu-ngan-sach,tan-hao,2024-Q3,50";
    expect(await load(await caller("office", "thue"), revenue)).toMatchObject({ status: 200, body: { waiting: 1 } });
    expect((await load(await caller("office", "thue"), line("tan-hao"))).status).toBe(403);
    expect(await load(await caller("office", "tan-hao"), revenue, "?reason=duyet")).toMatchObject({
      body: { waiting: 0 },
    });
  });
});
