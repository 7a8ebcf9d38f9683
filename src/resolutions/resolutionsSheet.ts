/** Resolutions, one a row. */
import { period, text } from "../definitions/cells.ts";
import {
  closedByActColumn,
  codeColumn,
  column,
  dayIfKnown,
  reference,
  referenceIfAny,
  words,
} from "../definitions/columns.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  code: codeColumn,
  title: column(text, "Tên nghị quyết", "Title"),
  number: words("Số, ký hiệu", "Number", { meaning: "trống: chưa biết" }),
  unit: reference("units", "Cơ quan ban hành", "Adopted by"),
  period: column(period, "Kỳ", "Period", {
    hint: { vi: "Ví dụ: năm 2024, nhiệm kỳ 2020 - 2025.", en: "Such as year 2024, term 2020 - 2025." },
    meaning: "`2024`, `2020/2025`",
  }),
  adopted: dayIfKnown("Ngày ban hành", "Adopted on"),
  parent: referenceIfAny("resolutions", "Cụ thể hóa nghị quyết", "Carries out", { isUnder: true }),
  closed: closedByActColumn,
} satisfies Columns;

export const resolutionsSheet = sheet({
  name: "resolutions",
  title: { vi: "Nghị quyết", en: "Resolutions" },
  table: "resolution",
  columns,
  key: ["code"],
  isNeeded: true,
});
