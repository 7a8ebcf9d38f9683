/** Files that should harm: each is refused with its reason, in time, and the process stays small. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { projectFolder } from "../server/build.server.ts";
import { archiveOf, partsOf, workbookOf } from "./testArchive.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const good = () => partsOf({ a: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' });
const withSheet = (xml: string | Buffer) => archiveOf({ ...good(), "xl/worksheets/sheet1.xml": xml });
const within = (xml: string) => archiveOf(partsOf({ a: xml }));
const doctype = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>';
const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");

const hostile: [string, () => Buffer, string][] = [
  ["an entity", () => withSheet(`<?xml version="1.0"?>${doctype}`), "workbook_has_entities"],
  ["an entity in UTF-16", () => withSheet(Buffer.from(`\ufeff${doctype}`, "utf16le")), "workbook_damaged"],
  ["a bomb", () => withSheet(Buffer.alloc(200 * 1_048_576, " ")), "workbook_too_large"],
  [
    "a bomb that is no sheet",
    () => archiveOf({ ...good(), "xl/a.png": Buffer.alloc(200 * 1_048_576) }),
    "workbook_too_large",
  ],
  ["a nested zip", () => archiveOf({ ...good(), "xl/embeddings/o.bin": workbookOf({ a: [] }) }), "workbook_nested"],
  ["a zip in a zip", () => archiveOf({ "a.zip": archiveOf({ b: "c" }) }), "workbook_nested"],
  ["macros", () => archiveOf({ ...good(), "xl/vbaProject.bin": ole }), "workbook_has_macros"],
  [
    "a Word file",
    () => archiveOf({ "[Content_Types].xml": "<a/>", "word/document.xml": "<a/>" }),
    "workbook_wrong_type",
  ],
  ["a PDF", () => Buffer.from("%PDF-1.7 …"), "workbook_wrong_type"],
  ["nothing", () => Buffer.alloc(0), "workbook_wrong_type"],
  ["an old workbook, or one with a password", () => Buffer.concat([ole, Buffer.alloc(600)]), "workbook_old_or_locked"],
  ["a workbook cut in half", () => workbookOf({ a: [["x"]] }).subarray(0, 900), "workbook_damaged"],
  ["broken XML", () => withSheet("<worksheet><sheetData><row"), "workbook_damaged"],
  [
    "a million rows",
    () => within(`<sheetData>${'<row r="1"/>'.repeat(1_000_000)}</sheetData>`),
    "workbook_too_many_rows",
  ],
  [
    "a million cells",
    () => within(`<sheetData><row r="1">${"<c/>".repeat(1_000_000)}</row></sheetData>`),
    "workbook_too_many_cells",
  ],
  [
    "a thousand parts",
    () => archiveOf({ ...good(), ...Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`x${i}`, ""])) }),
    "workbook_too_many_parts",
  ],
];

test("S6 an entity, a bomb, a nested zip, a wrong type, a million rows: a clear error within 10 s, in less than 300 MB", async () => {
  const answers = await readEach(hostile.map(([, make]) => make()));
  expect(answers.map(({ code }, index) => [hostile[index]?.[0], code])).toEqual(
    hostile.map(([name, , code]) => [name, code]),
  );
  for (const { milliseconds } of answers) expect(milliseconds).toBeLessThan(10_000);
  expect(answers.at(-1)?.megabytes).toBeLessThan(300);
});

test("S6 what looks harmless and would fill the memory ends too, and the next workbook is read", async () => {
  const answers = await readEach([
    within(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    within(`<sheetData/>${"<a>".repeat(500_000)}${"</a>".repeat(500_000)}`),
    within('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    workbookOf({ a: [["x"]] }),
  ]);
  for (const { milliseconds } of answers) expect(milliseconds).toBeLessThan(10_000);
  expect(answers.at(-1)).toMatchObject({ code: "read" });
  expect(answers.at(-1)?.megabytes).toBeLessThan(300);
});

type Answer = { code: string; milliseconds: number; megabytes: number };

/** Reads each in a process of its own, whose largest size is looked at in the end. */
async function readEach(files: readonly Buffer[]): Promise<Answer[]> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-sheets-"));
  folders.push(folder);
  const paths = files.map((_, index) => join(folder, `${index}.xlsx`));
  for (const [index, bytes] of files.entries()) await writeFile(paths[index] ?? "", bytes);
  const script = `
    import { readFile } from "node:fs/promises";
    import { readWorkbook } from ${JSON.stringify(join(projectFolder, "src/sheets/workbook.server.ts"))};
    for (const path of ${JSON.stringify(paths)}) {
      const start = performance.now();
      const code = await readWorkbook(await readFile(path)).then(() => "read", (error) => error.code ?? String(error));
      const milliseconds = Math.round(performance.now() - start);
      console.log(JSON.stringify({ code, milliseconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
    }`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}
