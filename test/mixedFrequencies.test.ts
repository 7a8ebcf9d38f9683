/**
 * Units that report at different frequencies below one unit: CONTRACT, "Figures of a unit". The sum is of all that was
 * reported, since one unit's quarter says nothing of another's months; what a unit itself reported hides what stands below it.
 */
import { expect, test } from "vitest";
import { testDatabase } from "../src/database/testDatabase.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { madeOf } from "../src/values/madeOf.server.ts";
import { answered, loaded } from "./plain/product.ts";
import { type Line, type Target, usualLimits, type Value, type World } from "./plain/world.ts";

const database = await testDatabase();

const indicator = {
  direction: "more",
  measure: "việc",
  formula: "",
  numerator: "",
  denominator: "",
  owner: "",
  public: "",
};
const line = (frequency: Line["frequency"], code: string, owed_by: string): Line => ({
  ...{ code: frequency, frequency, indicator: code, owed_by, owner: "", cumulative: "", first_asked: "" },
});
const target = (code: string, unit: string, of: string): Target => ({
  ...{ code, unit, indicator: of, resolution: "nq", comparator: "at_least", amount: "100", by: "", period: "2024" },
  ...{ due: "", baseline: "", trajectory: "", part_of: "", illustrative: "" },
});
const value = (of: string, unit: string, period: string, amount: number): Value => ({
  ...{ indicator: of, unit, period, amount: String(amount), estimated: "", illustrative: "" },
});

const field: Omit<World, "values"> = {
  units: [
    { code: "tinh", kind: "province", parent: "", valid_from: "", valid_to: "" },
    { code: "huyen", kind: "district", parent: "tinh", valid_from: "", valid_to: "" },
    { code: "xa-a", kind: "commune", parent: "huyen", valid_from: "", valid_to: "" },
    { code: "xa-b", kind: "commune", parent: "huyen", valid_from: "", valid_to: "" },
    { code: "thi-tran", kind: "town", parent: "huyen", valid_from: "", valid_to: "" },
  ],
  members: [],
  indicators: [
    { ...indicator, code: "viec", timing: "flow", rollup: "sum", decimals: "0" },
    { ...indicator, code: "ho", timing: "stock", rollup: "sum", decimals: "0" },
    { ...indicator, code: "man", timing: "peak", rollup: "max", decimals: "0" },
  ],
  lines: ["viec", "ho", "man"].flatMap((code) => [
    line("month", code, "commune"),
    line("quarter", code, "commune|town|district"),
  ]),
  resolutions: [{ code: "nq", unit: "tinh", period: "2024", parent: "" }],
  targets: ["tinh", "huyen"].flatMap((unit) => ["viec", "ho", "man"].map((of) => target(`${unit}-${of}`, unit, of))),
  changes: [],
  limits: usualLimits,
};

async function figures(unit: string, period: string, values: readonly Value[]) {
  await loaded(database, { ...field, values: [...values] });
  const { targets } = await database.read((tx) => answered(tx, { unit, period, basis: "approved" }));
  return Object.fromEntries(targets.map(({ indicator, actual, coverage }) => [indicator, { actual, coverage }]));
}

const months = (of: string, unit: string) =>
  ["2024-01", "2024-02", "2024-03"].map((period, index) => value(of, unit, period, index + 1));

test("a flow is the sum of each unit's months and of the quarter of one that reports by the quarter", async () => {
  const { viec } = await figures("huyen", "2024-Q1", [
    ...months("viec", "xa-a"),
    value("viec", "xa-b", "2024-02", 20),
    value("viec", "thi-tran", "2024-Q1", 300),
  ]);
  expect(viec).toEqual({ actual: "326", coverage: { reported: 2, expected: 4, come: 5, owed: 8 } });
});

test("the number's own page tells it by unit, since its months and its quarter are those of different units", async () => {
  const values = [...months("viec", "xa-a"), value("viec", "thi-tran", "2024-Q1", 300)];
  await loaded(database, { ...field, values });
  const made = await database.read(async (tx) => {
    const { tree, indicatorByCode } = await readDefinitions(tx);
    const [unit, indicator] = [tree.byCode.get("huyen")?.id, indicatorByCode.get("viec")];
    if (!unit || !indicator) throw new Error("huyen, viec");
    return madeOf(tx, { unit, indicator, span: { from: 2024 * 12, to: 2024 * 12 + 2 }, basis: "approved" });
  });
  expect(made.periods).toEqual([]);
  const units = made.units.map(({ unit, figure }) => [unit.code, figure?.amount.toFixed()]);
  expect(units).toEqual([
    ["xa-a", "6"],
    ["xa-b", undefined],
    ["thi-tran", "300"],
  ]);
});

test("of a unit that reported months and the quarter no month counts twice", async () => {
  const { viec } = await figures("huyen", "2024-Q1", [
    ...months("viec", "xa-a"),
    value("viec", "xa-a", "2024-Q1", 900),
    value("viec", "xa-b", "2024-01", 20),
    value("viec", "xa-b", "2024-Q1", 50),
  ]);
  expect(viec?.actual).toBe("56");
});

test("a state at a quarter's end is the sum of those told by the month and those told by the quarter", async () => {
  const values = [
    value("ho", "xa-a", "2024-03", 10),
    value("ho", "xa-b", "2024-02", 7),
    value("ho", "thi-tran", "2024-Q1", 400),
  ];
  expect((await figures("huyen", "2024-Q1", values)).ho?.actual).toBe("410");
});

test("what a district itself reported hides the months below it from the province too, and no others", async () => {
  const values = [
    ...["viec", "man"].flatMap((of) => [...months(of, "xa-a"), value(of, "xa-a", "2024-04", 8)]),
    value("viec", "huyen", "2024-Q1", 5),
    value("man", "huyen", "2024-Q1", 2),
  ];
  const { viec, man } = await figures("tinh", "2024-04", values);
  expect(viec?.actual).toBe("13");
  expect(man?.actual).toBe("8");
  expect((await figures("tinh", "2024-Q1", values)).man?.actual).toBe("2");
});
