/** What of a unit went to another on a day. */
import { amount, code, day, text } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Table } from "../definitions/table.ts";
import { Decimal } from "../prose/number.ts";
import type { Fault } from "../server/error.ts";

const columns = {
  predecessor: { cell: code, refersTo: "units", name: { vi: "Đơn vị cũ", en: "Predecessor" } },
  successor: { cell: code, refersTo: "units", name: { vi: "Đơn vị mới", en: "Successor" } },
  date: { cell: day, name: { vi: "Từ ngày", en: "From" } },
  share: {
    cell: amount.default("1"),
    name: { vi: "Tỷ phần", en: "Share" },
    meaning: "phần của đơn vị cũ nhập vào đơn vị mới; 1 là toàn bộ",
  },
  basis: { cell: text.default(""), name: { vi: "Căn cứ chia", en: "Basis" } },
  document: { cell: text.default(""), name: { vi: "Văn bản", en: "Document" } },
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
