import { describe, expect, test } from "vitest";
import { readPerson } from "../../access/person.server.ts";
import type { Role } from "../../access/person.ts";
import { addTestPerson } from "../../access/testPerson.ts";
import { stoppedClock, today } from "../../calendar/clock.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { readNotices } from "../../duties/notices/notices.server.ts";
import { readReport } from "../../ledger/report.server.ts";
import { openReport, takeStep } from "../acts.server.ts";
import { saveDraft } from "../draft.server.ts";
import { cells, now, testField } from "../testField.ts";
import { answerRequest, aroundOf, askReopen, beginStandIn, peopleOfUnit, requestsFor } from "./requests.server.ts";

const database = await testDatabase();
const field = await testField(database);
const clock = stoppedClock(now);
const { definitions } = field;

async function somebody(role: Role, code: string) {
  const unitId = definitions.tree.byCode.get(code)?.id;
  const person = await database.write(async (tx) => {
    const id = await addTestPerson(tx, `${role}.${code}`, [{ role, unitId }]);
    return readPerson(tx, id, today(clock));
  });
  if (!person) throw new Error("nobody");
  return { person, clock };
}
const office = await somebody("office", "giong-trom");
const reporter = await somebody("reporter", "tan-hao");
const neighbour = await somebody("reporter", "hung-le");

const codes = (period: string) => ({ unit: "tan-hao", form: "quy", period });
const keyOf = (period: string) => ({ ...field.key, period: period as typeof field.key.period });
const saves = (period: string, by = reporter.person.id as string) =>
  database.write((tx) => saveDraft(tx, keyOf(period), { seen: 0, cells: cells({ 1: 4 }), narrative: {}, by, at: now }));
const stateOf = async (period: string) => (await database.read((tx) => readReport(tx, keyOf(period)))).state;

async function approved(period: string) {
  await saves(period);
  await database.write((tx) => takeStep(tx, reporter, codes(period), "submit", { seen: 1, why: "" }));
  await database.write((tx) => takeStep(tx, office, codes(period), "approve", { seen: 2, why: "" }));
}

describe("asking for a report to be opened again", () => {
  test("the unit asks with a reason, both sides see it, and the office grants: it is open with the unit's own reason", async () => {
    await approved("2024-Q1");
    const ask = (who: typeof reporter, why: string) =>
      database.write((tx) => askReopen(tx, who, codes("2024-Q1"), why));
    await expect(ask(reporter, " ")).rejects.toMatchObject({ code: "reason_missing" });
    await expect(ask(neighbour, "x")).rejects.toMatchObject({ status: 403 });
    await ask(reporter, "ghi nhầm số kết nạp");
    await expect(ask(reporter, "lần nữa")).rejects.toMatchObject({ code: "request_waits" });

    const sides = await Promise.all(
      [office, reporter, neighbour].map(({ person }) =>
        database.read((tx) => requestsFor(tx, definitions, person, today(clock))),
      ),
    );
    expect(sides.map((found) => found.map(({ side }) => side))).toEqual([["office"], ["unit"], []]);

    const answer = { answer: "granted", why: "" } as const;
    await expect(database.write((tx) => answerRequest(tx, reporter, codes("2024-Q1"), answer))).rejects.toMatchObject({
      status: 403,
    });
    await database.write((tx) => answerRequest(tx, office, codes("2024-Q1"), answer));
    const report = await database.read((tx) => readReport(tx, keyOf("2024-Q1")));
    expect(report).toMatchObject({ state: "draft", why: "ghi nhầm số kết nạp" });
    await expect(database.write((tx) => answerRequest(tx, office, codes("2024-Q1"), answer))).rejects.toMatchObject({
      code: "request_answered",
    });
  });

  test("declined with a reason the report stays locked, the unit reads why, and may ask again", async () => {
    await approved("2023-Q4");
    await database.write((tx) => askReopen(tx, reporter, codes("2023-Q4"), "xin sửa"));
    const decline = (why: string) =>
      database.write((tx) => answerRequest(tx, office, codes("2023-Q4"), { answer: "declined", why }));
    await expect(decline("")).rejects.toMatchObject({ code: "reason_missing" });
    await decline("đã gửi tỉnh");
    expect(await stateOf("2023-Q4")).toBe("approved");
    const found = await database.read((tx) => requestsFor(tx, definitions, reporter.person, today(clock)));
    expect(found.map(({ request }) => request.answer)).toMatchObject([{ kind: "declined", why: "đã gửi tỉnh" }]);
    const notices = await database.read((tx) => readNotices(tx, reporter.person.id, { onlyUnread: true, most: 50 }));
    expect(notices.find(({ kind }) => kind === "reopening_declined")?.details.why).toBe("đã gửi tỉnh");
    await database.write((tx) => askReopen(tx, reporter, codes("2023-Q4"), "tỉnh đã đồng ý"));
  });

  test("what the unit still has in hand needs no request", async () => {
    await saves("2023-Q3");
    await expect(database.write((tx) => askReopen(tx, reporter, codes("2023-Q3"), "x"))).rejects.toMatchObject({
      status: 409,
    });
  });
});

describe("the office in the place of a silent unit", () => {
  test("fills and submits only after it has said why, and what it entered is known as such", async () => {
    await somebody("approver", "tan-hao");
    const open = () => database.read((tx) => openReport(tx, office, codes("2024-Q3")));
    expect((await open()).acts).not.toContain("fill");
    const begin = (who: typeof office, why: string) =>
      database.write((tx) => beginStandIn(tx, who, codes("2024-Q3"), why));
    await expect(begin(office, "")).rejects.toMatchObject({ code: "reason_missing" });
    await expect(begin(neighbour, "x")).rejects.toMatchObject({ status: 403 });
    await begin(office, "báo cáo giấy số 12");
    await expect(begin(office, "lần nữa")).rejects.toMatchObject({ code: "stand_in_begun" });
    expect((await open()).acts).toEqual(expect.arrayContaining(["fill", "submit"]));

    await saves("2024-Q3", office.person.id);
    await database.write((tx) => takeStep(tx, office, codes("2024-Q3"), "submit", { seen: 1, why: "" }));
    expect(await stateOf("2024-Q3")).toBe("submitted");
    const report = await database.read((tx) => readReport(tx, keyOf("2024-Q3")));
    const own = await database.read((tx) => peopleOfUnit(tx, field.unit));
    expect("by" in report && own.has(report.by)).toBe(false);
    expect(own.has(reporter.person.id)).toBe(true);
    const opened = await open();
    const around = await database.read((tx) => aroundOf(tx, reporter, opened));
    expect(around.standIn).toMatchObject({ why: "báo cáo giấy số 12", by: office.person.id });
  });

  test("not once the unit has sent it, and of no other report", async () => {
    const begun = database.write((tx) => beginStandIn(tx, office, codes("2023-Q4"), "x"));
    await expect(begun).rejects.toMatchObject({ code: "stand_in_too_late" });
    const { acts } = await database.read((tx) => openReport(tx, office, { ...codes("2024-Q3"), unit: "hung-le" }));
    expect(acts).not.toContain("fill");
  });
});
