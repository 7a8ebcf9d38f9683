/**
 * `Idempotency-Key` (TRUST F8): the same request with the same key has one effect and gets the same answer each time.
 * Another request with the key is 422; while the first is under way, 409. A key is kept for a day, for the person who sent it.
 */
import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { type Clock, systemClock } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import type { ApiEnvironment } from "./context.server.ts";
import { isLetIn } from "./guard.server.ts";

const KEPT_FOR = 24 * 3_600_000;
/** One that was begun longer ago died with the server; versions keep its repetition from having a second effect. */
const GIVEN_UP_AFTER = 60_000;
const LONGEST_KEY = 200;
const keptHeaders = ["content-type", "etag", "location"];

/** What was answered is kept whatever the request did to the rights of its person. */
export type KeptBy = { readonly database: Database; readonly wall?: Clock };

export function idempotent({ database, wall = systemClock }: KeptBy): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const key = context.req.header("Idempotency-Key");
    const { person, stillAsks } = context.get("request");
    if (key === undefined || person === undefined || ["GET", "HEAD"].includes(context.req.method)) return next();
    // A body is read, and an answer given again, for those alone whom the route lets in; others hear why not from its guard.
    if (!(await isLetIn(context.get("request"), context.get("declared")))) return next();
    if (key === "" || key.length > LONGEST_KEY) throw new AppError("idempotency_key_invalid", 400);

    const hash = createHash("sha256")
      .update(`${context.req.method} ${context.req.url}\n${context.req.header("If-Match") ?? ""}\n`)
      .update(Buffer.from(await context.req.arrayBuffer()))
      .digest();
    await stillAsks();
    const now = wall.now();
    const earlier = await begin(database, person.id, key, hash, now);
    if (earlier !== undefined) {
      context.res = new Response(earlier.body, { status: earlier.status, headers: earlier.headers });
      context.res.headers.set("Idempotency-Replayed", "true");
      return;
    }
    await next();
    const { res } = context;
    // What is handed out once is not kept, so that a copy of the database lets nobody in; asked again it is made anew.
    const isSecret = context.get("answersSecret") === true;
    if (isSecret || res.status >= 500 || res.status === 429) await forget(database, person.id, key);
    else await keep(database, person.id, key, res.clone());
  };
}

type Answer = { status: number; headers: Record<string, string>; body: string };

/** Takes the key for this request, or gives the answer of the same request before; an error where neither can be. */
async function begin(
  database: Database,
  person: PersonId,
  key: string,
  hash: Buffer,
  now: Date,
): Promise<Answer | undefined> {
  return database.write(async (tx) => {
    await tx
      .deleteFrom("idempotency_key")
      .where((on) =>
        on.or([on("at", "<", new Date(now.getTime() - KEPT_FOR)), on("at", ">", new Date(now.getTime() + KEPT_FOR))]),
      )
      .execute();
    const taken = await tx
      .insertInto("idempotency_key")
      .values({ person_id: person, key, request_hash: hash, at: now, status: null, headers: null, body: null })
      .onConflict((on) => on.columns(["person_id", "key"]).doNothing())
      .executeTakeFirst();
    if (taken.numInsertedOrUpdatedRows === 1n) return undefined;
    const earlier = await tx
      .selectFrom("idempotency_key")
      .selectAll()
      .where("person_id", "=", person)
      .where("key", "=", key)
      .forUpdate()
      .executeTakeFirst();
    if (earlier === undefined) throw new AppError("idempotency_under_way", 409);
    if (!earlier.request_hash.equals(hash)) throw new AppError("idempotency_key_reused", 422);
    if (earlier.status !== null) {
      return { status: earlier.status, headers: earlier.headers ?? {}, body: earlier.body ?? "" };
    }
    // The clock may have been set back since it was begun.
    if (Math.abs(now.getTime() - earlier.at.getTime()) < GIVEN_UP_AFTER)
      throw new AppError("idempotency_under_way", 409);
    await tx
      .updateTable("idempotency_key")
      .set({ at: now })
      .where("person_id", "=", person)
      .where("key", "=", key)
      .execute();
    return undefined;
  });
}

async function keep(database: Database, person: PersonId, key: string, response: Response): Promise<void> {
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const body = await response.text();
  await database.write((tx) =>
    tx
      .updateTable("idempotency_key")
      .set({ status: response.status, headers: JSON.stringify(headers), body })
      .where("person_id", "=", person)
      .where("key", "=", key)
      .execute(),
  );
}

async function forget(database: Database, person: PersonId, key: string): Promise<void> {
  await database.write((tx) =>
    tx.deleteFrom("idempotency_key").where("person_id", "=", person).where("key", "=", key).execute(),
  );
}
