/**
 * A workbook whose sheets are named as the folder's files (`units`, `values`, …) is read exactly as the folder, row for row,
 * and what is wrong there is told with its sheet and cell (`values!D17`).
 */

import { cleaned } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { addressOf, columnName, plainText, type Sheet, type WorkbookRead } from "../sheets/workbook.ts";
import type { FolderSource } from "./source.ts";

export function workbookSource({ sheets }: WorkbookRead): FolderSource {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const byFile = new Map(filled.map((sheet) => [fileOf(sheet), sheet]));
  const doubled = filled.filter((sheet) => byFile.get(fileOf(sheet)) !== sheet);
  const faults = filled.flatMap(formulaFaults);
  return {
    names: [...byFile.keys()].sort(),
    faults: [
      ...doubled.map((sheet) => ({
        code: "sheet_doubled",
        place: { file: fileOf(sheet) },
        details: { text: sheet.name },
      })),
      ...faults,
    ],
    records: async (file, onRecord) => {
      const { rows = [] } = byFile.get(file) ?? {};
      for (const { number, cells } of rows) onRecord(Array.from(cells, plainText), number);
      return undefined;
    },
    articles: async () => ({ articles: [], faults: [] }),
    placed: (fault) => placed(fault, byFile),
  };
}

/** The file that a sheet stands for; a sheet of another name stands for one that no folder has. */
function fileOf(sheet: Sheet): string {
  const name = sheet.name.toLowerCase().trim();
  return name.endsWith(".csv") ? name : `${name}.csv`;
}

/** What a formula could not compute is not a text. */
function formulaFaults(sheet: Sheet): Fault[] {
  return sheet.rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, column) =>
      cell?.kind === "fault"
        ? [
            {
              code: "sheet_cell_fault",
              place: { file: fileOf(sheet), row: number, column: columnName(column + 1) },
              details: { text: cell.text },
            },
          ]
        : [],
    ),
  );
}

const codesOfSheets: Record<string, string> = { file_missing: "sheet_missing", file_unexpected: "sheet_unexpected" };

function placed(fault: Fault, sheets: ReadonlyMap<string, Sheet>): Fault {
  const { file, row, column } = fault.place ?? {};
  if (file === undefined) return fault;
  const sheet = sheets.get(file);
  const name = sheet?.name ?? file.replace(/\.csv$/, "");
  const code = codesOfSheets[fault.code] ?? fault.code;
  const details = code === fault.code ? fault.details : withoutEndings(fault.details, name);
  if (sheet === undefined || row === undefined) return { ...fault, code, details, place: { sheet: name } };
  const at = column === undefined ? undefined : columnOf(sheet, column);
  return {
    ...fault,
    code,
    details,
    place: { sheet: name, row, ...(column && { column }), cell: at === undefined ? String(row) : addressOf(row, at) },
  };
}

/** The column of a name in the header, or of a letter. */
function columnOf(sheet: Sheet, column: string): number | undefined {
  // Where several columns together are at fault, the first of them is shown.
  const name = column.split(",")[0]?.trim() ?? column;
  const header = sheet.rows[0]?.cells ?? [];
  const found = header.findIndex((cell) => cleaned(plainText(cell)) === name);
  if (found !== -1) return found + 1;
  return /^[A-Z]{1,3}$/.test(name)
    ? [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    : undefined;
}

function withoutEndings(details: Fault["details"], name: string): Fault["details"] {
  const files = String(details?.files ?? "").replaceAll(".csv", "");
  return { ...details, file: name, files };
}
