/** A workbook is read as the folder is, and its faults are told by sheet and cell. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { projectFolder } from "../server/build.server.ts";
import { isAppError } from "../server/error.ts";
import { readCsv } from "../sheets/csv.ts";
import { archiveOf, partsOf, workbookOf } from "../sheets/testArchive.ts";
import { writeWorkbook } from "../sheets/workbook.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadFolder } from "./load.server.ts";
import { district, everything, folderOf, withLine, withMore } from "./testFolder.ts";

const options = { clock: stoppedClock(new Date("2024-07-01T01:00:00Z")), by: "thử" };

/** The files as sheets; what looks like a number is one, as it would be when typed in Excel. */
async function sheetsOf(files: Readonly<Record<string, string>>): Promise<Record<string, (string | number)[][]>> {
  const sheets: Record<string, (string | number)[][]> = {};
  for (const [file, text] of Object.entries(files)) {
    const rows: (string | number)[][] = [];
    await readCsv(file, text, (cells, row) => {
      rows[row - 1] = cells.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell));
    });
    sheets[file.replace(".csv", "")] = Array.from(rows, (row) => row ?? []);
  }
  return sheets;
}

async function fileOf(bytes: Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "quyet-workbook-")), "huyen.xlsx");
  await writeFile(path, bytes);
  return path;
}

const workbook = async (files: Readonly<Record<string, string>>) => fileOf(workbookOf(await sheetsOf(files)));

describe("a workbook", () => {
  test("is read exactly as the folder, and after the folder changes nothing", async () => {
    const [ofFolder, ofWorkbook] = [await testDatabase(), await testDatabase()];
    const { counts } = await loadFolder(ofFolder, await folderOf(district), options);
    const loaded = await loadFolder(ofWorkbook, await workbook(district), options);
    expect(loaded.counts).toEqual(counts);
    // Each installation has a secret of its own, and versions of its own of what it keeps.
    const own = { setting: "", public_version: "" };
    expect({ ...(await everything(ofWorkbook)), ...own }).toEqual({ ...(await everything(ofFolder)), ...own });
    const again = await loadFolder(ofFolder, await workbook(district), options);
    expect(Object.values(again.counts).every(({ new: added, changed }) => added + changed === 0)).toBe(true);
  });

  test("is only looked at in a dry run", async () => {
    const database = await testDatabase();
    const untouched = await everything(database);
    const { counts } = await loadFolder(database, await workbook(district), { ...options, dryRun: true });
    expect(counts["values.csv"]).toMatchObject({ new: 7 });
    expect(await everything(database)).toEqual(untouched);
  });
});

test("what is exported, with its figures, is loaded back and changes nothing", async () => {
  const database = await testDatabase();
  await loadFolder(database, join(projectFolder, "demo/giong-trom-2024"), options);
  const before = await everything(database);
  const bytes = await writeWorkbook(await database.read((tx) => exportWorkbook(tx, { figures: true })));
  const { counts } = await loadFolder(database, await fileOf(Buffer.from(bytes)), options);
  expect(Object.keys(counts)).toContain("values.csv");
  expect(Object.values(counts).reduce((sum, each) => sum + each.unchanged, 0)).toBeGreaterThan(1_500);
  expect(Object.entries(counts).filter(([, each]) => each.new + each.changed > 0)).toEqual([]);
  expect(await everything(database)).toEqual(before);
});

describe("what is wrong with a workbook is told by sheet and cell", () => {
  const faulty: [string, () => Promise<string>, string, Record<string, unknown>][] = [
    [
      "a figure",
      () => workbook(withMore("values.csv", "viec-lam,xa-a,2024-Q2,mười")),
      "amount_not_a_number_in_file",
      { sheet: "values", cell: "D9" },
    ],
    [
      "an unknown unit",
      () => workbook(withMore("values.csv", "viec-lam,xa-z,2024-Q2,1")),
      "cell_unit_unknown",
      { sheet: "values", cell: "B9" },
    ],
    [
      "an empty name",
      () => workbook(withLine("units.csv", 3, "xa-a,,commune,huyen,,")),
      "cell_blank",
      { sheet: "units", cell: "B3" },
    ],
    [
      "an unknown column",
      () => workbook(withLine("units.csv", 1, "code,name,kind,parent,valid_from,den")),
      "column_unknown",
      { sheet: "units", cell: "F1" },
    ],
    [
      "a missing sheet",
      () => workbook({ "units.csv": district["units.csv"] ?? "" }),
      "sheet_missing",
      { sheet: "indicators" },
    ],
    ["a misspelt sheet", () => workbook({ ...district, "valeus.csv": "a\n" }), "sheet_unexpected", { sheet: "valeus" }],
    [
      "a formula without a result",
      () => fileOf(archiveOf(partsOf({ units: '<sheetData><row r="7"><c r="C7"><f>1/0</f></c></row></sheetData>' }))),
      "sheet_cell_fault",
      { sheet: "units", cell: "C7" },
    ],
  ];
  test.each(faulty)("%s", async (_what, path, code, place) => {
    const database = await testDatabase();
    const error: unknown = await loadFolder(database, await path(), options).catch((thrown) => thrown);
    if (!isAppError(error)) throw error;
    expect(error.faults.find((fault) => fault.code === code)?.place).toMatchObject(place);
  });
});
