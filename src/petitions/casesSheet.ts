/** Petitions, one a row: when and how, never who. Many rows, stored in their own way. */
import { code, day, oneOf, text, wholeNumber, yesNo } from "../definitions/cells.ts";
import { faultAt, reversedDays } from "../definitions/checks.ts";
import { column, dayIfKnown, unitColumn, words } from "../definitions/columns.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { results } from "./petition.ts";
import { resultNames } from "./texts.ts";

/** No crowd was larger. */
const MOST_PERSONS = 1_000_000;

const columns = {
  number: column(text, "Số thụ lý", "Number", { meaning: "của đơn vị ấy" }),
  kind: column(code, "Loại", "Kind", {
    meaning: "`khieu-nai`, `to-cao`, `kien-nghi` hoặc loại khác, như ở `case_limits.csv`",
  }),
  unit: unitColumn,
  received: column(day, "Ngày nhận", "Received"),
  accepted: dayIfKnown("Ngày thụ lý", "Accepted"),
  ended: dayIfKnown("Ngày kết thúc", "Ended"),
  result: column(oneOf(results).optional(), "Kết quả", "Result", {
    choices: resultNames,
    meaning: "đi cùng ngày kết thúc; trừ `resolved`, các kết quả khác không xét đúng hạn, quá hạn",
  }),
  complex: column(yesNo(false), "Vụ việc phức tạp", "Complex"),
  persons: column(wholeNumber(1, MOST_PERSONS).optional(), "Số người", "Persons", { meaning: "trống: 1 người" }),
  place: words("Nơi xảy ra", "Place", { meaning: "ấp, thôn; không ghi tên người" }),
} satisfies Columns;
export type CaseRow = RowOf<typeof columns>;

export const casesSheet = sheet({
  name: "cases",
  title: { vi: "Đơn thư", en: "Petitions" },
  table: "petition",
  columns,
  isAside: true,
  key: ["unit", "number"],
  check: checkCases,
});

function checkCases(cases: Table<CaseRow>): Fault[] {
  return [
    ...reversedDays(cases, "received", "accepted"),
    ...reversedDays(cases, "received", "ended"),
    ...reversedDays(cases, "accepted", "ended"),
    ...cases.rows.flatMap((row) => {
      if ((row.ended === undefined) === (row.result === undefined)) return [];
      const [column, fault] =
        row.ended === undefined ? ["ended", "case_result_without_end"] : ["result", "case_end_without_result"];
      return [faultAt(cases.file, row, column ?? "", fault ?? "")];
    }),
  ];
}
