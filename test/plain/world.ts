/** A folder for the plain computation: the rows of its sheets as they are written there, and what is reported after it. */
import type { Frequency } from "./months.ts";

export type Unit = { code: string; kind: string; parent: string; valid_from: string; valid_to: string };
export type Member = { code: string; unit: string; from: string; to: string };
export type Timing = "flow" | "stock" | "peak" | "ratio";
export type Rollup = "sum" | "max" | "none" | "ratio";
export type Indicator = {
  code: string;
  measure: string;
  direction: string;
  timing: Timing;
  rollup: Rollup;
  formula: string;
  numerator: string;
  denominator: string;
  decimals: string;
  owner: string;
  public: string;
};
export type Line = {
  code: string;
  owed_by: string;
  frequency: Frequency;
  owner: string;
  indicator: string;
  cumulative: string;
  /** Of its form: for earlier periods nothing is owed. */
  first_asked: string;
};
export type Resolution = { code: string; unit: string; period: string; parent: string };
export type Target = {
  code: string;
  resolution: string;
  indicator: string;
  unit: string;
  comparator: string;
  amount: string;
  by: string;
  period: string;
  due: string;
  baseline: string;
  trajectory: string;
  part_of: string;
  illustrative: string;
};
export type Value = {
  indicator: string;
  unit: string;
  period: string;
  amount: string;
  estimated: string;
  illustrative: string;
};
/** A loaded report reopened and filled anew, as far as it came: its figures then are these, empty ones taken away. */
export type Change = {
  unit: string;
  form: string;
  period: string;
  until: "draft" | "submitted" | "returned" | "approved";
  values: { indicator: string; amount: string; estimated: string }[];
};

/** How the installation judges: the limits of r, and the part of the reports owed that must have come. */
export type Limits = {
  more: { ahead: string; onPace: string; behind: string };
  less: { ahead: string; onPace: string; behind: string };
  come: string;
};
export const usualLimits: Limits = {
  more: { ahead: "1.15", onPace: "0.9", behind: "0.7" },
  less: { ahead: "0.85", onPace: "1.1", behind: "1.3" },
  come: "0.9",
};

export type World = {
  units: Unit[];
  members: Member[];
  indicators: Indicator[];
  /** None: the folder has no `forms.csv`. */
  lines: Line[];
  resolutions: Resolution[];
  targets: Target[];
  values: Value[];
  changes: Change[];
  limits: Limits;
};

export type Basis = "approved" | "submitted";

/** The figures that count on a basis: a change counts once it is submitted, or approved; what is no more than a draft, or was returned, does not. */
export function countedIn(world: World, basis: Basis): Value[] {
  return world.changes.reduce((values, change) => {
    if (change.until !== "approved" && !(change.until === "submitted" && basis === "submitted")) return values;
    const { unit, period } = change;
    const isReplaced = (value: Value) =>
      value.unit === unit &&
      value.period === period &&
      change.values.some(({ indicator }) => indicator === value.indicator);
    const fresh = change.values
      .filter(({ amount }) => amount !== "")
      .map((value) => ({ ...value, unit, period, illustrative: "" }));
    return [...values.filter((value) => !isReplaced(value)), ...fresh];
  }, world.values);
}

type Row = Readonly<Record<string, string>>;

const sheet = (columns: readonly string[], rows: readonly Row[]) =>
  `${[columns.join(","), ...rows.map((row) => columns.map((column) => row[column] ?? "").join(","))].join("\n")}\n`;

/** The files of the folder. */
export function filesOf(world: World): Record<string, string> {
  const named = <Each extends { code: string }>(rows: readonly Each[]) =>
    rows.map((row) => ({ ...row, name: row.code, title: row.code }));
  const indicatorColumns = ["code", "name", "measure", "direction", "timing", "rollup", "formula"];
  const targetColumns = ["code", "resolution", "name", "indicator", "unit", "comparator", "amount", "by", "period"];
  return {
    "units.csv": sheet(["code", "name", "kind", "parent", "valid_from", "valid_to"], named(world.units)),
    "groups.csv": sheet(["code", "name", "kind", "unit", "from", "to"], named(world.members)),
    "indicators.csv": sheet(
      [...indicatorColumns, "numerator", "denominator", "decimals", "owner", "public"],
      named(world.indicators),
    ),
    "resolutions.csv": sheet(["code", "title", "unit", "period", "parent"], named(world.resolutions)),
    "targets.csv": sheet(
      [...targetColumns, "due", "baseline", "trajectory", "part_of", "illustrative"],
      named(world.targets),
    ),
    "values.csv": sheet(["indicator", "unit", "period", "amount", "estimated", "illustrative"], world.values),
    ...(world.lines.length > 0 && {
      "forms.csv": sheet(
        ["code", "name", "owed_by", "frequency", "owner", "indicator", "cumulative", "first_asked"],
        named(world.lines),
      ),
    }),
  };
}
