import { expect, test } from "vitest";
import { indicator, type TargetExample, target } from "../telling/exampleSubjects.ts";
import { annexOf } from "./annex.ts";
import { reviewData } from "./exampleReview.ts";

const accidents = indicator("tai-nan", "Vụ tai nạn", "vụ");
const share = indicator("ty-le", "Tỷ lệ", "%", { timing: "ratio", decimals: 1 });

test.each<[string, Pick<TargetExample, "of" | "comparator" | "amount" | "by">]>([
  ["1.500", { of: accidents, comparator: "at_least", amount: "1500" }],
  ["≤ 05", { of: accidents, comparator: "at_most", amount: "5" }],
  ["> 12", { of: accidents, comparator: "more_than", amount: "12" }],
  ["< 12", { of: accidents, comparator: "less_than", amount: "12" }],
  ["≤ 1,5", { of: share, comparator: "at_most", amount: "1.5" }],
  ["tăng ≥ 10%", { of: accidents, comparator: "rise_at_least", amount: "10" }],
  ["giảm ≥ 2,5%", { of: accidents, comparator: "fall_at_least", amount: "2.5" }],
  ["giảm ≥ 1.500", { of: accidents, comparator: "fall_at_least", amount: "1500", by: "amount" }],
  ["tăng ≥ 0,3 điểm %", { of: share, comparator: "rise_at_least", amount: "0.3", by: "amount" }],
])("a demand in the annex: %s", (written, demanded) => {
  const { rows } = annexOf(reviewData({ targets: [target({ code: "ct", name: "Chỉ tiêu", ...demanded })] }));
  const cells = rows.flatMap((row) => (row.kind === "target" ? [row.cells] : []));
  expect(cells.map(([, demand]) => demand)).toEqual([written]);
});
