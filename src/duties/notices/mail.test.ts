import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addTestPerson } from "../../access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "../../calendar/clock.ts";
import type { IsoDate, PersonId, UnitId } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { mailDue, mailState, sendWaiting, writeDigests } from "./mail.server.ts";
import { notify } from "./notices.server.ts";
import { chooseMail } from "./ways.server.ts";

const database = await testDatabase();
const what = { vi: "Biểu quý quý III/2024", en: "Biểu quý, Q3/2024" };
const origin = "https://quyet.example.gov.vn";
const at = (time: string, day = "2024-09-23") => vietnamInstant(day as IsoDate, time);

/** What the server took, and how many of the next messages it refuses. */
const taken: string[] = [];
let refusing = 0;
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onData(stream, _session, answer) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      if (refusing > 0) {
        refusing -= 1;
        return answer(Object.assign(new Error("mailbox full"), { responseCode: 452 }));
      }
      taken.push(Buffer.concat(parts).toString());
      return answer();
    });
  },
});
let url = "";
let unit: UnitId;
let lan: PersonId;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  url = `smtp://127.0.0.1:${address.port}`;
  await database.write(async (tx) => {
    const row = { code: "a", name: "A", kind: "commune", parent_id: null, valid_from: null, valid_to: null, sort: 1 };
    unit = (await tx.insertInto("unit").values(row).returning("id").executeTakeFirstOrThrow()).id;
    lan = await person("lan", "lan@example.gov.vn");
    await person("khong-thu", null);

    async function person(name: string, email: string | null): Promise<PersonId> {
      const id = await addTestPerson(tx, name, [{ role: "reporter", unitId: unit }]);
      await tx.updateTable("person").set({ email }).where("id", "=", id).execute();
      return id;
    }
  });
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

beforeEach(async () => {
  taken.length = 0;
  refusing = 0;
  await database.write(async (tx) => {
    await tx.deleteFrom("notice").execute();
    await tx.deleteFrom("mail").execute();
    await tx.deleteFrom("mail_choice").execute();
  });
});

async function told(count: number, time = at("05:00")): Promise<void> {
  await database.write(async (tx) => {
    for (let index = 0; index < count; index++) {
      const notice = {
        kind: "returned" as const,
        about: "1 1 2024-Q3",
        details: { what, unit: "xã Tân Hào", why: "Đối chiếu số hộ." },
        address: "/app/bao-cao/a/quy/2024-Q3",
        at: time,
      };
      const to = { roles: ["reporter"] as const, unit, isOutermost: false, today: "2024-09-23" as IsoDate };
      await notify(tx, [{ notice, to }]);
    }
  });
}

const round = (now: Date) =>
  mailDue({ database, clock: stoppedClock(now), server: { url, from: "Quyết <quyet@example.gov.vn>" }, origin });
const outbox = () => database.read((tx) => tx.selectFrom("mail").selectAll().orderBy("id").execute());

/** The text of a message, its base64 or quoted-printable body read. */
function textOf(message: string): string {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString();
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

test("one message a day tells all that is unread, to those who have an address", async () => {
  await told(3);
  expect(await round(at("07:00"))).toBe(1);
  expect(taken).toHaveLength(1);
  const text = textOf(taken[0] ?? "");
  expect(text.match(/bị trả lại/g)).toHaveLength(3);
  expect(text).toContain("Lý do: Đối chiếu số hộ.");
  expect(text).toContain(`${origin}/app/bao-cao/a/quy/2024-Q3`);
  expect(taken[0]).toContain("To: lan@example.gov.vn");
  await told(1, at("09:00"));
  expect(await round(at("10:00"))).toBe(0);
  expect(await round(at("07:00", "2024-09-24"))).toBe(1);
  expect(textOf(taken[1] ?? "").match(/bị trả lại/g)).toHaveLength(1);
});

test("nothing is mailed before the time, in quiet hours, on days off, or to whoever does not want it", async () => {
  await told(1);
  expect(await round(at("06:59"))).toBe(0);
  expect(await round(at("22:00"))).toBe(0);
  expect(await round(at("09:00", "2024-09-22"))).toBe(0);
  await database.write((tx) => chooseMail(tx, lan, false));
  expect(await round(at("09:00"))).toBe(0);
  expect(taken).toEqual([]);
  await database.write((tx) => chooseMail(tx, lan, true));
  expect(await round(at("09:00"))).toBe(1);
});

test("a message that the server refused is kept with the reason and tried again later, once", async () => {
  await told(1);
  refusing = 1;
  expect(await round(at("07:00"))).toBe(0);
  const [waiting] = await outbox();
  expect(waiting).toMatchObject({ tries: 1, sent_at: null, next_try_at: at("07:01") });
  expect(waiting?.failure).toContain("mailbox full");
  expect(await round(at("07:00"))).toBe(0);
  expect(await round(at("07:02"))).toBe(1);
  expect(await round(at("07:30"))).toBe(0);
  expect(taken).toHaveLength(1);
});

test("F6 a message whose next try was set before the clock was set back by days goes out now, and once", async () => {
  await told(1);
  refusing = 1;
  expect(await round(at("07:00"))).toBe(0);
  const later = new Date(at("07:00").getTime() + 3 * 24 * 3_600_000);
  await database.pool.query("UPDATE mail SET next_try_at = $1", [later]);
  expect(await round(at("07:10"))).toBe(1);
  expect(await round(at("07:20"))).toBe(0);
  expect(await round(later)).toBe(0);
  expect(taken).toHaveLength(1);
});

test("a server that is away loses nothing", async () => {
  await told(1);
  const away = {
    database,
    clock: stoppedClock(at("07:00")),
    server: { url: "smtp://127.0.0.1:1", from: "a@b.vn" },
    origin,
  };
  expect(await mailDue(away)).toBe(0);
  expect(await round(at("08:00"))).toBe(1);
  expect(taken).toHaveLength(1);
});

test("a program that dies between writing and sending finds the message again, and two rounds at once write it once", async () => {
  await told(2);
  await database.write((tx) => writeDigests(tx, origin, at("07:00")));
  await expect(database.write((tx) => writeDigests(tx, origin, at("07:00")))).resolves.toBe(0);
  expect(await outbox()).toHaveLength(1);
  const server = { url, from: "Quyết <quyet@example.gov.vn>" };
  expect(await sendWaiting({ database, clock: stoppedClock(at("07:05")), server, origin })).toBe(1);
  expect(await sendWaiting({ database, clock: stoppedClock(at("07:05")), server, origin })).toBe(0);
  expect(taken).toHaveLength(1);
  expect(taken[0]).toMatch(/Message-ID: <quyet-\d+-2024-09-23@example\.gov\.vn>/i);
});

test("whether mail goes out is known without sending any: what waits, and why a server does not take it", async () => {
  await told(1);
  await database.write((tx) => writeDigests(tx, origin, at("07:00")));
  const from = "a@b.vn";
  expect(await mailState(database, { url, from }, at("07:05"))).toEqual({ waiting: 1, lost: 0 });
  expect(await mailState(database, { url: "smtp://127.0.0.1:1", from }, at("07:05"))).toEqual({
    refusal: "ECONNREFUSED",
    waiting: 1,
    lost: 0,
  });
  await database.write((tx) => tx.updateTable("mail").set({ tries: 12 }).execute());
  expect(await mailState(database, { url, from }, at("07:05"))).toMatchObject({ waiting: 0, lost: 1 });
  expect(await mailState(database, { url, from }, at("07:05", "2024-10-23"))).toMatchObject({ waiting: 0, lost: 0 });
  expect(taken).toEqual([]);
});

test("S14 a password for the mail server goes to another machine under TLS alone", async () => {
  const given: string[] = [];
  const hiding = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ password }, _session, answer) {
      given.push(password ?? "");
      answer(null, { user: "a" });
    },
  });
  await new Promise<void>((resolve) => {
    hiding.listen(0, "0.0.0.0", resolve);
  });
  const address = hiding.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const looked = (host: string) =>
    mailState(database, { url: `smtp://a:matkhau@${host}:${address.port}`, from: "a@b.vn" }, new Date());
  // This machine by a name that is not one of its own.
  expect((await looked("0.0.0.0")).refusal).toBe("ETLS");
  expect(given).toEqual([]);
  expect((await looked("127.0.0.1")).refusal).toBeUndefined();
  expect(given).toEqual(["matkhau"]);
  await new Promise<void>((resolve) => hiding.close(() => resolve()));
});

test("S14 a mail server with a certificate of its own gets no mail, and why is known", async () => {
  const own = new SMTPServer({ secure: true, authOptional: true, logger: false });
  own.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    own.listen(0, "127.0.0.1", resolve);
  });
  const address = own.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { refusal = "" } = await mailState(
    database,
    { url: `smtps://127.0.0.1:${address.port}`, from: "a@b.vn" },
    new Date(),
  );
  expect(refusal).toMatch(/CERT/);
  await new Promise<void>((resolve) => own.close(() => resolve()));
});
