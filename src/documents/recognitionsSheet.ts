/** Names that no figure carries: which commune was recognised as what. */
import { period, text } from "../definitions/cells.ts";
import { column, dayIfKnown, documentColumn, unitColumn, words } from "../definitions/columns.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  unit: unitColumn,
  title: column(text, "Danh hiệu", "Title"),
  level: words("Mức", "Level"),
  period: column(period, "Kỳ", "Period"),
  document: documentColumn,
  date: dayIfKnown("Ngày", "Date"),
} satisfies Columns;

export const recognitionsSheet = sheet({
  name: "recognitions",
  title: { vi: "Công nhận", en: "Recognitions" },
  table: "recognition",
  columns,
  isAside: true,
  key: ["unit", "title", "level", "period"],
});
