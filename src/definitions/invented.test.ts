/** A sheet that nobody has thought of yet: it costs its description, and is read, checked, stored, exported and shown. */
import { describe, expect, test } from "vitest";
import type { ReadTransaction } from "../database/connection.server.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { fieldsOf } from "../settings/fieldsOf.ts";
import { readCsv } from "../sheets/csv.ts";
import { unitsSheet } from "../units/unitsSheet.ts";
import { amount, code, day, list, oneOf, text, yesNo } from "./cells.ts";
import { faultAt } from "./checks.ts";
import { knownWith, noTables } from "./known.ts";
import { columnTable } from "./meaning.ts";
import { readCells } from "./records.server.ts";
import { type Columns, sheet } from "./sheet.ts";
import { storeTables } from "./storeTables.server.ts";
import { checkTables, readTables, tablesOf } from "./tables.ts";
import { sheetPlan } from "./workbook.ts";

const columns = {
  code: { cell: code, name: { vi: "Mã", en: "Code" }, input: { isFixed: true } },
  name: { cell: text, name: { vi: "Tên giao ước", en: "Pledge" } },
  unit: { cell: code, refersTo: "units", name: { vi: "Đơn vị ký kết", en: "Unit" } },
  within: { cell: code.optional(), refersTo: "pledges", isUnder: true, name: { vi: "Thuộc", en: "Within" } },
  kind: {
    cell: oneOf(["one", "many"]).default("one"),
    name: { vi: "Loại", en: "Kind" },
    choices: { one: { vi: "một", en: "one" }, many: { vi: "nhiều", en: "many" } },
  },
  points: { cell: amount.optional(), name: { vi: "Điểm", en: "Points" }, meaning: "tối đa 100" },
  until: { cell: day.optional(), column: "last_day", name: { vi: "Đến hết ngày", en: "Until" } },
  kept: { cell: yesNo(false), name: { vi: "Giữ lời", en: "Kept" } },
  witnesses: { cell: list(text).default([]), name: { vi: "Chứng kiến", en: "Witnesses" } },
  closed: {
    cell: day.optional(),
    column: "closed_on",
    isKept: true,
    name: { vi: "Ngày cuối cùng", en: "Last day" },
    input: { isHidden: true },
  },
} satisfies Columns;

const pledgesSheet = sheet({
  name: "pledges",
  title: { vi: "Giao ước", en: "Pledges" },
  table: "pledge",
  columns,
  key: ["code"],
  check: (pledges) =>
    pledges.rows
      .filter(({ points = "0" }) => Number(points) > 100)
      .map((row) => faultAt(pledges.file, row, "points", "amount_out_of_range", { text: row.points ?? "" })),
});
const sheets = [unitsSheet, pledgesSheet];

const files: Readonly<Record<string, string>> = {
  "units.csv": "code,name,kind\nhuyen,Huyện Thử,district\nxa-a,Xã A,commune\n",
  "pledges.csv": [
    "code;name;unit;within;points;until;kept;witnesses",
    'b;Con;xa-a;a;12.50;2024-06-30;yes;"Ông Hai | Bà Ba"',
    "a;Cha;huyen;;;;;",
  ].join("\n"),
};
const source = (given: Readonly<Record<string, string>>) => ({
  names: Object.keys(given),
  records: (file: string, onRecord: (cells: string[], row: number) => void) =>
    readCsv(file, given[file] ?? "", onRecord),
});
const stamp = { at: new Date("2024-07-01T01:00:00Z"), by: "thử" };
const cellsStored = (tx: ReadTransaction) => readCells(tx, sheets, pledgesSheet);

const database = await testDatabase();
await database.pool.query(`
  CREATE TABLE pledge (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text UNIQUE NOT NULL, name text NOT NULL,
    unit_id int NOT NULL REFERENCES unit, within_id int REFERENCES pledge, kind text NOT NULL, points numeric,
    last_day date, kept boolean NOT NULL, witnesses text[] NOT NULL, closed_on date, sort int NOT NULL
  )`);

async function load(given: Readonly<Record<string, string>>) {
  const tables = await readTables(sheets, source(given));
  return database.write(async (tx) => {
    const stored = tablesOf(sheets, { pledges: await cellsStored(tx), units: await readCells(tx, sheets, unitsSheet) });
    const known = knownWith(stored, tables);
    const faults = checkTables(sheets, tables, known);
    return faults.length > 0 ? { faults } : { counts: await storeTables(tx, sheets, { tables, known, stamp }) };
  });
}

describe("a sheet that is only described", () => {
  test("is loaded with what it refers to, once", async () => {
    expect(await load(files)).toMatchObject({ counts: { "pledges.csv": { new: 2, changed: 0, unchanged: 0 } } });
    expect(await load(files)).toMatchObject({ counts: { "pledges.csv": { new: 0, changed: 0, unchanged: 2 } } });
    expect(await load({ "pledges.csv": (files["pledges.csv"] ?? "").replace("12.50", "13") })).toMatchObject({
      counts: { "pledges.csv": { new: 0, changed: 1, unchanged: 1 } },
    });
  });

  test("is refused by row and column: unknown codes, circles, doubled rows, and what it looks for itself", async () => {
    const rows = ["code,name,unit,within,points", "x,X,xa-z,,", "y,Y,xa-a,z,", "z,Z,xa-a,y,", "z,Z,xa-a,,101"];
    const { faults } = await load({ "pledges.csv": rows.join("\n") });
    expect(faults?.map(({ code, place }) => [code, place?.row, place?.column])).toEqual([
      ["cell_unit_unknown", 2, "unit"],
      ["cycle", 3, "within"],
      ["row_doubled", 5, "code"],
      ["amount_out_of_range", 5, "points"],
    ]);
  });

  test("is exported in the words of its file, and what is exported changes nothing", async () => {
    const cells = await database.read(cellsStored);
    expect(cells).toEqual([
      {
        ...{ code: "b", name: "Con", unit: "xa-a", within: "a", kind: "one", points: "13", until: "2024-06-30" },
        ...{ kept: "yes", witnesses: "Ông Hai|Bà Ba", closed: "" },
      },
      {
        ...{ code: "a", name: "Cha", unit: "huyen", within: "", kind: "one", points: "", until: "" },
        ...{ kept: "no", witnesses: "", closed: "" },
      },
    ]);
    const { rows } = sheetPlan(pledgesSheet, cells);
    const text = rows.map((row) => Array.from(row, (cell) => cell?.text ?? cell?.amount ?? "").join(",")).join("\n");
    expect(await load({ "pledges.csv": text })).toMatchObject({
      counts: { "pledges.csv": { changed: 0, unchanged: 2 } },
    });
    expect(checkTables(sheets, tablesOf(sheets, { pledges: cells }), knownWith(noTables, noTables))[0]?.code).toBe(
      "cell_unit_unknown",
    );
  });

  test("keeps what a file without the column says nothing of, and opens again where the file has it empty", async () => {
    const closedOf = async () => (await database.read(cellsStored)).map(({ closed }) => closed);
    await load({ "pledges.csv": "code,name,unit,closed\na,Cha,huyen,2024-12-31\n" });
    await load(files);
    expect(await closedOf()).toEqual(["", "2024-12-31"]);
    await load({ "pledges.csv": "code,name,unit,closed\na,Cha,huyen,\n" });
    expect(await closedOf()).toEqual(["", ""]);
  });

  test("has a form in the settings: its names, its choices, what is needed, the code last", () => {
    expect(fieldsOf(pledgesSheet).map(({ name, kind, needed }) => [name, kind, needed ?? false])).toEqual([
      ["name", "text", true],
      ["unit", "unit", true],
      ["within", "text", false],
      ["kind", "choice", false],
      ["points", "amount", false],
      ["until", "day", false],
      ["kept", "yes", false],
      ["witnesses", "text", false],
      ["code", "code", true],
    ]);
  });

  test("has its table in the documents", () => {
    expect(columnTable(pledgesSheet).split("\n")).toContain("| `points` | Điểm | số | tối đa 100 |");
    expect(columnTable(pledgesSheet).split("\n")).toContain(
      "| `unit` | Đơn vị ký kết | mã ở `units.csv`; bắt buộc |  |",
    );
  });
});
