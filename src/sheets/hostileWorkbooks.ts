/** Workbooks that should harm (TRUST S6). */
import { archiveOf, partsOf, workbookOf } from "./testArchive.ts";

const good = () => partsOf({ a: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' });
const withSheet = (xml: string | Buffer) => archiveOf({ ...good(), "xl/worksheets/sheet1.xml": xml });
export const within = (xml: string) => archiveOf(partsOf({ a: xml }));
const doctype = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>';
/** Two of its files under one name: which of them is meant, every reader decides for itself. */
function withTwoSheetsOfOneName(): Buffer {
  const bytes = archiveOf({ ...good(), "xl/worksheets/sheet9.xml": "<worksheet><sheetData/></worksheet>" });
  return Buffer.from(bytes.toString("latin1").replaceAll("sheet9.xml", "sheet1.xml"), "latin1");
}
const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");

/** What each is, its bytes, and the code with which it is refused. */
export const hostileWorkbooks: [string, () => Buffer, string][] = [
  ["an entity", () => withSheet(`<?xml version="1.0"?>${doctype}`), "workbook_has_entities"],
  ["an entity in UTF-16", () => withSheet(Buffer.from(`\ufeff${doctype}`, "utf16le")), "workbook_damaged"],
  [
    "an encoding in which signs hide",
    () => withSheet('<?xml version="1.0" encoding="UTF-7"?><worksheet><sheetData/></worksheet>'),
    "workbook_damaged",
  ],
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
  ["two files of one name", withTwoSheetsOfOneName, "workbook_damaged"],
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

/** Workbooks that are small and well formed, and of one thing have more than a library can read in its time. */
export const crowdedWorkbooks: [string, () => Buffer, string][] = [
  [
    "elements one in another",
    () => within(`<sheetData/>${"<a>".repeat(500_000)}${"</a>".repeat(500_000)}`),
    "workbook_too_deep",
  ],
  [
    "elements behind a text that seems to end them",
    () => within(`<sheetData/>${"<a x='/>'>/>".repeat(50_000)}`),
    "workbook_too_deep",
  ],
  [
    "columns without end",
    () => within(`<cols>${'<col min="1" max="1"/>'.repeat(50_000)}</cols>`),
    "workbook_too_many_columns",
  ],
  [
    "joined cells without end",
    () => within(`<sheetData/><mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(50_000)}</mergeCells>`),
    "workbook_too_many_merges",
  ],
  [
    "names without end",
    () => archiveOf({ ...good(), "xl/workbook.xml": `<workbook><definedNames>${"<definedName/>".repeat(9_000)}` }),
    "workbook_too_many_names",
  ],
  [
    "formats without end",
    () => archiveOf({ ...good(), "xl/styles.xml": `<styleSheet><fonts>${"<font/>".repeat(200_000)}` }),
    "workbook_too_many_styles",
  ],
  [
    "texts without end",
    () => archiveOf({ ...good(), "xl/sharedStrings.xml": `<sst>${"<si/>".repeat(400_000)}` }),
    "workbook_too_many_texts",
  ],
  [
    "a cell at the end of each row",
    () =>
      within(
        `<sheetData>${Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`).join("")}</sheetData>`,
      ),
    "workbook_too_many_cells",
  ],
  [
    "joined cells over and over",
    () =>
      within(
        `<sheetData>${Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join("")}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(19_000)}</mergeCells>`,
      ),
    "workbook_too_many_merges",
  ],
  [
    "one long text in every cell",
    () =>
      archiveOf(
        partsOf({ a: `<sheetData><row r="1">${'<c t="s"><v>0</v></c>'.repeat(16_000)}</row></sheetData>` }, [
          `<t>${"chữ ".repeat(8_000)}</t>`,
        ]),
      ),
    "workbook_too_many_letters",
  ],
  [
    "elements without end",
    () => within(`<sheetData/><x>${"<a/>".repeat(2_100_000)}</x>`),
    "workbook_too_many_elements",
  ],
];
