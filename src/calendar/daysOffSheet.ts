/** Days off and days worked instead that an installation sets itself, a year an object and a day a row. */
import { code, day, yesNo } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import { closedColumn, column, nameColumn, words } from "../definitions/columns.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  code: column(code, "Năm", "Year", { input: { isFixed: true } }),
  name: nameColumn,
  announced: column(yesNo(false), "Lịch nghỉ cả năm đã công bố", "The whole year is announced", {
    hint: {
      vi: "Chưa đánh dấu thì hạn nộp rơi vào năm ấy vẫn ghi là có thể đổi.",
      en: "Until then a deadline in that year is said to be uncertain.",
    },
  }),
  day: column(day, "Ngày", "Day"),
  worked: column(yesNo(false), "Làm việc", "Worked", {
    meaning: "làm bù, hay không nghỉ như chương trình đã biết; trống: nghỉ",
  }),
  source: words("Căn cứ", "Source", { meaning: "thông báo, quyết định", input: { isLong: true } }),
  closed: { ...closedColumn, meaning: "ngày được đặt sau ngày này không còn theo dòng này" },
} satisfies Columns;

export const daysOffSheet = sheet({
  name: "days_off",
  title: { vi: "Ngày nghỉ, ngày làm bù", en: "Days off and days worked instead" },
  table: "day_off",
  columns,
  key: ["code", "day"],
  shared: { columns: ["code", "name", "announced"] },
  order: ["each.day"],
  check: ({ file, rows }) =>
    rows
      .filter(({ code, day }) => day.slice(0, 4) !== code)
      .map((row) => faultAt(file, row, "day", "day_of_other_year", { year: row.code })),
});
