/** A person's deadlines as a calendar: what they do, sign or accept, as long as the office does not have it. */

import ical from "ical-generator";
import { calendarOwner } from "../access/calendarLink.server.ts";
import { accessTree } from "../access/guard.server.ts";
import { readPerson } from "../access/person.server.ts";
import { type Clock, today } from "../calendar/clock.ts";
import { addDays } from "../calendar/day.ts";
import { lastDay, next, periodAt } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { say } from "../prose/text.ts";
import { isMissing } from "./duty.ts";
import { noticeTexts } from "./notices/texts.ts";
import { type DutySource, readDuties, whoseOf } from "./source.server.ts";

/** The calendar behind a secret address, to the end of the next quarter; nothing where it opens none. */
export async function calendarFeed(
  tx: ReadTransaction,
  token: string,
  { clock, origin, sources }: { clock: Clock; origin: string; sources: readonly DutySource[] },
): Promise<string | undefined> {
  const owner = await calendarOwner(tx, token);
  const day = today(clock);
  const person = owner && (await readPerson(tx, owner, day));
  if (!person) return undefined;
  const calendar = ical({
    name: say(noticeTexts.calendar_name, person.language),
    prodId: "//Quyet//Quyet//VI",
    ttl: 6 * 3600,
  });
  const until = lastDay(next(periodAt("quarter", day)));
  const whose = whoseOf(person, ["reporter", "approver", "office"], await accessTree(tx));
  for (const duty of await readDuties(tx, sources, whose, day, until)) {
    const { about, what, unit, due, address } = duty;
    if (due === undefined || !isMissing(duty)) continue;
    calendar.createEvent({
      id: `${about.replaceAll(" ", "-")}@${new URL(origin).hostname}`,
      start: noon(due),
      // The first day after it (RFC 5545, 3.6.1).
      end: noon(addDays(due, 1)),
      allDay: true,
      stamp: clock.now(),
      summary: say(noticeTexts.calendar_event, person.language, {
        what: what[person.language],
        unit: unit[person.language],
      }),
      url: `${origin}${address}`,
    });
  }
  return calendar.toString();
}

/** A day of the calendar as a date that is the same day in every zone near ours. */
function noon(day: IsoDate): Date {
  return new Date(`${day}T12:00:00Z`);
}
