import { z } from "zod";
import { contains, lastMonth, parsePeriod, periodOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import { amount, amountPattern, code, day, oneOf, period, text, yesNo } from "../definitions/cells.ts";
import { cycles, doubledRows, faultAt, unknownReferences } from "../definitions/checks.ts";
import { type Placed, shortened, type Table } from "../definitions/table.ts";
import { Decimal } from "../prose/number.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";

const schema = z.object({
  code,
  resolution: code,
  name: text.optional(),
  indicator: code,
  unit: code.optional(),
  comparator: oneOf(["at_least", "at_most", "more_than", "less_than", "rise_at_least", "fall_at_least", "done_by"]),
  amount: amount.optional(),
  by: oneOf(["percent", "amount"]).optional(),
  period: period.optional(),
  due: day.optional(),
  baseline: amount.optional(),
  trajectory: text.optional(),
  lead: code.optional(),
  field: text.default(""),
  weight: amount.optional(),
  set_by: text.default(""),
  part_of: code.optional(),
  illustrative: yesNo(false),
  closed: day.optional(),
});
/** Name, unit and period are, where not given, those of the indicator and of the resolution. */
export type TargetRow = z.infer<typeof schema>;
export const targetsSheet = { file: "targets.csv", schema };

/** The share of the way expected by a period's end: "0.2" for 20%. */
export type TrajectoryPoint = { period: PeriodCode; share: string };
export type TrajectoryFault = { fault: string; text: string };

export function checkTargets(targets: Table<TargetRow>, known: Known): Fault[] {
  return [
    ...doubledRows(targets, "code"),
    ...unknownReferences(targets, "resolution", "cell_resolution_unknown", known.resolutions),
    ...unknownReferences(targets, "indicator", "cell_indicator_unknown", known.indicators),
    ...unknownReferences(targets, "unit", "cell_unit_unknown", known.units),
    ...unknownReferences(targets, "lead", "cell_unit_unknown", known.units),
    ...unknownReferences(targets, "part_of", "cell_target_unknown", known.targets),
    ...cycles(targets, "part_of", (each) => known.targets.get(each)?.part_of),
    ...targets.rows.flatMap((row) => targetFaults(targets.file, row, known)),
  ];
}

function targetFaults(file: string, row: Placed<TargetRow>, known: Known): Fault[] {
  const faults: Fault[] = [];
  // What is to be done once is done at 1 unless told.
  if (row.amount === undefined && row.comparator !== "done_by") faults.push(faultAt(file, row, "amount", "cell_blank"));
  if (row.by === "amount" && row.comparator !== "rise_at_least" && row.comparator !== "fall_at_least")
    faults.push(faultAt(file, row, "by", "target_by_without_change"));
  const ofResolution = known.resolutions.get(row.resolution)?.period;
  const own = row.period ?? ofResolution;
  if (own === undefined) return faults;
  if (ofResolution !== undefined && !contains(periodOf(ofResolution), periodOf(own)))
    faults.push(faultAt(file, row, "period", "target_outside_resolution", { period: own, resolution: ofResolution }));
  if (row.trajectory !== undefined) {
    const trajectory = parseTrajectory(row.trajectory, own);
    if ("fault" in trajectory)
      faults.push(faultAt(file, row, "trajectory", trajectory.fault, { text: shortened(trajectory.text) }));
  }
  return faults;
}

/** `2024-Q1:20|2024-Q2:45`: per cent of the way, cumulative, in order of time, none past the target's period. */
export function parseTrajectory(written: string, within: PeriodCode): TrajectoryPoint[] | TrajectoryFault {
  const points: TrajectoryPoint[] = [];
  let reached = { month: Number.NEGATIVE_INFINITY, share: new Decimal(0) };
  for (const part of written.split("|").map((each) => each.trim())) {
    const [code = "", percent = "", more] = part.split(":").map((each) => each.trim());
    const at = parsePeriod(code);
    if (!at || !amountPattern.test(percent) || more !== undefined) return { fault: "trajectory_wrong", text: part };
    const share = new Decimal(percent).div(100);
    if (share.isNegative() || share.greaterThan(1)) return { fault: "trajectory_share_out_of_range", text: part };
    const month = lastMonth(at);
    if (month <= reached.month) return { fault: "trajectory_out_of_order", text: part };
    if (share.lessThan(reached.share)) return { fault: "trajectory_falls", text: part };
    if (month > lastMonth(periodOf(within))) return { fault: "trajectory_past_target", text: part };
    points.push({ period: code as PeriodCode, share: share.toFixed() });
    reached = { month, share };
  }
  return points;
}

/** `2024-Q1:20|2024-Q4:100` of the points, as it is read. */
export function writeTrajectory(points: readonly { period: string; share: string }[]): string {
  return points.map(({ period, share }) => `${period}:${new Decimal(share).times(100).toFixed()}`).join("|");
}
