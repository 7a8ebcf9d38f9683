/** Numbers and dates of what a body issues, over HTTP: each number once, and no paper before its period has ended. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { periodOf } from "./calendar/period.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { createReview, moveReview } from "./reviews/steps.server.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({
  ...{ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" },
});
const cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: question.unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

/** A presented review of a period, whose version is 2. */
async function presented(period: string, layout: "party" | "state" = "party"): Promise<number> {
  const author = { by: "van-phong", at: now };
  return database.write(async (tx) => {
    const id = await createReview(tx, { ...question, at: periodOf(period), layout }, author);
    await moveReview(tx, { id, seen: 1, ...author }, "presented");
    return id;
  });
}

/** The code at fault, or nothing where it was issued. */
async function issues(review: number, number: string, date = "2024-07-02"): Promise<string | undefined> {
  return (await refusalOf(review, number, date))?.code;
}

async function refusalOf(review: number, number: string, date = "2024-07-02") {
  const answer = await app.request(`${origin}/api/v1/reviews/${review}/issue`, {
    method: "POST",
    headers: { Origin: origin, Cookie: cookie, "Content-Type": "application/json", "If-Match": '"2"' },
    body: JSON.stringify({ number, date, signer: "Lê Văn An" }),
  });
  const { errors = [], code } = (await answer.json()) as { code?: string; errors?: { code: string; title: string }[] };
  return answer.status === 200 ? undefined : (errors[0] ?? { code, title: "" });
}

const [first, second, third] = [
  await presented("2024-Q1"),
  await presented("2024-Q2"),
  await presented("2024-H1", "state"),
];

test.each(["-5", "1e3", "٧", "0", "000", "1.5", "１２", "5a", "+5"])("%s is no number of a paper", async (number) => {
  expect(await issues(first, number)).toMatch(/^number_(not_whole|with_symbol)$/);
});

test.each(["1900-01-01", "2024-03-30"])("a review of the first quarter is not dated %s", async (date) => {
  expect(await issues(first, "5", date)).toBe("paper_before_period_ends");
});

test("the form offers the first day that issuing takes: today, or the last of what the review tells of", async () => {
  const offered = async (review: number) => {
    const page = await app.request(`${origin}/app/van-ban/${review}`, { headers: { Cookie: cookie } });
    return /"issueDay":"([^"]*)"/.exec((await page.text()).replaceAll("\\", ""))?.[1];
  };
  const year = await presented("2024", "state");
  expect(await offered(first)).toBe("2024-09-23");
  expect(await offered(year)).toBe("2024-12-31");
  expect(await issues(year, "90", "2024-12-30")).toBe("paper_before_period_ends");
  expect(await issues(year, "90", "2024-12-31")).toBeUndefined();
});

test("two reviews never have one number in a term, however it is written; the State counts for itself", async () => {
  expect(await issues(first, "05", "2024-03-31")).toBeUndefined();
  for (const same of ["5", "05", "005"]) expect(await issues(second, same)).toBe("number_taken");
  expect((await refusalOf(second, "5"))?.title).toContain("“Báo cáo quý I/2024” ngày 31/03/2024");
  expect(await issues(second, "6")).toBeUndefined();
  expect(await issues(third, "5")).toBeUndefined();
});

test("of two that are issued with one number at once, one is refused", async () => {
  const both = [await presented("2024-01"), await presented("2024-02")];
  const answers = await Promise.all(both.map((review) => issues(review, "77")));
  expect(answers.sort()).toEqual(["number_taken", undefined]);
});

test("the State begins anew with the year, the Party goes on until the next congress", async () => {
  const [state, stateLater] = [await presented("2024-05", "state"), await presented("2024-06", "state")];
  const [party, partyLater] = [await presented("2024-03"), await presented("2024-04")];
  await database.pool.query(
    `INSERT INTO resolution (code, title, number, unit_id, period, adopted, sort)
     VALUES ('dai-hoi', 'Nghị quyết Đại hội', '', $1, '2020/2025', '2020-07-15', 2)`,
    [question.unit],
  );
  expect(await issues(state, "9", "2024-07-05")).toBeUndefined();
  expect(await issues(stateLater, "9", "2024-12-31")).toBe("number_taken");
  expect(await issues(stateLater, "9", "2025-01-05")).toBeUndefined();
  expect(await issues(party, "31", "2024-12-30")).toBeUndefined();
  expect(await issues(partyLater, "31", "2025-01-05")).toBe("number_taken");
  expect(await issues(partyLater, "32", "2025-01-05")).toBeUndefined();
});
