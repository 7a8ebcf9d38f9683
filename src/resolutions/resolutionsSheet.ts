/** Resolutions, one a row. */
import { code, day, period, text } from "../definitions/cells.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  code: { cell: code, name: { vi: "Mã", en: "Code" }, input: { isFixed: true } },
  title: { cell: text, name: { vi: "Tên nghị quyết", en: "Title" } },
  number: { cell: text.default(""), name: { vi: "Số, ký hiệu", en: "Number" }, meaning: "trống: chưa biết" },
  unit: { cell: code, refersTo: "units", name: { vi: "Cơ quan ban hành", en: "Adopted by" } },
  period: {
    cell: period,
    name: { vi: "Kỳ", en: "Period" },
    hint: { vi: "Ví dụ: năm 2024, nhiệm kỳ 2020 - 2025.", en: "Such as year 2024, term 2020 - 2025." },
    meaning: "`2024`, `2020/2025`",
  },
  adopted: { cell: day.optional(), name: { vi: "Ngày ban hành", en: "Adopted on" } },
  parent: {
    cell: code.optional(),
    refersTo: "resolutions",
    isUnder: true,
    name: { vi: "Cụ thể hóa nghị quyết", en: "Carries out" },
  },
  closed: {
    cell: day.optional(),
    column: "closed_on",
    isKept: true,
    name: { vi: "Ngày cuối cùng", en: "Last day" },
    meaning: "còn dùng đến hết ngày này",
    input: { isHidden: true },
  },
} satisfies Columns;

export const resolutionsSheet = sheet({
  name: "resolutions",
  title: { vi: "Nghị quyết", en: "Resolutions" },
  table: "resolution",
  columns,
  key: ["code"],
  isNeeded: true,
});
