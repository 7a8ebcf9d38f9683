/** How a sheet lists its columns, and those that many nouns have. */
import type { z } from "zod";
import { code, day, name, text } from "./cells.ts";
import type { Column } from "./sheet.ts";

/** What is said of a column besides its cell and its name. */
type Said = Omit<Column, "cell" | "name">;

/** A column by what may stand in its cells and what people call it. */
export function column<Cell extends z.ZodType>(cell: Cell, vi: string, en: string, said: Said = {}): Column<Cell> {
  return { cell, name: { vi, en }, ...said };
}

/** Words that may be left out. */
export const words = (vi: string, en: string, said?: Said) => column(text.default(""), vi, en, said);

/** A day that may be left out. */
export const dayIfKnown = (vi: string, en: string, said?: Said) => column(day.optional(), vi, en, said);

/** The code of a row of another sheet. */
export const reference = (refersTo: string, vi: string, en: string, said?: Said) =>
  column(code, vi, en, { refersTo, ...said });

/** The same where it may be left out. */
export const referenceIfAny = (refersTo: string, vi: string, en: string, said?: Said) =>
  column(code.optional(), vi, en, { refersTo, ...said });

export const codeColumn = column(code, "Mã", "Code", { input: { isFixed: true } });
export const nameColumn = column(name, "Tên", "Name");
/** The name of what several rows make up stands in the first of them. */
export const nameOfRowsColumn = column(name.optional(), "Tên", "Name", { input: { isNeeded: true } });
export const unitColumn = reference("units", "Đơn vị", "Unit");
export const indicatorColumn = reference("indicators", "Chỉ số", "Indicator");
export const documentColumn = words("Văn bản", "Document");

/** The last day of what is used no longer; a file without the column leaves what is stored. */
export const closedColumn = dayIfKnown("Ngày cuối cùng", "Last day", {
  column: "closed_on",
  isKept: true,
  meaning: "còn dùng đến hết ngày này",
});
/** The same where the screen closes by an act of its own. */
export const closedByActColumn: typeof closedColumn = { ...closedColumn, input: { isHidden: true } };
