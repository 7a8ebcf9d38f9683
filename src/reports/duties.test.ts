import { beforeAll, describe, expect, test } from "vitest";
import { makeCalendarLink, revokeCalendarLink } from "../access/calendarLink.server.ts";
import { addTestPerson } from "../access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "../calendar/clock.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import { goRound } from "../database/rounds.server.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { duesOf, tellWhatIsDue } from "../duties/dueNotices.server.ts";
import { calendarFeed } from "../duties/feed.server.ts";
import { readNotices } from "../duties/notices/notices.server.ts";
import { NoticeRules } from "../duties/notices/rules.ts";
import { tellingRound } from "../duties/tellingRound.server.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { reportDuties } from "./duties.server.ts";
import { type TestField, testField } from "./testField.ts";

const database = await testDatabase();
let field: TestField;
const people = new Map<string, PersonId>();
const at = (day: string, time = "09:00") => stoppedClock(vietnamInstant(day as IsoDate, time));

beforeAll(async () => {
  field = await testField(database);
  await database.write(async (tx) => {
    people.set("nhap", await addTestPerson(tx, "nhap", [{ role: "reporter", unitId: field.unit }]));
    people.set("lanh-dao", await addTestPerson(tx, "lanh-dao", [{ role: "leader", unitId: field.unit }]));
    people.set("van-phong", await addTestPerson(tx, "van-phong", [{ role: "office", unitId: field.district }]));
  });
});

function idOf(name: string): PersonId {
  const id = people.get(name);
  if (id === undefined) throw new Error(name);
  return id;
}

const told = async (name: string) =>
  (await database.read((tx) => readNotices(tx, idOf(name), { onlyUnread: false, most: 50 })))
    .filter(({ details }) => details.what.vi === "quy quý III/2024" && details.unit.vi === "tan-hao")
    .map(({ kind }) => kind)
    .reverse();

/** The third quarter's reports of communes are due on Monday, 7 October 2024. */
test("who fills is told two working days before and on the day after, the unit's leader and the office as it gets later", async () => {
  await tellWhatIsDue(database, at("2024-10-02"), [reportDuties]);
  expect(await told("nhap")).toEqual([]);
  await tellWhatIsDue(database, at("2024-10-03"), [reportDuties]);
  await tellWhatIsDue(database, at("2024-10-04"), [reportDuties]);
  expect(await told("nhap")).toEqual(["due_soon"]);
  await tellWhatIsDue(database, at("2024-10-08"), [reportDuties]);
  expect(await told("nhap")).toEqual(["due_soon", "overdue"]);
  expect(await told("lanh-dao")).toEqual([]);
  await tellWhatIsDue(database, at("2024-10-09"), [reportDuties]);
  expect(await told("lanh-dao")).toEqual(["escalated"]);
  expect(await told("van-phong")).toEqual([]);
  await tellWhatIsDue(database, at("2024-10-11"), [reportDuties]);
  await tellWhatIsDue(database, at("2024-10-11", "10:00"), [reportDuties]);
  expect(await told("van-phong")).toEqual(["escalated"]);
  expect(await told("nhap")).toEqual(["due_soon", "overdue"]);
});

test("nothing is told in quiet hours and on days off", async () => {
  expect(await tellWhatIsDue(database, at("2025-01-12"), [reportDuties])).toBe(0);
  expect(await tellWhatIsDue(database, at("2025-01-13", "22:00"), [reportDuties])).toBe(0);
});

test("while another program is at it, a round does nothing", async () => {
  const round = tellingRound({
    database,
    clock: at("2025-01-13"),
    mail: undefined,
    origin: "http://localhost",
    sources: [reportDuties],
  });
  const notices = async () => (await database.pool.query("SELECT count(*)::int AS count FROM notice")).rows[0].count;
  const before = await notices();
  const both = await Promise.all([goRound(database, round), goRound(database, round)]);
  expect(both.filter((went) => went)).toHaveLength(1);
  const told = await notices();
  expect(told).toBeGreaterThan(before);
  expect(await goRound(database, round)).toBe(true);
  expect(await notices()).toBe(told);
});

describe("the rules", () => {
  const due = "2024-10-07" as IsoDate;
  const kinds = (day: string, rules: Record<string, number>) =>
    duesOf(due, day as IsoDate, NoticeRules.parse(rules)).map(({ kind, to }) => `${kind} ${to}`);

  test("0 turns one off", () => {
    expect(kinds("2024-10-07", { soon: 0 })).toEqual([]);
    expect(kinds("2024-10-30", { escalate: 0, escalateToOffice: 0 })).toEqual(["overdue doers"]);
  });

  test("days off do not count", () => {
    expect(kinds("2024-10-13", { escalate: 5 })).toEqual(["overdue doers", "escalated office"]);
    expect(kinds("2024-10-14", { escalate: 5 })).toEqual(["overdue doers", "escalated unit", "escalated office"]);
  });

  test("what has been late for months is left alone", () => {
    expect(kinds("2025-03-01", {})).toEqual([]);
  });
});

describe("a calendar of one's deadlines", () => {
  const origin = "https://quyet.example.gov.vn";
  const calendarOf = (token: string) =>
    database.read((tx) => calendarFeed(tx, token, { clock: at("2024-09-23"), origin, sources: [reportDuties] }));

  test("holds what one fills, as whole days, behind a secret address that can be taken back", async () => {
    const token = await database.write((tx) => makeCalendarLink(tx, idOf("nhap"), new Date()));
    const calendar = (await calendarOf(token)) ?? "";
    const unfolded = calendar.replace(/\r\n /g, "");
    expect(unfolded).toContain("DTSTART;VALUE=DATE:20241007\r\nDTEND;VALUE=DATE:20241008\r\n");
    expect(unfolded).toContain("SUMMARY:Hạn nộp: quy quý III/2024 · tan-hao");
    expect(unfolded).toContain(`${origin}/app/bao-cao/tan-hao/quy/2024-Q3`);
    expect(unfolded).not.toContain("hung-le");
    const renewed = await database.write((tx) => makeCalendarLink(tx, idOf("nhap"), new Date()));
    expect(await calendarOf(token)).toBeUndefined();
    expect(await calendarOf(renewed)).toBeDefined();
    await database.write((tx) => revokeCalendarLink(tx, idOf("nhap")));
    expect(await calendarOf(renewed)).toBeUndefined();
  });

  test("is written as RFC 5545 asks, whatever a form is called", async () => {
    const name = `Biểu “tổng hợp”; kết nạp, bồi dưỡng \\ ${"đảng viên ưu tú ".repeat(8)}🌾`;
    await database.write(async (tx) => {
      await tx.updateTable("form").set({ name }).where("code", "=", "quy").execute();
      await definitionsChanged(tx);
    });
    const token = await database.write((tx) => makeCalendarLink(tx, idOf("nhap"), new Date()));
    const calendar = (await calendarOf(token)) ?? "";
    await database.write(async (tx) => {
      await tx.updateTable("form").set({ name: "quy" }).where("code", "=", "quy").execute();
      await definitionsChanged(tx);
    });
    const lines = calendar.split("\r\n");
    expect(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
    const [first, ...content] = calendar
      .replace(/\r\n[ \t]/g, "")
      .replace(/\r\n$/, "")
      .split("\r\n");
    expect([first, content.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
    for (const line of content) expect(line).toMatch(/^[A-Z-]+(?:;[A-Z-]+=[^:;]+)*:/);
    expect(content).toEqual(expect.arrayContaining(["VERSION:2.0", expect.stringMatching(/^PRODID:./)]));
    const events = content.join("\n").match(/BEGIN:VEVENT\n[\s\S]*?\nEND:VEVENT/g) ?? [];
    expect(events.length).toBeGreaterThan(0);
    const uids = events.map((event) => {
      const once = (property: RegExp) => {
        const found = event.match(new RegExp(`^${property.source}`, "gm")) ?? [];
        expect(found).toHaveLength(1);
        return found[0];
      };
      once(/DTSTAMP:\d{8}T\d{6}Z$/);
      const [start, end] = [once(/DTSTART;VALUE=DATE:\d{8}$/), once(/DTEND;VALUE=DATE:\d{8}$/)];
      expect((end?.slice(-8) ?? "") > (start?.slice(-8) ?? "")).toBe(true);
      const summary = once(/SUMMARY:.*$/)
        ?.replace(/\\n/gi, "\n")
        .replace(/\\([\\;,])/g, "$1");
      expect(summary).toMatch(/ 🌾 quý [IV]+\/202\d · tan-hao$/);
      expect(event).not.toMatch(/^SUMMARY:(?:[^\\\n]|\\.)*?(?<!\\)[;,]/m);
      return once(/UID:.+$/);
    });
    expect(new Set(uids).size).toBe(events.length);
  });

  test("an address that nobody has opens nothing", async () => {
    expect(await calendarOf("x".repeat(43))).toBeUndefined();
  });
});
