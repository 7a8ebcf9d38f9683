/** The office takes in last year's wide workbook through the whole program. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { definitionsChanged } from "./ledger/marks.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { archiveOf, partsOf, workbookOf } from "./sheets/testArchive.ts";
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
  preview?: {
    counts: Record<string, number>;
    seen: string;
    guesses: { head: string; meant: string }[];
    totals: { what: string; where: string }[];
  };
  questions?: { what: string; where: string }[];
  leftOut?: { what: string; where: string }[];
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

const uploaded = (rows: (string | number)[][]) => sent(workbookOf({ "Năm 2023": rows }), "nam-2023.xlsx");

async function sent(bytes: Uint8Array | string, name: string): Promise<string> {
  const body = new FormData();
  body.set("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name));
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

test("money under a head of another scale is brought into the indicator's measure, whoever chose it, and what is too large is refused before anything is written", async () => {
  await database.write(async (tx) => {
    await tx.updateTable("indicator").set({ measure: "đồng" }).where("code", "=", "ho-ngheo").execute();
    await definitionsChanged(tx);
  });
  const heads = ["Đơn vị", "Mã CSKCB", "Tổng chi X7 (tỷ đồng)"];
  const chosenFor = async (amount: number) => {
    const address = `${await uploaded([heads, ["HUNG-LE", 10_003, amount]])}?kyso=${encodeURIComponent("quý I/2018")}`;
    const { fields } = await ask(address);
    expect(Object.keys(fields)).not.toContain("c2");
    return ask(address, new URLSearchParams({ ...fields, c3: "ho-ngheo", p3: "2018-Q1", d2: "hung-le" }));
  };
  expect((await chosenFor(2)).preview).toMatchObject({ guesses: [{ meant: "ho-ngheo, quý I/2018" }] });
  expect((await chosenFor(48_194_460_532)).refusal?.faults).toHaveLength(1);
});

/** Cells as Excel keeps them, `B2: "text"` or a number; a row can be hidden. */
function sheetXml(cells: Record<string, string | number>, merges: string[] = [], hiddenRow?: number): string {
  const rows = Map.groupBy(Object.entries(cells), ([ref]) => Number(ref.slice(1)));
  const drawn = [...rows].map(([row, inRow]) => {
    const written = inRow.map(([ref, value]) =>
      typeof value === "number"
        ? `<c r="${ref}"><v>${value}</v></c>`
        : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`,
    );
    return `<row r="${row}"${row === hiddenRow ? ' hidden="1"' : ""}>${written.join("")}</row>`;
  });
  const joined = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  return `<sheetData>${drawn.join("")}</sheetData>${joined && `<mergeCells>${joined}</mergeCells>`}`;
}

test("heads joined over two rows, as most offices have them, outlive their keeping between two requests", async () => {
  const xml = sheetXml(
    { A1: "STT", B1: "Xã", C1: "ket nap", C2: "Quý III/2021", D2: "Quý IV/2021", A3: 1, B3: "TAN-HAO", C3: 3, D3: 4 },
    ["A1:A2", "B1:B2", "C1:D1"],
  );
  const page = await ask(await sent(archiveOf(partsOf({ "Biểu 1": xml })), "bieu.xlsx"));
  expect(page.status).toBe(200);
  expect(page.questions).toEqual([]);
  expect(page.fields).toEqual({ c3: "ket-nap", p3: "2021-Q3", c4: "ket-nap", p4: "2021-Q4", d3: "tan-hao" });
});

test("the first sheet that people see is read; hidden sheets and rows are named, and what the sum lacks is told", async () => {
  const draft = sheetXml({ A1: "Xã", B1: "ket nap năm 2020", A2: "TAN-HAO", B2: 91 });
  const shown = sheetXml(
    { A1: "Xã", B1: "ket nap quý I/2020", A2: "TAN-HAO", B2: 1, A3: "HUNG-LE", B3: 2, A4: "Cộng", B4: 3 },
    [],
    3,
  );
  const parts = partsOf({ "Nháp cũ": draft, "Biểu 1": shown });
  parts["xl/workbook.xml"] = String(parts["xl/workbook.xml"]).replace(
    '<sheet name="Nháp cũ"',
    '<sheet name="Nháp cũ" state="hidden"',
  );
  const address = await sent(archiveOf(parts), "bieu.xlsx");
  const page = await ask(address);
  expect(page.leftOut).toEqual([
    { what: "trang ẩn “Nháp cũ”", where: "Nháp cũ" },
    { what: "dòng ẩn “HUNG-LE”", where: "Biểu 1!A3" },
  ]);
  expect(page.fields).toEqual({ c2: "ket-nap", p2: "2020-Q1", d2: "tan-hao", d4: "" });
  const looked = await ask(address, new URLSearchParams({ ...page.fields, intent: "preview" }));
  expect(looked.preview?.totals).toEqual([{ what: "ket-nap, quý I/2020: ghi 3, cộng lại 1", where: "Biểu 1!B4" }]);
});

test("next quarter's file of the same shape is understood as the first was, and the preview names it a guess", async () => {
  const file = (quarter: string) => sent(`Xã,Kết quả X3 ${quarter}/2019\nTAN-HAO,6\n`, "quy.csv");
  const first = await file("quý I");
  const page = await ask(first);
  expect(page.questions?.map(({ what }) => what)).toEqual(["Cột “Kết quả X3 quý I/2019” là chỉ số nào?"]);
  const chosen = { ...page.fields, c2: "viec-lam" };
  const looked = await ask(first, new URLSearchParams({ ...chosen, intent: "preview" }));
  const apply = { ...chosen, intent: "apply", seen: looked.preview?.seen ?? "" };
  expect(await ask(first, new URLSearchParams(apply))).toMatchObject({ isDone: true });

  const second = await file("quý II");
  const next = await ask(second);
  expect(next).toMatchObject({ isKept: true, questions: [], fields: { c2: "viec-lam", p2: "2019-Q2", d2: "tan-hao" } });
  const { preview } = await ask(second, new URLSearchParams({ ...next.fields, intent: "preview" }));
  expect(preview?.guesses).toMatchObject([{ head: "Kết quả X3 quý II/2019", meant: "viec-lam, quý II/2019" }]);
});
