/** Tells what is due and sends the day's mail, once a minute. */
import type { Clock } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import type { Round } from "../database/rounds.server.ts";
import type { MailServer } from "../server/configuration.server.ts";
import { tellWhatIsDue } from "./dueNotices.server.ts";
import { mailDue } from "./notices/mail.server.ts";
import type { DutySource } from "./source.server.ts";

export type Telling = {
  readonly database: Database;
  readonly clock: Clock;
  /** Undefined: nothing is mailed. */
  readonly mail: MailServer | undefined;
  readonly origin: string;
  readonly sources: readonly DutySource[];
};

export function tellingRound({ database, clock, mail, origin, sources }: Telling): Round {
  return {
    name: "telling",
    rest: () => 60_000,
    lock: 190302024108,
    async work() {
      await tellWhatIsDue(database, clock, sources);
      if (mail !== undefined) await mailDue({ database, clock, server: mail, origin });
    },
  };
}
