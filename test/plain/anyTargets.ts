/** Targets of every kind on whatever a folder measures, about as high as its figures, so that all limits are met. */
import type { Drawing } from "./drawing.ts";
import type { Target, World } from "./world.ts";

const comparators = [
  "at_least",
  "at_least",
  "at_most",
  "more_than",
  "less_than",
  "rise_at_least",
  "fall_at_least",
  "done_by",
];
const amounts = ["-5", "-0.5", "0", "0", "2", "5", "10", "12.5", "20", "40", "60", "100", "250"];

export function anyTargets(draw: Drawing, { units, indicators, resolutions }: World): Target[] {
  const assigned = ["huyen", "huyen", "huyen", "tinh", "xa-a", "xa-b"].filter((code) =>
    units.some((each) => each.code === code),
  );
  const targets = Array.from({ length: 24 }, (_, index): Target => {
    const resolution = draw.one(resolutions);
    const comparator = draw.one(comparators);
    const isRelative = comparator === "rise_at_least" || comparator === "fall_at_least";
    const period = draw.one(periodsIn[resolution.period] ?? []);
    return {
      ...{ code: `ct${index}`, resolution: resolution.code, comparator, period },
      indicator: draw.one(indicators).code,
      unit: draw.one(assigned),
      amount: draw.one(isRelative ? amounts.slice(2) : comparator === "done_by" ? ["", ...amounts] : amounts),
      by: isRelative ? draw.one(["", "percent", "amount"]) : "",
      due: draw.one(["", "", "2024-04-30", "2024-06-30"]),
      baseline: draw.one(["", "", "", "0", "8", "30", "-3"]),
      trajectory: draw.chance(0.4) ? draw.one(trajectoriesIn(period)) : "",
      ...{ part_of: "", illustrative: draw.chance(0.1) ? "yes" : "" },
    };
  });
  return draw.chance(0.4) ? withAllotments(targets) : targets;
}

const periodsIn: Record<string, readonly string[]> = {
  "2020/2025": ["2020/2025", "2024", "2023"],
  "2024": ["2024", "2024", "2024", "2024-H1", "2024-9M", "2024-Q2", "2024-03"],
  "2024-Q2": ["2024-Q2", "2024-05"],
};

function trajectoriesIn(period: string): string[] {
  if (period === "2024")
    return ["2024-Q1:20|2024-06:70", "2024-Q4:100", "2024-Q2:0|2024-Q3:50|2024:100", "2024-02:33.3|2024-9M:80"];
  if (period === "2020/2025") return ["2021:10|2022:25|2024:70|2025:100", "2025:100", "2024-Q2:60"];
  if (period === "2023") return ["2023-Q1:20|2023:100", "2023:100"];
  if (period === "2024-Q2") return ["2024-04:30|2024-Q2:100", "2024-Q2:100"];
  return [""];
}

/** The first that a commune could have a part of has one, of its whole amount. */
function withAllotments(targets: readonly Target[]): Target[] {
  const whole = targets.find(({ unit, comparator }) => unit === "huyen" && comparator === "at_least");
  return whole ? [...targets, { ...whole, code: "phan-giao", unit: "xa-a", part_of: whole.code }] : [...targets];
}
