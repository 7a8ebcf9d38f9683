/** Any folder that the contract allows, drawn from a number: small ones, in which all that it names meets. */

import { anyTargets } from "./anyTargets.ts";
import { type Drawing, drawing } from "./drawing.ts";
import { codesWithin, type Frequency, frequencies, lastDayOf, monthsOf } from "./months.ts";
import {
  type Change,
  type Indicator,
  type Line,
  type Member,
  type Unit,
  usualLimits,
  type Value,
  type World,
} from "./world.ts";

export function anyWorld(seed: number): World {
  const draw = drawing(seed);
  const units = anyUnits(draw);
  const members = draw.chance(0.5) ? anyMembers(draw, units) : [];
  const indicators = anyIndicators(draw);
  const lines = anyLines(draw, units, members, indicators);
  const cells = cellsOf(units, indicators, lines, draw);
  const values = anyValues(draw, cells, indicators);
  const hasForms = draw.chance(0.8);
  const world: World = {
    ...{ units, members, indicators, values },
    lines: hasForms ? lines : [],
    resolutions: [
      { code: "dai-hoi", unit: "tinh", period: "2020/2025", parent: "" },
      { code: "nam", unit: "huyen", period: "2024", parent: draw.one(["", "dai-hoi"]) },
      ...(draw.chance(0.4) ? [{ code: "nam-tinh", unit: "tinh", period: "2024", parent: "" }] : []),
      ...(draw.chance(0.4) ? [{ code: "quy", unit: "huyen", period: "2024-Q2", parent: "nam" }] : []),
    ],
    ...{ targets: [], changes: hasForms ? anyChanges(draw, lines, values) : [] },
    limits: draw.chance(0.8) ? usualLimits : { ...usualLimits, less: otherLess, come: draw.one(["0", "0.5", "1"]) },
  };
  return { ...world, targets: anyTargets(draw, world) };
}

const otherLess = { ahead: "0.5", onPace: "1", behind: "2.5" };

const unit = (code: string, kind: string, parent: string, valid_from = "", valid_to = ""): Unit => ({
  ...{ code, kind, parent, valid_from, valid_to },
});

function anyUnits(draw: Drawing): Unit[] {
  const ends = () => draw.one(["", "", "", "2023-12-31", "2024-03-31", "2024-05-14", "2024-06-30"]);
  const begins = () => draw.one(["", "", "", "2023-07-01", "2024-01-01", "2024-02-20", "2024-07-01"]);
  const all = [
    unit("tinh", "province", ""),
    unit("huyen", "district", "tinh"),
    unit("huyen-hai", "district", "tinh", "", draw.one(["", "", "2024-06-30"])),
    unit("xa-a", "commune", "huyen"),
    unit("xa-b", "commune", "huyen", "", ends()),
    unit("xa-c", "commune", "huyen", begins()),
    unit("thi-tran", "town", "huyen", "", ends()),
    unit("ap-mot", "village", "xa-a", begins()),
    unit("ap-hai", "village", "xa-a", "", ends()),
    unit("thue", "agency", "huyen"),
  ];
  const secondEnds = all[2]?.valid_to ?? "";
  if (draw.chance(0.5)) all.push(unit("xa-d", "commune", "huyen-hai", "", secondEnds));
  return all.filter(
    ({ kind, code }) => (kind !== "village" || draw.chance(0.4)) && (code !== "thi-tran" || draw.chance(0.7)),
  );
}

function anyMembers(draw: Drawing, units: readonly Unit[]): Member[] {
  const able = units.filter(({ kind }) => kind === "commune" || kind === "town");
  return draw.some(able).map(({ code }) => ({
    ...{ code: "cum", unit: code },
    ...draw.one([
      { from: "", to: "" },
      { from: "2024-03-01", to: "" },
      { from: "", to: "2024-04-30" },
    ]),
  }));
}

const indicator = (code: string, timing: Indicator["timing"], more: Partial<Indicator> = {}): Indicator => ({
  ...{ code, timing, measure: "việc", direction: "more", rollup: timing === "ratio" ? "ratio" : "sum" },
  ...{ formula: "", numerator: "", denominator: "", decimals: "2", owner: "", public: "yes" },
  ...more,
});

function anyIndicators(draw: Drawing): Indicator[] {
  const direction = draw.one(["more", "less", "neutral"]);
  return [
    indicator("viec", "flow", { direction, decimals: draw.one(["0", "1", "3"]) }),
    indicator("nu", "flow", { public: draw.one(["", "yes"]) }),
    indicator("ho", "stock", { decimals: "0" }),
    indicator("dan", "stock", { rollup: draw.one(["sum", "sum", "max"]) }),
    indicator("man", "peak", { rollup: draw.one(["max", "max", "sum", "none"]), measure: "‰" }),
    indicator("de-an", draw.one(["stock", "flow"]), { rollup: "none" }),
    indicator("dinh", "flow", { rollup: "max" }),
    indicator("phan", "stock", { rollup: draw.one(["max", "none"]), measure: "%" }),
    indicator("thu", "flow", { owner: "thue", measure: "triệu đồng", decimals: "6" }),
    indicator("ty-le", "ratio", { numerator: "nu", denominator: "viec", measure: draw.one(["%", "‰", "người/hộ"]) }),
    indicator("bao-phu", "ratio", { numerator: "ho", denominator: "dan", measure: "%", direction: "less" }),
    indicator("binh-quan", "ratio", { numerator: "thu", denominator: "dan", measure: "triệu đồng/người" }),
    indicator("nam-gioi", "flow", { formula: "[viec] - [nu]" }),
    indicator("ke", draw.one(["flow", "stock", "peak"]), {
      formula: draw.one(formulas),
      measure: draw.one(["%", "điểm"]),
    }),
    indicator("ty-le-nam", "ratio", { numerator: "nam-gioi", denominator: "viec", measure: "%" }),
  ];
}

const formulas = [
  "[viec] / [dan] * 100",
  "([viec] + 2) * [nu]",
  "[nam-gioi] - [man] / 0.5",
  "[ho] - [dan] + [ho]",
  "2 * ([thu] - [viec])",
];
const bases = ["viec", "nu", "ho", "dan", "man", "de-an", "dinh", "phan"];
/** What is not rolled up over units as over time cannot be told of units at several frequencies. */
const single = ["man", "dinh"];

function anyLines(
  draw: Drawing,
  units: readonly Unit[],
  members: readonly Member[],
  indicators: readonly Indicator[],
): Line[] {
  const kinds = new Set(units.map(({ kind }) => kind));
  const owers = ["commune", "commune", "huyen", "district", "xa-a|xa-b", "commune|huyen", "commune|district"]
    .concat(kinds.has("town") ? ["commune|town", "commune|town", "town"] : [])
    .concat(kinds.has("village") ? ["village", "commune|village"] : [])
    .concat(members.length > 0 ? ["cum", "cum|huyen"] : []);
  const chosen = draw.some(frequencies, 0.4);
  const isMixed = draw.chance(0.5);
  const first = new Map(frequencies.map((frequency) => [frequency, draw.chance(0.1) ? firstAsked[frequency] : ""]));
  return bases.concat("thu").flatMap((code) => {
    const owner = indicators.find((each) => each.code === code)?.owner ?? "";
    const own = isMixed && !single.includes(code) ? draw.some(chosen, 0.6) : [draw.one(chosen)];
    const usual = draw.one(owers);
    return own.map((frequency) => ({
      code: owner === "" ? frequency : `${frequency}-${owner}`,
      ...{ frequency, owner, indicator: code },
      owed_by: owner === "" ? (draw.chance(0.5) ? usual : draw.one(owers)) : draw.one(["huyen", "commune"]),
      cumulative: code === "viec" && draw.chance(0.3) ? "yes" : "",
      first_asked: first.get(frequency) ?? "",
    }));
  });
}

const firstAsked: Record<Frequency, string> = {
  ...{ month: "2024-02", quarter: "2024-Q2", half: "2023-H2", nine_months: "2024-9M", year: "2023" },
};

type Cell = { indicator: string; unit: string; period: string; isAsked: boolean };

const years: Record<Frequency, string> = {
  ...{ month: "2023/2024", quarter: "2023/2024", half: "2023/2024", nine_months: "2022/2024", year: "2020/2024" },
};

function cellsOf(
  units: readonly Unit[],
  indicators: readonly Indicator[],
  lines: readonly Line[],
  draw: Drawing,
): Cell[] {
  const last = draw.one(["2024-05", "2024-06", "2024-09", "2024-12"]);
  return lines.flatMap(({ indicator: code, frequency, owed_by }) => {
    const rollup = indicators.find((each) => each.code === code)?.rollup;
    const [from = "", to = ""] = years[frequency].split("/");
    return codesWithin(frequency, { from: monthsOf(from).from, to: monthsOf(to).to })
      .filter((period) => monthsOf(period).to <= monthsOf(last).to)
      .flatMap((period) => {
        const day = lastDayOf(monthsOf(period).to);
        return units
          .filter(
            ({ valid_from, valid_to, kind }) =>
              valid_from <= day && (valid_to === "" || valid_to >= day) && kind !== "agency",
          )
          .map(({ code: of, kind }) => {
            const isAsked = owed_by.split("|").some((who) => who === of || who === kind || who === "cum");
            return { indicator: code, unit: of, period, isAsked: isAsked || (rollup === "none" && of === "huyen") };
          });
      });
  });
}

function anyValues(draw: Drawing, cells: readonly Cell[], indicators: readonly Indicator[]): Value[] {
  const [asked, unasked] = [draw.one([0.5, 0.8, 0.95, 1]), draw.one([0, 0, 0.01, 0.05])];
  const silent = new Map(indicators.map(({ code }) => [code, draw.chance(0.1)]));
  const [estimated, illustrative] = [draw.one([0, 0.02, 0.3]), draw.one([0, 0.02])];
  return cells.flatMap(({ indicator: code, unit: of, period, isAsked }) => {
    if (silent.get(code) || !draw.chance(isAsked ? asked : unasked)) return [];
    const decimals = Number(indicators.find((each) => each.code === code)?.decimals ?? 0);
    const flags = {
      estimated: draw.chance(estimated) ? "yes" : "",
      illustrative: draw.chance(illustrative) ? "yes" : "",
    };
    return [{ indicator: code, unit: of, period, amount: anyAmount(draw, decimals), ...flags }];
  });
}

export function anyAmount(draw: Drawing, decimals: number): string {
  const whole = draw.one(["0", "0", "1", "2", "5", "5", "12", "40", "-8", "-1", "987654321"]);
  return decimals > 0 && draw.chance(0.4)
    ? `${whole}.${draw.one(["5", "25", "333333", "1"]).slice(0, decimals)}`
    : whole;
}

/** Some loaded reports are reopened and come as far as they come. */
function anyChanges(draw: Drawing, lines: readonly Line[], values: readonly Value[]): Change[] {
  const line = (value: Value) =>
    lines.find(
      ({ indicator: code, frequency }) =>
        code === value.indicator && codesWithin(frequency, monthsOf(value.period)).includes(value.period),
    );
  const reports = Map.groupBy(values, (value) => `${line(value)?.code} ${value.unit} ${value.period}`);
  return [...reports.values()].slice(0, 400).flatMap((report): Change[] => {
    const [first] = report;
    if (!first || !draw.chance(0.03)) return [];
    const changed = draw.some(report).map(({ indicator: code }) => ({
      ...{ indicator: code, amount: draw.one(["", "3", "7", "0"]), estimated: draw.one(["", "yes"]) },
    }));
    const until = draw.one(["draft", "submitted", "returned", "approved"] as const);
    return [{ unit: first.unit, form: line(first)?.code ?? "", period: first.period, until, values: changed }];
  });
}
