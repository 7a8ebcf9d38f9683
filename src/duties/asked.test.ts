import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { codeOf, type Frequency, firstDay, frequencies, lastDay, periodsWithin } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { askedPeriods, type Span } from "./asked.ts";

const codes = (frequency: Frequency, on: string, rest: Partial<Span> = {}) =>
  askedPeriods(frequency, { on: on as IsoDate, until: on as IsoDate, from: undefined, ...rest }).map(codeOf);

test.each<[string, Frequency, string, string[]]>([
  ["last quarter's comes before this one's", "quarter", "2024-09-23", ["2024-Q2", "2024-Q3"]],
  ["a month from its first day", "month", "2024-08-01", ["2024-04", "2024-05", "2024-06", "2024-07", "2024-08"]],
  ["half a year from its second quarter", "half", "2024-04-01", ["2024-H1"]],
  ["but not in its first", "half", "2024-03-31", ["2023-H2"]],
  ["nine months in the third quarter and the fourth", "nine_months", "2024-12-31", ["2024-9M"]],
  ["a year from October", "year", "2024-10-01", ["2024"]],
  ["to the end of March", "year", "2025-03-31", ["2024"]],
  ["and not after", "year", "2025-04-01", []],
])("%s", (_what, frequency, on, expected) => expect(codes(frequency, on)).toEqual(expected));

test("nothing that ended before the installation began to ask", () => {
  expect(codes("quarter", "2024-09-23", { from: "2024-07-01" as IsoDate })).toEqual(["2024-Q3"]);
  expect(codes("month", "2024-09-23", { from: "2024-07-01" as IsoDate })).toEqual(["2024-07", "2024-08", "2024-09"]);
});

test("a calendar looks ahead", () => {
  expect(codes("quarter", "2024-09-23", { until: "2024-12-31" as IsoDate })).toEqual(["2024-Q2", "2024-Q3", "2024-Q4"]);
});

const day = fc
  .date({ min: new Date("2022-01-01T00:00:00Z"), max: new Date("2026-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);
const quarter = (of: IsoDate) => Number(of.slice(0, 4)) * 4 + Math.floor((Number(of.slice(5, 7)) - 1) / 3);

describe("said plainly", () => {
  property.prop([fc.constantFrom(...frequencies), day, fc.option(day, { nil: undefined }), fc.nat(200)])(
    "of all periods those that end in this quarter or the last, have begun, and did not end before the first",
    (frequency, on, from, ahead) => {
      const until = new Date(Date.parse(on) + ahead * 86_400_000).toISOString().slice(0, 10) as IsoDate;
      const all = periodsWithin(frequency, 2010 * 12, 2040 * 12);
      const plainly = all.filter((period) => {
        const end = quarter(lastDay(period));
        const isNear = end >= quarter(on) - 1 && end <= quarter(until);
        return isNear && firstDay(period) <= until && !(from !== undefined && lastDay(period) < from);
      });
      expect(askedPeriods(frequency, { on, until, from }).map(codeOf)).toEqual(plainly.map(codeOf));
    },
  );
});
