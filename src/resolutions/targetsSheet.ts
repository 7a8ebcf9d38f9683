/** What resolutions demand, a target a row. Name, unit and period are, where not given, those of indicator and resolution. */
import { contains, lastMonth, parsePeriod, periodOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import { amount, amountPattern, oneOf, period, text, yesNo } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import {
  closedByActColumn,
  codeColumn,
  column,
  dayIfKnown,
  indicatorColumn,
  reference,
  referenceIfAny,
  words,
} from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import { type Placed, shortened } from "../definitions/table.ts";
import { indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { Decimal } from "../prose/number.ts";
import type { Fault } from "../server/error.ts";
import { resolutionsSheet } from "./resolutionsSheet.ts";
import { comparators } from "./target.ts";
import { comparatorNames } from "./texts.ts";

/** The share of the way expected by a period's end: "0.2" for 20%. */
export type TrajectoryPoint = { period: PeriodCode; share: string };
export type TrajectoryFault = { fault: string; text: string };

const columns = {
  code: codeColumn,
  resolution: reference("resolutions", "Nghị quyết", "Resolution", { input: { isFixed: true } }),
  name: column(text.optional(), "Tên", "Name", {
    hint: { vi: "Để trống thì lấy tên chỉ số.", en: "Left empty, it is the indicator's name." },
  }),
  indicator: indicatorColumn,
  unit: referenceIfAny("units", "Giao cho", "Set for", {
    hint: { vi: "Để trống thì là cơ quan ban hành nghị quyết.", en: "Left empty, it is who adopted the resolution." },
    input: { isSeldom: true },
  }),
  comparator: column(oneOf(comparators), "Yêu cầu", "Comparator", {
    choices: comparatorNames,
    meaning: "`done_by`: trước ngày `due`",
    input: { usual: "at_least" },
  }),
  amount: column(amount.optional(), "Mức", "Amount", {
    hint: { vi: "Viết như 1.234,5; không ghi đơn vị tính.", en: "Written like 1.234,5, without the measure." },
    meaning: "chỉ `done_by` được để trống",
  }),
  by: column(oneOf(["percent", "amount"]).optional(), "Mức tăng, giảm tính bằng", "A rise or fall is set in", {
    // What is usual is not written.
    read: (stored: string) => (stored === "percent" ? "" : stored),
    choices: {
      percent: { vi: "phần trăm so cùng kỳ", en: "per cent of last year" },
      amount: { vi: "đơn vị tính của chỉ số", en: "the indicator's own measure" },
    },
    meaning: "của `rise_at_least`, `fall_at_least`; mức 0 là duy trì, không tăng",
    input: { usual: "percent" },
  }),
  period: column(period.optional(), "Kỳ của chỉ tiêu", "Period of the target", {
    hint: { vi: "Để trống thì là kỳ của nghị quyết.", en: "Left empty, it is the resolution's." },
    input: { isSeldom: true },
  }),
  due: dayIfKnown("Hạn hoàn thành", "Due", { input: { isSeldom: true } }),
  baseline: column(amount.optional(), "Xuất phát điểm", "Baseline", {
    hint: { vi: "Mức đầu kỳ, cho tỷ lệ và số tại thời điểm.", en: "Where it began, for ratios and states." },
    input: { isSeldom: true },
  }),
  trajectory: column(text.optional(), "Lộ trình", "Trajectory", {
    write: (written: string) => parseTrajectory(written),
    read: writeTrajectory,
    hint: {
      vi: "Phần trăm lũy kế phải đạt đến hết từng kỳ, ví dụ: quý I/2024: 20%; quý II/2024: 45%; quý IV/2024: 100%. Để trống thì chia đều theo tháng.",
      en: "The per cent expected by the end of each period, such as Q1/2024: 20%; Q2/2024: 45%; Q4/2024: 100%. Left empty, it is even by month.",
    },
    meaning:
      "`2024-Q1:20|2024-Q2:45|2024-Q4:100`; một điểm duy nhất ở cuối kỳ (`2024-Q4:100`) nghĩa là chỉ đánh giá vào lúc ấy",
    input: { kind: "trajectory", isSeldom: true },
  }),
  lead: referenceIfAny("units", "Cơ quan chủ trì", "Lead agency"),
  field: words("Lĩnh vực", "Field", { input: { kind: "field" } }),
  weight: column(amount.optional(), "Trọng số", "Weight", { input: { isSeldom: true } }),
  set_by: words("Cấp giao", "Set by", {
    hint: { vi: "Ví dụ: tỉnh giao, HĐND huyện giao.", en: "For example: set by the province." },
    meaning: "thước đo của ai: tỉnh giao, HĐND huyện giao",
    input: { isSeldom: true },
  }),
  part_of: referenceIfAny("targets", "Là phần giao của", "Part of", {
    isUnder: true,
    meaning: "chỉ tiêu mà chỉ tiêu này là phần giao; các phần cộng lại bằng chỉ tiêu",
    input: { isHidden: true },
  }),
  illustrative: column(yesNo(false), "Minh họa, không phải chỉ tiêu chính thức", "Illustrative, not official", {
    input: { usual: "no", isSeldom: true },
  }),
  closed: closedByActColumn,
} satisfies Columns;
type TargetRow = RowOf<typeof columns>;

export const targetsSheet = sheet({
  name: "targets",
  title: { vi: "Chỉ tiêu", en: "Targets" },
  table: "target",
  columns,
  key: ["code"],
  isNeeded: true,
  complete(row, known) {
    const resolution = known.of(resolutionsSheet).get(row.resolution);
    return {
      ...row,
      name: row.name ?? known.of(indicatorsSheet).get(row.indicator)?.name ?? row.code,
      unit: row.unit ?? resolution?.unit,
      // What is to be done once is done at 1 unless told.
      amount: row.amount ?? "1",
      by: row.by ?? "percent",
      period: row.period ?? resolution?.period,
    };
  },
  check: (targets, known) => targets.rows.flatMap((row) => targetFaults(targets.file, row, known)),
});

function targetFaults(file: string, row: Placed<TargetRow>, known: Known): Fault[] {
  const faults: Fault[] = [];
  if (row.amount === undefined && row.comparator !== "done_by") faults.push(faultAt(file, row, "amount", "cell_blank"));
  if (row.by === "amount" && row.comparator !== "rise_at_least" && row.comparator !== "fall_at_least")
    faults.push(faultAt(file, row, "by", "target_by_without_change"));
  const ofResolution = known.of(resolutionsSheet).get(row.resolution)?.period;
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

/** `2024-Q1:20|2024-Q2:45`: per cent of the way, cumulative, in order of time, none past the target's period where that is told. */
function parseTrajectory(written: string, within?: PeriodCode): TrajectoryPoint[] | TrajectoryFault {
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
    if (within !== undefined && month > lastMonth(periodOf(within)))
      return { fault: "trajectory_past_target", text: part };
    points.push({ period: code as PeriodCode, share: share.toFixed() });
    reached = { month, share };
  }
  return points;
}

/** `2024-Q1:20|2024-Q4:100` of the points, as it is read. */
export function writeTrajectory(points: readonly { period: string; share: string }[]): string {
  return points.map(({ period, share }) => `${period}:${new Decimal(share).times(100).toFixed()}`).join("|");
}
