/** Reporting regimes, a frequency a row, for all units or for those of one kind. */
import { code, day, frequency, text, wholeNumber } from "../definitions/cells.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";
import { everyFrequency } from "./texts.ts";

const columns = {
  code: { cell: code, name: { vi: "Mã", en: "Code" }, input: { isFixed: true } },
  name: { cell: text, name: { vi: "Tên", en: "Name" } },
  frequency: { cell: frequency, choices: everyFrequency, name: { vi: "Kỳ báo cáo", en: "Frequency" } },
  cut_off: {
    cell: wholeNumber(1, 31).optional(),
    name: { vi: "Ngày chốt", en: "Cut-off day" },
    meaning: "ngày trong tháng cuối kỳ; trống: hết tháng",
  },
  due_days: { cell: wholeNumber(0, 366), name: { vi: "Hạn nộp, số ngày sau chốt", en: "Due, days after the cut-off" } },
  level: {
    cell: text.default(""),
    name: { vi: "Loại đơn vị", en: "Kind of unit" },
    meaning: "trống: mọi loại",
    input: { kind: "kind", none: { vi: "– mọi loại –", en: "– every kind –" } },
  },
  closed: {
    cell: day.optional(),
    column: "closed_on",
    isKept: true,
    name: { vi: "Ngày cuối cùng", en: "Last day" },
    meaning: "còn dùng đến hết ngày này",
  },
} satisfies Columns;

export const regimesSheet = sheet({
  name: "regimes",
  title: { vi: "Chế độ báo cáo", en: "Reporting regimes" },
  table: "regime",
  columns,
  isAside: true,
  key: ["code", "frequency", "level"],
  shared: { columns: ["code", "name"] },
  order: ["each.id"],
});
