/** Tells what is due and sends the day's mail in the background, while the program serves. */
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { tellWhatIsDue } from "../duties/dueNotices.server.ts";
import { mailDue } from "../duties/notices/mail.server.ts";
import type { MailServer } from "../server/configuration.server.ts";
import { log } from "../server/log.server.ts";
import { reportDuties } from "./duties.server.ts";

const lock = 190302024108;
const restBetweenRounds = 60_000;

export type Telling = {
  readonly database: Database;
  readonly clock: Clock;
  /** Undefined: nothing is mailed. */
  readonly mail: MailServer | undefined;
  readonly origin: string;
};

/** Goes round once a minute until the signal is aborted; a failure is logged, and the next round tries again. */
export async function keepTold(telling: Telling, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    try {
      await tellOnce(telling);
    } catch (error) {
      log.warn("telling_failed", { error });
    }
    await pause(restBetweenRounds, undefined, { signal: until, ref: false }).catch(() => undefined);
  }
}

/** One round; where another program on the same database is at it, nothing. */
export async function tellOnce({ database, clock, mail, origin }: Telling): Promise<{ told: number; sent: number }> {
  return database.connection(async (client) => {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [lock]);
    if (rows[0]?.mine !== true) return { told: 0, sent: 0 };
    try {
      const told = await tellWhatIsDue(database, clock, [reportDuties]);
      const sent = mail === undefined ? 0 : await mailDue({ database, clock, server: mail, origin });
      return { told, sent };
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [lock]);
    }
  });
}
