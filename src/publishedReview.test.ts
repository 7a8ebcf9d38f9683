/** An issued review goes to the portal through the whole program: with it goes only what is approved and public. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { addDays } from "./calendar/day.ts";
import { lastDay, periodOf } from "./calendar/period.ts";
import { raiseDefinitionsVersion } from "./database/definitionsVersion.server.ts";
import type { UnitId } from "./database/ids.ts";
import type { Basis } from "./database/tables.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { createReview, issueReview, moveReview } from "./reviews/steps.server.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const now = new Date("2024-04-27T03:15:00Z");
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const cookie = await officeOf(question.unit, "van.phong");
const author = { by: "van-phong", at: now };

async function officeOf(unitId: UnitId, username: string): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role: "office", unitId }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}

let numbers = 4;
async function issued(period: string, basis: Basis) {
  const at = periodOf(period);
  return database.write(async (tx) => {
    const id = await createReview(tx, { ...question, at, basis, layout: "party" }, author);
    await moveReview(tx, { id, seen: 1, ...author }, "presented");
    const issue = { number: String(++numbers), date: addDays(lastDay(at), 20), signerTitle: "", signer: "An" };
    await issueReview(tx, { id, seen: 2, ...author }, issue);
    return id;
  });
}

async function presented(period: string) {
  return database.write(async (tx) => {
    const id = await createReview(
      tx,
      { ...question, at: periodOf(period), basis: "approved", layout: "party" },
      author,
    );
    await moveReview(tx, { id, seen: 1, ...author }, "presented");
    return id;
  });
}

async function publishes(review: number, title: string, Cookie = cookie): Promise<{ status: number; files: string[] }> {
  const fields = {
    intent: "publish",
    seen: "0",
    title,
    lead: "",
    body: "Không có số.",
    author: "",
    tags: "",
    date: "27/4/2024",
  };
  const answer = await app.request(`${origin}/app/van-ban/${review}/dang-cong`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, time: "10:15" }),
    headers: { Origin: origin, Cookie },
  });
  const { rows } = await database.pool.query(
    "SELECT file.name FROM file JOIN article ON article.id = file.article_id WHERE article.title = $1",
    [title],
  );
  return { status: answer.status, files: rows.map(({ name }) => name) };
}

test("the Word file goes along where every indicator in it is public, and stays behind where one is not", async () => {
  const first = await publishes(await issued("2024-Q1", "approved"), "Tất cả công khai");
  expect(first).toMatchObject({ status: 302, files: [expect.stringMatching(/\.docx$/)] });
  await database.write(async (tx) => {
    await tx.updateTable("indicator").set({ public: false }).where("code", "=", "ket-nap").execute();
    await raiseDefinitionsVersion(tx);
  });
  expect(await publishes(await issued("2024-Q2", "approved"), "Có số nội bộ")).toEqual({ status: 302, files: [] });
});

test("a review written from figures that are not approved is not published", async () => {
  expect(await publishes(await issued("2024-Q3", "submitted"), "Chưa duyệt")).toEqual({ status: 409, files: [] });
});

test("a review that is not issued is not published", async () => {
  expect(await publishes(await presented("2024-Q4"), "Chưa phát hành")).toEqual({ status: 409, files: [] });
});

test("an issued review is published by its own unit's office, not by that of a unit below", async () => {
  const review = await issued("2024-H1", "approved");
  const commune = await database.write(async (tx) => {
    await raiseDefinitionsVersion(tx);
    const unit = { code: "xa-b", name: "Xã B", kind: "commune", parent_id: question.unit, sort: 2 };
    return tx.insertInto("unit").values(unit).returning("id").executeTakeFirstOrThrow();
  });
  const below = await officeOf(commune.id, "van.phong.xa");
  expect(await publishes(review, "Của cấp trên", below)).toEqual({ status: 403, files: [] });
  expect(await publishes(review, "Của mình")).toMatchObject({ status: 302 });
});
