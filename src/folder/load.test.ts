import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { isAppError } from "../server/error.ts";
import { loadFolder } from "./load.server.ts";
import { district, everything, folderOf, withLine, withMore } from "./testFolder.ts";

const database = await testDatabase();
const options = { clock: stoppedClock(new Date("2024-07-01T01:00:00Z")), by: "thử" };
const load = async (files: Record<string, string | Buffer>, more: { reason?: string; dryRun?: boolean } = {}) =>
  loadFolder(database, await folderOf(files), { ...options, ...more });
const faultsOf = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => (isAppError(error) ? error.faults : Promise.reject(error)),
  );

type Row = Record<string, unknown>;
const query = async (text: string) => (await database.pool.query<Row>(text)).rows;
const reports = () =>
  query(`
    SELECT unit.code AS unit, form.code AS form, period, version, state, why, amounts::text, flags::text, notes, submitted_version AS submitted, approved_version AS approved
    FROM report JOIN unit ON unit.id = unit_id JOIN form ON form.id = form_id
    ORDER BY form, period, unit`);

async function emptied() {
  const keep = "'setting', 'schema_migration', 'migration'";
  await database.pool.query(`
    DO $$ BEGIN EXECUTE (
      SELECT 'TRUNCATE ' || string_agg(quote_ident(table_name), ', ') || ' CASCADE'
      FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN (${keep})
    ); END $$`);
}

beforeEach(async () => {
  await load(district);
});
afterEach(emptied);

describe("a folder without forms.csv", () => {
  test("makes one form a frequency and owner, owed by the kinds that have figures, the district alone", async () => {
    expect(
      await query(`
        SELECT form.code, form.frequency, owner.code AS owner, string_agg(indicator.code || ' ' || owed_by::text, '; ' ORDER BY form_line.sort) AS lines
        FROM form JOIN form_line ON form_id = form.id JOIN indicator ON indicator.id = indicator_id LEFT JOIN unit AS owner ON owner.id = form.owner_id
        GROUP BY 1, 2, 3 ORDER BY 1`),
    ).toEqual([
      { code: "bieu-nam", frequency: "year", owner: null, lines: "ho-ngheo {commune}; ho {commune}" },
      { code: "bieu-quy", frequency: "quarter", owner: null, lines: "viec-lam {commune}; viec-lam-nu {commune}" },
      { code: "bieu-quy-thue", frequency: "quarter", owner: "thue", lines: "thu {huyen}" },
    ]);
  });

  test("the silent commune owes too", async () => {
    const owed = await query(
      "SELECT unit.code FROM owed JOIN unit ON unit.id = unit_id JOIN form ON form.id = form_id WHERE form.code = 'bieu-quy' ORDER BY 1",
    );
    expect(owed.map((row) => row.code)).toEqual(["xa-a", "xa-b", "xa-c"]);
  });

  test("a commune with a resolution of its own is no district: the other communes owe what it reported", async () => {
    await emptied();
    await load({
      ...withMore("resolutions.csv", "nq-xa-b,Nghị quyết của xã B,,xa-b,2024,,"),
      "values.csv": "indicator,unit,period,amount\nviec-lam,xa-b,2024-Q1,7\n",
    });
    const owed = await query("SELECT owed_by::text AS owed_by FROM form_line");
    expect(owed).toEqual([{ owed_by: "{commune}" }]);
  });

  test("an empty amount is a figure not given, and never zero", async () => {
    const before = await reports();
    await load(withMore("values.csv", "viec-lam,xa-a,2024-Q2,,,,"));
    expect(await reports()).toEqual(before);
  });

  test("figures become approved reports with their flags and notes", async () => {
    const common = { version: 1, state: "approved", why: null, submitted: 1, approved: 1, notes: null, flags: null };
    expect(await reports()).toEqual([
      { ...common, unit: "xa-a", form: "bieu-nam", period: "2024", amounts: "{0,100}" },
      { ...common, unit: "xa-a", form: "bieu-quy", period: "2024-Q1", amounts: "{10,4}" },
      {
        ...common,
        unit: "xa-b",
        form: "bieu-quy",
        period: "2024-Q1",
        amounts: "{7.5}",
        flags: "{1}",
        notes: { cells: { "1": 'ghi chú; "có, dấu"' } },
      },
      { ...common, unit: "xa-b", form: "bieu-quy", period: "2024-Q2", amounts: "{8}", flags: "{2}" },
      { ...common, unit: "huyen", form: "bieu-quy-thue", period: "2024-Q1", amounts: "{401}" },
    ]);
  });

  test("each parent's roll-up is stale once", async () => {
    const marks = await query(
      "SELECT unit.code AS unit, period, count(*)::int FROM rollup_mark JOIN unit ON unit.id = unit_id WHERE form_id = (SELECT id FROM form WHERE code = 'bieu-quy') GROUP BY 1, 2 ORDER BY 2",
    );
    expect(marks).toEqual([
      { unit: "huyen", period: "2024-Q1", count: 1 },
      { unit: "huyen", period: "2024-Q2", count: 1 },
    ]);
  });
});

describe("again", () => {
  test("the same folder changes nothing", async () => {
    const before = await everything(database);
    const { counts } = await load(district);
    expect(Object.values(counts).every((each) => each.new + each.changed === 0)).toBe(true);
    expect(counts["values.csv"]?.unchanged).toBe(7);
    expect(await everything(database)).toEqual(before);
  });

  test("semicolons, a mark at the start, other column order and 7.50 for 7.5 are the same folder", async () => {
    const before = await everything(database);
    const values = [
      "\uFEFFamount;period;unit;indicator;estimated;note",
      '7.50;2024-Q1;xa-b;viec-lam;yes;"ghi chú; ""có, dấu"""',
      " 10 ; 2024-Q1;xa-a ;viec-lam;;",
    ].join("\r\n");
    const { counts } = await load({ ...district, "values.csv": values });
    expect(counts["values.csv"]).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(await everything(database)).toEqual(before);
  });

  test("what Excel adds is no fault: sep=;, nameless columns at the end, lines that end as on an old Mac", async () => {
    const before = await everything(database);
    const values = ["sep=;", "indicator;unit;period;amount;;", "viec-lam;xa-a;2024-Q1;10;;", ";;;;;", ""].join("\r");
    const units = (district["units.csv"] ?? "").replaceAll("\n", ",,\r\n");
    const { counts } = await load({ ...district, "units.csv": units, "values.csv": values });
    expect(counts["values.csv"]).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(await everything(database)).toEqual(before);
  });

  test("new lines of a form come at the end, whatever their order in the file", async () => {
    await load(
      {
        ...withMore("values.csv", "giao-quan,xa-a,2024-Q1,3,,,"),
        "indicators.csv": (district["indicators.csv"] ?? "").replace(
          "\nviec-lam,",
          "\ngiao-quan,Giao quân,người,more,flow,,,,,\nviec-lam,",
        ),
      },
      { reason: "bổ sung" },
    );
    const lines = await query(
      "SELECT indicator.code, position, form_line.sort FROM form_line JOIN indicator ON indicator.id = indicator_id WHERE form_id = (SELECT id FROM form WHERE code = 'bieu-quy') ORDER BY form_line.sort",
    );
    expect(lines.map((line) => [line.code, line.position])).toEqual([
      ["giao-quan", 3],
      ["viec-lam", 1],
      ["viec-lam-nu", 2],
    ]);
  });

  test("a line that a form no longer has is closed in its place", async () => {
    const forms = (...rows: string[]) => ["code,name,owed_by,frequency,indicator", ...rows].join("\n");
    const more = withLine("indicators.csv", 5, "ho-ngheo,Hộ nghèo,hộ,less,stock,,,,,");
    const first = {
      ...more,
      "forms.csv": forms("thang,Tháng,commune,month,ho", "thang,,,,ho-ngheo"),
      "values.csv": "indicator,unit,period,amount",
    };
    await load(first);
    await load({ ...first, "forms.csv": forms("thang,Tháng,commune,month,ho-ngheo") });
    const lines = await query(
      "SELECT indicator.code, position, closed FROM form_line JOIN indicator ON indicator.id = indicator_id WHERE form_id = (SELECT id FROM form WHERE code = 'thang') ORDER BY position",
    );
    expect(lines).toEqual([
      { code: "ho", position: 1, closed: true },
      { code: "ho-ngheo", position: 2, closed: false },
    ]);
  });
});

describe("a locked report", () => {
  const corrected = withLine("values.csv", 2, "viec-lam,xa-a,2024-Q1,11,,,");

  test("is not changed without a reason; the figure's row is named and nothing is changed", async () => {
    const before = await everything(database);
    expect(await faultsOf(load(corrected))).toEqual([
      {
        code: "loaded_report_locked",
        place: { file: "values.csv", row: 2, column: "amount" },
        details: { unit: "xa-a", form: "bieu-quy", period: "2024-Q1", indicator: "viec-lam" },
      },
    ]);
    expect(await everything(database)).toEqual(before);
  });

  test("is changed with one, which stays in its history beside the old figures", async () => {
    const { counts } = await load(corrected, { reason: "nhập nhầm" });
    expect(counts["values.csv"]).toEqual({ new: 0, changed: 1, unchanged: 6 });
    expect(await query("SELECT version, why, amounts::text FROM report WHERE version > 1")).toEqual([
      { version: 2, why: "nhập nhầm", amounts: "{11,4}" },
    ]);
    expect(await query("SELECT version, why, amounts::text FROM report_version")).toEqual([
      { version: 1, why: null, amounts: "{10,4}" },
    ]);
  });

  test("keeps what the file does not name", async () => {
    const values = "indicator,unit,period,amount\nviec-lam-nu,xa-a,2024-Q1,5";
    await load({ ...district, "values.csv": values }, { reason: "sửa" });
    expect(await query("SELECT amounts::text FROM report WHERE version = 2")).toEqual([{ amounts: "{10,5}" }]);
  });
});

describe("a report at work", () => {
  const draftOf = (state: string, counted: string) =>
    database.pool.query(`
      WITH kept AS (INSERT INTO report_version SELECT * FROM report WHERE period = '2024-Q2')
      UPDATE report SET version = 2, state = '${state}', amounts = '{9,3}', submitted_version = ${counted} WHERE period = '2024-Q2'`);
  const corrected = withLine("values.csv", 5, "viec-lam,xa-b,2024-Q2,12,,,yes");

  test("a draft stays one: what counts has the loaded figure and nothing of what was only being written", async () => {
    await draftOf("draft", "1");
    await load(corrected);
    expect(
      await query(
        "SELECT version, state, amounts::text, submitted_version, approved_version FROM report WHERE period = '2024-Q2'",
      ),
    ).toEqual([{ version: 4, state: "draft", amounts: "{12,3}", submitted_version: 3, approved_version: 3 }]);
    expect(await query("SELECT version, state, amounts::text FROM report_version ORDER BY version")).toEqual([
      { version: 1, state: "approved", amounts: "{8}" },
      { version: 2, state: "draft", amounts: "{9,3}" },
      { version: 3, state: "approved", amounts: "{12}" },
    ]);
    const before = await everything(database);
    await load(corrected);
    expect(await everything(database)).toEqual(before);
  });

  test("a submitted one is locked, and stays submitted", async () => {
    await draftOf("submitted", "2");
    expect((await faultsOf(load(corrected))).map((fault) => fault.code)).toEqual(["loaded_report_locked"]);
    await load(corrected, { reason: "theo biên bản" });
    expect(
      await query("SELECT version, state, submitted_version, approved_version FROM report WHERE period = '2024-Q2'"),
    ).toEqual([{ version: 4, state: "submitted", submitted_version: 4, approved_version: 3 }]);
  });
});

test("a dry run counts as the load would and writes nothing", async () => {
  const changed = {
    ...withMore("values.csv", "ho,xa-b,2024,90,,,"),
    "units.csv": `${district["units.csv"]}xa-d,Xã D,commune,huyen,,\n`,
  };
  const before = await everything(database);
  const tried = await load(changed, { dryRun: true });
  expect(await everything(database)).toEqual(before);
  expect(tried.counts).toEqual((await load(changed)).counts);
  expect([tried.counts["units.csv"], tried.counts["values.csv"]]).toMatchObject([
    { new: 1, changed: 0, unchanged: 5 },
    { new: 1, changed: 0, unchanged: 7 },
  ]);
});

test("the log has who changed which definition, before and after", async () => {
  await load(withLine("units.csv", 4, "xa-b,Xã Bình,commune,huyen,,"));
  expect(
    await query(
      "SELECT by, object, before ->> 'name' AS before, after ->> 'name' AS after FROM change_log WHERE before IS NOT NULL",
    ),
  ).toEqual([{ by: "thử", object: "unit:xa-b", before: "Xã B", after: "Xã Bình" }]);
});

/** The database with a transaction that dies before its nth statement. */
function dyingAt(nth: number): { database: Database; survived: () => boolean } {
  let count = 0;
  const plugin = {
    transformQuery<Node>({ node }: { node: Node }): Node {
      count += 1;
      if (count === nth) throw new Error("mất điện");
      return node;
    },
    transformResult: async <Result>({ result }: { result: Result }) => result,
  };
  return {
    database: { ...database, write: (work) => database.write((tx) => work(tx.withPlugin(plugin) as typeof tx)) },
    survived: () => count < nth,
  };
}

test("F12 a load that dies at any of its statements leaves nothing of itself", { timeout: 180_000 }, async () => {
  const path = await folderOf(withMore("values.csv", "ho,xa-b,2024,90,,,", "viec-lam,xa-a,2024-Q2,1,,,"));
  await emptied();
  const before = await everything(database);
  for (let nth = 1; ; nth += 1) {
    const dying = dyingAt(nth);
    const ended = await loadFolder(dying.database, path, options).then(
      () => "done",
      (error: Error) => error.message,
    );
    if (dying.survived()) {
      expect([ended, nth > 30]).toEqual(["done", true]);
      return;
    }
    expect(ended).toBe("mất điện");
    expect(await everything(database)).toEqual(before);
  }
});

test("S5 names with quotes and statements in them stay text", async () => {
  const hostile = `x'); DROP TABLE report; --`;
  await load(withLine("units.csv", 4, `xa-b,"${hostile}",commune,huyen,,`));
  expect(await query("SELECT name FROM unit WHERE code = 'xa-b'")).toEqual([{ name: hostile }]);
  const { rows } = await database.read((tx) =>
    sql<{ there: boolean }>`SELECT true AS there FROM report LIMIT 1`.execute(tx),
  );
  expect(rows).toEqual([{ there: true }]);
});
