/**
 * The day's mail. What it tells is written into `mail` in one transaction with the notices that it tells, so that a notice
 * is in exactly one message or still waits for one; sending comes afterwards and is tried until it succeeds. A server that
 * took a message and died before it was noted here gets it again under the same Message-ID, by which mail servers know it.
 */

import { sql } from "kysely";
import { createTransport } from "nodemailer";
import type { Clock } from "../../calendar/clock.ts";
import { vietnamDay } from "../../calendar/clock.ts";
import type { Database, ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { PersonId } from "../../database/ids.ts";
import { readSetting } from "../../database/setting.server.ts";
import type { Language } from "../../prose/text.ts";
import type { MailServer } from "../../server/configuration.server.ts";
import { log } from "../../server/log.server.ts";
import { isLoopback } from "../../server/loopback.ts";
import { readDaysSet } from "../daysOff.server.ts";
import { digestOf } from "./digest.ts";
import { NoticeDetails, noticeKind } from "./notice.ts";
import { noticeRules } from "./rules.server.ts";
import { isMailTime } from "./rules.ts";

const MINUTE = 60_000;
/** After so many failed tries a message is given up; it stays in the table with the reason. */
const MOST_TRIES = 12;
const LONGEST_WAIT = 6 * 60 * MINUTE;

export type Mailing = {
  readonly database: Database;
  readonly clock: Clock;
  readonly server: MailServer;
  readonly origin: string;
};

/** Writes the day's messages where it is time and sends what waits; answers how many went out. */
export async function mailDue(mailing: Mailing): Promise<number> {
  const { database, clock, origin } = mailing;
  const now = clock.now();
  const isTime = await database.read(async (tx) =>
    isMailTime(await readSetting(tx, noticeRules), now, await readDaysSet(tx)),
  );
  if (!isTime) return 0;
  await database.write((tx) => writeDigests(tx, origin, now));
  return sendWaiting(mailing);
}

/** One message a person a day, of what is unread and was not mailed yet. */
export async function writeDigests(tx: WriteTransaction, origin: string, now: Date): Promise<number> {
  const day = vietnamDay(now);
  const { rows } = await sql<{
    person: PersonId;
    name: string;
    address: string;
    language: Language;
    notices: { id: number; kind: string; details: unknown; address: string }[];
  }>`
    SELECT person.id AS person, person.name, person.email AS address, person.language,
           jsonb_agg(jsonb_build_object(
             'id', notice.id, 'kind', notice.kind, 'details', notice.details, 'address', notice.address
           ) ORDER BY notice.id) AS notices
    FROM notice
    JOIN person ON person.id = notice.person_id
    LEFT JOIN mail_choice ON mail_choice.person_id = person.id
    WHERE notice.read_at IS NULL
      AND notice.mail_id IS NULL
      AND notice.at <= ${now}::timestamptz
      AND person.email LIKE '%@%'
      AND (person.closed_on IS NULL OR person.closed_on > ${day})
      AND coalesce(mail_choice.wanted, true)
      AND NOT EXISTS (SELECT FROM mail WHERE mail.person_id = person.id AND mail.day = ${day})
    GROUP BY person.id`.execute(tx);
  for (const row of rows) {
    const notices = row.notices.map(({ kind, details, address }) => ({
      kind: noticeKind.parse(kind),
      details: NoticeDetails.parse(details),
      address: origin + address,
    }));
    const { subject, body } = digestOf({ name: row.name, origin, notices }, row.language);
    const { id } = await tx
      .insertInto("mail")
      .values({ person_id: row.person, address: row.address, day, subject, body, made_at: now, next_try_at: now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .updateTable("notice")
      .set({ mail_id: id })
      .where(
        "id",
        "in",
        row.notices.map((notice) => notice.id),
      )
      .execute();
  }
  return rows.length;
}

/** Sends each message that waits, one after another; a failure is noted with the message, logged, and tried again later. */
export async function sendWaiting({ database, clock, server }: Mailing): Promise<number> {
  const transport = transportOf(server, 20_000);
  let sent = 0;
  try {
    for (const mail of await database.read((tx) => waiting(tx, clock.now()))) {
      try {
        await transport.sendMail({
          from: server.from,
          to: mail.address,
          subject: mail.subject,
          text: mail.body,
          messageId: `<quyet-${mail.id}-${mail.day}@${hostOf(server.from)}>`,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        await database.write((tx) =>
          tx.updateTable("mail").set({ sent_at: clock.now(), failure: null }).where("id", "=", mail.id).execute(),
        );
        sent += 1;
      } catch (error) {
        await noteFailure(database, mail, clock.now(), error);
      }
    }
  } finally {
    transport.close();
  }
  return sent;
}

/** A password goes to another machine under TLS alone: a server between that hides STARTTLS gets neither it nor the mail. */
function transportOf({ url }: MailServer, patience: number) {
  const { password, hostname } = new URL(url);
  return createTransport({
    url,
    requireTLS: password !== "" && !isLoopback(hostname),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience + 10_000,
  });
}

/** Whether the server would take mail now (it is greeted and signed in to, nothing is sent), and what waits or was lost. */
export async function mailState(
  database: Database,
  server: MailServer,
  now: Date,
): Promise<{ refusal?: string; waiting: number; lost: number }> {
  const transport = transportOf(server, 5_000);
  // Its own words may hold an address or an account: the code is enough to act on.
  const refusal = await transport
    .verify()
    .then(() => undefined, codeOf)
    .finally(() => transport.close());
  const lastWeek = new Date(now.getTime() - 7 * 24 * 60 * MINUTE);
  const { waiting, lost } = await database.read((tx) =>
    tx
      .selectFrom("mail")
      .select(({ fn }) => [
        fn.countAll<number>().filterWhere("tries", "<", MOST_TRIES).as("waiting"),
        fn.countAll<number>().filterWhere("tries", ">=", MOST_TRIES).filterWhere("made_at", ">", lastWeek).as("lost"),
      ])
      .where("sent_at", "is", null)
      .executeTakeFirstOrThrow(),
  );
  return { refusal, waiting, lost };
}

/** The library calls every broken connection ESOCKET, and keeps beside it why it broke. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("originalCode" in error) return String(error.originalCode);
  return "code" in error ? String(error.code) : "unknown";
}

type WaitingMail = Awaited<ReturnType<typeof waiting>>[number];

function waiting(tx: ReadTransaction, now: Date) {
  return (
    tx
      .selectFrom("mail")
      .select(["id", "address", "day", "subject", "body", "tries"])
      .where("sent_at", "is", null)
      .where("tries", "<", MOST_TRIES)
      // A try that lies farther ahead than any wait was set before the clock was set back.
      .where((on) =>
        on.or([on("next_try_at", "<=", now), on("next_try_at", ">", new Date(now.getTime() + LONGEST_WAIT))]),
      )
      .orderBy("id")
      .limit(500)
      .execute()
  );
}

/** The wait doubles from a minute to six hours. */
async function noteFailure(database: Database, mail: WaitingMail, now: Date, error: unknown): Promise<void> {
  // What the server said may name the person: it stays with the message, and the log gets its code.
  log.warn("mail_failed", { mail: mail.id, tries: mail.tries + 1, code: codeOf(error) });
  const wait = Math.min(LONGEST_WAIT, MINUTE * 2 ** mail.tries);
  await database.write((tx) =>
    tx
      .updateTable("mail")
      .set({
        tries: mail.tries + 1,
        next_try_at: new Date(now.getTime() + wait),
        failure: error instanceof Error ? error.message.slice(0, 500) : "",
      })
      .where("id", "=", mail.id)
      .execute(),
  );
}

function hostOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? "quyet.invalid";
}
