/** What a screen writes of a demand the reader of annexes reads back as that demand. */
import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { periodOf } from "../../calendar/period.ts";
import type { IsoDate } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { Decimal } from "../../prose/number.ts";
import { isDemandFault, readDemands } from "../../words/demand.ts";
import { writeDemand } from "../demandWords.ts";
import { comparators, isRelative } from "../target.ts";

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
