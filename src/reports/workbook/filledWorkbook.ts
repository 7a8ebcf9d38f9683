/** The workbook of a report, filled and come back: which report it is, and what its cells hold, or what is wrong with them. */

import { headings } from "../../ledger/report.ts";
import { Decimal, formatNumber } from "../../prose/number.ts";
import { AppError, type Fault } from "../../server/error.ts";
import {
  addressOf,
  plainText,
  type Sheet,
  type SheetCell,
  type SheetRow,
  type WorkbookRead,
} from "../../sheets/workbook.ts";
import type { FormToFill } from "../filling/form.ts";
import { inputOf, readTyped, type Typed } from "../filling/postedForm.ts";
import type { ReportCodes } from "../place.ts";
import { columnOf, identity } from "./formWorkbook.ts";

export type FilledSheet = {
  readonly version: number;
  readonly typed: Typed;
  /** Where each stands: `Báo cáo!H12`. */
  readonly amountAt: ReadonlyMap<number, string>;
};

/** Reads the workbook back against the form; throws every fault at once, each with its sheet and cell. */
export function readFormWorkbook(workbook: WorkbookRead, form: FormToFill): FilledSheet {
  const { version, ...codes } = identityOf(workbook);
  const { place } = form;
  if (codes.unit !== place.unit.code || codes.form !== place.form.code || codes.period !== place.key.period) {
    throw new AppError("sheet_of_other", 422, { ...codes });
  }
  const faults: Fault[] = [];
  const fields = new Map<string, string>();
  const places = new Map<string, { sheet: Sheet; row: number; column: number }>();
  const known = new Set(place.lines.map(({ line }) => inputOf.amount(line.position)));
  const wordKeys = new Set(headings.map((heading) => inputOf.words(heading)));
  for (const sheet of workbook.sheets.filter((each) => each.name !== identity.sheet)) {
    for (const row of sheet.rows) {
      const amountKey = keyIn(row, columnOf.key, /^v\d+$/);
      if (amountKey !== undefined) {
        const put = putter(sheet, row, fields, places, faults);
        if (!known.has(amountKey)) faults.push(faultAt(sheet, row.number, columnOf.amount, "sheet_line_unknown"));
        else if (fields.has(amountKey)) faults.push(faultAt(sheet, row.number, columnOf.amount, "sheet_line_doubled"));
        else lineOf(row, amountKey, put);
      }
      const wordKey = keyIn(row, columnOf.heading, /^w-\w+$/);
      if (wordKey !== undefined && wordKeys.has(wordKey)) {
        putter(sheet, row, fields, places, faults)(wordKey, columnOf.words);
      }
    }
  }
  const typed = readTyped(form, (name) => fields.get(name), "vi");
  for (const { code, place, details } of typed.faults) {
    const at = places.get(place?.field ?? "");
    if (at) faults.push(faultAt(at.sheet, at.row, at.column, code, shortened(details)));
  }
  if (faults.length > 0) throw new AppError("upload_faulty", 422, { count: faults.length }, faults);
  return {
    version,
    typed,
    amountAt: new Map(
      place.lines.flatMap(({ line }) => {
        const at = places.get(inputOf.amount(line.position));
        return at ? [[line.position, `${at.sheet.name}!${addressOf(at.row, at.column)}`] as const] : [];
      }),
    ),
  };
}

/** Which report the workbook says it is; the file of another program says nothing. */
export function identityOf({ sheets }: WorkbookRead): ReportCodes & { version: number } {
  const rows = sheets.find((sheet) => sheet.name === identity.sheet)?.rows ?? [];
  const said = new Map(rows.map(({ cells }) => [plainText(cells[0]), plainText(cells[1])]));
  const [unit, form, period, version] = ["unit", "form", "period", "version"].map((name) => said.get(name) ?? "");
  if (!said.has(identity.mark) || !unit || !form || !period || !/^\d{1,9}$/.test(version ?? "")) {
    throw new AppError("sheet_not_ours", 422);
  }
  return { unit, form, period, version: Number(version) };
}

type Put = (name: string, column: number) => void;

function putter(
  sheet: Sheet,
  row: SheetRow,
  fields: Map<string, string>,
  places: Map<string, { sheet: Sheet; row: number; column: number }>,
  faults: Fault[],
): Put {
  return (name, column) => {
    const cell = row.cells[column - 1];
    const isAmount = /^v\d+$/.test(name);
    if (cell?.kind === "fault" || (isAmount && (cell?.kind === "day" || cell?.kind === "yes_no"))) {
      faults.push(faultAt(sheet, row.number, column, "sheet_no_number", { text: plainText(cell) }));
      return;
    }
    const text = isAmount ? amountText(cell) : plainText(cell);
    fields.set(name, text);
    places.set(name, { sheet, row: row.number, column });
  };
}

function lineOf(row: SheetRow, amountKey: string, put: Put): void {
  const position = Number(amountKey.slice(1));
  put(amountKey, columnOf.amount);
  put(inputOf.note(position), columnOf.note);
  const estimated = plainText(row.cells[columnOf.estimated - 1])
    .trim()
    .toLowerCase();
  // Whatever is put there marks it, but for a plain no.
  if (estimated !== "" && estimated !== "no" && estimated !== "không")
    put(inputOf.estimated(position), columnOf.estimated);
}

function shortened(details: Fault["details"] = {}): Fault["details"] {
  return "text" in details ? { ...details, text: String(details.text).slice(0, 60) } : details;
}

/** As it would be typed in the grid. */
function amountText(cell: SheetCell | undefined): string {
  return cell?.kind === "number" ? formatNumber(new Decimal(plainText(cell))) : plainText(cell);
}

function keyIn(row: SheetRow, column: number, pattern: RegExp): string | undefined {
  const text = plainText(row.cells[column - 1]).trim();
  return pattern.test(text) ? text : undefined;
}

function faultAt(sheet: Sheet, row: number, column: number, code: string, details: Fault["details"] = {}): Fault {
  return { code, place: { sheet: sheet.name, cell: addressOf(row, column), row }, details };
}
