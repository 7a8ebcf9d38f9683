/** A right that ends while a body comes in is no right when the act is done (TRUST S1): at every kind of door. */
import { expect, test } from "vitest";
import type { Role } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PersonId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { district, unit } = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
let instant = Date.now();
const wall = { now: () => new Date(instant) };
const services = { database, clock: stoppedClock(now), wall, configuration, demo: false, clientFolder: "build/client" };
const app = await testServer(services);

type Caller = { id: PersonId; cookie: string; token: string };
let count = 0;
async function caller(role: Role): Promise<Caller> {
  count += 1;
  const unitId = role === "reporter" ? unit : district;
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, `nguoi-${count}`, [{ role, unitId }]);
    const { token } = await makeToken(tx, id, "thử", 30, wall.now());
    return { id, token, cookie: `quyet=${await beginSession(tx, id, wall.now())}` };
  });
}

type Sent = {
  role: Role;
  method: string;
  path: string;
  type: string;
  body: string | FormData;
  by?: "token";
  done: number;
};

const values = '{"values":{"ket-nap":"4"}}';
const form = "application/x-www-form-urlencoded";
const file = new FormData();
file.set("file", new File(["indicator,unit,period,amount\nket-nap,tan-hao,2023-Q1,5\n"], "values.csv"));
const acts: Record<string, Sent> = {
  "a draft": {
    role: "reporter",
    method: "PUT",
    path: "/api/v1/reports/tan-hao/quy/2024-Q1",
    type: "application/json",
    body: values,
    done: 200,
  },
  "a whole report": {
    role: "reporter",
    method: "POST",
    path: "/api/v1/reports/tan-hao/quy/2024-Q2/submit",
    type: "application/json",
    body: values,
    done: 200,
  },
  "figures as CSV with a token": {
    role: "office",
    method: "POST",
    path: "/api/v1/load",
    type: "text/csv",
    body: "indicator,unit,period,amount\nket-nap,tan-hao,2023-Q2,5\n",
    by: "token",
    done: 200,
  },
  "a table uploaded": { role: "office", method: "POST", path: "/app/nap-so-lieu", type: "", body: file, done: 302 },
  "a setting": {
    role: "administrator",
    method: "POST",
    path: "/app/nguoi-dung/quy-tac",
    type: form,
    body: "composition=1",
    done: 303,
  },
};

/** The body comes in pieces; once the first was asked for, something happens, and three seconds pass. */
async function send(
  { method, path, type, body, by }: Sent,
  { token, cookie }: Caller,
  meanwhile: () => Promise<unknown>,
) {
  const whole = new Request(origin, { method: "POST", body, ...(type && { headers: { "Content-Type": type } }) });
  const bytes = new Uint8Array(await whole.clone().arrayBuffer());
  const pieces = [bytes.slice(0, 10), bytes.slice(10)];
  const slow = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const piece = pieces.shift();
        if (!piece) return stream.close();
        if (pieces.length === 0) {
          await meanwhile();
          instant += 3_000;
        }
        stream.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = {
    Origin: origin,
    "Content-Type": whole.headers.get("Content-Type") ?? "",
    "If-Match": '"0"',
    ...(by === "token" ? { Authorization: `Bearer ${token}` } : { Cookie: cookie }),
  };
  return app.request(origin + path, { method, headers, body: slow, duplex: "half" } as RequestInit);
}

async function written(): Promise<unknown> {
  const { rows } = await database.pool.query(
    "SELECT (SELECT count(*) FROM report_version) AS versions, (SELECT count(*) FROM report) AS reports, (SELECT count(*) FROM wide_upload) AS uploads, (SELECT string_agg(value::text, ' ') FROM setting) AS settings",
  );
  return rows[0];
}

test.each(Object.entries(acts))(
  "S1 %s is not written for who lost the right meanwhile, and is for who kept it",
  async (_, act) => {
    const lost = await caller(act.role);
    const before = await written();
    const takenAway = await send(act, lost, () =>
      database.pool.query("UPDATE person_role SET closed_on = $2 WHERE person_id = $1", [lost.id, "2024-09-23"]),
    );
    expect([takenAway.status, await written()]).toEqual([403, before]);

    const ended = await caller(act.role);
    const signedOut = await send(act, ended, async () => {
      await database.pool.query("DELETE FROM session WHERE person_id = $1", [ended.id]);
      await database.pool.query("UPDATE api_token SET revoked_at = now() WHERE person_id = $1", [ended.id]);
    });
    expect([signedOut.status, await written()]).toEqual([401, before]);

    const kept = await send(act, await caller(act.role), async () => undefined);
    expect(kept.status, await kept.clone().text()).toBe(act.done);
    expect(await written()).not.toEqual(before);
  },
);
