/** A definition is set by whose it is: every way in × every role, on definitions that exist and bodies that are valid. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Role, roles } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import type { Cells } from "./definitions/table.ts";
import { changeDefinitions } from "./folder/change.server.ts";
import { readAllRecords } from "./folder/stored.server.ts";
import { everything as contentsOf } from "./folder/testFolder.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import type { Section } from "./settings/fields.ts";
import { sections } from "./settings/sections.ts";
import { workbookOf } from "./sheets/testArchive.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const services = { database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" };
const app = await testServer(services);

const at = { at: now, by: { command: "thử" } };
const demand = { comparator: "at_least", amount: "10", indicator: "ket-nap" };
await database.write((tx) =>
  changeDefinitions(
    tx,
    {
      units: [
        { code: "ap-mot", name: "Ấp Một", kind: "village", parent: "tan-hao" },
        { code: "ap-hai", name: "Ấp Hai", kind: "village", parent: "hung-le" },
      ],
      groups: [{ code: "cum-mot", name: "Cụm Một", kind: "cluster", unit: "tan-hao" }],
      days_off: [{ code: "2027", name: "Năm 2027", day: "2027-02-05" }],
      regimes: [{ code: "che-do", name: "Chế độ quý", frequency: "quarter", due_days: "5" }],
      indicators: [{ code: "chua-co-bieu", name: "Chưa có biểu", direction: "more", timing: "flow" }],
      resolutions: [
        { code: "nq-huyen", title: "Nghị quyết huyện", unit: "giong-trom", period: "2024" },
        { code: "nq-xa", title: "Nghị quyết xã", unit: "tan-hao", period: "2024", parent: "nq-huyen" },
        {
          code: "nq-phan-giao",
          title: "Nghị quyết xã về phần giao",
          unit: "tan-hao",
          period: "2024",
          parent: "nq-huyen",
        },
      ],
      targets: [
        { ...demand, code: "ct-moi", resolution: "nq-huyen", indicator: "chua-co-bieu" },
        { ...demand, code: "ct", resolution: "nq-huyen", name: "Kết nạp", unit: "giong-trom" },
        { ...demand, code: "ct-giao", resolution: "nq-huyen", name: "Giao xã", unit: "tan-hao", part_of: "ct" },
        {
          ...demand,
          code: "ct-xa-giao",
          resolution: "nq-phan-giao",
          name: "Giao ở nghị quyết xã",
          unit: "tan-hao",
          part_of: "ct",
        },
        { ...demand, code: "ct-xa", resolution: "nq-xa", name: "Của xã", indicator: "viec-lam" },
        {
          ...demand,
          code: "ct-ap",
          resolution: "nq-xa",
          name: "Xã giao ấp",
          unit: "ap-mot",
          indicator: "viec-lam",
          part_of: "ct-xa",
        },
      ],
    },
    at,
  ),
);

/** Of each definition, the lowest unit whose office sets it. */
const objects: readonly (readonly [sheet: string, code: string, setBy: "giong-trom" | "tan-hao"])[] = [
  ["units", "giong-trom", "giong-trom"],
  ["units", "tan-hao", "giong-trom"],
  ["units", "ap-mot", "tan-hao"],
  ["groups", "cum-mot", "giong-trom"],
  ["regimes", "che-do", "giong-trom"],
  ["days_off", "2027", "giong-trom"],
  ["indicators", "ket-nap-nu", "giong-trom"],
  ["forms", "quy", "giong-trom"],
  ["targets", "ct", "giong-trom"],
  ["targets", "ct-giao", "giong-trom"],
  ["targets", "ct-xa-giao", "giong-trom"],
  ["targets", "ct-ap", "tan-hao"],
  ["targets", "ct-xa", "tan-hao"],
  ["resolutions", "nq-xa", "tan-hao"],
  ["resolutions", "nq-huyen", "giong-trom"],
];

type Caller = { name: string; role: Role; unit: string; token: string; cookie: string };
const callers: Caller[] = [];
const called = (name: string): Caller => {
  const found = callers.find((caller) => caller.name === name);
  if (!found) throw new Error(name);
  return found;
};
const units: Readonly<Partial<Record<Role, readonly string[]>>> = {
  administrator: ["tan-hao", "giong-trom"],
  office: ["tan-hao", "hung-le", "da-giai-the", "thue", "giong-trom"],
  leader: ["giong-trom"],
  reporter: ["giong-trom"],
  approver: ["giong-trom"],
};
beforeAll(async () => {
  for (const role of roles)
    for (const unit of units[role] ?? []) {
      const name = `${role} of ${unit}`;
      const unitId = field.definitions.tree.byCode.get(unit)?.id;
      const ways = await database.write(async (tx) => {
        const id = await addTestPerson(tx, name, [{ role, unitId }]);
        const { token } = await makeToken(tx, id, "thử", 30, new Date());
        return { token, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
      });
      callers.push({ name, role, unit, ...ways });
    }
});

function maySet({ role, unit }: Caller, setBy: string): boolean {
  return (role === "office" || role === "administrator") && (unit === "giong-trom" || unit === setBy);
}

async function api({ token }: Caller, method: string, path: string, body?: unknown): Promise<number> {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const answer = await app.request(`${origin}/api/v1/definitions/${path}`, {
    ...{ method, headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return answer.status;
}

/** Posts to a page of the settings; what is seen there a commune's administrator may see too. */
async function post({ cookie }: Caller, path: string, fields: Record<string, string>): Promise<number> {
  const body = new URLSearchParams(fields);
  const answer = await app.request(origin + path, {
    method: "POST",
    body,
    headers: { Origin: origin, Cookie: cookie },
  });
  return answer.status;
}

async function shown(
  path: string,
): Promise<{ values: Record<string, string>; seen: string; allotment?: { seen: string } }> {
  const cookie = called("office of giong-trom").cookie;
  const answer = await app.request(origin + path, { headers: { Cookie: cookie } });
  return JSON.parse(await answer.text()).loaderData["settings/pages/object.tsx"].shown;
}

async function seenOf(sheet: string, code: string): Promise<{ rows: Cells[]; version: string }> {
  const token = called("office of giong-trom").token;
  const headers = { Authorization: `Bearer ${token}` };
  return (await app.request(`${origin}/api/v1/definitions/${sheet}/${code}`, { headers })).json();
}

const sectionOf = (sheet: string): Section => {
  const found = sections.find((section) => section.sheet === sheet);
  if (!found) throw new Error(sheet);
  return found;
};

/** All tables but those that every request writes to. */
async function everything(): Promise<Record<string, string>> {
  const { session: _session, api_token: _token, ...held } = await contentsOf(database);
  return held;
}

/** Sends what was made up before: the status, 302 where a page goes on. */
type Send = (by: Caller) => Promise<number>;
const lastDay = (sheet: string) => (sheet === "units" ? "2025-12-31" : "2024-09-30");

/** The ways in which somebody changes a definition, each with a body that is valid now. */
const ways: readonly (readonly [name: string, prepare: (sheet: string, code: string) => Promise<Send>])[] = [
  [
    "changed over the API",
    async (sheet, code) => {
      const { rows, version } = await seenOf(sheet, code);
      const { named } = sectionOf(sheet);
      const changed = rows.map((row) => ({ ...row, [named]: `${row[named]}.` }));
      return (by) => api(by, "PUT", `${sheet}/${code}`, { rows: changed, seen: version });
    },
  ],
  [
    "changed on the screen",
    async (sheet, code) => {
      const section = sectionOf(sheet);
      const path = `/app/thiet-lap/${section.slug}/${code}`;
      const { values, seen } = await shown(path);
      return (by) => post(by, path, { ...values, [section.named]: `${values[section.named]}.`, seen });
    },
  ],
  [
    "closed over the API",
    async (sheet, code) => (by) => api(by, "PUT", `${sheet}/${code}/closing`, { on: lastDay(sheet) }),
  ],
  [
    "closed on the screen",
    async (sheet, code) => (by) =>
      post(by, `/app/thiet-lap/${sectionOf(sheet).slug}/${code}`, { intent: "close", on: lastDay(sheet) }),
  ],
  [
    "opened again over the API",
    async (sheet, code) => {
      await closed(sheet, code);
      return (by) => api(by, "DELETE", `${sheet}/${code}/closing`);
    },
  ],
  [
    "opened again on the screen",
    async (sheet, code) => {
      await closed(sheet, code);
      return (by) => post(by, `/app/thiet-lap/${sectionOf(sheet).slug}/${code}`, { intent: "reopen" });
    },
  ],
];

async function closed(sheet: string, code: string): Promise<void> {
  expect(await api(called("office of giong-trom"), "PUT", `${sheet}/${code}/closing`, { on: lastDay(sheet) })).toBe(
    200,
  );
}

/** Refused to all others with nothing changed, and done by each of those who may, or by the one whose turn it is. */
async function expectAllowedTo(
  mayDo: (by: Caller) => boolean,
  prepare: () => Promise<Send>,
  { turn, restore }: { turn?: number; restore?: () => Promise<void> } = {},
) {
  const send = await prepare();
  const before = await everything();
  const refused = callers.filter((by) => !mayDo(by));
  const answers = await Promise.all(refused.map(async (by) => [by.name, await send(by)]));
  expect(answers).toEqual(refused.map(({ name }) => [name, 403]));
  expect(await everything()).toEqual(before);
  const allowed = callers.filter(mayDo);
  expect(allowed.length).toBeGreaterThan(0);
  // What was refused is still to be done: it is not made up anew for the first of them.
  let prepared: { send: Send; before: Record<string, string> } | undefined = { send, before };
  for (const by of allowed.filter((_, index) => turn === undefined || index === turn % allowed.length)) {
    const { send: again, before: earlier } = prepared ?? { send: await prepare(), before: await everything() };
    expect([200, 302], by.name).toContain(await again(by));
    expect(await everything(), by.name).not.toEqual(earlier);
    await restore?.();
    prepared = undefined;
  }
}

describe.each(objects)("S1 %s %s, which %s sets,", (sheet, code, setBy) => {
  const alike = objects.filter((object) => object[2] === setBy).findIndex((object) => object[1] === code);

  test.each(ways.map((way, index) => [...way, index] as const))(
    "S1 is %s by those alone who may",
    async (_way, prepare, way) => {
      const restore = async () => {
        await api(called("office of giong-trom"), "DELETE", `${sheet}/${code}/closing`);
      };
      // Who may is looked up apart from the way: each of them comes to every object, and to every way.
      await expectAllowedTo(
        (by) => maySet(by, setBy),
        () => prepare(sheet, code),
        { turn: alike + way, restore },
      );
    },
  );
});

test("S1 a resolution is not closed over a target in it that another handed down", async () => {
  const send = await ways[2]?.[1]("resolutions", "nq-phan-giao");
  const before = await everything();
  expect(await send?.(called("office of tan-hao"))).toBe(403);
  expect(await everything()).toEqual(before);
  expect(await send?.(called("office of giong-trom"))).toBe(200);
});

describe("S1 what is new is set by whose it would be", () => {
  const target = { ...demand, name: "Thêm" };
  const rows: readonly (readonly [what: string, sheet: string, row: Cells, setBy: string])[] = [
    [
      "a second share of a target, given by the unit that it binds",
      "targets",
      { ...target, resolution: "nq-huyen", unit: "tan-hao", part_of: "ct" },
      "giong-trom",
    ],
    [
      "the same in a resolution of its own",
      "targets",
      { ...target, resolution: "nq-xa", unit: "tan-hao", part_of: "ct" },
      "giong-trom",
    ],
    [
      "a target of its own in the resolution above",
      "targets",
      { ...target, resolution: "nq-huyen", unit: "tan-hao" },
      "giong-trom",
    ],
    ["a target for a unit beside", "targets", { ...target, resolution: "nq-xa", unit: "hung-le" }, "giong-trom"],
    [
      "a share for a unit beside",
      "targets",
      { ...target, resolution: "nq-xa", unit: "hung-le", part_of: "ct-xa" },
      "giong-trom",
    ],
    ["a target of its own", "targets", { ...target, resolution: "nq-xa", indicator: "viec-lam" }, "tan-hao"],
    [
      "a share for a unit below",
      "targets",
      { ...target, resolution: "nq-xa", unit: "ap-mot", indicator: "viec-lam", part_of: "ct-xa" },
      "tan-hao",
    ],
    [
      "a resolution of the unit above",
      "resolutions",
      { title: "Thêm", unit: "giong-trom", period: "2025" },
      "giong-trom",
    ],
    ["a resolution of its own", "resolutions", { title: "Thêm", unit: "tan-hao", period: "2025" }, "tan-hao"],
    ["a unit below", "units", { name: "Ấp Thêm", kind: "village", parent: "tan-hao" }, "tan-hao"],
    ["a unit below one beside", "units", { name: "Ấp Thêm", kind: "village", parent: "ap-hai" }, "hung-le"],
    ["a unit above all", "units", { name: "Tỉnh Thêm", kind: "province", parent: "" }, "giong-trom"],
    ["an indicator", "indicators", { name: "Thêm", direction: "more", timing: "flow" }, "giong-trom"],
    [
      "a form of its own indicators",
      "forms",
      { name: "Thêm", owed_by: "tan-hao", frequency: "month", indicator: "ket-nap" },
      "giong-trom",
    ],
    ["a group with itself in it", "groups", { name: "Thêm", kind: "cluster", unit: "tan-hao" }, "giong-trom"],
    ["a regime", "regimes", { name: "Thêm", frequency: "month", due_days: "5" }, "giong-trom"],
  ];
  let number = 0;

  test("S1 a workbook of definitions takes the right over everything", async () => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let name = "Huyện";
    await expectAllowedTo(
      (by) => maySet(by, "giong-trom"),
      async () => {
        name += ".";
        const records = await database.read(readAllRecords);
        const table = (rows: readonly Cells[] = []) => [Object.keys(rows[0] ?? {}), ...rows.map(Object.values)];
        const tables = {
          units: table(records.units?.map((row) => (row.code === "thue" ? { ...row, name } : row))),
          ...{ indicators: table(records.indicators), forms: table(records.forms) },
          ...{ resolutions: table(records.resolutions), targets: table(records.targets) },
        };
        const body = new Uint8Array(workbookOf(tables));
        return async ({ token }) => {
          const headers = { Authorization: `Bearer ${token}`, "Content-Type": type };
          return (await app.request(`${origin}/api/v1/load/workbook`, { method: "POST", headers, body })).status;
        };
      },
    );
  });

  test.each(rows.map((each, index) => [...each, index] as const))("S1 %s: over the API", async (...each) => {
    const [, sheet, row, setBy, turn] = each;
    await expectAllowedTo(
      (by) => maySet(by, setBy),
      async () => {
        const code = `them-${++number}`;
        // An indicator stands in one form of a frequency.
        const frequency = sheet === "forms" ? { frequency: number % 2 ? "half" : "year" } : {};
        return (by) => api(by, "PUT", `${sheet}/${code}`, { rows: [{ ...row, ...frequency, code }] });
      },
      { turn },
    );
  });

  test("S1 a unit or a target is not moved under what is another's, nor out of it", async () => {
    const commune = called("office of tan-hao");
    const moves: [string, string, Cells][] = [
      ["units", "ap-mot", { parent: "hung-le" }],
      ["units", "ap-hai", { parent: "tan-hao" }],
      ["targets", "ct-giao", { part_of: "" }],
      ["targets", "ct-giao", { part_of: "", resolution: "nq-xa" }],
      ["targets", "ct-xa", { part_of: "ct" }],
      ["resolutions", "nq-xa", { unit: "hung-le" }],
    ];
    const before = await everything();
    for (const [sheet, code, cells] of moves) {
      const { rows, version } = await seenOf(sheet, code);
      const body = { rows: rows.map((row) => ({ ...row, ...cells })), seen: version };
      expect(await api(commune, "PUT", `${sheet}/${code}`, body), JSON.stringify(cells)).toBe(403);
    }
    expect(await everything()).toEqual(before);
  });

  const annexRow = {
    "take.0": "yes",
    "name.0": "Việc làm",
    "phrase.0": "ít nhất 12",
    "indicator.0": "viec-lam",
    "timing.0": "flow",
  };

  test.each([
    ["nq-huyen", "giong-trom"],
    ["nq-xa", "tan-hao"],
  ])("S1 the annex of %s is pasted by those alone who may", async (resolution, setBy) => {
    const path = `/app/thiet-lap/nghi-quyet/${resolution}/phu-luc`;
    let amount = 12;
    await expectAllowedTo(
      (by) => maySet(by, setBy),
      async () => {
        const row = { ...annexRow, "phrase.0": `ít nhất ${++amount}` };
        return (by) => post(by, path, { intent: "apply", rows: "1", ...row });
      },
    );
  });

  test("S1 an annex brings in no indicator for all where its resolution is a commune's", async () => {
    const path = "/app/thiet-lap/nghi-quyet/nq-xa/phu-luc";
    const fields = {
      intent: "apply",
      rows: "1",
      ...annexRow,
      "name.0": "Điều mới",
      "indicator.0": "",
      "filler.0": "units",
    };
    const before = await everything();
    expect(await post(called("office of tan-hao"), path, fields)).toBe(403);
    expect(await everything()).toEqual(before);
    expect(await post(called("office of giong-trom"), path, fields)).toBe(302);
  });

  test.each([
    ["ct", "giong-trom", "hung-le"],
    ["ct-xa", "tan-hao", "ap-mot"],
  ])("S1 %s is handed down by those alone whose it is", async (code, setBy, unit) => {
    const path = `/app/thiet-lap/chi-tieu/${code}`;
    let amount = 1;
    await expectAllowedTo(
      (by) => maySet(by, setBy),
      async () => {
        const seen = (await shown(path)).allotment?.seen ?? "";
        return (by) => post(by, path, { intent: "allot", seen, [`allot.${unit}`]: String(++amount) });
      },
    );
  });

  test("S1 what holds for all of an installation is not set where it is said to be a commune's", async () => {
    await database.pool.query(`INSERT INTO setting (name, value) VALUES ('body', '"tan-hao"')`);
    const fields = { superior: "", layout: "state" };
    const before = await everything();
    for (const by of callers.filter((by) => !maySet(by, "giong-trom")))
      expect(await post(by, "/app/bat-dau/co-quan", fields), by.name).toBe(403);
    expect(await everything()).toEqual(before);
    expect(await post(called("office of giong-trom"), "/app/bat-dau/co-quan", fields)).toBe(302);
    expect(await everything()).not.toEqual(before);
    await database.pool.query("DELETE FROM setting WHERE name = 'body'");
  });

  test.each<[string, Record<string, string>]>([
    ["don-vi", { list: "Xã Thêm", intent: "apply", "kind.xa-them": "commune" }],
    ["chi-tieu", { title: "Nghị quyết", number: "", adopted: "", year: "2027" }],
    ["bieu-mau", { frequency: "month", line: "chua-co-bieu" }],
  ])("S1 the first step %s adds nothing for who may not", async (step, fields) => {
    const path = `/app/bat-dau/${step}`;
    const before = await everything();
    for (const by of callers.filter((by) => !maySet(by, "giong-trom")))
      expect(await post(by, path, fields), by.name).toBe(403);
    expect(await everything()).toEqual(before);
    expect([200, 302]).toContain(await post(called("office of giong-trom"), path, fields));
    expect(await everything()).not.toEqual(before);
  });
});
