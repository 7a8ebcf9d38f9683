/** F8: what of a request belongs to its key, and which answers are kept. */
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { isAppError } from "../server/error.ts";
import type { ApiEnvironment, RequestContext } from "./context.server.ts";
import { idempotent } from "./idempotency.server.ts";
import { readPerson } from "./person.server.ts";
import { addTestPerson } from "./testPerson.ts";

const database = await testDatabase();
const person = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "chuong-trinh", []);
  return readPerson(tx, id, "2024-09-23" as IsoDate);
});

const stillAsks = async () => undefined;

/** A route that answers the statuses in turn, and how often it was at work. */
function answering(...statuses: (200 | 429 | 500 | 503)[]) {
  const worked = { times: 0 };
  const app = new Hono<ApiEnvironment>();
  app.use((context, next) => {
    context.set("request", { database, person, stillAsks } as RequestContext);
    return next();
  });
  app.use(idempotent({ database }));
  app.put("/viec", (context) => {
    worked.times += 1;
    return context.text(`lần ${worked.times}`, statuses[worked.times - 1] ?? 200);
  });
  app.onError((error) => new Response(null, { status: isAppError(error) ? error.status : 500 }));
  const ask = async (key: string, headers: Record<string, string> = {}) => {
    const sent = { method: "PUT", body: "x", headers: { "Idempotency-Key": key, ...headers } };
    const answer = await app.request("/viec", sent);
    return [answer.status, await answer.text()];
  };
  return { ask, worked };
}

test("F8 an answer is kept and given again; the work is done once", async () => {
  const { ask, worked } = answering(200);
  expect([await ask("a"), await ask("a"), worked.times]).toEqual([[200, "lần 1"], [200, "lần 1"], 1]);
});

test.each([500, 503, 429] as const)(
  "F8 a %d says nothing of the work: asked again, it is tried again",
  async (status) => {
    const { ask, worked } = answering(status, 200);
    const key = `sau-${status}`;
    expect((await ask(key))[0]).toBe(status);
    expect([await ask(key), await ask(key), worked.times]).toEqual([[200, "lần 2"], [200, "lần 2"], 2]);
  },
);

test("F8 the same body on another version is another request", async () => {
  const { ask, worked } = answering();
  expect((await ask("ban", { "If-Match": '"1"' }))[0]).toBe(200);
  expect((await ask("ban", { "If-Match": '"2"' }))[0]).toBe(422);
  expect((await ask("ban", { "If-Match": '"1"' }))[0]).toBe(200);
  expect(worked.times).toBe(1);
});
