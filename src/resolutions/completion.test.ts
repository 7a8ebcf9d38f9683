import { expect, test } from "vitest";
import { codeOf, periodOf } from "../calendar/period.ts";
import { Decimal } from "../prose/number.ts";
import { completionInWords, completionOf } from "./completion.ts";
import { courseCsv } from "./targetsCsv.ts";
import { type Case, standing, targetOf } from "./testCase.ts";

const task: Case = { comparator: "done_by", amount: 2, timing: "stock", due: "2024-06-30" };

/** "1 - 2": what the quarters of 2024 came to, one after another; "-" was not reported. */
function quarters(course: string) {
  return course.split(" ").map((actual, index) => ({
    period: periodOf(`2024-Q${index + 1}`),
    actual: actual === "-" ? null : new Decimal(actual),
  }));
}

test.each<[string, Case, string, string | undefined]>([
  ["done by the day itself", {}, "1 2", "2024-Q2 2024-06-30 in_time"],
  ["done early, more than asked", {}, "3 3 3", "2024-Q1 2024-03-31 in_time"],
  ["a report at the due day says that it is not done", {}, "1 1 2", "2024-Q3 2024-09-30 late"],
  ["without a due day by the end of the target's period", { due: undefined }, "0 0 0 2", "2024-Q4 2024-12-31 in_time"],
  ["due within the period in which it was done", { due: "2024-08-15" }, "1 1 2", "2024-Q3 2024-09-30 untold"],
  ["nobody reported at the due day", {}, "1 - 2", "2024-Q3 2024-09-30 untold"],
  ["a period without a figure undoes nothing", {}, "1 2 - 2", "2024-Q2 2024-06-30 in_time"],
  ["what was undone is done when it is done again", {}, "2 2 1 2", "2024-Q4 2024-12-31 late"],
  ["not done", {}, "0 1 1", undefined],
  ["undone", {}, "2 1", undefined],
  ["nothing reported", {}, "- -", undefined],
  ["nothing to be done by a day", { comparator: "at_least" }, "1 2", undefined],
])("%s", (_case, given, course, expected) => {
  const found = completionOf(targetOf({ ...task, ...given }), quarters(course));
  expect(found && `${codeOf(found.period)} ${found.day} ${found.against}`).toBe(expected);
});

test("is told with its period, as the day itself is not known", () => {
  const told = (given: Case, course: string) => {
    const found = completionOf(targetOf({ ...task, ...given }), quarters(course));
    return found && completionInWords(found, "vi");
  };
  expect(told({}, "1 2")).toBe("quý II/2024 (đến 30/06/2024), đúng hạn");
  expect(told({}, "1 1 2")).toBe("quý III/2024 (đến 30/09/2024), trễ hạn 30/06/2024");
  expect(told({ due: "2024-08-15" }, "1 1 2")).toBe(
    "quý III/2024 (đến 30/09/2024); số liệu chưa cho biết có kịp hạn 15/08/2024",
  );
});

test("the course as CSV says it from the period on at which it is known, and only of what is past", () => {
  const course = quarters("1 1 2 2").map(({ period, actual }, index) => ({
    period,
    standing: standing({ ...task, actual: actual?.toFixed() ?? null, at: codeOf(period) }),
    isPast: index < 3,
    expected: undefined,
  }));
  const [head, ...lines] = courseCsv(targetOf(task), course).map((line) => line.split(","));
  expect(head?.slice(-2)).toEqual(["done_on", "in_time"]);
  expect(lines.map(([, period, ...cells]) => [period, ...cells.slice(-2)])).toEqual([
    ["2024-Q1", "", ""],
    ["2024-Q2", "", ""],
    ["2024-Q3", "2024-09-30", "no"],
    ["2024-Q4", "", ""],
  ]);
});
