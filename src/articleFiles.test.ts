/** Pictures and files of articles have a bound for each unit, over HTTP. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { createArticle } from "./portal/articles.server.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { unit, district } = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({
  ...{ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" },
});
const content = { title: "Tin", lead: "", body: "Một đoạn.", author: "", tags: [] };
const [ofCommune, ofDistrict] = await Promise.all([articleOf(unit, "xa"), articleOf(district, "huyen")]);

async function articleOf(unitId: typeof unit, username: string) {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role: "office", unitId }]);
    const { slug } = await createArticle(tx, content, { unit: unitId }, { by: id, at: now });
    return { slug, cookie: `quyet=${await beginSession(tx, id, new Date())}`, version: 1 };
  });
}

async function attaches(article: typeof ofCommune): Promise<number> {
  const body = new FormData();
  const { title, lead, body: text } = content;
  const fields = { intent: "attach", seen: String(article.version), title, lead, body: text, author: "", tags: "" };
  for (const [name, value] of Object.entries({ ...fields, date: "23/9/2024", time: "7:30" })) body.append(name, value);
  body.append("file", new File([`%PDF-1.7\n${"x".repeat(10_000)}`], "kế hoạch.pdf"));
  const headers = { Origin: origin, Cookie: article.cookie };
  const answer = await app.request(`${origin}/app/tin-bai/${article.slug}`, { method: "POST", headers, body });
  if (answer.status === 302) article.version += 1;
  return answer.status;
}

test("S15 what a unit's articles keep has a bound of their own, which another unit's does not touch", async () => {
  await database.pool.query("INSERT INTO setting VALUES ('article_megabytes', $1)", [
    JSON.stringify(25_000 / 1_048_576),
  ]);
  expect([await attaches(ofCommune), await attaches(ofCommune), await attaches(ofCommune)]).toEqual([302, 302, 413]);
  const { rows } = await database.pool.query("SELECT count(*)::int AS kept FROM file");
  expect(rows).toEqual([{ kept: 2 }]);
  expect(await attaches(ofDistrict)).toBe(302);
});
