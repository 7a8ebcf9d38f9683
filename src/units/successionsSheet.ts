/** What of a unit went to another on a day. */
import { amount, day } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import { column, documentColumn, reference, words } from "../definitions/columns.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import { Decimal } from "../prose/number.ts";
import type { Fault } from "../server/error.ts";

const columns = {
  predecessor: reference("units", "Đơn vị cũ", "Predecessor"),
  successor: reference("units", "Đơn vị mới", "Successor"),
  date: column(day, "Từ ngày", "From"),
  share: column(amount.default("1"), "Tỷ phần", "Share", {
    meaning: "phần của đơn vị cũ nhập vào đơn vị mới; 1 là toàn bộ",
  }),
  basis: words("Căn cứ chia", "Basis"),
  document: documentColumn,
} satisfies Columns;
type SuccessionRow = RowOf<typeof columns>;

export const successionsSheet = sheet({
  name: "successions",
  title: { vi: "Kế thừa", en: "Successions" },
  table: "succession",
  columns,
  key: ["predecessor", "successor", "date"],
  order: ["each.date", "predecessor.sort", "successor.sort"],
  check: checkSuccessions,
});

/** A share lies above 0 and at most at 1, and so does the sum of a predecessor's shares on a day. */
function checkSuccessions(successions: Table<SuccessionRow>): Fault[] {
  const faults: Fault[] = [];
  const handed = new Map<string, Decimal>();
  for (const row of successions.rows) {
    const share = new Decimal(row.share);
    const key = `${row.predecessor} ${row.date}`;
    const sum = (handed.get(key) ?? new Decimal(0)).plus(share);
    handed.set(key, sum);
    const at = (column: string, fault: string, details = {}) =>
      faults.push(faultAt(successions.file, row, column, fault, details));
    if (share.lessThanOrEqualTo(0) || share.greaterThan(1)) at("share", "share_out_of_range", { text: row.share });
    else if (sum.greaterThan(1)) at("share", "shares_above_one", { unit: row.predecessor, sum: sum.toFixed() });
    if (row.predecessor === row.successor) at("successor", "succeeds_itself", { text: row.successor });
  }
  return faults;
}
