/** Closed means closed for every writer and every act: each is refused there and done in a period that is open. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { beforeEach, describe, expect, test } from "vitest";
import type { ApiEnvironment, RequestContext } from "./access/context.server.ts";
import { readPerson } from "./access/person.server.ts";
import type { Person, Role } from "./access/person.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { api } from "./api.server.ts";
import { stoppedClock, today } from "./calendar/clock.ts";
import type { IsoDate, PeriodCode } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { readAllRecords } from "./folder/stored.server.ts";
import { applyWide, previewWide } from "./folder/wide/store.server.ts";
import type { State } from "./ledger/report.ts";
import { approve, returnReport, submit } from "./ledger/steps.server.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { playOpenQuarter } from "./reports/openQuarter.server.ts";
import { saveTyped } from "./reports/pages/filling/save.server.ts";
import { answerRequest, askReopen, beginStandIn } from "./reports/sending/requests.server.ts";
import { cells, now, testField } from "./reports/testField.ts";
import { applyUpload } from "./reports/workbook/upload.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { AppError } from "./server/error.ts";
import { asAppError, problemOf, problemResponse } from "./server/http/problem.server.ts";
import { setClosedThrough } from "./settings/closedThrough.server.ts";
import { workbookOf } from "./sheets/testArchive.ts";
import { allTexts } from "./texts.ts";

const database = await testDatabase();
const field = await testField(database);
const clock = stoppedClock(now);
const configuration = readConfiguration({});
const [closed, open] = ["2023-Q4", "2024-Q1"];

async function somebody(role: Role, unitId = field.unit): Promise<Person> {
  const person = await database.write(async (tx) => {
    const id = await addTestPerson(tx, `${role}.${unitId}`, [{ role, unitId }]);
    return readPerson(tx, id, today(clock));
  });
  if (person === undefined) throw new Error(role);
  return person;
}
const reporter = await somebody("reporter");
const office = await somebody("office", field.district);
const administrator = await somebody("administrator", field.district);
/** Signs for the unit, but is not known to it: what the unit sends needs no signature unless a test says so. */
const approver: Person = { ...reporter, roles: [{ role: "approver", unitId: field.unit }] };

const asking = (person: Person) =>
  ({
    clock,
    configuration,
    demo: false,
    requestId: "1",
    nonce: "n",
    language: "vi",
    database,
    person,
    stillAsks: async () => undefined,
  }) as RequestContext;
const apis = api({ database });

/** The code of the refusal; undefined: it was done. */
async function call(person: Person, method: string, path: string, body?: unknown, headers = {}) {
  const app = new Hono<ApiEnvironment>();
  app.use((context, next) => {
    context.set("request", asking(person));
    return next();
  });
  app.route("/api/v1", apis);
  app.onError((error) => problemResponse(problemOf(asAppError(error), "vi", allTexts)));
  const isText = typeof body === "string" || body instanceof Uint8Array;
  const answer = await app.request(`/api/v1${path}`, {
    method,
    body: isText ? new Uint8Array(Buffer.from(body)) : body === undefined ? undefined : JSON.stringify(body),
    headers: { ...(!isText && body !== undefined && { "Content-Type": "application/json" }), ...headers },
  });
  if (answer.status === 200) return undefined;
  const { code, status } = await answer.json();
  return `${status} ${code}`;
}

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return `${error.status} ${error.code}`;
    throw error;
  }
}

const keyOf = (period: string) => ({ ...field.key, period: period as PeriodCode });
const codesOf = (period: string) => ({ unit: "tan-hao", form: "quy", period });
const path = (period: string) => `/reports/tan-hao/quy/${period}`;

/** Brings the report into a state, with 4 admissions; answers the version. */
async function reportIn(state: State, period: string): Promise<number> {
  if (state === "unwritten") return 0;
  const key = keyOf(period);
  const step = (seen: number) => ({ seen, by: "lan", at: now, parent: field.district });
  return database.write(async (tx) => {
    const draft = { seen: 0, cells: cells({ 1: 4 }), narrative: {}, by: "lan", at: now };
    const { version } = await saveDraft(tx, key, draft);
    if (state === "draft") return version;
    const sent = await submit(tx, key, step(version), state === "filled");
    if (state === "approved") return approve(tx, key, step(sent));
    return state === "returned" ? returnReport(tx, key, step(sent), "Xem lại") : sent;
  });
}

const close = (person: Person, day: string | undefined) =>
  database.write((tx) => setClosedThrough(tx, asking(person), day as IsoDate | undefined));
const everything = async () => {
  const rows = (table: string) => database.pool.query(`SELECT * FROM ${table} WHERE period = $1`, [closed]);
  return (await Promise.all(["report", "report_version", "rollup_mark"].map(rows))).map((answer) => answer.rows);
};

beforeEach(async () => {
  await database.pool.query("DELETE FROM setting WHERE name = 'closed_through'");
  await database.pool.query("TRUNCATE report, report_version, rollup_mark, report_stand_in, duty_request, notice");
});

const version = (seen: number) => (seen === 0 ? { "If-None-Match": "*" } : { "If-Match": `"${seen}"` });
const csv = (period: string, amount = 9) => `indicator,unit,period,amount\nket-nap,tan-hao,${period},${amount}\n`;
const why = "theo biên bản";

/** The installation's own definitions, with these figures, as files or sheets have them. */
async function tables(values: string): Promise<Map<string, string[][]>> {
  const records = await database.read(readAllRecords);
  const table = (rows: readonly Readonly<Record<string, string>>[] = []) => [
    Object.keys(rows[0] ?? {}),
    ...rows.map(Object.values),
  ];
  return new Map([
    ["units", table(records.units)],
    ["indicators", table(records.indicators)],
    ["forms", table(records.forms)],
    ["resolutions", [["code", "title", "unit", "period"]]],
    ["targets", [["code", "resolution", "name", "indicator", "unit", "comparator", "amount", "period"]]],
    [
      "values",
      values
        .trim()
        .split("\n")
        .map((line) => line.split(",")),
    ],
  ]);
}

async function loadCommand(values: string) {
  const folder = await mkdtemp(join(tmpdir(), "quyet-closed-"));
  try {
    for (const [name, rows] of await tables(values))
      await writeFile(join(folder, `${name}.csv`), rows.map((cells) => cells.join(",")).join("\n"));
    await loadFolder(database, folder, { clock, by: "load", reason: why });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function loadWorkbook(values: string) {
  const path = `/load/workbook?reason=${encodeURIComponent(why)}`;
  const body = new Uint8Array(workbookOf(Object.fromEntries(await tables(values))));
  return call(office, "POST", path, body, {
    "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}

async function wideWorkbook(period: string) {
  const records = [{ indicator: "ket-nap", unit: "tan-hao", period, amount: "9", row: 2, column: 1 }];
  const table = { titles: [], layout: { unitColumn: 0, firstRow: 2 }, columns: [], rows: [] };
  const { seen } = await database.read((tx) => previewWide(tx, asking(office), field.definitions, records as never));
  const apply = { upload: "00000000-0000-0000-0000-000000000000", table, meaning: { columns: {}, units: {} }, seen };
  await applyWide(asking(office), { ...apply, records: records as never, reason: why });
}

const typed = (period: string, seen: number) => (tx: Parameters<typeof saveTyped>[0]) =>
  saveTyped(tx, asking(reporter), codesOf(period), seen, { v1: "9" });
const uploaded = (period: string, seen: number) => (tx: Parameters<typeof saveTyped>[0]) =>
  applyUpload(tx, asking(reporter), codesOf(period), seen, { v1: "9" });

type Act = (period: string, seen: number) => Promise<string | undefined>;
/** The writer and what it does, the state of the report before, and how it is done. */
const acts: [string, State, Act][] = [
  ...(["unwritten", "draft", "returned"] as const).flatMap((state): [string, State, Act][] => [
    [
      "a cell of the grid",
      state,
      (period, seen) =>
        call(reporter, "PATCH", `${path(period)}/cells`, {
          seen,
          cells: { "ket-nap": { typed: "9", estimated: false, note: "" } },
          narrative: {},
        }),
    ],
    ["the form posted", state, (period, seen) => refusalOf(database.write(typed(period, seen)))],
    ["a report's workbook", state, (period, seen) => refusalOf(database.write(uploaded(period, seen)))],
    [
      "a program's draft",
      state,
      (period, seen) => call(reporter, "PUT", path(period), { values: { "ket-nap": "9" } }, version(seen)),
    ],
    [
      "a whole submission",
      state,
      (period, seen) => call(reporter, "POST", `${path(period)}/submit`, { values: { "ket-nap": "9" } }, version(seen)),
    ],
  ]),
  ["submit", "draft", (period, seen) => call(reporter, "POST", `${path(period)}/submit`, {}, version(seen))],
  ["submit again", "returned", (period, seen) => call(reporter, "POST", `${path(period)}/submit`, {}, version(seen))],
  [
    "sign off",
    "filled",
    (period, seen) => call(approver, "POST", `${path(period)}/sign-off`, undefined, version(seen)),
  ],
  [
    "return by the unit's own approver",
    "filled",
    (period, seen) => call(approver, "POST", `${path(period)}/return`, { reason: why }, version(seen)),
  ],
  ["approve", "submitted", (period, seen) => call(office, "POST", `${path(period)}/approve`, undefined, version(seen))],
  [
    "return by the office",
    "submitted",
    (period, seen) => call(office, "POST", `${path(period)}/return`, { reason: why }, version(seen)),
  ],
  [
    "reopen",
    "approved",
    (period, seen) => call(office, "POST", `${path(period)}/reopen`, { reason: why }, version(seen)),
  ],
  [
    "a reopening granted",
    "approved",
    (period) =>
      refusalOf(
        database.write((tx) => answerRequest(tx, asking(office), codesOf(period), { answer: "granted", why: "" })),
      ),
  ],
  [
    "the office's entry in the unit's place",
    "draft",
    (period, seen) => call(office, "PUT", path(period), { values: { "ket-nap": "9" } }, version(seen)),
  ],
  [
    "the office's submission in the unit's place",
    "draft",
    (period, seen) => call(office, "POST", `${path(period)}/submit`, { values: { "ket-nap": "9" } }, version(seen)),
  ],
  ...(["unwritten", "draft", "filled", "submitted", "approved", "returned"] as const).flatMap(
    (state): [string, State, Act][] => [
      ["load with a reason", state, (period) => refusalOf(loadCommand(csv(period)))],
      [
        "POST /load with a reason",
        state,
        (period) =>
          call(office, "POST", `/load?reason=${encodeURIComponent(why)}`, csv(period), { "Content-Type": "text/csv" }),
      ],
      ["the wide workbook with a reason", state, (period) => refusalOf(wideWorkbook(period))],
    ],
  ),
  ["POST /load/workbook with a reason", "approved", (period) => loadWorkbook(csv(period))],
  [
    "the demo's open quarter",
    "unwritten",
    (period) =>
      refusalOf(
        database.write((tx) =>
          playOpenQuarter(
            tx,
            {
              period: period as PeriodCode,
              illustrative: true,
              reports: [
                {
                  ...{ unit: "tan-hao", form: "quy", state: "draft", at: now.toISOString() },
                  ...{ amounts: { "ket-nap": "9" }, estimated: [], notes: {}, narrative: {} },
                },
              ],
            },
            now,
          ),
        ),
      ),
  ],
];

/** What must stand before: asked while nothing was closed yet. */
async function prepare(name: string, state: State, period: string): Promise<number> {
  const seen = await reportIn(state, period);
  if (name === "a reopening granted")
    await database.write((tx) => askReopen(tx, asking(reporter), codesOf(period), why));
  if (name.includes("in the unit's place"))
    await database.write((tx) => beginStandIn(tx, asking(office), codesOf(period), why));
  return seen;
}

test.each(acts)(
  "%s (%s) is refused in a closed period and done in an open one",
  { timeout: 120_000 },
  async (name, state, act) => {
    const seen = { closed: await prepare(name, state, closed), open: await prepare(name, state, open) };
    await close(office, "2023-12-31");
    const before = await everything();
    expect(await act(closed, seen.closed)).toBe("409 period_closed");
    expect(await everything()).toEqual(before);
    expect(await act(open, seen.open)).toBeUndefined();
  },
);

describe("a load into a closed period", () => {
  test("names the row, and of several reports writes none", async () => {
    await close(office, "2023-12-31");
    const both = `${csv(open)}ket-nap,hung-le,${closed},3\n`;
    const answer = loadCommand(both);
    await expect(answer).rejects.toMatchObject({
      code: "period_closed",
      faults: [
        {
          code: "period_closed",
          place: { file: "values.csv", row: 3 },
          details: { unit: "hung-le", period: closed, indicator: "ket-nap" },
        },
      ],
    });
    expect((await database.pool.query("SELECT FROM report")).rowCount).toBe(0);
  });

  test("passes where it would change nothing", async () => {
    await loadCommand(csv(closed));
    await close(office, "2023-12-31");
    await loadCommand(csv(closed));
    expect((await database.pool.query("SELECT FROM report WHERE version = 1")).rowCount).toBe(1);
  });
});

describe("opening a closed period again", () => {
  test("is an administrator's alone, and recorded; the office closes and may close more", async () => {
    await close(office, "2023-06-30");
    await close(office, "2023-12-31");
    for (const earlier of ["2023-09-30", undefined])
      expect(await refusalOf(close(office, earlier))).toBe("403 not_allowed");
    await close(administrator, "2023-09-30");
    await close(administrator, undefined);
    const { rows } = await database.pool.query(
      "SELECT by, before, after FROM change_log WHERE object = 'setting:closed_through' ORDER BY id",
    );
    expect(rows.slice(-4)).toEqual([
      { by: office.id, before: null, after: "2023-06-30" },
      { by: office.id, before: "2023-06-30", after: "2023-12-31" },
      { by: administrator.id, before: "2023-12-31", after: "2023-09-30" },
      { by: administrator.id, before: "2023-09-30", after: null },
    ]);
  });
});
