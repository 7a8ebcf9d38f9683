/** Excel's cells into ours. Runs in the reader's own thread, after the guard. */
import { type Cell, type CellValue, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { Decimal } from "../prose/number.ts";
import type { Merge, Sheet, SheetCell, SheetRow, WorkbookRead } from "./workbook.ts";

/** What plays no part in what the cells hold, and may be as large as an attacker likes. */
const ignored = [
  "conditionalFormatting",
  "dataValidations",
  "autoFilter",
  "drawing",
  "extLst",
  "headerFooter",
  "picture",
  "rowBreaks",
  "colBreaks",
  "sheetProtection",
  "tableParts",
];

export async function readExcel(bytes: Uint8Array): Promise<WorkbookRead> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes, { ignoreNodes: ignored });
  return { sheets: workbook.worksheets.map(sheetOf) };
}

function sheetOf(worksheet: Worksheet): Sheet {
  const merges = mergesOf(worksheet);
  const rows: SheetRow[] = [];
  const hiddenRows: number[] = [];
  worksheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (SheetCell | undefined)[] = [];
    let isFilled = false;
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // The rest of a merged block repeats its first cell.
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const read = cellOf(cell);
      if (read === undefined) return;
      cells[column - 1] = read;
      isFilled = true;
    });
    if (!isFilled) return;
    rows.push({ number, cells: Array.from(cells) });
    if (row.hidden) hiddenRows.push(number);
  });
  const name = worksheet.name.normalize("NFC").trim();
  return {
    name,
    hidden: worksheet.state !== "visible",
    rows,
    merges,
    hiddenRows,
    hiddenColumns: hiddenIn(worksheet, rows),
  };
}

function hiddenIn(worksheet: Worksheet, rows: readonly SheetRow[]): number[] {
  const used = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell, index) => (cell ? [index + 1] : []))));
  return [...used].filter((column) => worksheet.getColumn(column).hidden).sort((a, b) => a - b);
}

function mergesOf(worksheet: Worksheet): Merge[] {
  return worksheet.mergedRegions.map(({ top, left, bottom, right }) => ({ top, left, bottom, right }));
}

function cellOf(cell: Cell): SheetCell | undefined {
  return readValue(cell.value, formatOf(cell));
}

function formatOf(cell: Cell): string {
  const format: unknown = cell.numFmt;
  if (typeof format === "string") return format;
  return typeof format === "object" && format !== null && "formatCode" in format ? String(format.formatCode) : "";
}

function readValue(value: CellValue, format: string): SheetCell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return textOf(value);
  if (typeof value === "number") return numberOf(value, format);
  if (typeof value === "boolean") return { kind: "yes_no", yes: value };
  if (value instanceof Date) return dayOf(value, format);
  if ("error" in value) return { kind: "fault", text: value.error };
  if ("richText" in value && value.richText) return textOf(value.richText.map((part) => part.text).join(""));
  if ("hyperlink" in value) return textOf(value.text ?? "");
  if ("checkbox" in value) return { kind: "yes_no", yes: value.checkbox };
  if (!("result" in value) || value.result === undefined) {
    return { kind: "fault", text: `=${"formula" in value ? (value.formula ?? "") : ""}`.slice(0, 100) };
  }
  return readValue(value.result, format);
}

function textOf(text: string): SheetCell | undefined {
  const composed = text.normalize("NFC").replace(/\r\n?/g, "\n");
  return composed.trim() === "" ? undefined : { kind: "text", text: composed };
}

/** Excel keeps fifteen digits and shows no more; what a double has beyond them nobody typed. */
function numberOf(value: number, format: string): SheetCell {
  if (!Number.isFinite(value)) return { kind: "fault", text: String(value) };
  const amount = new Decimal(value.toPrecision(15)).toFixed();
  const code = codeShown(amount, format);
  if (code !== undefined) return { kind: "number", amount, code };
  return format.includes("%") ? { kind: "number", amount, percent: true } : { kind: "number", amount };
}

/** What a format of zeros alone shows, `00000` or `"HN"000`: it is that of a code. */
function codeShown(amount: string, format: string): string | undefined {
  const [, before = "", zeros = "", behind = ""] =
    /^((?:"[^"]*"|\\.)*)(0+)((?:"[^"]*"|\\.)*)(?:;|$)/.exec(format) ?? [];
  const isCode = zeros.length > 1 || (zeros !== "" && before !== "");
  if (!isCode || !/^\d+$/.test(amount)) return undefined;
  return [before, amount.padStart(zeros.length, "0"), behind].map((part) => part.replace(/"|\\/g, "")).join("");
}

function dayOf(value: Date, format: string): SheetCell {
  if (Number.isNaN(value.getTime())) return { kind: "fault", text: "#VALUE!" };
  const day = value.toISOString().slice(0, 10);
  const marks = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  const showsNoDay = marks.includes("m") && marks.includes("y") && !marks.includes("d");
  return { kind: "day", day: showsNoDay ? day.slice(0, 7) : day };
}
