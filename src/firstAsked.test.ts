/** A form's first period asked for: before it nobody is missing, late, reminded or counted, and what is filed counts all the same. */
import { describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "./calendar/clock.ts";
import { periodOf } from "./calendar/period.ts";
import type { IsoDate, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { folderOf } from "./folder/testFolder.ts";
import { standingsOf } from "./resolutions/standing.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(vietnamInstant("2026-08-20" as IsoDate, "09:00"));

const formsFrom = (first: string) => `code,name,owed_by,frequency,first_asked,indicator
quy,Biểu quý,commune,quarter,${first},viec
`;
const files = {
  "units.csv": "code,name,kind,parent\nhuyen,Huyện,district,\nxa-a,Xã A,commune,huyen\nxa-b,Xã B,commune,huyen\n",
  "indicators.csv": "code,name,measure,direction,timing,rollup,decimals\nviec,Việc làm,việc,more,flow,sum,0\n",
  "forms.csv": formsFrom("2026-Q2"),
  "resolutions.csv": "code,title,unit,period\nnq,Nghị quyết,huyen,2026\n",
  "targets.csv":
    "code,resolution,name,indicator,unit,comparator,amount,period\nct,nq,Việc,viec,huyen,at_least,100,2026\n",
  "values.csv": "indicator,unit,period,amount\nviec,xa-a,2026-Q1,5\n",
};
const load = async (changed: Record<string, string> = {}) =>
  loadFolder(database, await folderOf({ ...files, ...changed }), { clock, by: "thử" });
await load();
await database.pool.query(
  "INSERT INTO setting VALUES ('notice_rules', '{\"firstAsked\": \"2026-Q1\"}') ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
);

const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
async function signedIn(role: "reporter" | "office" | "administrator", unit: string): Promise<string> {
  return database.write(async (tx) => {
    const { id: unitId } = await tx.selectFrom("unit").select("id").where("code", "=", unit).executeTakeFirstOrThrow();
    const id = await addTestPerson(tx, `${role}.${unit}`, [{ role, unitId }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}
const reporter = await signedIn("reporter", "xa-b");
const office = await signedIn("office", "huyen");
const administrator = await signedIn("administrator", "huyen");

async function send(cookie: string, method: string, path: string, body?: unknown) {
  const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/json", "If-Match": '"0"' };
  const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  const answer = await app.request(`${origin}/api/v1${path}`, init);
  return { status: answer.status, body: await answer.json() };
}
const page = async (cookie: string, path: string) =>
  (await app.request(origin + path, { headers: { Cookie: cookie } })).text();
const coverageAt = (period: string) =>
  database.read(async (tx) => {
    const unit = await tx.selectFrom("unit").select("id").where("code", "=", "huyen").executeTakeFirstOrThrow();
    const question = { unit: unit.id as UnitId, at: periodOf(period), basis: "approved" } as const;
    const [target] = (await standingsOf(tx, question)).targets;
    return target && { ...target.standing.coverage, actual: target.standing.actual };
  });

describe("before the first period asked for", () => {
  test("nothing is owed in coverage, and what came counts; from it on everybody owes", async () => {
    expect(await coverageAt("2026-Q1")).toEqual({ reported: 0, expected: 0, come: 0, owed: 0, actual: "5" });
    expect(await coverageAt("2026-Q2")).toEqual({ reported: 0, expected: 2, come: 0, owed: 2, actual: "5" });
    await load({ "forms.csv": formsFrom("") });
    expect(await coverageAt("2026-Q2")).toEqual({ reported: 0, expected: 2, come: 1, owed: 4, actual: "5" });
    await load();
  });

  test("nobody is missing on the board, nor late", async () => {
    const missingOn = async (period: string) =>
      /"missing":(\[.*?\]),"isClosed"/.exec(await page(office, `/app/tong-hop?ky=${period}`))?.[1];
    expect(await missingOn("2026-Q1")).toBe("[]");
    expect(await missingOn("2026-Q2")).toContain("Xã B");
    const today = await page(reporter, "/app");
    expect(today).toContain("quý II/2026");
    expect(today).not.toContain("quý I/2026");
  });

  test("it may be filed all the same", async () => {
    expect(await send(reporter, "PUT", "/reports/xa-b/quy/2026-Q1", { values: { viec: "3" } })).toMatchObject({
      status: 200,
    });
    expect((await send(office, "GET", "/reports?unit=huyen&period=2026-Q1")).body).toMatchObject({
      accepts: [{ unit: "xa-a" }, { unit: "xa-b", state: "draft" }],
    });
  });
});

describe("the first period asked for, as it is said", () => {
  test("a file without the column leaves it; one of another frequency is refused with its cell", async () => {
    await load({ "forms.csv": "code,name,owed_by,frequency,indicator\nquy,Biểu quý,commune,quarter,viec\n" });
    const { rows } = await database.pool.query("SELECT first_asked FROM form");
    expect(rows).toEqual([{ first_asked: "2026-Q2" }]);
    await expect(load({ "forms.csv": formsFrom("2026-04") })).rejects.toMatchObject({
      faults: [{ code: "first_asked_of_other_frequency" }],
    });
  });

  test("it is set on the screen and over the API, by whoever sets definitions alone", async () => {
    const { body: form } = await send(administrator, "GET", "/definitions/forms/quy");
    expect(form).toMatchObject({ rows: [{ first_asked: "2026-Q2" }] });
    const rows = [{ ...form.rows[0], first_asked: "2026-Q3" }];
    expect(await send(reporter, "PUT", "/definitions/forms/quy", { rows, seen: form.version })).toMatchObject({
      status: 403,
    });
    expect(await send(administrator, "PUT", "/definitions/forms/quy", { rows, seen: form.version })).toMatchObject({
      status: 200,
    });
    expect(await coverageAt("2026-Q2")).toMatchObject({ owed: 0 });
    expect(await page(administrator, "/app/thiet-lap/bieu-mau/quy")).toContain('"first_asked":"Quý III/2026"');
  });
});
