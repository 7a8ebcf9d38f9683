/** Days off and days worked instead, set on the screen or over the API: deadlines follow at once. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "./calendar/clock.ts";
import { periodOf } from "./calendar/period.ts";
import type { IsoDate, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { readDueDays } from "./duties/due.server.ts";
import { exportWorkbook } from "./folder/export.server.ts";
import { testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(vietnamInstant("2026-12-01" as IsoDate, "09:00"));
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });

async function signedIn(role: "administrator" | "office" | "reporter", unitId: UnitId): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, `${role}.${unitId}`, [{ role, unitId }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}
const administrator = await signedIn("administrator", field.district);
const reporter = await signedIn("reporter", field.unit);

async function put(cookie: string, rows: Record<string, string>[], seen?: string, code = "2027") {
  const answer = await app.request(`${origin}/api/v1/definitions/days_off/${code}`, {
    method: "PUT",
    headers: { Cookie: cookie, Origin: origin, "Content-Type": "application/json" },
    body: JSON.stringify({ rows, seen }),
  });
  const { code: fault, errors = [] } = (await answer.json()) as { code?: string; errors?: { code: string }[] };
  return { status: answer.status, fault: errors[0]?.code ?? fault };
}
const dueOf = (period: string) => database.read(async (tx) => (await readDueDays(tx))(periodOf(period), "commune"));
const page = async (path: string) => (await app.request(origin + path, { headers: { Cookie: reporter } })).text();
const year = { code: "2027", name: "Lịch nghỉ năm 2027", source: "TB 1/TB-BNV" };

test("a swap moves a deadline at once, everywhere; who reports sets none", async () => {
  expect(await dueOf("2026-Q4")).toBe("2027-01-05");
  const list = "/app/bao-cao?ky=2026-Q4";
  expect(await page(list)).toContain('"unannounced":2027');
  const swap = [
    { ...year, day: "2027-01-05" },
    { ...year, day: "2027-01-09", worked: "yes" },
  ];
  expect(await put(reporter, swap)).toMatchObject({ status: 403 });
  expect(await put(administrator, swap)).toEqual({ status: 200, fault: undefined });
  expect(await dueOf("2026-Q4")).toBe("2027-01-06");
  expect(await page(list)).toContain("06/01/2027");
  // Not all of the year is known by two of its days.
  expect(await page(list)).toContain('"unannounced":2027');
});

test("a day stands in its year's entry", async () => {
  expect(await put(administrator, [{ ...year, code: "2028", day: "2027-03-01" }], undefined, "2028")).toEqual({
    status: 422,
    fault: "day_of_other_year",
  });
  expect(await put(administrator, [{ ...year, code: "2028", day: "2028-03-01" }], undefined, "2028")).toMatchObject({
    status: 200,
  });
});

test("what is set leaves with the folder, with its source, and is in the history", async () => {
  const { sheets } = await database.read((tx) => exportWorkbook(tx));
  const rows = sheets.find(({ name }) => name === "days_off")?.rows ?? [];
  expect(rows.map((row) => row.map((cell) => cell?.text ?? cell?.day ?? ""))).toContainEqual([
    "2027",
    "Lịch nghỉ năm 2027",
    "",
    "2027-01-09",
    "yes",
    "TB 1/TB-BNV",
    "",
  ]);
  const shown = await app.request(`${origin}/app/thiet-lap/ngay-nghi/2027`, { headers: { Cookie: administrator } });
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain("TB 1/TB-BNV");
});
