/** The board of tasks and the official form, as an office, a unit below it and an administrator meet them. */
import { beforeAll, describe, expect, test } from "vitest";
import type { IsoDate } from "./database/ids.ts";
import { readWordFile } from "./documents/wordFile.server.ts";
import { readWorkbook } from "./sheets/workbook.server.ts";
import { occurrenceCalled } from "./tasks/acting.server.ts";
import type { EventKind } from "./tasks/event.ts";
import { addEvent } from "./tasks/events.server.ts";
import { keepOccurrence } from "./tasks/kept.server.ts";
import { foreignField } from "./testForeignField.ts";
import { unitByCode } from "./units/tree.ts";
import { readUnitTree } from "./units/units.server.ts";

const { app, database, visitor, send, done } = await foreignField();
const office = visitor("office.giong-trom");
const administrator = visitor("administrator.giong-trom");

async function loadEvents(...lines: string[]): Promise<void> {
  await database.write(async (tx) => {
    for (const line of lines) {
      const [task = "", unit = "", date = "", event = ""] = line.split(",");
      const occurrence = await occurrenceCalled(tx, task);
      const told = { unit: unitByCode(await readUnitTree(tx), unit).id, date: date as IsoDate };
      const stamp = { task: occurrence.task.id, period: "" as const, text: "", by: "load", at: new Date() };
      await addEvent(tx, { ...told, ...stamp, event: event as EventKind, amount: undefined });
      expect(await keepOccurrence(tx, occurrence, told)).toEqual([]);
    }
  });
}

/** The clock of the field stands on 23 September 2024. What is loaded tells of August. */
beforeAll(async () => {
  const task = { assigned_by: "giong-trom", assigned: "2024-08-01", in_charge: "Bí thư", document: "276-KH/HU" };
  await done(office, "PUT", "/api/v1/definitions/tasks/kh-8", {
    rows: [{ ...task, title: "Bố trí quỹ đất", leads: "tan-hao|hung-le|thue", due: "2024-08-20" }],
  });
  await done(office, "PUT", "/api/v1/definitions/tasks/kh-9", {
    rows: [{ ...task, title: "Đại hội cấp xã", leads: "tan-hao", due: "2024-09-27" }],
  });
});

type Page = Record<string, never> & {
  board: { headline: Record<string, number>; lines: Line[]; opened?: { pieces: Record<string, string>[] } };
  table: { lines: { row?: string; cells: { what: string; amount: string | null }[] }[] };
  behind: { pieces: { unit: string; title: string }[] };
  now?: Record<string, number>;
  closed?: { by: string; day: string };
  mayClose: boolean;
};
type Line = Record<"title" | "state" | "document" | "due", string> &
  Record<"days" | "done" | "pieces", number> & { left: string[] };

/** What a page shows. */
const shown = async (path: string, by = office): Promise<Page> => {
  const { status, text } = await send(by, "GET", path);
  expect(status, path).toBe(200);
  const { root: _, ...pages } = JSON.parse(text).loaderData;
  return Object.values(pages)[0] as Page;
};

describe("the board", () => {
  const board = "/app/nhiem-vu?don-vi=giong-trom&ky=2024-Q3";

  test("says in a sentence what the counts of the API say, and which is late longest", async () => {
    const { counts } = await done(office, "GET", "/api/v1/task-counts?unit=giong-trom");
    const { headline, lines } = (await shown(board)).board;
    expect([headline.total, headline.openOverdue]).toEqual([counts.total, counts.openOverdue]);
    expect(lines[0]).toMatchObject({
      ...{ title: "Bố trí quỹ đất", state: "overdue", days: -34, done: 0, pieces: 3 },
      ...{ due: "20/08/2024", document: "276-KH/HU", left: ["tan-hao", "hung-le", "thue"] },
    });
  });

  test.each([
    ["qua-han", ["Bố trí quỹ đất"]],
    ["sap-han", ["Đại hội cấp xã"]],
    ["tat-ca", ["Bố trí quỹ đất", "Đại hội cấp xã"]],
    ["im-lang", ["Bố trí quỹ đất", "Đại hội cấp xã"]],
    ["cho-toi", []],
  ] as const)("%s shows what it says", async (view, titles) => {
    const ours = (await shown(`${board}&loc=${view}`)).board.lines.map(({ title }) => title);
    expect(ours.filter((title) => /quỹ đất|Đại hội/.test(title))).toEqual(titles);
  });

  test("a line opens in place to its pieces", async () => {
    const { opened } = (await shown(`${board}&mo=kh-8`)).board;
    expect(opened?.pieces.map(({ code, state }) => [code, state])).toEqual([
      ["tan-hao", "overdue"],
      ["hung-le", "overdue"],
      ["thue", "overdue"],
    ]);
  });

  test("by unit a task stands there once for each of its leads", async () => {
    const { lines } = (await shown(`${board}&theo=don-vi`)).board;
    expect(lines.filter(({ title }) => title === "Bố trí quỹ đất")).toHaveLength(3);
  });

  test("a unit sees its own alone, and not what lies above it", async () => {
    const { headline } = (await shown("/app/nhiem-vu?don-vi=tan-hao", visitor("reporter.tan-hao"))).board;
    expect(headline.total).toBe(2);
    expect((await send(visitor("reporter.tan-hao"), "GET", board)).status).toBe(403);
  });
});

describe("the official form", () => {
  const form = "/app/bieu-nhiem-vu?don-vi=giong-trom&ky=2024-08";

  test("has the numbers of the command, both denominators named, and each opens to its pieces", async () => {
    const { counts, rates } = await done(office, "GET", "/api/v1/tasks?unit=giong-trom&period=2024-08");
    expect([counts.total, counts.openOverdue, rates.overdueOfAll]).toEqual([3, 3, "1"]);
    const { lines } = (await shown(form)).table;
    const amounts = (row: string | undefined) =>
      lines.find((line) => line.row === row)?.cells.map(({ what, amount }) => [what, amount]);
    expect(Object.fromEntries(amounts(undefined) ?? [])).toMatchObject({
      total: "3",
      openOverdue: "3",
      overdueOfAll: "1",
    });
    expect(Object.fromEntries(amounts("tan-hao") ?? [])).toMatchObject({ total: "1", lateOfClosed: "1" });
    const unitsOf = async (opened: string) =>
      (await shown(`${form}&mo=${opened}`)).behind.pieces.map(({ unit }) => unit);
    expect(await unitsOf("openOverdue:tan-hao")).toEqual(["tan-hao"]);
    expect(await unitsOf("lateOfClosed")).toEqual(["tan-hao", "hung-le", "thue"]);
    expect(await unitsOf("doneOnTime")).toEqual([]);
  });

  test("is the same in Excel and in Word", async () => {
    const bytesOf = async (kind: string) => {
      const path = form.replace("vu?", `vu.${kind}?`);
      const answer = await app.request(`http://localhost:8420${path}`, { headers: { Cookie: office.cookie } });
      expect(answer.status).toBe(200);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const { sheets } = await readWorkbook(await bytesOf("xlsx"));
    const excel = JSON.stringify(sheets);
    const word = JSON.stringify(await readWordFile(await bytesOf("docx")));
    for (const text of ["Tổng số", "Đúng hạn ÷ đã đến hạn", "tan-hao"])
      expect([text, excel.includes(text), word.includes(text)]).toEqual([text, true, true]);
  });

  test("is closed by the office once its period has ended, and kept as it was", async () => {
    const close = (by = office, path = form) => send(by, "POST", path, new URLSearchParams({ intent: "close" }));
    expect((await close(visitor("leader.giong-trom"))).status).toBe(403);
    expect((await close(office, form.replace("2024-08", "2024-09"))).status).toBe(409);
    expect((await close()).status).toBe(302);
    expect((await close()).status).toBe(409);
    expect((await shown(form)).now).toBeUndefined();

    // Loaded later, of a day in the period.
    await loadEvents("kh-8,tan-hao,2024-08-15,done,,");
    const page = await shown(form);
    expect(page.closed).toMatchObject({ day: "23/09/2024" });
    expect(page.table.lines[0]?.cells[0]).toMatchObject({ what: "total", amount: "3" });
    expect(page.table.lines[0]?.cells.find(({ what }) => what === "doneOnTime")?.amount).toBe("0");
    expect(page.now).toMatchObject({ total: 3, doneOnTime: 1, openOverdue: 2 });
    const now = await shown(`${form}&nay=co`);
    expect(now.table.lines[0]?.cells.find(({ what }) => what === "doneOnTime")?.amount).toBe("1");
    // The public count stays computed.
    const { counts } = await done(office, "GET", "/api/v1/task-counts?unit=giong-trom&period=2024-08");
    expect(counts.doneOnTime).toBe(1);
  });

  test("is opened again by an administrator alone, with a reason that is recorded", async () => {
    const open = (by: typeof office, reason: string) =>
      send(by, "POST", form, new URLSearchParams({ intent: "open", reason }));
    expect((await open(office, "Sai số")).status).toBe(403);
    expect((await open(administrator, "")).status).toBe(422);
    expect((await open(administrator, "Sai số")).status).toBe(302);
    expect((await open(administrator, "Sai số")).status).toBe(409);
    const logged = await database.read((tx) =>
      tx
        .selectFrom("change_log")
        .select(["act", "after"])
        .where("object", "=", "task_count:giong-trom/2024-08")
        .execute(),
    );
    expect(logged.map(({ act }) => act)).toEqual(["task.close_count", "task.open_count"]);
    expect(logged[1]?.after).toEqual({ reason: "Sai số" });
    expect(await shown(form)).toMatchObject({ mayClose: true });
  });
});
