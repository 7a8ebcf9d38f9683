import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { byDueDay, type Duty, missingByUnit, type Stage, stateOn } from "./duty.ts";

const words = { vi: "", en: "" };
const duty = (rest: Partial<Duty>): Duty => ({
  about: "",
  what: words,
  unit: { vi: "", en: "" },
  owedBy: 1 as UnitId,
  owedTo: 2 as UnitId,
  due: "2024-10-07" as IsoDate,
  stage: "open",
  handedOverOn: undefined,
  why: undefined,
  isBegun: false,
  progress: words,
  address: "",
  officeAddress: "",
  ...rest,
});

test.each<[Stage, string | undefined, string, string]>([
  ["open", undefined, "2024-10-07", "waiting"],
  ["open", undefined, "2024-10-08", "overdue"],
  ["to_sign", undefined, "2024-10-08", "overdue"],
  ["returned", undefined, "2024-10-08", "overdue"],
  ["handed_over", "2024-10-07", "2024-11-01", "done_on_time"],
  ["accepted", "2024-10-08", "2024-11-01", "done_late"],
  ["accepted", undefined, "2024-11-01", "done"],
])("%s, handed over on %s, looked at on %s: %s", (stage, handedOver, day, state) => {
  expect(stateOn(duty({ stage, handedOverOn: handedOver as IsoDate | undefined }), day as IsoDate)).toBe(state);
});

const days = fc.constantFrom("2024-07-05", "2024-09-23", "2024-11-08", undefined);
property.prop([fc.array(days)])(
  "what is overdue comes before what is due in 46 days, and that before the rest",
  (dues) => {
    const sorted = byDueDay(dues.map((due) => duty({ due: due as IsoDate | undefined }))).map(
      ({ due }) => due ?? "whenever",
    );
    expect(sorted).toEqual([...sorted].sort());
    expect(sorted).toHaveLength(dues.length);
  },
);

test("who is missing is whoever owes anything that the office does not have", () => {
  const duties = [
    duty({ about: "a" }),
    duty({ about: "b", stage: "accepted" }),
    duty({ about: "c", stage: "returned" }),
    duty({ about: "d", owedBy: 3 as UnitId, stage: "handed_over" }),
  ];
  const missing = [...missingByUnit(duties)].map(([unit, owed]) => [unit, owed.map(({ about }) => about)]);
  expect(missing).toEqual([[1, ["a", "c"]]]);
});
