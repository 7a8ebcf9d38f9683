/** What a workbook may be before anything understands it (TRUST S6). */
import { AppError } from "../server/error.ts";
import { checkOfficeFile, type OfficeFault } from "../server/officeFile.server.ts";
import type { ZipEntry } from "../server/zip.server.ts";
import type { SheetLimits } from "./limits.ts";

const sheets = /^xl\/worksheets\/[^/]+\.xml$/i;
const styles = ["xf", "font", "fill", "border", "numFmt", "cellStyle", "dxf"];

/** Throws an AppError where the bytes are no workbook that can be read safely. */
export async function checkWorkbook(bytes: Uint8Array, limits: SheetLimits): Promise<void> {
  const refuse = (fault: OfficeFault, details: Record<string, string | number> = {}) =>
    fault === "too_large" ? tooLarge(limits) : new AppError(codes[fault] ?? `workbook_${fault}`, 422, details);
  if (bytes.length > limits.bytes) throw tooLarge(limits);
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  // The same container holds workbooks of before 2007 and those with a password.
  if (start.startsWith("d0cf11e0")) throw refuse("locked");
  if (!start.startsWith("504b0304")) throw refuse("wrong_type");
  await checkOfficeFile(bytes, {
    limits: { ...limits, text: limits.unpacked },
    counted: [
      { what: "rows", elements: ["row"], parts: sheets, most: limits.rows },
      { what: "cells", elements: ["c"], parts: sheets, most: limits.cells },
      { what: "columns", elements: ["col"], parts: sheets, most: limits.columns },
      { what: "merges", elements: ["mergeCell"], parts: sheets, most: limits.merges },
      { what: "names", elements: ["definedName"], parts: /^xl\/workbook\.xml$/i, most: limits.names },
      { what: "styles", elements: styles, parts: /^xl\/styles\.xml$/i, most: limits.styles },
      { what: "texts", elements: ["si"], parts: /^xl\/sharedStrings\.xml$/i, most: limits.cells },
    ],
    needed: ["[Content_Types].xml", "xl/workbook.xml"],
    part: checkPart,
    refuse,
  });
}

const codes: Partial<Record<OfficeFault, string>> = { locked: "workbook_old_or_locked" };

function checkPart({ name }: ZipEntry, start: Buffer, isXml: boolean): void {
  if (/vbaProject/i.test(name)) throw new AppError("workbook_has_macros", 422);
  if (/\.(zip|xlsx|xlsm|docx|pptx|ods|odt|jar|7z|rar|gz)$/i.test(name)) throw new AppError("workbook_nested", 422);
  const begin = start.subarray(0, 4).toString("hex");
  if (begin === "504b0304" || begin === "d0cf11e0" || begin.startsWith("1f8b"))
    throw new AppError("workbook_nested", 422);
  if (isXml && !isUsualEncoding(start)) throw new AppError("workbook_damaged", 422);
}

function isUsualEncoding(start: Buffer): boolean {
  const declared = /^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(start.toString("latin1", 0, 200))?.[1];
  const isUtf16 = ["fffe", "feff"].includes(start.toString("hex", 0, 2));
  return !isUtf16 && (declared === undefined || /^(utf-8|us-ascii)$/i.test(declared));
}

function tooLarge(limits: SheetLimits): AppError {
  return new AppError("workbook_too_large", 422, {
    megabytes: limits.bytes / 1024 / 1024,
    unpacked: limits.unpacked / 1024 / 1024,
  });
}
