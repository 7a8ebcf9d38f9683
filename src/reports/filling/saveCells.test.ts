import { beforeAll, describe, expect, test } from "vitest";
import type { RequestContext } from "../../access/context.server.ts";
import type { Person } from "../../access/person.ts";
import { stoppedClock } from "../../calendar/clock.ts";
import type { PeriodCode, PersonId } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { type Cell, emptyCell } from "../../ledger/report.ts";
import { Decimal } from "../../prose/number.ts";
import { openReport } from "../acts.server.ts";
import { saveDraft } from "../draft.server.ts";
import { CellsGiven } from "../schemas.ts";
import { now, type TestField, testField } from "../testField.ts";
import { saveCells } from "./saveCells.server.ts";

const database = await testDatabase();
let field: TestField;
let lan: RequestContext;
let minh: RequestContext;
beforeAll(async () => {
  field = await testField(database);
  [lan, minh] = await Promise.all([asking("lan"), asking("minh")]);
});

async function asking(id: string): Promise<RequestContext> {
  const row = { id: id as PersonId, username: id, name: `Đồng chí ${id}`, created_at: now };
  await database.write((tx) => tx.insertInto("person").values(row).execute());
  const roles = [{ role: "reporter" as const, unitId: field.unit }];
  const person: Person = { id: row.id, username: id, name: row.name, language: "vi", roles };
  return { database, clock: stoppedClock(now), person, language: "vi" } as RequestContext;
}

const codes = (period: string) => ({ unit: "tan-hao", form: "quy", period });
const cell = (typed: string | null, note = "") => ({ typed, estimated: false, note });
const save = (request: RequestContext, period: string, given: object) =>
  saveCells(request, codes(period), CellsGiven.parse(given));
const stored = async (period: string) => {
  const { form } = await database.read((tx) => openReport(tx, lan, codes(period)));
  return form.lines.map(({ cell: { amount } }) => amount?.toNumber() ?? null);
};

test("only the changed cells are sent, and only they change", async () => {
  await save(lan, "2022-Q1", { seen: 0, cells: { "ket-nap": cell("4"), "ho-ngheo": cell("58") } });
  const saved = await save(lan, "2022-Q1", { seen: 1, cells: { "ket-nap": cell("0") } });
  expect(saved).toMatchObject({ version: 2, state: "draft", changes: [], conflicts: [] });
  expect(await stored("2022-Q1")).toEqual([0, null, null, 58]);
});

test("F7 a cell that somebody else changed is not written: both figures and both names", async () => {
  await save(lan, "2022-Q2", { seen: 0, cells: { "ket-nap": cell("4") } });
  const saved = await save(minh, "2022-Q2", { seen: 0, cells: { "ket-nap": cell("5"), "ho-ngheo": cell("58") } });
  expect(saved.conflicts).toEqual([
    { place: "ket-nap", value: cell("4"), by: "Đồng chí lan", at: "07:30 23/09/2024", version: 1 },
  ]);
  expect(await stored("2022-Q2")).toEqual([4, null, null, 58]);
});

test("what one typed oneself in another window is told as one's own", async () => {
  await save(lan, "2021-Q1", { seen: 0, cells: { "ket-nap": cell("4") } });
  const saved = await save(lan, "2021-Q1", { seen: 0, cells: { "ket-nap": cell("5") } });
  expect(saved.conflicts).toMatchObject([{ value: cell("4"), by: "Đồng chí lan (cửa sổ khác)" }]);
});

test("what others changed beside it is told, so that one goes on from the new version knowing it", async () => {
  await save(lan, "2022-Q3", {
    seen: 0,
    cells: { "ket-nap": cell("4", "họp tháng 9") },
    narrative: { hanChe: "Chậm" },
  });
  const saved = await save(minh, "2022-Q3", { seen: 0, cells: { "ho-ngheo": cell("58") } });
  expect(saved).toMatchObject({ version: 2, conflicts: [] });
  expect(saved.changes).toMatchObject([
    { place: "ket-nap", value: cell("4", "họp tháng 9"), by: "Đồng chí lan" },
    { place: "w-hanChe", value: "Chậm" },
  ]);
});

test("a running total is sent as it is typed and comes back so", async () => {
  await save(lan, "2023-Q1", { seen: 0, cells: { "viec-lam": cell("20") } });
  await save(lan, "2023-Q2", { seen: 0, cells: { "viec-lam": cell("1034.5") } });
  expect((await stored("2023-Q2"))[2]).toBe(1014.5);
  const { changes } = await save(minh, "2023-Q2", { seen: 0 });
  expect(changes).toMatchObject([{ place: "viec-lam", value: cell("1034.5") }]);
});

describe("what is not taken", () => {
  test("a figure that another agency enters, or that nobody knows", async () => {
    const refused = save(lan, "2022-Q4", { seen: 0, cells: { "thu-ngan-sach": cell("1"), "khong-co": cell("1") } });
    await expect(refused).rejects.toMatchObject({
      code: "values_refused",
      faults: [{ code: "indicator_of_other_owner" }, { code: "indicator_unknown" }],
    });
  });
  test("S2 fields that nobody asked for, and text that is no number", () => {
    expect(CellsGiven.safeParse({ seen: 0, cells: {}, by: "lan" }).success).toBe(false);
    expect(CellsGiven.safeParse({ seen: 0, cells: { "ket-nap": cell("1.234,5") } }).success).toBe(false);
    expect(CellsGiven.safeParse({ seen: -1 }).success).toBe(false);
  });
  test("a version that the report never had", async () => {
    await expect(save(lan, "2022-Q4", { seen: 7, cells: { "ket-nap": cell("1") } })).rejects.toMatchObject({
      code: "report_version_unknown",
    });
  });
});

test("an illustrative figure stays one while only its note is typed, until somebody types another", async () => {
  const key = { ...field.key, period: "2020-Q4" as PeriodCode };
  const minhHoa: Cell = { ...emptyCell, amount: new Decimal(7), illustrative: true };
  const draft = { seen: 0, cells: new Map([[1, minhHoa]]), narrative: {}, by: "load", at: now };
  await database.write((tx) => saveDraft(tx, key, draft));
  const illustrative = async () =>
    (await database.read((tx) => openReport(tx, lan, codes("2020-Q4")))).form.lines[0]?.cell.illustrative;
  await save(lan, "2020-Q4", { seen: 1, cells: { "ket-nap": cell("7", "Theo năm trước") } });
  expect(await illustrative()).toBe(true);
  await save(lan, "2020-Q4", { seen: 2, cells: { "ket-nap": cell("8", "Theo năm trước") } });
  expect(await illustrative()).toBe(false);
});
