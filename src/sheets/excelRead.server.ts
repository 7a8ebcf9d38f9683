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
    if (isFilled) rows.push({ number, cells: Array.from(cells) });
  });
  return { name: worksheet.name.normalize("NFC").trim(), hidden: worksheet.state !== "visible", rows, merges };
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
  return format.includes("%") ? { kind: "number", amount, percent: true } : { kind: "number", amount };
}

function dayOf(value: Date, format: string): SheetCell {
  if (Number.isNaN(value.getTime())) return { kind: "fault", text: "#VALUE!" };
  const day = value.toISOString().slice(0, 10);
  const marks = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  const showsNoDay = marks.includes("m") && marks.includes("y") && !marks.includes("d");
  return { kind: "day", day: showsNoDay ? day.slice(0, 7) : day };
}
