/** Tasks over the API, as an office, a unit that leads and a program that repeats itself use it. */
import { beforeAll, describe, expect, test } from "vitest";
import { foreignField } from "./testForeignField.ts";

const { database, visitor, send, done, idOf } = await foreignField();
const office = visitor("office.giong-trom");
const reporter = visitor("reporter.tan-hao");

const path = "/api/v1/definitions/tasks/kh-1";
const row = {
  ...{ title: "Rà soát hộ nghèo", assigned_by: "giong-trom", leads: "tan-hao|hung-le", cooperating: "thue" },
  ...{ assigned: "2024-09-02", due: "2024-09-20" },
};
const events = "/api/v1/tasks/kh-1/events";
const answers = "/api/v1/tasks/kh-1/answers";
const pieceOf = async (unit: string) => {
  const { pieces } = await done(office, "GET", "/api/v1/tasks/kh-1");
  return pieces.find((piece: { unit: string }) => piece.unit === unit);
};

/** The clock of the field stands on 23 September 2024, a Monday after the deadline. */
beforeAll(async () => {
  await done(office, "PUT", path, { rows: [row] });
});

describe("a task is handed out", () => {
  test("by an office, to units in its reach", async () => {
    const { text } = await send(office, "GET", "/api/v1/tasks?unit=giong-trom&by=unit");
    expect(JSON.parse(text)).toMatchObject({
      on: "2024-09-23",
      counts: { openOverdue: 2 },
      groups: [{ key: "hung-le" }, { key: "tan-hao" }],
    });
    const beside = { ...row, assigned_by: "tan-hao", leads: "hung-le", cooperating: "" };
    const own = { ...beside, leads: "tan-hao" };
    const communeOffice = visitor("office.tan-hao");
    const at = "/api/v1/definitions/tasks/kh-xa";
    expect((await send(communeOffice, "PUT", at, { rows: [beside] })).status).toBe(403);
    expect((await send(communeOffice, "PUT", at, { rows: [{ ...own, assigned_by: "giong-trom" }] })).status).toBe(403);
    expect((await send(reporter, "PUT", at, { rows: [own] })).status).toBe(403);
    expect((await send(communeOffice, "PUT", at, { rows: [own] })).status).toBe(200);
  });

  test("with its faults by field", async () => {
    const { status, text } = await send(office, "PUT", "/api/v1/definitions/tasks/kh-2", {
      rows: [{ ...row, due: "2024-08-30", leads: "xom" }],
    });
    expect(status).toBe(422);
    const codes = JSON.parse(text).errors.map(({ code, column }: { code: string; column: string }) => [column, code]);
    expect(codes).toEqual([
      ["leads", "owed_by_unknown"],
      ["due", "deadline_before_start"],
    ]);
  });
});

test("a piece is a duty of who leads: on the list, on the first page, and nobody else's", async () => {
  const told = "Rà soát hộ nghèo";
  for (const [who, address, isShown] of [
    ["reporter.tan-hao", "/app/nhiem-vu?don-vi=tan-hao", true],
    ["reporter.tan-hao", "/app", true],
    ["office.giong-trom", "/app/nhiem-vu?don-vi=giong-trom", true],
    ["reporter.da-giai-the", "/app", false],
  ] as const) {
    const { status, text } = await send(visitor(who), "GET", address);
    expect([who, address, status, text.includes(told)]).toEqual([who, address, 200, isShown]);
  }
});

describe("who leads and who assigned", () => {
  test("a unit sees its own piece and how many others there are; the office all of them", async () => {
    const mine = await done(reporter, "GET", "/api/v1/tasks/kh-1");
    expect([mine.pieces.map(({ unit }: { unit: string }) => unit), mine.leftOut]).toEqual([["tan-hao"], 2]);
    const all = await done(office, "GET", "/api/v1/tasks/kh-1");
    expect([all.pieces.length, all.leftOut]).toEqual([3, 0]);
  });

  test("late is reported with a reason, returned with one, and accepted with its quality", async () => {
    const late = { unit: "tan-hao", event: "done" };
    expect(JSON.parse((await send(reporter, "POST", events, late)).text)).toMatchObject({
      ...{ status: 422, code: "reason_missing", errors: [{ field: "text" }] },
    });
    expect((await send(reporter, "POST", events, { ...late, text: "Chờ số liệu" })).status).toBe(201);
    expect(await pieceOf("tan-hao")).toMatchObject({ state: "awaiting", finishedOn: "2024-09-23" });

    expect((await send(office, "POST", answers, { unit: "tan-hao", event: "returned" })).status).toBe(422);
    const returned = { unit: "tan-hao", event: "returned", amount: "2024-10-04", text: "Thiếu biểu" };
    expect((await send(office, "POST", answers, returned)).status).toBe(201);
    expect(await pieceOf("tan-hao")).toMatchObject({ state: "in_time", due: "2024-10-04", extensions: 1 });

    await done(reporter, "POST", events, { unit: "tan-hao", event: "done", text: "Đã bổ sung" });
    await done(office, "POST", answers, { unit: "tan-hao", event: "accepted", amount: "110" });
    expect(await pieceOf("tan-hao")).toMatchObject({ state: "done_on_time", quality: "1.1" });
    const { text } = await send(office, "POST", answers, { unit: "tan-hao", event: "accepted", amount: "90" });
    expect(JSON.parse(text)).toMatchObject({ status: 409, code: "task_event_accepted_already" });
  });

  test("more time is asked for with a reason, and granted for less", async () => {
    const asked = { unit: "hung-le", event: "extension_asked", amount: "2024-10-31" };
    const doer = visitor("reporter.hung-le");
    expect((await send(doer, "POST", events, asked)).status).toBe(422);
    await done(doer, "POST", events, { ...asked, text: "Mưa lũ" });
    expect(await pieceOf("hung-le")).toMatchObject({ extensionAsked: "2024-10-31", state: "overdue" });
    const more = await send(office, "POST", answers, {
      unit: "hung-le",
      event: "extension_granted",
      amount: "2024-11-01",
    });
    expect(JSON.parse(more.text)).toMatchObject({ status: 409, code: "task_event_later_than_wished" });
    await done(office, "POST", answers, { unit: "hung-le", event: "extension_granted", amount: "2024-10-15" });
    expect(await pieceOf("hung-le")).toMatchObject({ extensionAsked: null, due: "2024-10-15", state: "in_time" });
  });

  test("on the screen a day is typed as days are", async () => {
    const asked = { unit: "thue", event: "extension_asked", text: "Chờ hướng dẫn" };
    const type = (amount: string) =>
      send(visitor("reporter.thue"), "POST", "/app/nhiem-vu/kh-1", new URLSearchParams({ ...asked, amount }));
    expect((await type("31/13/2024")).status).toBe(422);
    await type("31/10/2024");
    expect(await pieceOf("thue")).toMatchObject({ extensionAsked: "2024-10-31" });
  });

  test("nobody tells of another's piece, nor answers for who assigned", async () => {
    const told = { unit: "tan-hao", event: "progress", amount: "50" };
    for (const other of ["reporter.hung-le", "office.giong-trom", "leader.tan-hao", "reporter.thue"])
      expect((await send(visitor(other), "POST", events, told)).status, other).toBe(403);
    for (const other of ["office.tan-hao", "reporter.tan-hao", "leader.giong-trom"])
      expect((await send(visitor(other), "POST", answers, { event: "withdrawn", text: "x" })).status, other).toBe(403);
    const transferred = { unit: "hung-le", event: "transferred", amount: "da-giai-the" };
    expect(JSON.parse((await send(office, "POST", answers, transferred)).text).code).toBe("task_event_unit_absent");
  });

  test("the same twice is told once, with its key or without", async () => {
    const told = { unit: "thue", event: "progress", amount: "30" };
    const key = { "Idempotency-Key": "mot-lan" };
    const first = await send(visitor("reporter.thue"), "POST", events, told, key);
    expect(await send(visitor("reporter.thue"), "POST", events, told, key)).toEqual(first);
    await done(visitor("reporter.thue"), "POST", events, told);
    const { rows } = await database.pool.query("SELECT FROM task_event WHERE event = 'progress' AND unit_id = $1", [
      idOf("thue"),
    ]);
    expect(rows).toHaveLength(1);
  });

  test("a day or a period, not both", async () => {
    expect((await send(office, "GET", "/api/v1/tasks?unit=giong-trom&on=2024-09-01&period=2024")).status).toBe(422);
    const { text } = await send(office, "GET", "/api/v1/tasks?unit=giong-trom&period=2024-Q4&role=lead");
    expect(JSON.parse(text)).toMatchObject({
      on: "2024-12-31",
      period: "2024-Q4",
      counts: { doneOnTime: 1, openOverdue: 2 },
      beside: { carried: 1 },
    });
  });
});
