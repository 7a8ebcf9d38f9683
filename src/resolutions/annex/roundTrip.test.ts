/** What a screen writes of a demand the reader of annexes reads back as that demand. */
import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { periodOf } from "../../calendar/period.ts";
import type { IsoDate } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { Decimal } from "../../prose/number.ts";
import { type Demand, isDemandFault, readDemands } from "../../words/demand.ts";
import { writeDemand } from "../demandWords.ts";
import { comparators, isRelative } from "../target.ts";
import { demandInWords } from "./understood.ts";

const period = periodOf("2026");
const amounts = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 2 }))
  .map(([digits, decimals]) => new Decimal(digits).div(10 ** decimals));
const demands = fc.record({
  comparator: fc.constantFrom(...comparators),
  amount: amounts,
  by: fc.constantFrom("percent" as const, "amount" as const),
  measure: fc.constantFrom("vụ", "đảng viên", "%", "tỷ đồng"),
  due: fc.constantFrom("2026-06-30" as IsoDate, "2026-12-31" as IsoDate),
});

property.prop([demands])("a demand reads back", ({ comparator, amount, by, measure, due }) => {
  const indicator = { name: "", measure, changeMeasure: "" } as Indicator;
  const written = writeDemand({ comparator, amount, by, due, period }, indicator, "vi");
  const read = readDemands(written, { within: period, name: "", measure });
  if (isDemandFault(read)) throw new Error(`${written}: ${read.fault}`);
  const [demand, another] = read.demands;
  expect(another).toBeUndefined();
  expect(demand.comparator, written).toBe(comparator);
  if (comparator === "done_by") expect(demand.due, written).toBe(due);
  else expect(demand.amount.toFixed(), written).toBe(amount.toFixed());
  if (isRelative(comparator) && !amount.isZero()) expect(demand.by ?? "percent", written).toBe(by);
});

const said = fc.record({
  comparator: fc.constantFrom(...comparators),
  amount: amounts,
  by: fc.constantFrom("percent" as const, "amount" as const),
  measure: fc.constantFrom("vụ", "đảng viên", "%", "tỷ đồng", "tấn", "lượt"),
  each: fc.constantFrom(undefined, "ấp", "chi bộ"),
  due: fc.constantFrom("2026-06-30" as IsoDate, "2026-12-31" as IsoDate, "2026-10-15" as IsoDate),
});

property.prop([said])(
  "the sentence in which a demand is read back to a clerk means that demand",
  ({ by, each, due, ...demand }) => {
    const isChange = isRelative(demand.comparator);
    const given: Demand = {
      ...demand,
      ...(isChange && by === "amount" && { by }),
      ...(!isChange && demand.comparator !== "done_by" && each !== undefined && { each }),
      ...(demand.comparator === "done_by" && { due, amount: new Decimal(1) }),
      doubts: [],
    };
    const name = "Tổng số vụ, đảng viên, tấn, lượt";
    const written = demandInWords(given, demand.measure, period, "vi").replace(/\(mỗi (.+)\)$/u, ", mỗi $1");
    const read = readDemands(written, { within: period, name, measure: demand.measure });
    if (isDemandFault(read)) throw new Error(`${written}: ${read.fault}`);
    const [first, another] = read.demands;
    expect(another, written).toBeUndefined();
    expect([first.comparator, first.amount.toFixed()], written).toEqual([given.comparator, given.amount.toFixed()]);
    if (demand.comparator === "done_by") expect(first.due, written).toBe(due);
    else if (!isChange || !demand.amount.isZero()) expect(first.by, written).toBe(given.by);
  },
);
