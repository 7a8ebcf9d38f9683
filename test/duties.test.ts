/** Whatever tells what is due tells the same: notices, the daily mail, the calendar, the first page, the board, on the demo. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { makeCalendarLink } from "../src/access/calendarLink.server.ts";
import { seedDemoAccounts } from "../src/access/demoAccounts.server.ts";
import { markInstallation } from "../src/access/installation.server.ts";
import { readPerson } from "../src/access/person.server.ts";
import type { Person } from "../src/access/person.ts";
import { stoppedClock, today, vietnamInstant } from "../src/calendar/clock.ts";
import { lastDay, next, periodAt } from "../src/calendar/period.ts";
import { sourcesOfDuties as sources } from "../src/contributions.server.ts";
import type { IsoDate, PersonId } from "../src/database/ids.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { tellWhatIsDue } from "../src/duties/dueNotices.server.ts";
import { type Duty, isMissing, missingByUnit, rolesWaitedFor, stateOn } from "../src/duties/duty.ts";
import { calendarFeed } from "../src/duties/feed.server.ts";
import { writeDigests } from "../src/duties/notices/mail.server.ts";
import { readDuties, whoseOf } from "../src/duties/source.server.ts";
import { dutyBlocks } from "../src/duties/today.server.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { readBoard } from "../src/reports/board/board.server.ts";
import { openQuarter, playOpenQuarter } from "../src/reports/openQuarter.server.ts";
import { officeBlocks } from "../src/reports/today.server.ts";
import { projectFolder } from "../src/server/build.server.ts";

const database = await testDatabase();
const demo = join(projectFolder, "demo");
const opening = stoppedClock(vietnamInstant("2024-09-23" as IsoDate, "07:30"));
/** Two working days after the communes' third quarter was due, so that notices press. */
const clock = stoppedClock(vietnamInstant("2024-10-09" as IsoDate, "09:00"));
const day = today(clock);
const origin = "https://quyet.example.gov.vn";

const people = new Map<string, Person>();
let all: Duty[] = [];

beforeAll(async () => {
  await database.write((tx) => markInstallation(tx, "demo"));
  await loadFolder(database, join(demo, "giong-trom-2024"), { clock: opening, by: "load" });
  const quarter = openQuarter.parse(JSON.parse(await readFile(join(demo, "open-quarter.json"), "utf8")));
  await database.write(async (tx) => {
    await seedDemoAccounts(tx, await readDefinitions(tx), opening);
    await playOpenQuarter(tx, quarter, opening.now());
    await tx.updateTable("person").set({ email: "mot-nguoi@example.gov.vn" }).execute();
  });
  await tellWhatIsDue(database, clock, sources);
  await database.read(async (tx) => {
    for (const { id, username } of await tx.selectFrom("person").select(["id", "username"]).execute()) {
      const person = await readPerson(tx, id as PersonId, day);
      if (person !== undefined) people.set(username, person);
    }
    all = await readDuties(tx, sources, "everybody", day);
  });
});

function called(username: string): Person {
  const person = people.get(username);
  if (person === undefined) throw new Error(username);
  return person;
}

const owed = (person: Person, role: "reporter" | "approver") => {
  const units = person.roles.filter((held) => held.role === role).map(({ unitId }) => unitId);
  return all.filter((duty) => isMissing(duty) && units.includes(duty.owedBy));
};
/** Also tasks due long ago or far ahead, which nobody enumerates for everybody. */
const ownDuties = (person: Person, until?: IsoDate) =>
  database.read(async (tx) => {
    const whose = whoseOf(person, ["reporter", "approver"], (await readDefinitions(tx)).tree);
    return readDuties(tx, sources, whose, day, until);
  });
const isReport = (about: string) => !about.startsWith("task ");
const abouts = (duties: readonly Duty[]) => duties.map(({ about }) => about).sort();

test("the last quarter is not asked for where nobody was here to report on it", () => {
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter((duty) => stateOn(duty, day) === "overdue").length).toBeGreaterThan(5);
  expect(
    ["baocao.tanhao", "baocao.hungle", "chicucthue"].every((name) => owed(called(name), "reporter").length > 0),
  ).toBe(true);
  expect(all.filter(({ about }) => isReport(about)).every(({ due }) => due === undefined || due >= "2024-07-06")).toBe(
    true,
  );
});

describe.each(["baocao.tanhao", "duyet.tanhao", "baocao.hungle", "chicucthue", "baocao.coquan"])("%s", (username) => {
  const mine = () => {
    const person = called(username);
    return [...owed(person, "reporter"), ...owed(person, "approver")].filter(isWaitingFor(person));
  };
  const isWaitingFor = (person: Person) => (duty: Duty) =>
    person.roles.some(({ role, unitId }) => unitId === duty.owedBy && rolesWaitedFor(duty).includes(role));

  test("is told of all that is overdue, and of nothing else", async () => {
    const { rows } = await database.pool.query(
      "SELECT about FROM notice WHERE person_id = $1 AND kind = 'overdue' ORDER BY about",
      [called(username).id],
    );
    const overdue = mine().filter((duty) => stateOn(duty, day) === "overdue");
    expect(rows.map(({ about }) => about).sort()).toEqual(abouts(overdue));
  });

  test("finds the same in the calendar, and what begins by the end of the next quarter", async () => {
    const person = called(username);
    const token = await database.write((tx) => makeCalendarLink(tx, person.id, clock.now()));
    const feed = await database.read((tx) => calendarFeed(tx, token, { clock, origin, sources }));
    const found = (feed ?? "").replace(/\r\n /g, "").matchAll(/URL[^:]*:(\S+)/g);
    const addresses = [...found].map(([, address = ""]) => address.slice(origin.length)).sort();
    const ahead = await ownDuties(person, lastDay(next(periodAt("quarter", day))));
    const dated = ahead.filter((duty) => isMissing(duty) && duty.due !== undefined);
    expect(addresses).toEqual(dated.map(({ address }) => address).sort());
    const now = [...owed(person, "reporter"), ...owed(person, "approver")];
    expect(abouts(dated)).toEqual(expect.arrayContaining([...new Set(abouts(now))]));
  });

  test("finds on the first page what is due soon or, where nothing is, what comes next", async () => {
    const blocks = await database.read((tx) =>
      dutyBlocks(tx, sources, { person: called(username), language: "vi", clock }),
    );
    const told = blocks.flatMap(({ sentences }) => sentences).filter(({ action }) => action !== undefined);
    const own = (await ownDuties(called(username))).filter(isMissing).filter(isWaitingFor(called(username)));
    const shown = [true, false].flatMap((ofReports) => {
      const ofSource = own.filter(({ about }) => isReport(about) === ofReports);
      const soon = ofSource.filter(({ isBegun, due }) => isBegun || due === undefined || due <= "2024-11-09");
      return soon.length > 0 ? soon : ofSource;
    });
    const more = blocks.flatMap(({ sentences }) => sentences).filter(({ action }) => action === undefined);
    if (more.length === 0) expect(told.map(({ to }) => to).sort()).toEqual(shown.map(({ address }) => address).sort());
    else expect(shown.map(({ address }) => address)).toEqual(expect.arrayContaining(told.map(({ to }) => to)));
  });
});

test("the daily mail tells each person what they were told, once", async () => {
  await database.write((tx) => writeDigests(tx, origin, clock.now()));
  const { rows: mails } = await database.pool.query("SELECT person_id, body FROM mail");
  expect(mails.length).toBeGreaterThan(0);
  for (const { person_id, body } of mails) {
    const { rows } = await database.pool.query("SELECT address FROM notice WHERE person_id = $1", [person_id]);
    const inMail = [...body.matchAll(/^ {2}(https:\S+)$/gm)].map(([, address = ""]) => address.slice(origin.length));
    const rest = Number(/và (\d+) thông báo khác/.exec(body)?.[1] ?? 0);
    expect(inMail.length + rest).toBe(rows.length);
    expect(rows.map(({ address }) => address)).toEqual(expect.arrayContaining(inMail));
  }
});

test("who is missing on the office's board and on its first page is who owes", async () => {
  const office = called("vanphong");
  const [unit] = office.roles.flatMap(({ unitId }) => unitId ?? []);
  if (unit === undefined) throw new Error("no office");
  await database.read(async (tx) => {
    const definitions = await readDefinitions(tx);
    const board = await readBoard(tx, definitions, unit, { kind: "quarter", year: 2024, quarter: 3 });
    const ofQuarter = all.filter(({ about, due }) => isReport(about) && due !== undefined && due < "2024-12-01");
    const missing = missingByUnit(board.all);
    expect(abouts([...missing.values()].flat())).toEqual(abouts(ofQuarter.filter(isMissing)));
    const blocks = await officeBlocks(tx, { person: office, language: "vi", clock });
    const sentence = blocks.find(({ title }) => title === "Tổng hợp quý III/2024")?.sentences[0];
    const fillers = new Set(board.all.map(({ owedBy }) => owedBy)).size;
    expect(sentence?.told).toContain(`${fillers - missing.size}/${fillers}`);
    expect(blocks.map(({ title }) => title)).toEqual(["Tổng hợp quý III/2024", "Tổng hợp quý IV/2024"]);
  });
});
