/** Any small folder is judged as the plain way judges it, field by field. */
import { rm } from "node:fs/promises";
import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { stoppedClock } from "../src/calendar/clock.ts";
import { periodOf } from "../src/calendar/period.ts";
import { emptied, testDatabase } from "../src/database/testDatabase.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { folderOf } from "../src/folder/testFolder.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { standingsOf } from "../src/resolutions/standing.server.ts";
import { plainStandings, type World } from "./plainStanding.ts";

const database = await testDatabase();
const clock = stoppedClock(new Date("2025-01-05T01:00:00Z"));

const units: World["units"] = [
  { code: "huyen", kind: "district", parent: "", from: "", to: "" },
  { code: "xa-a", kind: "commune", parent: "huyen", from: "", to: "" },
  { code: "xa-b", kind: "commune", parent: "huyen", from: "", to: "2024-06-30" },
  { code: "xa-c", kind: "commune", parent: "huyen", from: "2023-07-01", to: "" },
  { code: "thi-tran", kind: "town", parent: "huyen", from: "", to: "" },
];
const indicators: World["indicators"] = [
  { code: "viec", timing: "flow", rollup: "sum" },
  { code: "nu", timing: "flow", rollup: "sum" },
  { code: "ho", timing: "stock", rollup: "sum" },
  { code: "man", timing: "peak", rollup: "max" },
  { code: "de-an", timing: "stock", rollup: "none" },
  { code: "ty-le", timing: "ratio", rollup: "sum", parts: ["ho", "viec"] },
  { code: "nam", timing: "flow", rollup: "sum", parts: ["viec", "nu"] },
];
const bases = ["viec", "nu", "ho", "man", "de-an"];
const periods = {
  month: ["2023-01", "2023-02", "2023-03", "2023-05", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05"],
  quarter: ["2023-Q1", "2023-Q2", "2024-Q1", "2024-Q2", "2024-Q3"],
  half: ["2023-H1", "2024-H1"],
} as const;

const form = <Frequency extends keyof typeof periods>(frequency: Frequency) =>
  fc.record({
    frequency: fc.constant(frequency),
    owedBy: fc.constantFrom("commune", "commune|town", "huyen", "district|commune", "xa-a|xa-b"),
    indicators: fc.subarray(bases, { minLength: 2 }),
  });
const forms = fc.tuple(form("month"), form("quarter"), form("half")).chain((all) => fc.subarray(all, { minLength: 1 }));

const target = fc.record({
  indicator: fc.constantFrom(...indicators.map(({ code }) => code)),
  unit: fc.constantFrom("huyen", "huyen", "xa-a"),
  comparator: fc.constantFrom(
    ...["at_least", "at_most", "more_than", "less_than", "rise_at_least", "fall_at_least", "done_by"],
  ),
  amount: fc.constantFrom("-5", "0", "2", "5", "12", "20", "60"),
  by: fc.constantFrom("percent", "amount"),
  period: fc.constantFrom("2024", "2024", "2024-H1", "2024-Q2"),
  due: fc.constantFrom("", "2024-04-30"),
  baseline: fc.constantFrom("", "", "0", "8", "30"),
  trajectory: fc.constantFrom("", "", "2024-Q1:20|2024-06:70", "2024-06:100"),
});
const amounts = fc.constantFrom("-8", "0", "1", "2", "5", "5", "12", "40");

/** Figures for most of what could be reported, so that coverage is whole, nearly whole and poor in turn. */
const worlds: fc.Arbitrary<World> = forms.chain((chosen) => {
  const cells = chosen.flatMap(({ frequency, indicators: lines }) =>
    lines.flatMap((indicator) =>
      units.flatMap(({ code, from, to }) =>
        periods[frequency]
          .filter((period) => (from === "" || !period.startsWith("2023")) && (to === "" || period < "2024-07"))
          .filter((period) => to === "" || period !== "2024-Q3")
          .map((period) => ({ indicator, unit: code, period })),
      ),
    ),
  );
  return fc.record({
    units: fc.constant(units),
    indicators: fc.constant(indicators),
    forms: fc.constant(chosen),
    targets: fc
      .array(target, { minLength: 8, maxLength: 8 })
      .map((all) => all.map((each, index) => ({ ...each, by: byOf(each), code: `ct${index}` }))),
    values: fc.integer({ min: 1, max: 10 }).chain((kept) =>
      fc.array(fc.tuple(fc.nat(9), amounts), { minLength: cells.length, maxLength: cells.length }).map((drawn) =>
        cells.flatMap((cell, index) => {
          const [chance = 0, amount = "0"] = drawn[index] ?? [];
          const isRare = cell.unit === "huyen" || cell.unit === "thi-tran";
          return (isRare ? chance === 0 : chance < kept) ? [{ ...cell, amount }] : [];
        }),
      ),
    ),
  });
});

function byOf({ comparator, by }: { comparator: string; by: string }): string {
  return comparator === "rise_at_least" || comparator === "fall_at_least" ? by : "percent";
}

const sheet = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]) =>
  `${[columns.join(","), ...rows.map((row) => columns.map((column) => row[column] ?? "").join(","))].join("\n")}\n`;

function filesOf(world: World): Record<string, string> {
  return {
    "units.csv": sheet(
      ["code", "name", "kind", "parent", "valid_from", "valid_to"],
      world.units.map((unit) => ({ ...unit, name: unit.code, valid_from: unit.from, valid_to: unit.to })),
    ),
    "indicators.csv": sheet(
      ["code", "name", "measure", "direction", "timing", "rollup", "formula", "numerator", "denominator", "decimals"],
      world.indicators.map(({ code, timing, rollup, parts }) => ({
        ...{
          code,
          name: code,
          direction: "more",
          timing,
          rollup: timing === "ratio" ? "ratio" : rollup,
          decimals: "2",
        },
        measure: timing === "ratio" ? "%" : "việc",
        ...(parts && timing === "ratio" ? { numerator: parts[0], denominator: parts[1] } : {}),
        ...(parts && timing !== "ratio" ? { formula: `[${parts[0]}] - [${parts[1]}]` } : {}),
      })),
    ),
    "forms.csv": sheet(
      ["code", "name", "owed_by", "frequency", "indicator"],
      world.forms.flatMap(({ frequency, owedBy, indicators: lines }) =>
        lines.map((indicator) => ({ code: frequency, name: frequency, owed_by: owedBy, frequency, indicator })),
      ),
    ),
    "resolutions.csv": sheet(
      ["code", "title", "unit", "period"],
      [{ code: "nq", title: "Nghị quyết", unit: "huyen", period: "2024" }],
    ),
    "targets.csv": sheet(
      [
        ...["code", "resolution", "name", "indicator", "unit", "comparator", "amount", "by", "period", "due"],
        ...["baseline", "trajectory"],
      ],
      world.targets.map((each) => ({
        ...each,
        ...{ resolution: "nq", name: each.code },
      })),
    ),
    "values.csv": sheet(["indicator", "unit", "period", "amount"], world.values),
  };
}

async function compared(world: World): Promise<number> {
  await emptied(database);
  const folder = await folderOf(filesOf(world));
  try {
    await loadFolder(database, folder, { clock, by: "thử" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  let count = 0;
  for (const unitCode of ["huyen", "xa-a"])
    for (const at of ["2024-02", "2024-Q1", "2024-05", "2024-Q2", "2024-Q3"]) {
      const found = await database.read(async (tx) => {
        const unit = (await readDefinitions(tx)).tree.byCode.get(unitCode);
        if (!unit) throw new Error(unitCode);
        const question = { unit: unit.id, at: periodOf(at), basis: "approved", resolution: "nq" } as const;
        return (await standingsOf(tx, question)).targets.map(({ standing }) => standing);
      });
      for (const plain of plainStandings(world, unitCode, at)) {
        const standing = found.find(({ code }) => code === plain.code);
        if (!standing) continue;
        expect(standing, `${unitCode} ${at} ${plain.code}`).toMatchObject(plain);
        count += 1;
      }
    }
  return count;
}

property.prop([worlds], { numRuns: 12, endOnFailure: true })(
  "any small district is judged as the plain way judges it",
  async (world) => {
    expect(await compared(world)).toBeGreaterThan(0);
  },
  240_000,
);
