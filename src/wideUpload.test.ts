/** The office takes in last year's wide workbook through the whole program. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { workbookOf } from "./sheets/testArchive.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({
  database,
  clock: stoppedClock(now),
  configuration,
  demo: false,
  clientFolder: "build/client",
});
const cookieOf = (name: string) =>
  database.write(async (tx) => {
    const id = await addTestPerson(tx, name, [{ role: "office", unitId: field.district }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
const cookie = await cookieOf("van.phong");

type Page = {
  fields: Record<string, string>;
  isKept: boolean;
  isDone?: boolean;
  preview?: { counts: Record<string, number>; seen: string };
  refusal?: { title: string; faults: { title: string }[] };
};

async function ask(
  path: string,
  body?: FormData | URLSearchParams,
  as = cookie,
): Promise<Page & { status: number; location: string }> {
  const method = body ? "POST" : "GET";
  const answer = await app.request(origin + path, { method, body, headers: { Origin: origin, Cookie: as } });
  const text = await answer.text();
  const drawn = text.startsWith("{") ? JSON.parse(text) : {};
  const held: Record<string, Page> = (body ? drawn.actionData : drawn.loaderData) ?? {};
  const page = held["folder/pages/wideTable.tsx"] ?? Object.values(held).find((each) => each && "refusal" in each);
  return {
    ...(page ?? { fields: {}, isKept: false }),
    status: answer.status,
    location: answer.headers.get("Location") ?? "",
  };
}

async function uploaded(rows: (string | number)[][]): Promise<string> {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(workbookOf({ "Năm 2023": rows }))], "nam-2023.xlsx"));
  const { status, location } = await ask("/app/nap-so-lieu", body);
  expect(status).toBe(302);
  return location;
}

const table = [
  ["BIỂU TỔNG HỢP"],
  ["Đơn vị", "ket nap Quý I", "Hộ nghèo · ho ngheo quý I"],
  ["HUNG-LE", 3, "-"],
  ["Tân Hào (cũ)", 7, 40],
  ["Cộng", 10, 40],
];
const amounts = async () =>
  (
    await database.pool.query(
      "SELECT unit.code, period, amounts::text FROM report JOIN unit ON unit.id = unit_id ORDER BY 1, 2",
    )
  ).rows;

test("a wide workbook is proposed, corrected, previewed and written whole; its meaning is offered the next time", async () => {
  const address = `${await uploaded(table)}?nam=2023`;
  const page = await ask(address);
  expect(page.fields).toMatchObject({ c2: "ket-nap", p2: "2023-Q1", p3: "2023-Q1", d3: "hung-le", d4: "", d5: "" });
  expect(page.isKept).toBe(false);

  const chosen = { ...page.fields, c3: "ho-ngheo", d4: "tan-hao" };
  const looked = await ask(address, new URLSearchParams({ ...chosen, intent: "preview" }));
  expect(looked.preview?.counts).toEqual({ new: 3, changed: 0, unchanged: 0, locked: 0 });
  expect(await amounts()).toEqual([]);

  const apply = { ...chosen, intent: "apply", seen: looked.preview?.seen ?? "" };
  expect(await ask(address, new URLSearchParams(apply))).toMatchObject({ isDone: true });
  expect(await amounts()).toEqual([
    { code: "hung-le", period: "2023-Q1", amounts: "{3}" },
    { code: "tan-hao", period: "2023-Q1", amounts: "{7,NULL,NULL,40}" },
  ]);

  const again = `${await uploaded(table)}?nam=2023`;
  const offered = await ask(again);
  expect(offered.isKept).toBe(true);
  expect(offered.fields).toEqual(chosen);
  const same = await ask(again, new URLSearchParams({ ...offered.fields, intent: "preview" }));
  expect(same.preview?.counts).toEqual({ new: 0, changed: 0, unchanged: 3, locked: 0 });
});

test("what heads meant before is in the change log; the same meaning again is no change", async () => {
  const changes = async () =>
    (
      await database.pool.query(
        "SELECT act, before #>> '{units,tan hao (cu)}' AS before, after #>> '{units,tan hao (cu)}' AS after FROM change_log WHERE object LIKE 'wide_mapping:%' ORDER BY id",
      )
    ).rows;
  expect(await changes()).toEqual([{ act: "create", before: null, after: "tan-hao" }]);
  const takeIn = async (year: string, unit: string) => {
    const address = `${await uploaded(table)}?nam=${year}`;
    const fields = { ...(await ask(address)).fields, d4: unit };
    const { preview } = await ask(address, new URLSearchParams({ ...fields, intent: "preview" }));
    const apply = { ...fields, intent: "apply", seen: preview?.seen ?? "" };
    expect(await ask(address, new URLSearchParams(apply))).toMatchObject({ isDone: true });
  };
  await takeIn("2022", "tan-hao");
  expect(await changes()).toHaveLength(1);
  await takeIn("2021", "");
  expect((await changes()).slice(1)).toEqual([{ act: "change", before: "tan-hao", after: "" }]);
});

test("a locked figure is changed only with a reason, and nothing is written that was not looked at", async () => {
  const address = `${await uploaded([...table.slice(0, 2), ["TAN-HAO", 8, 40]])}?nam=2023`;
  const { fields } = await ask(address);
  const looked = await ask(address, new URLSearchParams({ ...fields, intent: "preview" }));
  expect(looked.preview?.counts).toMatchObject({ locked: 1, unchanged: 1 });
  const apply = { ...fields, intent: "apply", seen: looked.preview?.seen ?? "" };
  expect((await ask(address, new URLSearchParams(apply))).refusal?.title).toContain("Ghi lý do");
  const unseen = { ...apply, reason: "đính chính", p2: "2023-Q2" };
  expect((await ask(address, new URLSearchParams(unseen))).refusal?.title).toContain("Chưa ghi gì");
  expect(await ask(address, new URLSearchParams({ ...apply, reason: "đính chính" }))).toMatchObject({ isDone: true });
  const { rows } = await database.pool.query("SELECT why FROM report WHERE period = '2023-Q1' AND why IS NOT NULL");
  expect(rows).toEqual([{ why: "đính chính" }]);
});

test("what is wrong is told by sheet and cell, and an upload is only its sender's", async () => {
  const address = `${await uploaded([...table.slice(0, 2), ["HUNG-LE", 3, 4], ["TAN-HAO", "bảy", 40]])}?nam=2023`;
  const { fields } = await ask(address);
  const refused = await ask(address, new URLSearchParams({ ...fields, intent: "preview" }));
  expect(refused.status).toBe(422);
  expect(refused.refusal?.faults[0]?.title).toMatch(/^Năm 2023!B4: /);
  expect((await ask(address, undefined, await cookieOf("nguoi.khac"))).status).toBe(404);
});
