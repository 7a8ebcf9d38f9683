/** A clerk pastes a resolution's annex through the whole program: read back, asked, answered, saved. */
import { beforeAll, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PeriodCode } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import type { AnnexRowShown } from "./settings/annexTable.tsx";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
let cookie = "";
beforeAll(async () => {
  cookie = await database.write(async (tx) => {
    const row = { title: "Nghị quyết năm 2026", number: "", unit_id: field.district, sort: 1 };
    await tx
      .insertInto("resolution")
      .values({ ...row, code: "nq", period: "2026" as PeriodCode })
      .execute();
    await tx
      .insertInto("resolution")
      .values({ ...row, code: "nq24", title: "Nghị quyết năm 2024", period: "2024" as PeriodCode })
      .execute();
    const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: field.district }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
});

const page = "settings/pages/annex.tsx";
type Seen = {
  rows: AnnexRowShown[];
  isEstimate?: boolean;
  read?: { table: string; columns: { use: string; shown: string }[]; isSure: boolean };
  refusal?: { faults: { field: string; title: string }[] };
};

async function post(fields: Record<string, string | File>, resolution = "nq"): Promise<Seen & { status: number }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const headers = { Origin: origin, Cookie: cookie };
  const address = `${origin}/app/thiet-lap/nghi-quyet/${resolution}/phu-luc`;
  const answer = await app.request(address, { method: "POST", body, headers });
  const text = await answer.text();
  const drawn = text.startsWith("{") ? JSON.parse(text) : {};
  return { status: answer.status, ...(drawn.actionData?.[page] ?? { rows: [] }) };
}

/** The rows as the page would send them. */
function fieldsOf(
  rows: readonly AnnexRowShown[],
  change: (row: AnnexRowShown["row"], index: number) => object = () => ({}),
) {
  const fields: Record<string, string> = { rows: String(rows.length) };
  rows.forEach(({ row }, index) => {
    for (const [name, value] of Object.entries({ ...row, ...change(row, index) })) {
      if (value !== "") fields[`${name}.${index}`] = String(value);
    }
  });
  return fields;
}

const targets = () =>
  database.read((tx) =>
    tx
      .selectFrom("target")
      .innerJoin("indicator", "indicator.id", "target.indicator_id")
      .select(["target.name", "target.comparator", "target.amount", "target.by", "target.baseline", "indicator.public"])
      .orderBy("target.sort")
      .execute(),
  );

const table = [
  "TT\tChỉ tiêu\tĐVT\tƯớc thực hiện năm 2025\tKế hoạch năm 2026",
  "1\tTỷ lệ gia đình văn hóa\t%\t93\ttrên 95%",
  "2\tTai nạn giao thông\tvụ\t4\tkhông quá 02 vụ, không có người chết",
  "3\tPhạm pháp hình sự\tvụ\t12\tgiảm 02 vụ so với năm 2025",
  "4\tThu thuế\ttỷ đồng\t20\tđạt 100% dự toán tỉnh giao",
].join("\n");

test("what was understood is read back; what is asked holds saving until it is answered; nothing becomes public by itself", async () => {
  const seen = await post({ table });
  expect(seen.read?.isSure).toBe(true);
  expect(
    seen.rows.map(({ row, demand, asks }) => [row.name, "fault" in demand ? demand.fault : demand.sentence.vi, asks]),
  ).toEqual([
    ["Tỷ lệ gia đình văn hóa", "trên 95%", false],
    ["Tai nạn giao thông", "không quá 2 vụ", false],
    ["Tai nạn giao thông: người chết", "không có người chết", false],
    ["Phạm pháp hình sự", "giảm ít nhất 2 vụ so với năm trước", false],
    ["Thu thuế", "ít nhất 100% dự toán tỉnh giao", true],
  ]);
  const refused = await post({ ...fieldsOf(seen.rows), intent: "apply" });
  expect(refused.refusal?.faults.map((fault) => fault.field)).toEqual(["confirmed.4"]);
  expect(await targets()).toEqual([]);
  const stock = (row: AnnexRowShown["row"], index: number) => ({
    ...(row.measure === "%" && { timing: "ratio" }),
    ...(index === 4 && { phrase: "ít nhất 21", measure: "tỷ đồng", confirmed: "" }),
    ...(index === 3 && { public: "yes" }),
  });
  const saved = await post({ ...fieldsOf(seen.rows, stock), intent: "apply" });
  expect(saved.refusal?.faults ?? []).toEqual([]);
  expect(saved.status).toBe(302);
  expect(
    (await targets()).map((each) => Object.values(each).map((cell) => (cell === null ? "" : String(cell)))),
  ).toEqual([
    ["Tỷ lệ gia đình văn hóa", "more_than", "95", "percent", "93", "false"],
    ["Tai nạn giao thông", "at_most", "2", "percent", "", "false"],
    ["Tai nạn giao thông: người chết", "at_most", "0", "percent", "", "false"],
    ["Phạm pháp hình sự", "fall_at_least", "2", "amount", "", "true"],
    ["Thu thuế", "at_least", "21", "percent", "", "false"],
  ]);
});

test("what is asked is answered by a tick, and a comparator that is chosen holds", async () => {
  const { rows } = await post({ table: `${table.split("\n")[0]}\n1\tDân số\tngười\t\tgần 30.000 người` });
  expect(rows[0]).toMatchObject({ asks: true, demand: { comparator: "at_least" } });
  const ticked = await post({ ...fieldsOf(rows, () => ({ confirmed: "yes" })), intent: "preview" });
  expect(ticked.rows[0]).toMatchObject({ asks: false });
  const chosen = await post({ ...fieldsOf(rows, () => ({ comparator: "at_most" })), intent: "preview" });
  expect(chosen.rows[0]).toMatchObject({ demand: { comparator: "at_most", amount: "30000" } });
});

test("an English table is read as its columns tell, also when its rows come back", async () => {
  const head = "Chỉ tiêu\tĐVT\tKế hoạch 2026";
  const { rows } = await post({ table: `${head}\nThu ngân sách\ttriệu đồng\t126,000\nThu thuế\ttriệu đồng\t1,985.5` });
  const again = await post({ ...fieldsOf(rows), intent: "preview" });
  expect(again.rows.map(({ demand }) => ("fault" in demand ? demand.fault : demand.amount))).toEqual([
    "126000",
    "1985.5",
  ]);
  const open = await post({ table: `${head}\nThu ngân sách\ttriệu đồng\t126,000` });
  expect(open.rows[0]).toMatchObject({ asks: true, doubts: expect.arrayContaining(["format_open"]) });
});

test("where no heading says it, the columns are chosen, and only then is there a demand to save", async () => {
  const unheaded = "Nội dung\tĐVT\tA\tB\nKết nạp đảng viên\tđảng viên\t22\t25\nSố hộ khá\thộ\t30\t35";
  const open = await post({ table: unheaded });
  expect(open.read?.isSure).toBe(false);
  const uses = { "column.0": "name", "column.1": "measure", "column.2": "demand", "column.3": "" };
  const read = await post({ table: open.read?.table ?? "", intent: "columns", ...uses });
  expect(read.read?.isSure).toBe(true);
  expect(read.rows.map(({ demand }) => ("fault" in demand ? demand.fault : demand.amount))).toEqual(["22", "30"]);
});

const inYear = [
  "TT\tChỉ tiêu\tĐVT\tƯớc TH năm 2023\tKế hoạch năm 2024",
  "1\tPhạm pháp hình sự\tvụ\t13\tgiảm 02 vụ so với năm 2023",
  "2\tTỷ lệ hộ khá giả\t%\t61\ttừ 65% trở lên",
  "3\tMô hình dân vận khéo\tmô hình\t3\tmỗi xã ít nhất 02 mô hình",
  "4\tThu tiền sử dụng đất\ttỷ đồng\t20\tđạt 100% dự toán tỉnh giao",
].join("\n");

const figures = () =>
  database.read(async (tx) => {
    const rows = await tx
      .selectFrom("report")
      .innerJoin("form", "form.id", "report.form_id")
      .innerJoin("form_line", "form_line.form_id", "form.id")
      .innerJoin("indicator", "indicator.id", "form_line.indicator_id")
      .select(["indicator.name", "form_line.position", "form_line.closed_on", "report.amounts", "report.flags"])
      .select(["report.period", "report.state"])
      .where("report.unit_id", "=", field.district)
      .orderBy("form_line.position")
      .execute();
    return rows.map(({ name, position, amounts, flags, period, state, closed_on }) => {
      return [name, amounts[position - 1], flags?.[position - 1], period, state, closed_on];
    });
  });

test("what is demanded of each commune is allotted to each, a share of a plan is a ratio of two, last year's estimates become figures", async () => {
  const seen = await post({ table: inYear }, "nq24");
  expect(seen.isEstimate).toBe(true);
  expect(
    seen.rows.map(({ row, demand, asks }) => ["fault" in demand ? demand.fault : demand.sentence.vi, row.of, asks]),
  ).toEqual([
    ["giảm ít nhất 2 vụ so với năm trước", "", false],
    ["ít nhất 65%", "", false],
    ["ít nhất 2 mô hình (mỗi xã); 2 đơn vị, tất cả 4", "", false],
    ["ít nhất 100% dự toán tỉnh giao", "dự toán tỉnh giao", true],
  ]);
  const given = { intent: "apply", figures: "yes", estimated: "yes" };
  const unsaid = await post({ ...fieldsOf(seen.rows, () => ({ confirmed: "yes", of: "" })), ...given }, "nq24");
  expect(unsaid.refusal?.faults.map((fault) => fault.field)).toEqual(["of.3"]);
  const saved = await post({ ...fieldsOf(seen.rows, () => ({ confirmed: "yes" })), ...given }, "nq24");
  expect(saved.refusal?.faults ?? []).toEqual([]);
  const stored = await database.read((tx) =>
    tx
      .selectFrom("target")
      .innerJoin("resolution", "resolution.id", "target.resolution_id")
      .innerJoin("unit", "unit.id", "target.unit_id")
      .innerJoin("indicator", "indicator.id", "target.indicator_id")
      .leftJoin("indicator as part", "part.id", "indicator.numerator_id")
      .leftJoin("indicator as all", "all.id", "indicator.denominator_id")
      .select(["target.name", "unit.code as unit", "target.amount", "target.baseline"])
      .select(["part.name as numerator", "all.name as denominator", "all.measure as measured"])
      .where("resolution.code", "=", "nq24")
      .orderBy("target.code")
      .execute(),
  );
  expect(stored.map((each) => Object.values(each).map((cell) => (cell === null ? "" : String(cell))))).toEqual([
    ["Phạm pháp hình sự", "giong-trom", "2", "", "", "", ""],
    ["Tỷ lệ hộ khá giả", "giong-trom", "65", "61", "Tỷ lệ hộ khá giả: số đạt", "Tỷ lệ hộ khá giả: tổng số", ""],
    ["Mô hình dân vận khéo", "giong-trom", "4", "", "", "", ""],
    ["Mô hình dân vận khéo: hung-le", "hung-le", "2", "", "", "", ""],
    ["Mô hình dân vận khéo: tan-hao", "tan-hao", "2", "", "", "", ""],
    [
      "Thu tiền sử dụng đất",
      "giong-trom",
      "100",
      "",
      "Thu tiền sử dụng đất",
      "Thu tiền sử dụng đất: dự toán tỉnh giao",
      "tỷ đồng",
    ],
  ]);
  expect((await figures()).map((each) => each.map((cell) => String(cell ?? "")))).toEqual([
    ["Phạm pháp hình sự", "13", "1", "2023", "approved", "2023-12-31"],
    ["Mô hình dân vận khéo", "3", "1", "2023", "approved", "2023-12-31"],
    ["Thu tiền sử dụng đất", "20", "1", "2023", "approved", "2023-12-31"],
  ]);
});
