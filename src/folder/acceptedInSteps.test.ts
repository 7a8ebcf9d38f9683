/**
 * What is accepted in steps is what one load of the whole would accept: after any sequence of loads and changes from the
 * screen, of which some are refused, the installation's own export loads into an empty one and answers the same standings.
 */
import { rm } from "node:fs/promises";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { periodOf } from "../calendar/period.ts";
import type { Database } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import { emptied, testDatabase } from "../database/testDatabase.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { standingsOf } from "../resolutions/standing.server.ts";
import { isAppError } from "../server/error.ts";
import type { CellPlan, SheetPlan } from "../sheets/plan.ts";
import { changeDefinitions } from "./change.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadFolder } from "./load.server.ts";
import { readRecords } from "./stored.server.ts";
import { district, folderOf } from "./testFolder.ts";

const at = new Date("2024-07-01T01:00:00Z");
const options = { clock: stoppedClock(at), by: "thử" };

const database = await testDatabase();
const empty = await testDatabase();

type Files = Readonly<Record<string, string>>;

/** Whether it was accepted; what was not had faults to tell. */
async function accepted(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error) => {
      if (isAppError(error) && error.status < 500) return false;
      throw error;
    },
  );
}

async function load(one: Database, files: Files, reason?: string): Promise<void> {
  const folder = await folderOf(files);
  try {
    await loadFolder(one, folder, { ...options, ...(reason === undefined ? {} : { reason }) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The export of one installation loaded into an empty one: its sheets as files, which are read quicker than a workbook. */
async function copyOfWhole(): Promise<void> {
  const { sheets } = await database.read((tx) => exportWorkbook(tx, { figures: true }));
  const written = (cell: CellPlan | undefined) => `"${(cell?.text ?? cell?.amount ?? "").replaceAll('"', '""')}"`;
  const width = (rows: SheetPlan["rows"]) => rows[0]?.length ?? 0;
  const textOf = ({ rows }: SheetPlan) =>
    rows.map((row) => Array.from({ length: width(rows) }, (_, column) => written(row[column])).join(",")).join("\n");
  await emptied(empty);
  await load(empty, Object.fromEntries(sheets.map((sheet) => [`${sheet.name}.csv`, textOf(sheet)])));
}

const periods = ["2024-03", "2024-Q1", "2024-H1", "2024", "2025"] as PeriodCode[];

/** Every resolution's targets of every unit that has some, judged at several periods, by codes. */
function allStandings(one: Database): Promise<unknown[]> {
  return one.read(async (tx) => {
    const demands = await readDemands(tx);
    const answers: unknown[] = [];
    for (const resolution of demands.resolutions)
      for (const unit of new Set(demands.targets.map((target) => target.unit)))
        for (const period of periods) {
          const { targets } = await standingsOf(tx, {
            unit,
            at: periodOf(period),
            resolution: resolution.code,
            basis: "approved",
          });
          if (targets.length > 0)
            answers.push({
              resolution: resolution.code,
              unit: demands.definitions.tree.byId.get(unit)?.code,
              period,
              standings: targets.map(({ standing }) => standing),
            });
        }
    return answers.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  });
}

async function expectWholeAccepted(): Promise<void> {
  await copyOfWhole();
  expect(await allStandings(empty)).toEqual(await allStandings(database));
}

/** A row of a sheet with one of its cells otherwise, changed on the screen. */
async function changed(sheet: string, code: string, cells: Readonly<Record<string, string>>): Promise<boolean> {
  return accepted(
    database.write(async (tx) => {
      const rows = await readRecords(tx, sheet, code);
      await changeDefinitions(
        tx,
        { [sheet]: rows.map((row) => ({ ...row, ...cells })) },
        { at, by: { command: "thử" } },
      );
    }),
  );
}

function withCell(files: Files, file: string, code: string, column: string, text: string): Files {
  const [head = "", ...rows] = (files[file] ?? "").trimEnd().split("\n");
  const index = head.split(",").indexOf(column);
  const lines = rows.map((row) => {
    const cells = row.split(",");
    if (cells[0] === code) cells[index] = text;
    return cells.join(",");
  });
  return { ...files, [file]: `${[head, ...lines].join("\n")}\n` };
}

/** The district with its forms named, a running total among them. */
const field: Files = {
  ...district,
  "units.csv": `${district["units.csv"]?.replace('"Xã ""A\'s"""', "Xã A")}bieu,Đơn vị khác,agency,huyen,2024-05-01,\n`,
  "forms.csv": [
    "code,name,owed_by,frequency,owner,indicator,cumulative",
    "bq,Biểu quý,commune,quarter,,viec-lam,yes",
    "bq,,,,,viec-lam-nu,",
    "bn,Biểu năm,commune,year,,ho-ngheo,",
    "bn,,,,,ho,",
    "bt,Biểu thu,huyen,quarter,thue,thu,",
    "",
  ].join("\n"),
  "values.csv": `${district["values.csv"]?.replace('"ghi chú; ""có, dấu"""', "ghi chú")}`,
};
const without = (files: Files, ...left: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !left.includes(name)));

describe("what one load of the whole would refuse is refused in steps", () => {
  test.each<[string, () => Promise<boolean>]>([
    [
      "communes become wards that no form asks",
      () =>
        accepted(
          load(
            database,
            without(
              { ...field, "units.csv": (field["units.csv"] ?? "").replaceAll("commune", "ward") },
              "forms.csv",
              "values.csv",
            ),
          ),
        ),
    ],
    ["an entered indicator gets a formula", () => changed("indicators", "viec-lam", { formula: "[ho] + [ho-ngheo]" })],
    ["a unit ends before its last approved report", () => changed("units", "xa-b", { valid_to: "2024-05-31" })],
    ["a unit begins after its first approved report", () => changed("units", "xa-b", { valid_from: "2024-05-01" })],
    ["a unit stands under one that begins later", () => changed("units", "xa-a", { parent: "bieu" })],
    ["a resolution moves away under its targets", () => changed("resolutions", "nq-2024", { period: "2025" })],
    ["a cumulative flow becomes a stock", () => changed("indicators", "viec-lam", { timing: "stock" })],
    ["an owner is named later", () => changed("indicators", "viec-lam", { owner: "thue" })],
  ])("%s", async (_what, act) => {
    await emptied(database);
    await load(database, field);
    const before = await allStandings(database);
    expect(await act()).toBe(false);
    expect(await allStandings(database)).toEqual(before);
    await expectWholeAccepted();
  });
});

test("a unit does not begin after the first approved report of one that stands below it", async () => {
  const between = `${field["units.csv"]}cum,Cụm,cluster,huyen,,\n`.replace(/^(xa-a,.*,commune),huyen/m, "$1,cum");
  await emptied(database);
  await load(database, { ...field, "units.csv": between });
  expect(await changed("units", "cum", { valid_from: "2024-05-01" })).toBe(false);
  expect(await changed("units", "cum", { valid_from: "2023-12-01" })).toBe(true);
  await expectWholeAccepted();
});

test("forms that no file names follow what is stored: communes that became wards still owe what they reported", async () => {
  const derived = without(field, "forms.csv");
  await emptied(database);
  await load(database, derived);
  const wards = { ...derived, "units.csv": (field["units.csv"] ?? "").replaceAll("commune", "ward") };
  await load(database, without(wards, "values.csv"));
  await emptied(empty);
  await load(empty, wards);
  expect(await allStandings(database)).toEqual(await allStandings(empty));
  await expectWholeAccepted();
});

test("a demand that is strict, or set by amount, comes back as it was", async () => {
  await emptied(database);
  await load(database, field);
  expect(await changed("targets", "ct1", { comparator: "fall_at_least", by: "amount", amount: "2" })).toBe(true);
  expect(await changed("targets", "ct2", { comparator: "more_than" })).toBe(true);
  await copyOfWhole();
  const demands = async (one: Database) =>
    (await one.read(readDemands)).targets.map(({ code, comparator, by }) => `${code} ${comparator} ${by}`);
  expect(await demands(empty)).toEqual(["ct1 fall_at_least amount", "ct1a at_least percent", "ct2 more_than percent"]);
  await expectWholeAccepted();
});

const kinds = ["commune", "ward", "agency", "district"];
const days = ["", "2024-01-15", "2024-05-01", "2024-06-30", "2024-12-31"];
const units = ["xa-a", "xa-b", "xa-c", "bieu", "huyen", "thue"];
const indicators = ["viec-lam", "viec-lam-nu", "viec-lam-nam", "ho-ngheo", "ho", "ty-le-ho-ngheo", "thu"];

const change: fc.Arbitrary<[string, string, string, string]> = fc.oneof(
  fc.tuple(fc.constant("units" as const), fc.constantFrom(...units), fc.constant("kind"), fc.constantFrom(...kinds)),
  fc.tuple(
    fc.constant("units" as const),
    fc.constantFrom(...units),
    fc.constantFrom("valid_from", "valid_to"),
    fc.constantFrom(...days),
  ),
  fc.tuple(
    fc.constant("units" as const),
    fc.constantFrom(...units),
    fc.constant("parent"),
    fc.constantFrom("", ...units),
  ),
  fc.tuple(
    fc.constant("indicators" as const),
    fc.constantFrom(...indicators),
    fc.constant("timing"),
    fc.constantFrom("flow", "stock", "peak"),
  ),
  fc.tuple(
    fc.constant("indicators" as const),
    fc.constantFrom(...indicators),
    fc.constant("rollup"),
    fc.constantFrom("", "sum", "max", "none"),
  ),
  fc.tuple(
    fc.constant("indicators" as const),
    fc.constantFrom(...indicators),
    fc.constant("formula"),
    fc.constantFrom("", "[ho]", "[viec-lam] * 2", "[thu] / [ho]"),
  ),
  fc.tuple(
    fc.constant("indicators" as const),
    fc.constantFrom(...indicators),
    fc.constantFrom("owner", "part_of"),
    fc.constantFrom("", "thue", "ho", "viec-lam"),
  ),
  fc.tuple(
    fc.constant("indicators" as const),
    fc.constantFrom(...indicators),
    fc.constant("decimals"),
    fc.constantFrom("", "0", "1", "2"),
  ),
  fc.tuple(
    fc.constant("resolutions" as const),
    fc.constantFrom("nq-dh", "nq-2024"),
    fc.constant("period"),
    fc.constantFrom("2024", "2025", "2020/2025", "2024-H1"),
  ),
  fc.tuple(
    fc.constant("resolutions" as const),
    fc.constantFrom("nq-dh", "nq-2024"),
    fc.constant("unit"),
    fc.constantFrom("huyen", "xa-a"),
  ),
  fc.tuple(
    fc.constant("targets" as const),
    fc.constantFrom("ct1", "ct1a", "ct2"),
    fc.constantFrom("period", "unit", "indicator", "resolution"),
    fc.constantFrom("", "2024-H1", "xa-b", "ho", "nq-dh"),
  ),
  fc.tuple(
    fc.constant("targets" as const),
    fc.constantFrom("ct1", "ct1a", "ct2"),
    fc.constant("comparator"),
    fc.constantFrom("at_least", "less_than", "more_than", "rise_at_least"),
  ),
  fc.tuple(
    fc.constant("forms" as const),
    fc.constantFrom("bq", "bn", "bt"),
    fc.constantFrom("owed_by", "owner", "cumulative"),
    fc.constantFrom("commune", "ward", "xa-a|xa-b", "thue", "", "yes"),
  ),
);
const way = fc.constantFrom("screen", "load", "load with forms", "load with figures");

property.prop([fc.array(fc.tuple(way, change), { minLength: 1, maxLength: 8 }), fc.boolean()], { numRuns: 10 })(
  "after any sequence of changes the whole loads and answers the same standings",
  async (steps, hasForms) => {
    await emptied(database);
    let files: Files = hasForms ? field : without(field, "forms.csv");
    await load(database, files);
    for (const [by, [sheet, code, column, text]] of steps) {
      const file = `${sheet}.csv`;
      if (by === "screen" || (sheet === "forms" && (!hasForms || by === "load"))) {
        await changed(sheet, code, { [column]: text });
        continue;
      }
      const next = withCell(files, file, code, column, text);
      const left = { load: ["forms.csv", "values.csv"], "load with forms": ["values.csv"], "load with figures": [] };
      const given = without(next, ...left[by]);
      if (await accepted(load(database, given, "thử"))) files = next;
    }
    await expectWholeAccepted();
  },
  240_000,
);
