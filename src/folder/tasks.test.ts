/** Tasks of a folder: loaded, asked, exported, loaded again in parts. What is expected was reckoned by hand. */
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { anyFolder, anyQuestion } from "../../test/anyTasks.ts";
import { type PlainEvent, type PlainFolder, plainTasks } from "../../test/plainTasks.ts";
import { periodBetween } from "../../test/programTasks.ts";
import { stoppedClock } from "../calendar/clock.ts";
import { periodOf } from "../calendar/period.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { writeWorkbook } from "../sheets/workbook.server.ts";
import { occurrenceCalled } from "../tasks/acting.server.ts";
import type { Grouping } from "../tasks/answer.ts";
import { taskCountsOf, tasksOf } from "../tasks/answered.server.ts";
import type { AskedRole, Span } from "../tasks/asked.ts";
import type { EventKind } from "../tasks/event.ts";
import { addEvent } from "../tasks/events.server.ts";
import { keepOccurrence } from "../tasks/kept.server.ts";
import { unitByCode } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { exportWorkbook } from "./export.server.ts";
import { loadFolder } from "./load.server.ts";
import { district, type Files, folderOf } from "./testFolder.ts";

const options = { clock: stoppedClock(new Date("2024-07-10T01:00:00Z")), by: "thử" };
const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

const tasks = lines(
  "code,title,assigned_by,in_charge,leads,cooperating,assigned,due,field,accept,recurs,until",
  "nv1,Rà soát hộ nghèo,huyen,Phó Chủ tịch,commune,thue|xa-a,2024-04-01,2024-06-14,Xã hội,,,",
  "nv2,Sửa trụ sở,huyen,,xa-c,,2024-05-06,+10w,,,,",
  "nv3,Báo cáo quý,huyen,,xa-a,,2024-02-15,+5,,no,quarter,2024-12-31",
);
const eventLines = [
  "nv1,xa-c,2024-06-01,progress,40,",
  "nv1,xa-b,2024-06-10,extension_asked,2024-07-05,chờ số liệu",
  "nv1,xa-b,2024-06-12,extension_granted,2024-06-28,",
  "nv1,xa-a,2024-06-14,done,,",
  "nv1,thue,2024-06-20,outside_cause,2024-07-15,",
  "nv1,xa-a,2024-06-20,accepted,120,",
  "nv1,xa-b,2024-07-02,done,,",
  "nv3@2024-Q1,,2024-04-08,done,,",
  "nv3@2024-Q2,xa-a,2024-07-05,done,,",
  "nv3@2024-Q2,xa-a,2024-07-05,done,,",
];
const files: Files = {
  ...district,
  "successions.csv": lines("predecessor,successor,date,share", "xa-c,xa-a,2024-07-01,0.4", "xa-c,xa-b,2024-07-01,0.6"),
  "tasks.csv": tasks,
  "task_events.csv": lines("task,unit,date,event,amount,text", ...eventLines),
};

/** With every piece, and the counts alone, which are the same. */
async function asked(database: Database, unit: string, span: Span, role: AskedRole = "lead", by?: Grouping) {
  return database.read(async (tx) => {
    const question = { unit: unitByCode(await readUnitTree(tx), unit).id, role, span };
    const answer = await tasksOf(tx, question, by);
    const { tasks: _, pieces: __, ...counts } = answer;
    expect(await taskCountsOf(tx, question, by), "counted in the database").toEqual(counts);
    return answer;
  });
}
const on = (day: string): Span => ({ on: day as IsoDate });
const stages = (database: Database) =>
  database.read(
    async (tx) =>
      (await sql`SELECT * FROM task_stage ORDER BY task_id, period, unit_id, role, from_day`.execute(tx)).rows,
  );
const alike = (database: Database) =>
  database.read(
    async (tx) =>
      (
        await sql`
          SELECT *
          FROM task_tally
          ORDER BY task_id, period, role, began, due, extended, finished_on, quality, excused_to, gone_on, day`.execute(
          tx,
        )
      ).rows,
  );

describe("a district's tasks", async () => {
  const database = await testDatabase();
  await loadFolder(database, await folderOf(files), options);

  test("on a day: each piece by itself, and what they add up to by both denominators", async () => {
    const answer = await asked(database, "huyen", on("2024-07-10"));
    const told = answer.pieces.map(({ task, unit, state, due, daysLeft }) => [task, unit, state, due, daysLeft]);
    expect(told).toEqual([
      ["nv1", "xa-a", "done_on_time", "2024-06-14", null],
      ["nv1", "xa-b", "awaiting", "2024-06-28", null],
      ["nv1", "xa-c", "gone", "2024-06-14", null],
      ["nv2", "xa-c", "gone", "2024-05-20", null],
      ["nv2", "xa-b", "overdue", "2024-05-20", -37],
      ["nv3@2024-Q1", "xa-a", "done_late", "2024-04-05", null],
      ["nv3@2024-Q2", "xa-a", "done_on_time", "2024-07-05", null],
      // Five days after the quarter is a Saturday.
      ["nv3@2024-Q3", "xa-a", "in_time", "2024-10-07", 61],
    ]);
    expect(answer.counts).toEqual({
      ...{ total: 6, doneOnTime: 2, doneLate: 2, doneNoDeadline: 0, openInTime: 1, openOverdue: 1, openNoDeadline: 0 },
    });
    expect(answer.beside).toEqual({ awaiting: 1, excused: 0, forgiven: 0, extended: 1, carried: 0, exceeded: 1 });
    expect(answer.rates).toEqual({
      ...{ onTimeOfAll: "0.333333", onTimeOfClosed: "0.4", lateOfClosed: "0.6", overdueOfAll: "0.166667" },
      ...{ exceededOfAccepted: "1", quality: "1.2" },
    });
    expect(answer.tasks[0]).toEqual({ task: "nv1", progress: "1", done: 2, pieces: 2 });
    expect(answer).not.toHaveProperty("groups");
  });

  test("on an earlier day as it was then", async () => {
    const answer = await asked(database, "huyen", on("2024-06-11"));
    expect(answer.pieces.slice(0, 3).map(({ state, due, progress }) => [state, due, progress])).toEqual([
      ["due_soon", "2024-06-14", "0"],
      ["due_soon", "2024-06-14", "0"],
      ["due_soon", "2024-06-14", "0.4"],
    ]);
    expect(answer.tasks[0]).toEqual({ task: "nv1", progress: "0.133333", done: 0, pieces: 3 });
  });

  test("in a period: due in it, or carried into it", async () => {
    const answer = await asked(database, "huyen", { period: periodOf("2024-Q3") }, "lead", "unit");
    expect(answer.pieces.map(({ task, unit, state, carried }) => [task, unit, state, carried])).toEqual([
      ["nv1", "xa-b", "awaiting", true],
      ["nv1", "xa-c", "gone", true],
      ["nv2", "xa-c", "gone", true],
      ["nv2", "xa-b", "overdue", true],
      ["nv3@2024-Q2", "xa-a", "done_on_time", false],
    ]);
    expect(answer.counts).toMatchObject({ total: 3, doneOnTime: 1, doneLate: 1, openOverdue: 1 });
    expect(answer.beside.carried).toBe(2);
    expect(answer.groups?.map(({ key, counts }) => [key, counts.total])).toEqual([
      ["xa-b", 2],
      ["xa-c", 0],
      ["xa-a", 1],
    ]);
    expect([answer.on, answer.period]).toEqual(["2024-09-30", "2024-Q3"]);
  });

  test("who co-operates has a piece of its own, and a lead does not co-operate with itself", async () => {
    const answer = await asked(database, "huyen", on("2024-07-10"), "cooperating");
    expect(answer.pieces).toEqual([
      {
        ...{ task: "nv1", unit: "thue", state: "excused", dueFirst: "2024-06-14", due: "2024-06-14", extensions: 0 },
        ...{ finishedOn: null, quality: null, progress: "0", daysLeft: -18, carried: false },
      },
    ]);
    expect([answer.counts.total, answer.beside.excused]).toEqual([0, 1]);
  });

  test("what a unit assigned itself; what was assigned since a day", async () => {
    expect((await asked(database, "xa-a", on("2024-07-10"), "assigned")).pieces).toEqual([]);
    expect((await asked(database, "huyen", on("2024-07-10"), "assigned")).pieces).toHaveLength(8);
    const since = await asked(database, "huyen", { on: "2024-07-10" as IsoDate, since: "2024-07-01" as IsoDate });
    expect(since.pieces.map(({ task, unit }) => [task, unit])).toEqual([
      ["nv2", "xa-b"],
      ["nv3@2024-Q3", "xa-a"],
    ]);
  });

  test("a recurring task recurs beyond what is kept, and ends when it is told to", async () => {
    const answer = await asked(database, "xa-a", on("2031-01-01"));
    expect(answer.pieces.map(({ task }) => task)).toEqual([
      "nv1",
      ...["nv3@2024-Q1", "nv3@2024-Q2", "nv3@2024-Q3", "nv3@2024-Q4"],
    ]);
  });

  test("the same folder twice changes nothing, and what is exported answers the same elsewhere", async () => {
    const before = await stages(database);
    const again = await loadFolder(database, await folderOf(files), options);
    expect(again.counts["task_events.csv"]).toMatchObject({ new: 0, changed: 0, unchanged: 10 });
    expect(again.counts["tasks.csv"]).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    expect(await stages(database)).toEqual(before);

    const bytes = await writeWorkbook(await database.read((tx) => exportWorkbook(tx, { figures: true })));
    const other = await testDatabase();
    const path = `${await folderOf({ "khac.xlsx": Buffer.from(bytes) })}/khac.xlsx`;
    await loadFolder(other, path, options);
    for (const span of [on("2024-06-11"), on("2024-07-10"), { period: periodOf("2024-Q3") }])
      expect(await asked(other, "huyen", span, "lead", "in_charge")).toEqual(
        await asked(database, "huyen", span, "lead", "in_charge"),
      );
  });

  test("a dry run tells what would come and leaves all as it was", async () => {
    const before = await stages(database);
    const more = { ...files, "task_events.csv": lines("task,unit,date,event", "nv2,xa-b,2024-07-09,done") };
    const { counts } = await loadFolder(database, await folderOf(more), { ...options, dryRun: true });
    expect(counts["task_events.csv"]).toMatchObject({ new: 1 });
    expect(await stages(database)).toEqual(before);
  });

  test("an event of an earlier day comes in its place, whenever it is loaded", async () => {
    const more = {
      ...files,
      "task_events.csv": lines("task,unit,date,event,amount", "nv2,xa-c,2024-06-03,progress,30"),
    };
    await loadFolder(database, await folderOf(more), options);
    expect((await asked(database, "xa-c", on("2024-06-11"))).pieces.at(-1)).toMatchObject({
      task: "nv2",
      progress: "0.3",
    });
  });
});

test("a day off that is set later moves the deadlines that are counted", async () => {
  const database = await testDatabase();
  await loadFolder(database, await folderOf(files), options);
  const off = lines("code,name,day", "2024,Nghỉ bù,2024-10-07", "2024,Nghỉ bù,2024-07-11");
  await loadFolder(database, await folderOf({ ...district, "days_off.csv": off }), options);
  const { pieces } = await asked(database, "xa-a", on("2024-07-10"));
  expect(pieces.at(-1)).toMatchObject({ task: "nv3@2024-Q3", due: "2024-10-08", daysLeft: 60 });
});

describe("a unit that ends later", () => {
  const ending = (last: string, date: string): Files => ({
    ...district,
    "units.csv": (district["units.csv"] ?? "").replace("xa-b,Xã B,commune,huyen,,", `xa-b,Xã B,commune,huyen,,${last}`),
    "successions.csv": lines("predecessor,successor,date", `xa-b,xa-a,${date}`),
  });

  test("hands over what it has open, without a word about tasks", async () => {
    const database = await testDatabase();
    await loadFolder(database, await folderOf(files), options);
    await loadFolder(database, await folderOf(ending("2024-07-05", "2024-07-06")), options);
    const { pieces } = await asked(database, "huyen", on("2024-07-10"));
    expect(pieces.filter(({ task }) => task !== "nv3").map(({ task, unit, state }) => [task, unit, state])).toEqual(
      expect.arrayContaining([
        ["nv1", "xa-b", "awaiting"],
        ["nv2", "xa-b", "gone"],
        ["nv2", "xa-a", "overdue"],
      ]),
    );
  });

  test("does not end before something that it is said to have done", async () => {
    const database = await testDatabase();
    await loadFolder(database, await folderOf(files), options);
    const before = await stages(database);
    await expect(
      loadFolder(database, await folderOf(ending("2024-06-30", "2024-07-01")), options),
    ).rejects.toMatchObject({
      faults: [{ code: "task_event_gone", place: { file: "task_events.csv" }, details: { task: "nv1", unit: "xa-b" } }],
    });
    expect(await stages(database)).toEqual(before);
  });
});

describe("folders at random", () => {
  /** Of one day in the order of the file, days in any. */
  const orders: Readonly<Record<string, (events: readonly PlainEvent[]) => PlainEvent[]>> = {
    "by day": (events) => events.toSorted((a, b) => a.date.localeCompare(b.date)),
    "the last day first": (events) => events.toSorted((a, b) => b.date.localeCompare(a.date)),
    "by task": (events) => events.toSorted((a, b) => a.task.localeCompare(b.task)),
  };
  const good = Array.from({ length: 60 }, (_, index) => anyFolder(9_000 + index)).filter(
    (folder) => folder.events.length > 4 && plainTasks(folder).refusedEvents().length === 0,
  );

  test.each(good.slice(0, 2).map((folder, index) => [index, folder] as const))(
    "folder %i answers as reckoned plainly, in whatever order and parts it is loaded",
    async (index, folder) => {
      const plain = plainTasks(folder);
      const whole = await testDatabase();
      await loadFolder(whole, await folderOf(filesOf(folder)), options);
      for (let each = 0; each < 16; each++) {
        const question = anyQuestion(index * 100 + each);
        const span: Span = question.period
          ? { period: periodBetween(...question.period) }
          : { on: question.on as IsoDate, since: question.since as IsoDate | undefined };
        expect(await asked(whole, question.unit, span, question.role, question.by)).toMatchObject(
          plain.answer(question),
        );
      }
      const kept = await stages(whole);
      for (const [name, order] of Object.entries(orders)) {
        const other = await testDatabase();
        await loadFolder(other, await folderOf(filesOf({ ...folder, events: order(folder.events) })), options);
        expect(await stages(other), name).toEqual(kept);
      }
      const parts = await testDatabase();
      const byDay = orders["by day"]?.(folder.events) ?? [];
      for (let first = 0; first <= byDay.length; first += 3)
        await loadFolder(parts, await folderOf(filesOf({ ...folder, events: byDay.slice(first, first + 3) })), options);
      expect(await stages(parts), "three at a time").toEqual(kept);
      expect(await alike(parts), "three at a time").toEqual(await alike(whole));

      const told = await testDatabase();
      await loadFolder(told, await folderOf(filesOf({ ...folder, events: [] })), options);
      for (const event of byDay) await told.write((tx) => tell(tx, event));
      expect(await stages(told), "told one by one").toEqual(kept);
      expect(await alike(told), "told one by one").toEqual(await alike(whole));
    },
    120_000,
  );
});

/** As somebody tells it on its day. */
async function tell(tx: WriteTransaction, { task: code, unit, date, event, amount }: PlainEvent): Promise<void> {
  const tree = await readUnitTree(tx);
  const occurrence = await occurrenceCalled(tx, code);
  const told = { unit: unit === undefined ? undefined : unitByCode(tree, unit).id, date: date as IsoDate };
  const kind = { event: event as EventKind, amount, text: "" };
  const stamp = { task: occurrence.task.id, period: occurrence.period ?? ("" as const), by: "thử", at: new Date() };
  if (await addEvent(tx, { ...told, ...kind, ...stamp }))
    expect(await keepOccurrence(tx, occurrence, told), code).toEqual([]);
}

function filesOf({ units, groups, successions, tasks, events }: PlainFolder): Files {
  const row = (...cells: (string | number | undefined)[]) => cells.map((cell) => cell ?? "").join(",");
  return {
    ...Object.fromEntries(
      Object.entries(district).map(([name, text]) => [
        name,
        name === "values.csv" ? text : `${text.toString().split("\n")[0]}\n`,
      ]),
    ),
    "values.csv": "indicator,unit,period,amount\n",
    "units.csv": lines(
      "code,name,kind,parent,valid_from,valid_to",
      ...units.map(({ code, kind, parent, from, to }) => row(code, code, kind, parent, from, to)),
    ),
    "groups.csv": lines(
      "code,name,unit,from,to",
      ...groups.map(({ code, unit, from, to }) => row(code, code, unit, from, to)),
    ),
    "successions.csv": lines(
      "predecessor,successor,date,share",
      ...successions.map(({ predecessor, successor, date, share }) => row(predecessor, successor, date, share)),
    ),
    "tasks.csv": lines(
      "code,title,assigned_by,in_charge,leads,cooperating,assigned,due,coop_due,field,weight,parent,accept,recurs,until",
      ...tasks.map((task) =>
        row(
          ...[task.code, task.code, task.assignedBy, task.inCharge, task.leads.join("|"), task.cooperating.join("|")],
          ...[task.assigned, task.due, task.coopDue, task.field, task.weight, task.parent, task.accept ? "" : "no"],
          ...[task.recurs, task.until],
        ),
      ),
    ),
    "task_events.csv": lines(
      "task,unit,date,event,amount",
      ...events.map(({ task, unit, date, event, amount }) => row(task, unit, date, event, amount)),
    ),
  };
}
