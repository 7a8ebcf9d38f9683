/** Definitions changed one at a time: as a load would, nobody overwritten, every figure exact afterwards. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readPerson } from "../access/person.server.ts";
import { addTestPerson } from "../access/testPerson.ts";
import { stoppedClock, today, vietnamInstant } from "../calendar/clock.ts";
import { periodOf } from "../calendar/period.ts";
import { changesOf } from "../database/changeLog.server.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import type { Cells } from "../definitions/table.ts";
import { loadFolder } from "../folder/load.server.ts";
import { district, folderOf } from "../folder/testFolder.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { standingsOf } from "../resolutions/standing.server.ts";
import { isAppError } from "../server/error.ts";
import { foldRollups } from "../values/rollup.server.ts";
import type { SheetKept } from "./fields.ts";
import { closeObject, historyOfObject, objectRows, saveObject, versionOf } from "./object.server.ts";
import { sections } from "./sections.ts";

const database = await testDatabase();
const clock = stoppedClock(vietnamInstant("2024-09-23" as IsoDate, "07:30"));
let people = 0;

async function someone(role: "administrator" | "office" | "reporter", code: string | undefined) {
  return database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const unitId = code === undefined ? undefined : tree.byCode.get(code)?.id;
    const id: PersonId = await addTestPerson(tx, `nguoi${++people}`, [{ role, unitId }]);
    return { clock, person: await readPerson(tx, id, today(clock)) };
  });
}

const rowsOf = (sheet: SheetKept, code: string) => database.read((tx) => objectRows(tx, sheet, code));
type Asked = Awaited<ReturnType<typeof someone>>;

/** Changes cells of an object's first row. */
async function change(asked: Asked, sheet: SheetKept, code: string, cells: Cells, seen?: string) {
  const rows = await rowsOf(sheet, code);
  const changed = rows.map((row, index) => (index === 0 ? { ...row, ...cells } : row));
  await database.write((tx) => saveObject(tx, asked, { sheet, code, rows: changed, seen: seen ?? versionOf(rows) }));
}

async function close(asked: Asked, sheet: SheetKept, code: string, on: string | undefined) {
  const section = sections.find((each) => each.sheet === sheet);
  if (!section) throw new Error(sheet);
  await database.write((tx) => closeObject(tx, asked, section, code, on as IsoDate | undefined));
}

const faultsOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) =>
      isAppError(error)
        ? [error.code, ...error.faults.map(({ code, place }) => `${place?.column ?? place?.field}: ${code}`)]
        : Promise.reject(error),
  );

async function jobs(period: string) {
  return database.read(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const unit = tree.byCode.get("huyen")?.id;
    if (unit === undefined) throw new Error("huyen");
    const answer = await standingsOf(tx, { unit, at: periodOf(period), basis: "approved" });
    return Object.fromEntries(
      answer.targets.map(({ target, standing }) => [target.code as string, standing.actual ?? null]),
    );
  });
}

beforeEach(async () => {
  await loadFolder(database, await folderOf(district), { clock, by: "thử" });
});
afterEach(async () => {
  await database.pool.query(`
    DO $$ BEGIN EXECUTE (
      SELECT 'TRUNCATE ' || string_agg(quote_ident(table_name), ', ') || ' CASCADE'
      FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND table_name NOT IN ('setting', 'schema_migration', 'migration')
    ); END $$`);
});

describe("a change", () => {
  test("is stored with its cell alone, keeps its place in the order, and stands in the history with who and what", async () => {
    const office = await someone("office", "huyen");
    await change(office, "units", "xa-b", { name: "Xã B mới" });
    const { units } = await database.read(async (tx) => (await readDefinitions(tx)).tree);
    expect(units.map(({ code, name }) => [code, name])).toEqual([
      ["huyen", "Huyện Thử"],
      ["xa-a", 'Xã "A\'s"'],
      ["xa-b", "Xã B mới"],
      ["xa-c", "Xã C"],
      ["thue", "Chi cục Thuế"],
    ]);
    const [last] = await database.read((tx) => historyOfObject(tx, "units", "xa-b"));
    expect(last).toMatchObject({
      act: "change",
      by: office.person?.id,
      before: { name: "Xã B" },
      after: { name: "Xã B mới" },
    });
  });

  test("of every kind of definition, unchanged, changes nothing and logs nothing", async () => {
    const administrator = await someone("administrator", undefined);
    const before = await database.pool.query("SELECT count(*)::int AS count FROM change_log");
    for (const [sheet, code] of [
      ["units", "xa-c"],
      ["indicators", "ty-le-ho-ngheo"],
      ["forms", "bieu-quy"],
      ["resolutions", "nq-2024"],
      ["targets", "ct1"],
      ["targets", "ct1a"],
    ] as const) {
      const rows = await rowsOf(sheet, code);
      await change(administrator, sheet, code, {});
      expect(await rowsOf(sheet, code)).toEqual(rows);
    }
    expect(await database.pool.query("SELECT count(*)::int AS count FROM change_log")).toMatchObject({
      rows: before.rows,
    });
  });

  test("is refused by the rules of a load, each fault with its column", async () => {
    const administrator = await someone("administrator", undefined);
    expect(await faultsOf(change(administrator, "units", "huyen", { parent: "xa-a" }))).toEqual([
      "definition_faulty",
      "parent: cycle",
    ]);
    expect(await faultsOf(change(administrator, "indicators", "viec-lam", { formula: "[khong-co] + 1" }))).toContain(
      "formula: cell_indicator_unknown",
    );
    expect(
      await faultsOf(change(administrator, "targets", "ct1", { comparator: "hon", trajectory: "2024-Q1:200" })),
    ).toEqual(["definition_faulty", "comparator: cell_word_wrong"]);
    expect(await faultsOf(change(administrator, "targets", "ct1", { trajectory: "2024-Q1:200" }))).toEqual([
      "definition_faulty",
      "trajectory: trajectory_share_out_of_range",
    ]);
    expect(await faultsOf(change(administrator, "units", "xa-a", { "la-lung": "1" }))).toContain(
      "la-lung: column_unknown",
    );
  });

  test("may not make wrong what it does not name: a form's line, a target of the resolution", async () => {
    const administrator = await someone("administrator", undefined);
    expect(await faultsOf(change(administrator, "indicators", "viec-lam", { formula: "[viec-lam-nu] * 2" }))).toContain(
      "formula: indicator_is_computed",
    );
    expect(await faultsOf(change(administrator, "resolutions", "nq-2024", { period: "2023" }))).toContain(
      "period: target_outside_resolution",
    );
  });

  test("of what somebody else changed meanwhile is a conflict that shows what stands there now", async () => {
    const office = await someone("office", "huyen");
    const seen = versionOf(await rowsOf("targets", "ct1"));
    await change(office, "targets", "ct1", { amount: "120" });
    expect(await faultsOf(change(office, "targets", "ct1", { amount: "90" }, seen))).toEqual([
      "definition_changed_meanwhile",
      "amount: stored_now",
    ]);
    expect((await rowsOf("targets", "ct1"))[0]?.amount).toBe("120");
  });

  test("a new code that is taken is refused, one that is free comes last", async () => {
    const office = await someone("office", "huyen");
    const row = { code: "xa-d", name: "Xã D", kind: "commune", parent: "huyen", valid_from: "", valid_to: "" };
    const add = (code: string) =>
      database.write((tx) =>
        saveObject(tx, office, { sheet: "units", code, rows: [{ ...row, code }], seen: undefined }),
      );
    expect(await faultsOf(add("xa-a"))).toEqual(["definition_faulty", "code: code_taken"]);
    await add("xa-d");
    const { units } = await database.read(async (tx) => (await readDefinitions(tx)).tree);
    expect(units.at(-1)?.code).toBe("xa-d");
  });
});

describe("S1 who may set what", () => {
  test("S1 what is for all is set at the unit where the tree branches, not below it", async () => {
    const [ofDistrict, ofCommune, reporter] = [
      await someone("office", "huyen"),
      await someone("administrator", "xa-a"),
      await someone("reporter", "huyen"),
    ];
    for (const sheet of ["indicators", "forms"] as const) {
      const code = sheet === "forms" ? "bieu-quy" : "viec-lam";
      expect(await faultsOf(change(ofDistrict, sheet, code, {}))).toEqual([]);
      expect(await faultsOf(change(ofCommune, sheet, code, {}))).toEqual(["not_allowed"]);
      expect(await faultsOf(change(reporter, sheet, code, {}))).toEqual(["not_allowed"]);
    }
  });

  test("S1 a commune's administrator sets neither the district's targets nor its share of one, and moves none to another", async () => {
    const ofCommune = await someone("administrator", "xa-a");
    expect(await faultsOf(change(ofCommune, "targets", "ct1a", { amount: "45" }))).toEqual(["not_allowed"]);
    expect(await faultsOf(change(await someone("office", "huyen"), "targets", "ct1a", { amount: "45" }))).toEqual([]);
    expect(await faultsOf(change(ofCommune, "targets", "ct1", {}))).toEqual(["not_allowed"]);
    expect(await faultsOf(change(ofCommune, "targets", "ct1a", { unit: "huyen" }))).toEqual(["not_allowed"]);
    expect(await faultsOf(change(ofCommune, "units", "huyen", { name: "Khác" }))).toEqual(["not_allowed"]);
    expect(await faultsOf(change(ofCommune, "units", "xa-b", { parent: "xa-a" }))).toEqual(["not_allowed"]);
  });
});

describe("figures after a change", () => {
  test("are exact at once, also where the roll-up was clean", async () => {
    const administrator = await someone("administrator", undefined);
    await foldRollups(database);
    expect(String((await jobs("2024-Q2")).ct1)).toBe("25.5");
    await change(administrator, "units", "xa-b", { parent: "" });
    expect(String((await jobs("2024-Q2")).ct1)).toBe("10");
  });

  test("stay as fine as they are: decimals are lowered no further than the finest figure, which the refusal names", async () => {
    const administrator = await someone("administrator", undefined);
    await expect(change(administrator, "indicators", "viec-lam", { decimals: "0" })).rejects.toMatchObject({
      faults: [{ code: "figures_more_decimals", details: { unit: "xa-b", period: "2024-Q1", amount: "7,5" } }],
    });
    expect(await faultsOf(change(administrator, "indicators", "viec-lam", { decimals: "3" }))).toEqual([]);
    expect(await faultsOf(change(administrator, "indicators", "viec-lam", { decimals: "1" }))).toEqual([]);
  });

  test("stay seen: a unit does not end before its last figure, and the field at fault says so", async () => {
    const administrator = await someone("administrator", undefined);
    expect(await faultsOf(change(administrator, "units", "xa-b", { valid_to: "2024-05-31" }))).toEqual([
      "definition_faulty",
      "valid_to: figures_after_unit",
    ]);
    expect(await faultsOf(change(administrator, "units", "xa-b", { valid_to: "2024-06-30" }))).toEqual([]);
  });
});

describe("a closing", () => {
  test("of a target ends its judgement after the day and leaves what was judged before", async () => {
    const office = await someone("office", "huyen");
    await close(office, "targets", "ct2", "2024-06-30");
    expect(Object.keys(await jobs("2024-Q2"))).toEqual(["ct1", "ct2"]);
    expect(Object.keys(await jobs("2024-Q3"))).toEqual(["ct1"]);
    await close(office, "targets", "ct2", undefined);
    expect(Object.keys(await jobs("2024-Q3"))).toEqual(["ct1", "ct2"]);
    const log = await database.read((tx) => changesOf(tx, "target:ct2"));
    expect(log.map(({ act }) => act)).toEqual(["reopen", "close", "load"]);
  });

  test("of a resolution closes its targets with it", async () => {
    const office = await someone("office", "huyen");
    await close(office, "resolutions", "nq-2024", "2024-08-31");
    expect((await rowsOf("targets", "ct1"))[0]?.closed).toBe("2024-08-31");
    // What is left is the term's resolution, which sets no target.
    expect(await jobs("2024-Q3")).toEqual({});
    expect(Object.keys(await jobs("2024-Q2"))).toEqual(["ct1", "ct2"]);
  });

  test("of an indicator waits for its targets, then takes it off the forms without losing what was reported", async () => {
    const administrator = await someone("administrator", undefined);
    expect(await faultsOf(close(administrator, "indicators", "viec-lam", "2024-06-30"))).toEqual([
      "indicator_has_targets",
    ]);
    for (const target of ["ct1", "ct1a"]) await close(administrator, "targets", target, "2024-06-30");
    await close(administrator, "indicators", "viec-lam", "2024-06-30");
    const lines = await rowsOf("forms", "bieu-quy");
    expect(lines.map(({ indicator, closed }) => [indicator, closed])).toEqual([
      ["viec-lam", "2024-06-30"],
      ["viec-lam-nu", ""],
    ]);
    const owed = await database.pool.query(
      "SELECT DISTINCT valid_to::text, positions FROM owed JOIN form ON form.id = form_id WHERE form.code = 'bieu-quy' ORDER BY 1",
    );
    expect(owed.rows).toEqual([
      { valid_to: "2024-06-30", positions: [1, 2] },
      { valid_to: null, positions: [2] },
    ]);
    expect((await jobs("2024-Q2")).ct1).not.toBeNull();
  });
});
