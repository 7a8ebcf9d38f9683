import { z } from "zod";
import { amount, code, day, text } from "../definitions/cells.ts";
import { doubledRows, faultAt, unknownReferences } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import { Decimal } from "../prose/number.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

const schema = z.object({
  predecessor: code,
  successor: code,
  date: day,
  share: amount.default("1"),
  basis: text.default(""),
  document: text.default(""),
});
/** What of a unit went to another on a day: share 1 is the whole. */
export type SuccessionRow = z.infer<typeof schema>;
export const successionsSheet = { file: "successions.csv", schema };

/** A share lies above 0 and at most at 1, and so does the sum of a predecessor's shares on a day. */
export function checkSuccessions(successions: Table<SuccessionRow>, known: Known): Fault[] {
  const faults: Fault[] = [];
  const handed = new Map<string, Decimal>();
  for (const row of successions.rows) {
    const share = new Decimal(row.share);
    const key = `${row.predecessor} ${row.date}`;
    const sum = (handed.get(key) ?? new Decimal(0)).plus(share);
    handed.set(key, sum);
    const at = (column: string, code: string, details = {}) =>
      faults.push(faultAt(successions.file, row, column, code, details));
    if (share.lessThanOrEqualTo(0) || share.greaterThan(1)) at("share", "share_out_of_range", { text: row.share });
    else if (sum.greaterThan(1)) at("share", "shares_above_one", { unit: row.predecessor, sum: sum.toFixed() });
    if (row.predecessor === row.successor) at("successor", "succeeds_itself", { text: row.successor });
  }
  return [
    ...faults,
    ...doubledRows(successions, "predecessor", "successor", "date"),
    ...unknownReferences(successions, "predecessor", "cell_unit_unknown", known.units),
    ...unknownReferences(successions, "successor", "cell_unit_unknown", known.units),
  ];
}
