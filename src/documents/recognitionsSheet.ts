/** Names that no figure carries: which commune was recognised as what. */
import { code, day, period, text } from "../definitions/cells.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  unit: { cell: code, refersTo: "units", name: { vi: "Đơn vị", en: "Unit" } },
  title: { cell: text, name: { vi: "Danh hiệu", en: "Title" } },
  level: { cell: text.default(""), name: { vi: "Mức", en: "Level" } },
  period: { cell: period, name: { vi: "Kỳ", en: "Period" } },
  document: { cell: text.default(""), name: { vi: "Văn bản", en: "Document" } },
  date: { cell: day.optional(), name: { vi: "Ngày", en: "Date" } },
} satisfies Columns;

export const recognitionsSheet = sheet({
  name: "recognitions",
  title: { vi: "Công nhận", en: "Recognitions" },
  table: "recognition",
  columns,
  isAside: true,
  key: ["unit", "title", "level", "period"],
});
