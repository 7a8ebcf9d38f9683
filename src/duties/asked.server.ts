/** From which period on this installation asks for what is due: as its rules say, else from the day on which it began. */
import { vietnamDay } from "../calendar/clock.ts";
import { firstDay, type Period, periodAt, periodOf, previous } from "../calendar/period.ts";
import { isSnapshot, type ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting } from "../database/setting.server.ts";
import type { Span } from "./asked.ts";
import { readDueDays } from "./due.server.ts";
import { noticeRules } from "./notices/rules.server.ts";

export async function readSpan(tx: ReadTransaction, on: IsoDate, until = on): Promise<Span> {
  const { firstAsked } = await readSetting(tx, noticeRules);
  const first = firstAsked === "" ? await firstSinceBeginning(tx) : periodOf(firstAsked);
  return { on, until, from: first && firstDay(first) };
}

/**
 * The quarter in which the first definitions or people came in, or the one before while its reports were not late yet.
 * Nobody is late with what was due before there was anything here; an office that wants it all the same says so in the rules.
 */
export async function firstSinceBeginning(tx: ReadTransaction): Promise<Period | undefined> {
  const day = await firstDayHere(tx);
  if (day === undefined) return undefined;
  const running = periodAt("quarter", day);
  const due = (await readDueDays(tx))(previous(running), "");
  return due !== undefined && day <= due ? previous(running) : running;
}

const ofSnapshot = new WeakMap<object, Promise<IsoDate | undefined>>();

/** Asked once for a snapshot: each kind of duty asks for it. */
function firstDayHere(tx: ReadTransaction): Promise<IsoDate | undefined> {
  const known = ofSnapshot.get(tx);
  if (known !== undefined) return known;
  const asked = freshFirstDay(tx);
  if (isSnapshot(tx)) ofSnapshot.set(tx, asked);
  return asked;
}

async function freshFirstDay(tx: ReadTransaction): Promise<IsoDate | undefined> {
  const change = await tx.selectFrom("change_log").select("at").orderBy("id").limit(1).executeTakeFirst();
  return change && vietnamDay(change.at);
}
