/** Over a change of the tree what the units came to adds up to what stands above them, for every tree and day. */
import { rm } from "node:fs/promises";
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import { emptied, testDatabase } from "../database/testDatabase.ts";
import { loadFolder } from "../folder/load.server.ts";
import { folderOf } from "../folder/testFolder.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { Decimal } from "../prose/number.ts";
import { madeOf, spanOfPeriod } from "../values/madeOf.server.ts";
import { explainTarget } from "./explain.server.ts";

const database = await testDatabase();
const clock = stoppedClock(new Date("2025-01-05T01:00:00Z"));
const quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];

type Drawn = { above: number; from: string; to: string; amounts: (number | null)[] };
const stretch = fc.constantFrom(
  ["", ""],
  ["", "2024-06-30"],
  ["", "2024-08-14"],
  ["2024-07-01", ""],
  ["2024-04-01", "2024-09-30"],
  ["2024-11-16", ""],
);
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    above: fc.constantFrom(0, 0, 1, 2),
    from: fc.constant(""),
    to: fc.constant(""),
    amounts: fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 4, maxLength: 4 }),
  })
  .chain((unit) => stretch.map(([from = "", to = ""]) => ({ ...unit, from, to })));
/** The outermost unit, two districts that may end, and communes below any of these that end and begin. */
const trees = fc.record({
  districts: fc.tuple(stretch, stretch),
  communes: fc.array(drawn, { minLength: 2, maxLength: 7 }),
});

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

function filesOf({
  districts,
  communes,
}: {
  districts: readonly (readonly string[])[];
  communes: readonly Drawn[];
}): Record<string, string> {
  const exists = (from: string, to: string, day: string) => (from === "" || from <= day) && (to === "" || to >= day);
  const [north = ["", ""], south = ["", ""]] = districts;
  // A commune is not older than the district below which it stands.
  const begins = (above: number) => (above === 0 ? "" : ((above === 1 ? north : south)[0] ?? ""));
  const values = communes.flatMap(({ above, from, to, amounts }, index) =>
    quarters.flatMap((quarter, at) => {
      const day = lastDay(periodOf(quarter));
      const amount = amounts[at] ?? null;
      if (amount === null || !exists(from, to, day) || begins(above) > day) return [];
      return ["viec", "ho", "man"].map((indicator) => `${indicator},xa-${index},${quarter},${amount}`);
    }),
  );
  return {
    "units.csv": lines(
      "code,name,kind,parent,valid_from,valid_to",
      "tinh,Tỉnh,province,,,",
      `huyen-1,Huyện Bắc,district,tinh,${north.join(",")}`,
      `huyen-2,Huyện Nam,district,tinh,${south.join(",")}`,
      ...communes.map(({ above, from, to }, index) => {
        const parent = above === 0 ? "tinh" : `huyen-${above}`;
        return `xa-${index},Xã ${index},commune,${parent},${from},${to}`;
      }),
    ),
    "indicators.csv": lines(
      "code,name,measure,direction,timing,rollup,decimals",
      "viec,Việc làm,việc,more,flow,sum,0",
      "ho,Hộ,hộ,more,stock,sum,0",
      "man,Độ mặn,‰,less,peak,max,0",
    ),
    "forms.csv": lines(
      "code,name,owed_by,frequency,indicator",
      ...["viec", "ho", "man"].map((indicator) => `quy,Biểu quý,commune,quarter,${indicator}`),
    ),
    "resolutions.csv": lines("code,title,unit,period", "nq,Nghị quyết,tinh,2024"),
    "targets.csv": lines(
      "code,resolution,name,indicator,unit,comparator,amount,period",
      ...["viec", "ho", "man"].map(
        (indicator) => `ct-${indicator},nq,${indicator},${indicator},tinh,at_least,100,2024`,
      ),
    ),
    "values.csv": lines("indicator,unit,period,amount", ...values),
  };
}

async function loaded(files: Record<string, string>): Promise<void> {
  await emptied(database);
  const folder = await folderOf(files);
  await loadFolder(database, folder, { clock, by: "thử" });
  await rm(folder, { recursive: true, force: true });
}

const explained = (target: string, at: string) =>
  database.read((tx) => explainTarget(tx, target, { at: periodOf(at), basis: "approved" }));

property.prop([trees], { numRuns: 8, endOnFailure: true })(
  "by unit adds up to its total in every quarter, and so does each single period of a figure",
  async (tree) => {
    await loaded(filesOf(tree));
    for (const at of [...quarters, "2024-05", "2024"])
      for (const indicator of ["viec", "ho", "man"]) {
        const { standing, units } = await explained(`ct-${indicator}`, at);
        const parts = units.flatMap((each) => each.standing.actual ?? []).map((amount) => new Decimal(amount));
        const whole = parts.length === 0 ? null : indicator === "man" ? Decimal.max(...parts) : Decimal.sum(...parts);
        expect(whole?.toFixed() ?? null, `${indicator} ${at}`).toBe(standing.actual);
      }
    for (const quarter of quarters) {
      const { figure, units } = await database.read(async (tx) => {
        const { tree, indicatorByCode } = await readDefinitions(tx);
        const [unit, indicator] = [tree.byCode.get("tinh"), indicatorByCode.get("viec")];
        if (!unit || !indicator) throw new Error("tinh");
        return madeOf(tx, { unit: unit.id, indicator, span: spanOfPeriod(periodOf(quarter)), basis: "approved" });
      });
      const parts = units.flatMap((each) => each.figure?.amount ?? []);
      expect(parts.length === 0 ? undefined : Decimal.sum(...parts).toFixed()).toBe(figure?.amount.toFixed());
    }
  },
  240_000,
);

test("units that ended stand beside those that began, each with what it came to while it was there", async () => {
  const commune = (from: string, to: string, ...amounts: (number | null)[]): Drawn => ({ above: 0, from, to, amounts });
  await loaded(
    filesOf({
      districts: [
        ["", "2024-06-30"],
        ["", ""],
      ],
      communes: [
        { above: 1, from: "", to: "", amounts: [5, 6, 9, null] },
        commune("", "2024-06-30", 4, 7, null, null),
        commune("2024-07-01", "", null, null, 20, 1),
        commune("2024-11-16", "", null, null, null, null),
      ],
    }),
  );
  const { standing, units } = await explained("ct-viec", "2024-Q3");
  expect(standing.actual).toBe("42");
  expect(units.map(({ unit, standing: own }) => [unit.code, own.actual])).toEqual([
    ["huyen-1", "11"],
    ["xa-1", "11"],
    ["xa-2", "20"],
  ]);
  // Of a state those alone that are there at its end.
  const stock = await explained("ct-ho", "2024-Q3");
  expect(stock.units.map(({ unit, standing: own }) => [unit.code, own.actual])).toEqual([["xa-2", "20"]]);
});
