import { fc, test as property } from "@fast-check/vitest";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { RequestContext } from "../../access/context.server.ts";
import type { Person } from "../../access/person.ts";
import { stoppedClock } from "../../calendar/clock.ts";
import type { PeriodCode, PersonId } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { approve, submit } from "../../ledger/steps.server.ts";
import { Decimal } from "../../prose/number.ts";
import { posted } from "../../server/http/posted.server.ts";
import { allTexts } from "../../texts.ts";
import { openReport } from "../acts.server.ts";
import { readBoard } from "../board/board.server.ts";
import { at, placesToFill, readList } from "../list.server.ts";
import { saveTyped } from "../pages/filling/save.server.ts";
import { now, type TestField, testField } from "../testField.ts";
import { ownAmount, typedAmount } from "./form.ts";
import { formView } from "./formView.ts";

const database = await testDatabase();
let field: TestField;
let lan: RequestContext;
let minh: RequestContext;
beforeAll(async () => {
  field = await testField(database);
  const asking = async (id: string): Promise<RequestContext> => {
    await database.write((tx) =>
      tx
        .insertInto("person")
        .values({ id: id as PersonId, username: id, name: id, created_at: now })
        .execute(),
    );
    const person: Person = {
      id: id as PersonId,
      username: id,
      name: id,
      language: "vi",
      roles: [{ role: "reporter", unitId: field.unit }],
    };
    return { database, clock: stoppedClock(now), person, language: "vi" } as RequestContext;
  };
  lan = await asking("lan");
  minh = await asking("minh");
});

const codes = (period: string) => ({ unit: "tan-hao", form: "quy", period });
const save = (request: RequestContext, period: string, { seen, ...inputs }: Record<string, string>) =>
  database.write((tx) => saveTyped(tx, request, codes(period), Number(seen), inputs));
/** As a browser sends it, and as the page answers it. */
const send = (body: string, period: string) =>
  posted(
    new Request("http://localhost/", {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    }),
    z.object({ seen: z.string() }).catchall(z.string()),
    { ...lan, words: allTexts },
    (typed) => save(lan, period, typed),
  );
async function viewOf(period: string) {
  const { form, known, definitions } = await database.read((tx) => openReport(tx, lan, codes(period)));
  const view = formView(form, known, definitions.tree, "vi");
  const lines = view.sections.flatMap((section) => section.lines);
  return { form, lines, line: (code: string) => lines.find((line) => line.code === code) };
}

test("a flow typed as a running total is kept as the period's own amount and shown as it was typed", async () => {
  await save(lan, "2023-Q1", { seen: "0", v3: "20" });
  await save(lan, "2023-Q2", { seen: "0", v3: "1.034,5" });
  const { form, line } = await viewOf("2023-Q2");
  expect(form.lines[2]?.cell.amount?.toFixed()).toBe("1014.5");
  expect(line("viec-lam")).toMatchObject({ value: "1.034,5", cumulative: true });
  await save(lan, "2023-Q3", { seen: "0", v3: "1.000" });
  expect((await viewOf("2023-Q3")).line("viec-lam")).toMatchObject({
    value: "1.000",
    checks: [{ text: "Lũy kế giảm so với kỳ trước (1.034,5).", explained: false }],
  });
});

test("a count below zero asks for a reason; more decimals than the indicator has are refused", async () => {
  await save(lan, "2021-Q4", { seen: "0", v1: "-3", v4: "1.234,56" });
  const { line } = await viewOf("2021-Q4");
  expect(line("ket-nap")).toMatchObject({ checks: [{ text: "Số âm.", explained: false }] });
  expect(line("ho-ngheo")).toMatchObject({ value: "1.234,56", checks: [] });
  expect(await send("seen=1&v4=1.234,567", "2021-Q4")).toMatchObject({
    data: {
      refusal: { faults: [{ field: "v4", title: "“1.234,567” có nhiều chữ số thập phân hơn chỉ số có." }] },
    },
  });
});

test("where last year's figure was zero the earlier periods are the usual, and only there", async () => {
  const report = async (period: string, v1: string, v4: string) => {
    await save(lan, period, { seen: "0", v1, v4 });
    const key = { ...field.key, period: period as PeriodCode };
    const step = { seen: 1, by: "lan", at: now, parent: field.district };
    await database.write((tx) => submit(tx, key, step, false));
  };
  await report("2015-Q3", "0", "40");
  await report("2016-Q1", "3", "1");
  await report("2016-Q2", "6", "3");
  await save(lan, "2016-Q3", { seen: "0", v1: "30", v4: "30" });
  const { line } = await viewOf("2016-Q3");
  expect(line("ket-nap")).toMatchObject({ checks: [{ explained: false }] });
  expect(line("ho-ngheo")).toMatchObject({ checks: [] });
});

property.prop([fc.integer(), fc.nat()])("running totals go there and back", (own, before) => {
  const typed = typedAmount(new Decimal(own), new Decimal(before));
  expect(ownAmount(typed, new Decimal(before))?.toNumber()).toBe(own);
});

test("a cell that holds no number is told with its text, and nothing is saved", async () => {
  const outcome = await send("seen=0&v1=4&v2=hai", "2022-Q1");
  expect(outcome).toMatchObject({
    init: { status: 422 },
    data: {
      refusal: { faults: [{ field: "v2", title: "“hai” không phải là số. Số viết như 1.234,5 hoặc 1234,5." }] },
      typed: { v1: "4", v2: "hai" },
    },
  });
  expect((await viewOf("2022-Q1")).form.report.version).toBe(0);
});

test("two people in one cell: the second sees both figures and whose the other is, and may choose", async () => {
  await save(lan, "2022-Q2", { seen: "0", v1: "4" });
  const outcome = await save(minh, "2022-Q2", { seen: "0", v1: "5", v4: "58" });
  expect(outcome.conflicts).toMatchObject([
    { title: "ket-nap", mine: "5", theirs: "4", by: "lan", at: "07:30 23/09/2024" },
  ]);
  expect((await viewOf("2022-Q2")).line("ho-ngheo")).toMatchObject({ value: "58" });
  const again = Object.fromEntries(outcome.conflicts[0]?.again.map(({ name, value }) => [name, value]) ?? []);
  const seen = String(outcome.version);
  await save(minh, "2022-Q2", { ...again, seen, "chon-1": "theirs" });
  expect((await viewOf("2022-Q2")).line("ket-nap")).toMatchObject({ value: "4" });
  await save(minh, "2022-Q2", { ...again, seen, "chon-1": "mine" });
  expect((await viewOf("2022-Q2")).line("ket-nap")).toMatchObject({ value: "5" });
});

test("S2 an input that the form does not have, or one sent twice, is refused", async () => {
  await expect(save(lan, "2022-Q3", { seen: "0", v9: "4" })).rejects.toMatchObject({
    code: "invalid_input",
    status: 400,
  });
  expect(await send("seen=0&v1=4&v1=5", "2022-Q3")).toMatchObject({
    init: { status: 400 },
    data: { refusal: { faults: [{ field: "v1", title: "Trường này được gửi nhiều lần." }] } },
  });
  expect((await viewOf("2022-Q3")).form.report.version).toBe(0);
});

test("a note or words that are too long are told with their length, and nothing is cut off", async () => {
  const body = new URLSearchParams({ seen: "0", v1: "4", n1: "a".repeat(1001), "w-ketQua": "b".repeat(20_001) });
  expect(await send(String(body), "2022-Q4")).toMatchObject({
    init: { status: 422 },
    data: {
      refusal: {
        faults: [
          { field: "n1", title: "Nội dung ở ô này dài nhất 1000 ký tự." },
          { field: "w-ketQua", title: "Nội dung ở ô này dài nhất 20000 ký tự." },
        ],
      },
      typed: { n1: "a".repeat(1001) },
    },
  });
  expect((await viewOf("2022-Q4")).form.report.version).toBe(0);
});

test("what another agency enters stands there greyed with its source", async () => {
  expect((await viewOf("2024-Q3")).line("thu-ngan-sach")).toMatchObject({ kind: "foreign", owner: "thue" });
});

test("a figure beside last year's asks, and a part is set in under its whole", async () => {
  await save(lan, "2021-Q1", { seen: "0", v1: "1" });
  const step = { seen: 1, by: "lan", at: now, parent: field.district };
  const key = { ...field.key, period: "2021-Q1" as PeriodCode };
  await database.write((tx) => submit(tx, key, step, false));
  await save(lan, "2022-Q1", { seen: "0", v1: "10", v2: "11", n2: "" });
  const { line } = await viewOf("2022-Q1");
  expect(line("ket-nap")).toMatchObject({
    yearBefore: "1",
    checks: [{ text: "Gấp 10 lần cùng kỳ (1)." }],
    isPart: false,
  });
  expect(line("ket-nap-nu")).toMatchObject({ checks: [{ text: "Lớn hơn tổng (10)." }], isPart: true });
});

test("a closed period takes no more figures", async () => {
  await database.write((tx) =>
    tx.insertInto("setting").values({ name: "closed_through", value: '"2019-12-31"' }).execute(),
  );
  await expect(save(lan, "2019-Q4", { seen: "0", v1: "4" })).rejects.toMatchObject({ code: "period_closed" });
  await expect(save(lan, "2020-Q1", { seen: "0", v1: "4" })).resolves.toMatchObject({ version: 1 });
});

test("the office sees first what changed most, and what is answered waits no more", async () => {
  const keyOf = (period: string) => ({ ...field.key, period: period as PeriodCode });
  const step = (seen: number) => ({ seen, by: "lan", at: now, parent: field.district });
  await save(lan, "2018-Q1", { seen: "0", v1: "4" }).catch(() => undefined);
  await save(lan, "2020-Q2", { seen: "0", v1: "4", v4: "50" });
  await database.write((tx) => submit(tx, keyOf("2020-Q2"), step(1), false));
  await save(lan, "2021-Q2", { seen: "0", v1: "6", v4: "51" });
  await database.write((tx) => submit(tx, keyOf("2021-Q2"), step(1), false));
  const board = () =>
    database.read((tx) =>
      readBoard(tx, field.definitions, field.district, { kind: "quarter", year: 2021, quarter: 2 }),
    );
  const { all, waiting } = await board();
  expect(all.map(({ place, report }) => `${place.unit.code} ${place.form.code} ${report.state}`)).toEqual([
    "tan-hao quy submitted",
    "hung-le quy unwritten",
    "da-giai-the quy unwritten",
    "tan-hao quy-thue unwritten",
  ]);
  expect(waiting[0]?.changes.map(({ indicator, now: is }) => [indicator.code, is.toNumber()])).toEqual([
    ["ket-nap", 6],
    ["ho-ngheo", 51],
  ]);
  await database.write((tx) => approve(tx, keyOf("2021-Q2"), step(2)));
  expect((await board()).waiting).toEqual([]);
});

test("an agency fills its own form about whoever owes it, and no other", async () => {
  const tax = field.definitions.tree.byCode.get("thue");
  const places =
    tax === undefined ? [] : placesToFill(field.definitions, tax.id, at({ kind: "quarter", year: 2024, quarter: 3 }));
  const listed = await database.read((tx) => readList(tx, places));
  expect(listed.map(({ place, report, filled }) => [place.unit.code, place.form.code, report.state, filled])).toEqual([
    ["tan-hao", "quy-thue", "unwritten", 0],
  ]);
});
