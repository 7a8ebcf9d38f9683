/** The last report of a unit that ended before it was due: filed, signed and accepted over HTTP until it is done, and nothing else. */
import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { vietnamInstant } from "./calendar/clock.ts";
import type { IsoDate, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { loadFolder } from "./folder/load.server.ts";
import { folderOf } from "./folder/testFolder.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const configuration = readConfiguration({});
const { origin } = configuration;
let moment = vietnamInstant("2026-09-25" as IsoDate, "09:00");
const clock = { now: () => moment };

/** Two communes and their district end on 30 September 2026; one commune with the name of the first begins the day after. */
await loadFolder(
  database,
  await folderOf({
    "units.csv": `code,name,kind,parent,valid_from,valid_to
tinh,Tỉnh Mẫu,province,,,
huyen,Huyện Cũ,district,tinh,,2026-09-30
xa-a,Xã An,commune,huyen,,2026-09-30
xa-b,Xã Bình,commune,huyen,,2026-09-30
xa-a-moi,Xã An,commune,tinh,2026-10-01,
`,
    "indicators.csv": `code,name,measure,direction,timing,rollup,decimals
dang-vien,Kết nạp đảng viên,đảng viên,more,flow,sum,0
`,
    "forms.csv": `code,name,owed_by,frequency,indicator
xa-quy,Báo cáo quý của xã,commune,quarter,dang-vien
`,
    "resolutions.csv": "code,title,unit,period\nnq26,Nghị quyết năm 2026,tinh,2026\n",
    "targets.csv": `code,resolution,name,indicator,unit,comparator,amount,period
ct1,nq26,Kết nạp đảng viên,dang-vien,tinh,at_least,100,2026
`,
    "values.csv": `indicator,unit,period,amount
dang-vien,xa-a,2026-Q1,5
dang-vien,xa-b,2026-Q1,4
dang-vien,xa-b,2026-Q2,7
`,
  }),
  { clock, by: "thử" },
);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const { rows: units } = await database.pool.query<{ id: UnitId; code: string }>("SELECT id, code FROM unit");
const unitCoded = (code: string) => units.find((unit) => unit.code === code)?.id as UnitId;

async function signedIn(role: "reporter" | "approver" | "office", unit: string): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, `${role}.${unit}`, [{ role, unitId: unitCoded(unit) }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}
const reporter = await signedIn("reporter", "xa-a");
const signer = await signedIn("approver", "xa-a");
const office = await signedIn("office", "huyen");
const above = await signedIn("office", "tinh");
const successor = await signedIn("reporter", "xa-a-moi");

async function send(cookie: string, method: string, path: string, body?: unknown, seen = 0) {
  const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/json", "If-Match": `"${seen}"` };
  const init = { method, headers, body: body === undefined ? undefined : JSON.stringify(body) };
  const answer = await app.request(`${origin}/api/v1${path}`, init);
  const { code, state } = (await answer.json()) as { code?: string; state?: string };
  return { status: answer.status, code, state };
}
const page = async (cookie: string, path: string) => {
  const answer = await app.request(origin + path, { headers: { Cookie: cookie } });
  return { status: answer.status, text: await answer.text() };
};
const at = (period: string, unit = "xa-a") => `/reports/${unit}/xa-quy/${period}`;
const values = { values: { "dang-vien": "6" } };

beforeEach(async () => {
  await database.pool.query("TRUNCATE report, report_version CASCADE");
  moment = vietnamInstant("2026-10-05" as IsoDate, "09:00");
});

describe("the last report of a unit that ended before it was due", () => {
  test("is filed and signed by its own people and accepted by its own office, ended like it", async () => {
    expect(await send(reporter, "PUT", at("2026-Q3"), values)).toMatchObject({ status: 200 });
    expect(await send(reporter, "POST", `${at("2026-Q3")}/submit`, {}, 1)).toMatchObject({
      status: 200,
      state: "filled",
    });
    expect(await send(signer, "POST", `${at("2026-Q3")}/sign-off`, undefined, 2)).toMatchObject({ status: 200 });
    expect(await send(office, "POST", `${at("2026-Q3")}/return`, { reason: "Thiếu" }, 3)).toMatchObject({
      status: 200,
    });
    moment = vietnamInstant("2027-02-01" as IsoDate, "09:00");
    const whole = await send(reporter, "POST", `${at("2026-Q3")}/submit`, values, 4);
    expect(whole).toMatchObject({ status: 200, state: "filled" });
    expect(await send(signer, "POST", `${at("2026-Q3")}/sign-off`, undefined, 5)).toMatchObject({ status: 200 });
    expect(await send(office, "POST", `${at("2026-Q3")}/approve`, undefined, 6)).toMatchObject({ status: 200 });
    // Once it is done nothing more is theirs.
    expect(await send(reporter, "PUT", at("2026-Q3"), values, 7)).toMatchObject({ status: 409 });
    expect(await send(office, "POST", `${at("2026-Q3")}/reopen`, { reason: "Sửa" }, 7)).toMatchObject({ status: 403 });
    expect(await send(above, "POST", `${at("2026-Q3")}/reopen`, { reason: "Sửa" }, 7)).toMatchObject({ status: 200 });
  });

  test("is accepted by the living office above as well, and filled by nobody else", async () => {
    expect(await send(successor, "PUT", at("2026-Q3"), values)).toMatchObject({ status: 403 });
    await send(reporter, "PUT", at("2026-Q3"), values);
    await send(reporter, "POST", `${at("2026-Q3")}/submit`, {}, 1);
    await send(signer, "POST", `${at("2026-Q3")}/sign-off`, undefined, 2);
    expect(await send(above, "POST", `${at("2026-Q3")}/approve`, undefined, 3)).toMatchObject({ status: 200 });
  });

  test.each(["2026-Q2", "2025-Q3"])(
    "an earlier one, of %s, is not, though it was while the unit lived",
    async (period) => {
      expect(await send(reporter, "PUT", at(period), values)).toMatchObject({ status: 403 });
      moment = vietnamInstant("2026-09-25" as IsoDate, "09:00");
      expect(await send(reporter, "PUT", at(period), values)).toMatchObject({ status: 200 });
    },
  );

  test("a period that ended after the unit has none", async () => {
    moment = vietnamInstant("2026-12-31" as IsoDate, "09:00");
    expect(await send(reporter, "PUT", at("2026-Q4"), values)).toMatchObject({ status: 422, code: "unit_not_there" });
    expect(await send(successor, "PUT", at("2026-Q4", "xa-a-moi"), values)).toMatchObject({ status: 200 });
  });

  test("nothing else is given back: no definition, no reminder, no filling in another's place", async () => {
    const change = { code: "xa-b", name: "Xã Bình", kind: "commune", parent: "huyen" };
    expect(await send(office, "PUT", "/definitions/units/xa-b", { row: change })).toMatchObject({ status: 403 });
    expect(await send(office, "PUT", at("2026-Q3", "xa-b"), values)).toMatchObject({ status: 403 });
  });
});

describe("of two units of one name", () => {
  test("the search and the chooser tell which ended, and a typed name means that of the period", async () => {
    const found = JSON.parse((await page(above, "/app/tim.json?tim=xa+an")).text);
    const names = JSON.stringify(found);
    expect(names).toContain("Xã An (đến 30/09/2026)");
    expect(names.indexOf('"Xã An"')).toBeLessThan(names.indexOf("Xã An (đến"));
    const boardOf = async (query: string) => (await page(above, `/app/tong-hop?${query}`)).text;
    expect(await boardOf("ky=2026-Q3")).toContain("Xã An (đến 30/09/2026)");
    const chosen = async (query: string) => /"office":"([^"]*)"/.exec((await boardOf(query)).replaceAll("\\", ""))?.[1];
    expect(await chosen("don-vi=xa+an&ky=2026-Q3")).toBe("xa-a");
    expect(await chosen("don-vi=Xã+An&ky=2026-Q4")).toBe("xa-a-moi");
    expect(await chosen("don-vi=Xã+An+(đến+30/9/2026)&ky=2026-Q4")).toBe("xa-a");
  });
});

describe("lists say so", () => {
  test("to its own people: what is open, and that it is the last", async () => {
    const { status, text } = await page(reporter, "/app/bao-cao");
    expect(status).toBe(200);
    expect(text).toContain("2026-Q3");
    expect(text).toContain("30/09/2026");
    expect((await page(reporter, "/app")).text).toContain("Báo cáo quý của xã quý III/2026");
  });

  test("to the office above, of the office that ended and its units", async () => {
    expect((await page(office, "/app/tong-hop?ky=2026-Q3")).text).toContain("30/09/2026");
    const board = (await page(above, "/app/tong-hop?ky=2026-Q3")).text;
    expect(board).toContain("Huyện Cũ đã kết thúc ngày 30/09/2026, còn 2 báo cáo");
    expect((await page(above, "/app")).text).toContain("Xã An (đến 30/09/2026)");
  });

  test("in the language of who reads", async () => {
    await database.pool.query("UPDATE person SET language = 'en' WHERE username = 'office.tinh'");
    const { text } = await page(above, "/app");
    await database.pool.query("UPDATE person SET language = 'vi' WHERE username = 'office.tinh'");
    expect(text).toContain("Xã An (until 30/09/2026)");
    expect(text).not.toContain("(đến 30/09/2026)");
  });

  test("over the API", async () => {
    const listed = async (cookie: string, unit: string) => {
      const answer = await app.request(`${origin}/api/v1/reports?unit=${unit}&period=2026-Q3`, {
        headers: { Cookie: cookie },
      });
      const { fills, accepts } = (await answer.json()) as Record<
        "fills" | "accepts",
        { unit: string; ended: string | null }[]
      >;
      return [...fills, ...accepts].map(({ unit, ended }) => [unit, ended]);
    };
    expect(await listed(reporter, "xa-a")).toEqual([["xa-a", "2026-09-30"]]);
    expect(await listed(office, "huyen")).toEqual([
      ["xa-a", "2026-09-30"],
      ["xa-b", "2026-09-30"],
    ]);
    moment = vietnamInstant("2026-09-25" as IsoDate, "09:00");
    expect(await listed(reporter, "xa-a")).toEqual([["xa-a", null]]);
  });
});
