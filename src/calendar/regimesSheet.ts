/** Reporting regimes, a frequency a row, for all units or for those of one kind. */
import { frequency, wholeNumber } from "../definitions/cells.ts";
import { closedColumn, codeColumn, column, nameColumn, words } from "../definitions/columns.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";
import { everyFrequency } from "./texts.ts";

const columns = {
  code: codeColumn,
  name: nameColumn,
  frequency: column(frequency, "Kỳ báo cáo", "Frequency", { choices: everyFrequency }),
  cut_off: column(wholeNumber(1, 31).optional(), "Ngày chốt", "Cut-off day", {
    meaning: "ngày trong tháng cuối kỳ; trống: hết tháng",
  }),
  due_days: column(wholeNumber(0, 366), "Hạn nộp, số ngày sau chốt", "Due, days after the cut-off"),
  level: words("Loại đơn vị", "Kind of unit", {
    meaning: "trống: mọi loại",
    input: { kind: "kind", none: { vi: "– mọi loại –", en: "– every kind –" } },
  }),
  closed: closedColumn,
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
