import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { sheetsStored } from "./stored.ts";
import { archiveOf, partsOf, workbookOf } from "./testArchive.ts";
import { readWorkbook, writeWorkbook } from "./workbook.server.ts";
import { addressOf, cellAt, plainText, type Sheet, shownText, tableOf } from "./workbook.ts";

test("an address as Excel says it", () => {
  expect(addressOf(17, 4)).toBe("D17");
  expect(addressOf(1, 27)).toBe("AA1");
  expect(addressOf(9, 702)).toBe("ZZ9");
});

test("what Excel writes is read: shared and rich strings, formulas with their results, days, months, per cent, errors", async () => {
  const sheet = `<sheetData>
    <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
    <row r="3"><c r="B3"><v>0.30000000000000004</v></c><c r="C3"><f>B3*2</f><v>0.6</v></c><c r="D3" s="1"><v>45378</v></c></row>
    <row r="4"><c r="B4" s="2"><v>45352</v></c><c r="C4" s="3"><v>0.938</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" t="e"><v>#DIV/0!</v></c></row>
    <row r="5"><c r="B5"><f>1+1</f></c><c r="C5" t="str"><f>"a"</f><v>chữ</v></c></row>
    </sheetData><mergeCells count="1"><mergeCell ref="C2:E2"/></mergeCells>`;
  const shared = ["<t>Chỉ tiêu</t>", '<r><t xml:space="preserve">Kế hoạch </t></r><r><rPr><b/></rPr><t>năm</t></r>'];
  const { sheets } = await readWorkbook(archiveOf(partsOf({ "Phụ lục": sheet }, shared)));
  const [read] = sheets as [Sheet];
  expect(read.name).toBe("Phụ lục");
  expect(cellAt(read, 3, 2)).toEqual({ kind: "number", amount: "0.3" });
  expect(plainText(cellAt(read, 4, 2))).toBe("2024-03");
  expect(plainText(cellAt(read, 4, 3))).toBe("93.8");
  expect(shownText(cellAt(read, 3, 4))).toBe("27/03/2024");
  expect(cellAt(read, 4, 5)).toEqual({ kind: "fault", text: "#DIV/0!" });
  expect(cellAt(read, 5, 2)).toEqual({ kind: "fault", text: "=1+1" });
  expect(tableOf(read)).toEqual([
    ["Chỉ tiêu", "Kế hoạch năm", "", ""],
    ["0,3", "0,6", "27/03/2024", ""],
    ["03/2024", "93,8%", "có", "#DIV/0!"],
    ["=1+1", "chữ", "", ""],
  ]);
  expect(tableOf(read, "repeated")[0]).toEqual(["Chỉ tiêu", "Kế hoạch năm", "Kế hoạch năm", "Kế hoạch năm"]);
});

test("a number shown as a code keeps its zeros; hidden rows and columns are told", async () => {
  const sheet = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" s="4"><v>4</v></c><c r="B1" s="5"><v>7</v></c></row>
    <row r="2" hidden="1"><c r="A2" s="4"><v>4.5</v></c></row></sheetData>`;
  const [read] = (await readWorkbook(archiveOf(partsOf({ Mã: sheet })))).sheets as [Sheet];
  expect([plainText(cellAt(read, 1, 1)), shownText(cellAt(read, 1, 1))]).toEqual(["00004", "00004"]);
  expect(plainText(cellAt(read, 1, 2))).toBe("XA007");
  expect(plainText(cellAt(read, 2, 1))).toBe("4.5");
  expect([read.hiddenRows, read.hiddenColumns]).toEqual([[2], [2]]);
  expect(sheetsStored(JSON.parse(JSON.stringify([read])))).toEqual([read]);
});

test("inline strings and an empty sheet are read", async () => {
  const { sheets } = await readWorkbook(workbookOf({ Một: [["a", 1], [], ["", "b"]], Hai: [] }));
  expect(sheets.map((sheet) => [sheet.name, tableOf(sheet)])).toEqual([
    [
      "Một",
      [
        ["a", "1"],
        ["", ""],
        ["", "b"],
      ],
    ],
    ["Hai", []],
  ]);
});

const texts = [
  "=1+1",
  "+84 75",
  "-",
  "-5 hộ",
  "@xã",
  "\tthụt",
  '=HYPERLINK("http://x")',
  "_x0041_",
  "a\nb",
  "Đ < & > \"'",
];

test("S7 text that starts as a formula would, or with a tab or NUL, stays text; negative numbers stay numbers", async () => {
  const cells = [...texts, "\u0000=1+1"].map((text) => ({ text }));
  const bytes = await writeWorkbook({
    title: "",
    by: "",
    sheets: [{ name: "S7", columns: [], rows: [cells, [{ amount: "-5" }, { amount: "-0.125" }]] }],
  });
  const [sheet] = (await readWorkbook(bytes)).sheets as [Sheet];
  expect(sheet.rows[0]?.cells).toEqual([...texts, "=1+1"].map((text) => ({ kind: "text", text })));
  expect(sheet.rows[1]?.cells).toEqual([
    { kind: "number", amount: "-5" },
    { kind: "number", amount: "-0.125" },
  ]);
});

test("an amount of more digits than Excel holds is written as text, digit by digit", async () => {
  const rows = [[{ amount: "123456789012345678.5" }, { amount: "999999999999999" }]];
  const bytes = await writeWorkbook({ title: "", by: "", sheets: [{ name: "a", columns: [], rows }] });
  const [sheet] = (await readWorkbook(bytes)).sheets as [Sheet];
  expect(sheet.rows[0]?.cells.map(plainText)).toEqual(["123456789012345678.5", "999999999999999"]);
});

property.prop(
  [
    fc.array(fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...texts)), { maxLength: 6 }), {
      maxLength: 12,
    }),
  ],
  { numRuns: 2 },
)("what is written as text comes back as it was", async (rows) => {
  const readable = rows.map((cells) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are left out when written
    cells.map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000d-\u001f\ufffe\uffff]/g, "").normalize("NFC")),
  );
  const plan = { name: "a", columns: [], rows: readable.map((cells) => cells.map((text) => ({ text }))) };
  const [sheet] = (await readWorkbook(await writeWorkbook({ title: "", by: "", sheets: [plan] }))).sheets as [Sheet];
  readable.forEach((cells, row) => {
    cells.forEach((text, column) => {
      expect(plainText(cellAt(sheet, row + 1, column + 1))).toBe(text.trim() === "" ? "" : text);
    });
  });
});

const oneSheet = async (sheet: string, more: Record<string, string> = {}, shared: string[] = []) =>
  (await readWorkbook(archiveOf({ ...partsOf({ a: sheet }, shared), ...more }))).sheets[0] as Sheet;

test("rows and cells without their places follow each other; prefixes, CDATA, pronunciations and escaped signs are read", async () => {
  const sheet = await oneSheet(
    `<x:sheetData xmlns:x="x"><x:row><x:c><x:v>1</x:v></x:c><x:c r="D1"><x:v>4</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row>
    <x:row><x:c t="str"><x:v><![CDATA[a<b]]></x:v></x:c><x:c t="inlineStr"><x:is><x:t>dòng_x000D_</x:t></x:is></x:c></x:row></x:sheetData>`,
    {},
    ["<t>東</t><rPh><t>ひがし</t></rPh>"],
  );
  expect(tableOf(sheet)).toEqual([
    ["1", "", "", "4", "東"],
    ["a<b", "dòng\n", "", "", ""],
  ]);
});

test("days are counted from 1904 where the file says so; what stood in joined cells before is not read", async () => {
  const workbook = partsOf({ a: "" })["xl/workbook.xml"]?.toString() ?? "";
  const from1904 = { "xl/workbook.xml": workbook.replace("<sheets>", '<workbookPr date1904="1"/><sheets>') };
  const cells = '<sheetData><row r="1"><c r="A1" s="1"><v>43916</v></c><c r="B1"><v>2</v></c></row></sheetData>';
  const sheet = await oneSheet(`${cells}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`, from1904);
  expect(tableOf(sheet)).toEqual([["27/03/2024"]]);
  expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
});

test("names of ranges, whole or many, cost nothing", async () => {
  const workbook = partsOf({ a: "" })["xl/workbook.xml"]?.toString() ?? "";
  const name = "<definedName name='N'>a!$A$1:$XFD$1048576</definedName>";
  const named = {
    "xl/workbook.xml": workbook.replace("</sheets>", `</sheets><definedNames>${name.repeat(4_000)}</definedNames>`),
  };
  expect(tableOf(await oneSheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', named))).toEqual([
    ["1"],
  ]);
});
