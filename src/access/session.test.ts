import { describe, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { changePassword, confirmPassword } from "./account.server.ts";
import { authenticate } from "./authenticate.server.ts";
import { fromOneAddress } from "./backOff.ts";
import { closePerson, closeRole, giveRole, readPersonRecord, reopenPerson } from "./people.server.ts";
import { ABSOLUTE_LIMIT, endSession, IDLE_LIMIT } from "./session.server.ts";
import { signIn } from "./signIn.server.ts";
import { addTestPerson, TEST_PASSWORD } from "./testPerson.ts";
import { makeToken, revokeToken } from "./token.server.ts";

const database = await testDatabase();
const clock = stoppedClock(new Date("2024-09-23T00:30:00Z"));
const morning = new Date("2026-11-24T01:00:00Z");
const at = (milliseconds: number) => stoppedClock(new Date(morning.getTime() + milliseconds));
const configuration = { isSecure: false };
const administrator = await database.write((tx) =>
  addTestPerson(tx, "quantri", [{ role: "administrator", unitId: undefined }]),
);
const doing = { by: administrator, clock, wall: at(0) };

let count = 0;
async function someone(): Promise<{ id: PersonId; username: string }> {
  const username = `nguoi${++count}`;
  return { id: await database.write((tx) => addTestPerson(tx, username)), username };
}

async function signedIn(username: string, previous?: string, password = TEST_PASSWORD): Promise<string> {
  const done = await signIn({ database, clock }, { username, password, address: "10.0.0.1", previous }, at(0));
  return "session" in done ? done.session : "";
}

async function asks(token: string, after = 0): Promise<string | undefined> {
  const request = new Request("http://localhost/app", { headers: { Cookie: `quyet=${token}` } });
  return (await authenticate({ database, clock, configuration, wall: at(after) }, request))?.person.username;
}

async function asksWithToken(token: string, after = 0): Promise<string | undefined> {
  const request = new Request("http://localhost/api", { headers: { Authorization: `Bearer ${token}` } });
  return (await authenticate({ database, clock, configuration, wall: at(after) }, request))?.person.username;
}

describe("S12 sessions", () => {
  test("S12 signing in gives a new token and ends the one that the browser came with", async () => {
    const { username } = await someone();
    const first = await signedIn(username);
    const second = await signedIn(username.toUpperCase(), first);
    expect(second).not.toBe(first);
    expect(await asks(first)).toBeUndefined();
    expect(await asks(second)).toBe(username);
  });

  test("S12 a token that somebody chose does not become a session", async () => {
    const { username } = await someone();
    const token = await signedIn(username, "chosen-by-an-attacker");
    expect(token).not.toBe("chosen-by-an-attacker");
    expect(await asks("chosen-by-an-attacker")).toBeUndefined();
  });

  test("S12 only the hash is kept", async () => {
    const { id, username } = await someone();
    const token = await signedIn(username);
    const rows = await database.read((tx) =>
      tx.selectFrom("session").selectAll().where("person_id", "=", id).execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("S12 signing out ends it at the server", async () => {
    const { username } = await someone();
    const token = await signedIn(username);
    await database.write((tx) => endSession(tx, token));
    expect(await asks(token)).toBeUndefined();
  });

  test("S12 closing a person ends their sessions and tokens at once", async () => {
    const { id, username } = await someone();
    const session = await signedIn(username);
    const { token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning));
    await database.write((tx) => closePerson(tx, id, "2024-09-23" as IsoDate, doing));
    expect(await asks(session)).toBeUndefined();
    await expect(asksWithToken(token)).rejects.toMatchObject({ code: "token_invalid", status: 401 });
    await expect(signedIn(username)).rejects.toMatchObject({ code: "sign_in_wrong", status: 401 });
  });

  test("S12 a new password ends every session and token but the one in which it was set", async () => {
    const { id, username } = await someone();
    const [elsewhere, here] = [await signedIn(username), await signedIn(username)];
    const { token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning));
    const person = { id, username, name: username, language: "vi" as const, roles: [] };
    const next = "nước mặn tháng ba năm nay";
    const kept = await database.write((tx) => changePassword(tx, person, next, { clock, wall: at(0) }));
    expect(await asks(elsewhere)).toBeUndefined();
    expect(await asks(here)).toBeUndefined();
    expect(await asks(kept)).toBe(username);
    await expect(asksWithToken(token)).rejects.toMatchObject({ status: 401 });
    await expect(signedIn(username)).rejects.toMatchObject({ status: 401 });
    expect(await asks(await signedIn(username, undefined, next))).toBe(username);
  });

  test("S9 the wrong current password changes nothing, and is counted as at signing in", async () => {
    const { id, username } = await someone();
    const session = await signedIn(username);
    const person = { id, username, name: username, language: "vi" as const, roles: [] };
    const tried = { password: "không phải mật khẩu này", address: "10.0.0.9", now: morning };
    for (let count = 0; count < fromOneAddress.free; count++) {
      await expect(confirmPassword(database, person, tried)).rejects.toMatchObject({ code: "password_wrong" });
    }
    expect(await asks(session)).toBe(username);
    const right = { ...tried, password: TEST_PASSWORD };
    await expect(confirmPassword(database, person, right)).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  test("S12 it ends when idle too long, and a working day after signing in however busy", async () => {
    const { username } = await someone();
    const idle = await signedIn(username);
    expect(await asks(idle, IDLE_LIMIT)).toBe(username);
    expect(await asks(idle, 2 * IDLE_LIMIT + 1)).toBeUndefined();

    const busy = await signedIn(username);
    for (let after = 0; after <= ABSOLUTE_LIMIT; after += IDLE_LIMIT / 2)
      expect(await asks(busy, after)).toBe(username);
    expect(await asks(busy, ABSOLUTE_LIMIT + 1)).toBeUndefined();
  });

  test("F6 a clock that goes back a day ends no session, one that goes on a day ends it", async () => {
    const { username } = await someone();
    const token = await signedIn(username);
    const day = 24 * 3_600_000;
    expect(await asks(token, -day)).toBe(username);
    expect(await asks(await signedIn(username), day)).toBeUndefined();
  });

  test("S12 under TLS the cookie without __Host- lets nobody in", async () => {
    const { username } = await someone();
    const token = await signedIn(username);
    const secure = { database, clock, configuration: { isSecure: true }, wall: at(0) };
    const withCookie = (cookie: string) => new Request("https://q.vn/", { headers: { Cookie: cookie } });
    expect(await authenticate(secure, withCookie(`quyet=${token}`))).toBeUndefined();
    expect((await authenticate(secure, withCookie(`__Host-quyet=${token}`)))?.person.username).toBe(username);
  });
});

describe("tokens for programs", () => {
  test("one lets in as its maker until it is revoked or expires", async () => {
    const { id, username } = await someone();
    const { id: number, token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning));
    expect(await asksWithToken(token)).toBe(username);
    await expect(asksWithToken(token, 31 * 24 * 3_600_000)).rejects.toMatchObject({ code: "token_invalid" });
    await database.write((tx) => revokeToken(tx, id, number, morning));
    await expect(asksWithToken(token)).rejects.toMatchObject({ code: "token_invalid" });
  });

  test("one of a person who was closed does not live again when the person is opened again", async () => {
    const { id } = await someone();
    const { token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning));
    await database.write((tx) => closePerson(tx, id, "2024-12-31" as IsoDate, doing));
    await database.write((tx) => reopenPerson(tx, id, doing));
    await expect(asksWithToken(token)).rejects.toMatchObject({ code: "token_invalid" });
  });

  test("many that ask at once get each their own maker, and a revoked one is nobody's", async () => {
    const people: Awaited<ReturnType<typeof someone>>[] = [];
    while (people.length < 12) people.push(await someone());
    const made = await Promise.all(
      people.map(({ id }) => database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning))),
    );
    const [first, revoked] = [made[0], made[5]];
    if (first === undefined || revoked === undefined) throw new Error("no token");
    await database.write((tx) => revokeToken(tx, people[5]?.id ?? administrator, revoked.id, morning));
    const asked = [...made, first].map(({ token }) => asksWithToken(token));
    const names = (await Promise.allSettled(asked)).map((each) =>
      each.status === "fulfilled" ? each.value : "nobody",
    );
    const expected = people.map(({ username }, index) => (index === 5 ? "nobody" : username));
    expect(names).toEqual([...expected, people[0]?.username]);
  });

  test("S12 a session lets in by the cookie alone, a token by the header alone", async () => {
    const { id, username } = await someone();
    const session = await signedIn(username);
    const { token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning));
    await expect(asksWithToken(session)).rejects.toMatchObject({ code: "token_invalid" });
    expect(await asks(token)).toBeUndefined();
    expect([await asks(session), await asksWithToken(token)]).toEqual([username, username]);
  });

  test("nobody revokes another's", async () => {
    const { id, username } = await someone();
    const { id: number, token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning));
    await expect(database.write((tx) => revokeToken(tx, administrator, number, morning))).rejects.toMatchObject({
      status: 404,
    });
    expect(await asksWithToken(token)).toBe(username);
  });

  test("S1 it has the rights of its maker at the moment of use, and none over the account", async () => {
    const { id } = await someone();
    await database.write((tx) => giveRole(tx, id, { role: "leader", unitId: undefined }, doing));
    const { token } = await database.write((tx) => makeToken(tx, id, "bảng tính", 30, morning, ["read"]));
    const request = new Request("http://localhost/api", { headers: { Authorization: `Bearer ${token}` } });
    const entrance = { database, clock, configuration, wall: at(0) };
    expect((await authenticate(entrance, request))?.person).toMatchObject({
      tokenRights: ["read"],
      roles: [{ role: "leader" }],
    });
    const [held] = (await database.read((tx) => readPersonRecord(tx, id))).roles;
    await database.write((tx) => closeRole(tx, id, held?.id ?? 0, doing));
    expect((await authenticate(entrance, request))?.person.roles).toEqual([]);
  });
});
