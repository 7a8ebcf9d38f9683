/** By when the law wants petitions done, a kind and a day from which it holds a row. */
import { code, day, oneOf, text, wholeNumber } from "../definitions/cells.ts";
import { column } from "../definitions/columns.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const MOST_DAYS = 3_660;

const columns = {
  kind: column(code, "Loại", "Kind"),
  from: column(day, "Áp dụng từ ngày", "From", { column: "from_day" }),
  days: column(wholeNumber(0, MOST_DAYS), "Số ngày", "Days", {
    meaning: "ngày theo lịch; rơi vào ngày nghỉ thì sang ngày làm việc kế tiếp",
  }),
  complex_days: column(wholeNumber(0, MOST_DAYS).optional(), "Số ngày, vụ việc phức tạp", "Days, complex", {
    meaning: "trống: như `days`",
  }),
  start: column(oneOf(["received", "accepted"]), "Tính từ", "Counted from", {
    choices: {
      received: { vi: "ngày nhận", en: "the day it is received" },
      accepted: { vi: "ngày thụ lý", en: "the day it is accepted" },
    },
  }),
  source: column(text.default(""), "Căn cứ", "Source"),
} satisfies Columns;

export const caseLimitsSheet = sheet({
  name: "case_limits",
  title: { vi: "Thời hạn giải quyết đơn thư", en: "Limits of petitions" },
  table: "petition_limit",
  columns,
  isAside: true,
  key: ["kind", "from"],
});
