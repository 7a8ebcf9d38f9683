/** A report goes out as a workbook, is filled in Excel and comes back, through the whole program. */
import { type Cell, Workbook } from "@cj-tech-master/excelts";
import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { readReport } from "./ledger/report.server.ts";
import { cellAt, isWritten } from "./ledger/report.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { cells, now, testField } from "./reports/testField.ts";
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
const cookieOf = (name: string, role: "reporter" | "leader") =>
  database.write(async (tx) => {
    const id = await addTestPerson(tx, name, [{ role, unitId: field.unit }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
const reporter = await cookieOf("bao.cao", "reporter");
const leader = await cookieOf("lanh.dao", "leader");
const page = `${origin}/app/bao-cao/tan-hao/quy/2024-Q3`;

async function download(cookie = reporter): Promise<Workbook> {
  const answer = await app.request(`${page}/excel`, { headers: { Cookie: cookie } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Disposition")).toContain('filename="quy-tan-hao-2024-Q3.xlsx"');
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(await answer.arrayBuffer()));
  return workbook;
}

/** The cell of a line's column, found as a person finds it: by the hidden key of its row. */
function cellOf(workbook: Workbook, position: number, column: "H" | "I" | "J"): Cell {
  const sheet = workbook.getWorksheet("Báo cáo");
  let found: Cell | undefined;
  sheet?.eachRow((row, number) => {
    if (row.getCell("K").value === `v${position}`) found = sheet.getCell(`${column}${number}`);
  });
  if (!found) throw new Error(`no row of position ${position}`);
  return found;
}

async function upload(bytes: Uint8Array, cookie = reporter) {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(bytes)], "bieu.xlsx"));
  body.set("intent", "preview");
  return post(body, cookie);
}

async function post(body: FormData | URLSearchParams, cookie = reporter) {
  const answer = await app.request(`${page}/tai-len`, {
    method: "POST",
    headers: { Origin: origin, Cookie: cookie },
    body,
  });
  const text = await answer.text();
  const drawn = text.startsWith("{") ? JSON.parse(text) : {};
  const [outcome] = Object.values<Outcome>(drawn.actionData ?? {});
  return { status: answer.status, location: answer.headers.get("Location"), ...outcome };
}
type Change = {
  key: string;
  at: string;
  now: string;
  mine: string;
  isConflict: boolean;
  inputs: { name: string; value: string }[];
};
type Outcome = {
  preview?: { version: number; changes: Change[] };
  refusal?: { title: string; faults: { title: string }[] };
};

/** What the preview's button sends. */
function applying({ preview }: Outcome, choices: Record<string, string> = {}): URLSearchParams {
  const body = new URLSearchParams({ intent: "apply", seen: String(preview?.version), ...choices });
  for (const { inputs } of preview?.changes ?? []) for (const { name, value } of inputs) body.set(name, value);
  return body;
}

const bytesOf = async (workbook: Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer());
const report = () => database.read((tx) => readReport(tx, field.key));
const save = async (amounts: Record<number, number>, by: string) =>
  database.write(async (tx) =>
    saveDraft(tx, field.key, {
      seen: (await readReport(tx, field.key)).version,
      cells: cells(amounts),
      narrative: {},
      by,
      at: now,
    }),
  );

beforeEach(async () => {
  await database.pool.query("TRUNCATE report, report_version");
  await save({ 1: 4, 4: 120 }, "bao.cao");
});

describe("a report's workbook", () => {
  test("shows what is saved, lets only the cells to be filled change, and checks them", async () => {
    const workbook = await download();
    const sheet = workbook.getWorksheet("Báo cáo");
    expect(cellOf(workbook, 1, "H").value).toBe(4);
    expect(cellOf(workbook, 1, "H").dataValidation?.type).toBe("decimal");
    expect(cellOf(workbook, 1, "H").protection?.locked).toBe(false);
    expect(cellOf(workbook, 1, "J").protection?.locked).toBe(false);
    expect(sheet?.getCell("B5").protection?.locked).not.toBe(false);
    expect(sheet?.getCell("A1").value).toBe("Báo cáo quý III/2024 · tan-hao");
    expect(workbook.getWorksheet("quyet")?.state).toBe("veryHidden");
    expect(workbook.getWorksheet("Phần lời")?.getCell("A2").value).toBe("Kết quả nổi bật");
  });

  test("comes back unchanged as nothing to write", async () => {
    const { preview } = await upload(await bytesOf(await download()));
    expect(preview?.changes).toEqual([]);
  });

  test("comes back filled: previewed with sheet and cell, then written as a whole", async () => {
    const workbook = await download();
    cellOf(workbook, 1, "H").value = null;
    cellOf(workbook, 2, "H").value = 1234.5;
    cellOf(workbook, 3, "H").value = "1.234,5";
    cellOf(workbook, 4, "H").value = 0;
    cellOf(workbook, 4, "I").value = "x";
    cellOf(workbook, 4, "J").value = "rà soát lại";
    const words = workbook.getWorksheet("Phần lời")?.getCell("B2");
    if (words) words.value = "Khá";
    const outcome = await upload(await bytesOf(workbook));
    expect(outcome.preview?.changes.map(({ key, now, mine }) => [key, now, mine])).toEqual([
      ["1", "4", "chưa có"],
      ["2", "chưa có", "1.234,5"],
      ["3", "chưa có", "1.234,5"],
      ["4", "120", "0 · ước · rà soát lại"],
      ["ketQua", "chưa có", "Khá"],
    ]);
    expect(outcome.preview?.changes[0]?.at).toMatch(/^Báo cáo!H\d+$/);
    expect((await report()).version).toBe(1);

    const applied = await post(applying(outcome));
    expect(applied.location).toContain("/app/bao-cao/tan-hao/quy/2024-Q3");
    const written = await report();
    expect([1, 2, 3, 4].map((position) => cellAt(written, position).amount?.toFixed() ?? null)).toEqual([
      null,
      "1234.5",
      "1234.5",
      "0",
    ]);
    expect(cellAt(written, 4)).toMatchObject({ estimated: true, note: "rà soát lại" });
    expect(isWritten(written) && written.narrative.ketQua).toBe("Khá");
  });

  test("names sheet and cell of what is wrong, and nothing of it is written", async () => {
    const workbook = await download();
    cellOf(workbook, 1, "H").value = 5;
    const [bad, day] = [cellOf(workbook, 2, "H"), cellOf(workbook, 3, "H")];
    bad.value = "mười";
    day.value = new Date(Date.UTC(2024, 8, 3));
    day.numFmt = "dd/mm/yyyy";
    const { status, refusal } = await upload(await bytesOf(workbook));
    expect(status).toBe(422);
    expect(refusal?.faults.map(({ title }) => title.split(":")[0]).sort()).toEqual(
      [`Báo cáo!${bad.address}`, `Báo cáo!${day.address}`].sort(),
    );
    expect((await report()).version).toBe(1);
  });

  test("merges with what somebody else saved meanwhile; where both changed a cell, both figures stand and one is chosen", async () => {
    const workbook = await download();
    cellOf(workbook, 1, "H").value = 6;
    cellOf(workbook, 2, "H").value = 2;
    await save({ 1: 9, 4: 100 }, "nguoi.khac");
    const outcome = await upload(await bytesOf(workbook));
    expect(outcome.preview?.changes.map(({ key, now, mine, isConflict }) => [key, now, mine, isConflict])).toEqual([
      ["1", "9", "6", true],
      ["2", "chưa có", "2", false],
    ]);
    await post(applying(outcome, { "chon-1": "now" }));
    const written = await report();
    expect([1, 2, 4].map((position) => cellAt(written, position).amount?.toNumber())).toEqual([9, 2, 100]);
  });

  test("writes nothing where the report changed between preview and button", async () => {
    const workbook = await download();
    cellOf(workbook, 2, "H").value = 2;
    const outcome = await upload(await bytesOf(workbook));
    await save({ 4: 90 }, "nguoi.khac");
    const refused = await post(applying(outcome));
    expect([refused.status, refused.refusal?.title]).toEqual([409, expect.stringContaining("Chưa ghi gì")]);
    expect(cellAt(await report(), 2).amount).toBeNull();
  });

  test("of another report, of another program, or without a file is refused in words", async () => {
    const workbook = await download();
    const hidden = workbook.getWorksheet("quyet")?.getCell("B2");
    if (hidden) hidden.value = "hung-le";
    expect((await upload(await bytesOf(workbook))).refusal?.title).toContain("“hung-le”");
    expect((await upload(workbookOf({ a: [["x"]] }))).refusal?.title).toContain("không phải là biểu tải từ Quyết");
    expect((await upload(Buffer.from("%PDF-1.7"))).refusal?.title).toContain("không phải là sổ tính Excel");
    expect((await upload(Buffer.alloc(0))).refusal?.title).toBe("Chưa chọn tệp.");
  });

  test("who may only read gets it without cells to fill, and may send nothing back", async () => {
    const workbook = await download(leader);
    expect(cellOf(workbook, 1, "H").protection?.locked).not.toBe(false);
    expect((await upload(await bytesOf(workbook), leader)).status).toBe(403);
  });
});

test("twelve clerks who ask at once all get their form, however many one of them asks for", async () => {
  const clerks = await Promise.all(Array.from({ length: 12 }, (_, number) => cookieOf(`thu.ky.${number}`, "reporter")));
  const ask = (cookie: string) => app.request(`${page}/excel`, { headers: { Cookie: cookie } });
  const many = Array.from({ length: 6 }, () => ask(reporter));
  const answers = await Promise.all([...many, ...clerks.map(ask)]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
});
