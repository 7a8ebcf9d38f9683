/** What was asked and told under the earlier schema is kept: requests by the duty that they are about, notices in words. */
import { Client } from "pg";
import { expect, test } from "vitest";
import { nameOf, parsePeriod } from "../calendar/period.ts";
import { applyMigration, knownMigrations, migrate } from "../database/migrate.server.ts";
import { testDatabaseUrl } from "../database/testDatabase.ts";
import { NoticeDetails, toldOf } from "./notices/notice.ts";

const periods = ["2024", "2024-9M", "2024-H1", "2024-H2", "2024-Q3", "2024-07", "2020/2025"];

test("requests and notices of the earlier schema read as before", async () => {
  const url = await testDatabaseUrl();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  for (const name of (await knownMigrations()).filter((each) => each < "0016_duties.sql"))
    await applyMigration(client, name);
  await client.query(`
    INSERT INTO unit (code, name, kind, sort) VALUES ('xa', 'Xã', 'commune', 1);
    INSERT INTO form (code, name, frequency) VALUES ('quy', 'Biểu quý', 'quarter');
    INSERT INTO person (id, username, name, password, created_at) VALUES ('p', 'p', 'P', '', now());
    INSERT INTO report_request (unit_id, form_id, period, why, by, at, answer, answer_why, answered_by, answered_at)
    VALUES (1, 1, '2024-Q1', 'nhầm', 'p', now(), 'declined', 'đã gửi tỉnh', 'p', now()), (1, 1, '2024-Q1', 'lần nữa', 'p', now(), NULL, NULL, NULL, NULL);`);
  for (const period of periods) {
    const details = { unit: "xã A", form: "Biểu", period, why: "sai" };
    await client.query(
      "INSERT INTO notice (person_id, kind, about, details, address, at) VALUES ('p', 'returned', $1, $2, '/app', now())",
      [`1 1 ${period}`, details],
    );
  }
  await migrate(url);

  const { rows: requests } = await client.query("SELECT asks, about, why, answer FROM duty_request ORDER BY id");
  expect(requests).toEqual([
    { asks: "reopening", about: "1 1 2024-Q1", why: "nhầm", answer: "declined" },
    { asks: "reopening", about: "1 1 2024-Q1", why: "lần nữa", answer: null },
  ]);
  const { rows: notices } = await client.query("SELECT details FROM notice ORDER BY id");
  await client.end();
  for (const [index, code] of periods.entries()) {
    const period = parsePeriod(code);
    if (period === undefined) throw new Error(code);
    const details = NoticeDetails.parse(notices[index]?.details);
    expect(details.why).toBe("sai");
    expect(toldOf({ kind: "returned", details }, "vi")).toBe(`Biểu ${nameOf(period, "vi")} của xã A bị trả lại.`);
    expect(toldOf({ kind: "returned", details }, "en")).toBe(`Biểu, ${nameOf(period, "en")}, of xã A was returned.`);
  }
});
