/** A person's deadlines as a calendar: the reports that they fill, sign or accept, as long as these have not been sent. */
import ical from "ical-generator";
import { readPerson } from "../access/person.server.ts";
import type { Person } from "../access/person.ts";
import { type Clock, today } from "../calendar/clock.ts";
import { nameOf, next, type Period, periodAt, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { readDueDays } from "../duties/due.server.ts";
import { noticeTexts } from "../duties/notices/texts.ts";
import { calendarOwner } from "../duties/notices/ways.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { isSent } from "../ledger/report.ts";
import { say } from "../prose/text.ts";
import { placesToAccept, placesToFill, readList } from "./list.server.ts";
import { addressOf } from "./told.server.ts";

/** The calendar behind a secret address; nothing where it opens none. */
export async function deadlinesOf(
  tx: ReadTransaction,
  token: string,
  { clock, origin }: { clock: Clock; origin: string },
): Promise<string | undefined> {
  const owner = await calendarOwner(tx, token);
  const day = today(clock);
  const person = owner && (await readPerson(tx, owner, day));
  if (!person) return undefined;
  const definitions = await readDefinitions(tx);
  const dueDays = await readDueDays(tx);
  const calendar = ical({
    name: say(noticeTexts.calendar_name, person.language),
    prodId: "//Quyet//Quyet//VI",
    ttl: 6 * 3600,
  });
  for (const { place, report } of await readList(tx, placesOf(person, definitions, day))) {
    const due = dueDays(place.period, place.unit.kind);
    if (due === undefined || isSent(report.state)) continue;
    calendar.createEvent({
      id: `${place.unit.code}-${place.form.code}-${place.key.period}@${new URL(origin).hostname}`,
      start: noon(due),
      end: noon(due),
      allDay: true,
      stamp: clock.now(),
      summary: say(noticeTexts.calendar_event, person.language, {
        form: place.form.name,
        period: nameOf(place.period, person.language),
        unit: place.unit.name,
      }),
      url: `${origin}${addressOf(place)}`,
    });
  }
  return calendar.toString();
}

function placesOf(person: Person, definitions: Definitions, day: IsoDate) {
  const running = periodAt("quarter", day);
  const periods: Period[] = [previous(running), running, next(running)];
  const outermost = definitions.tree.units.find((unit) => unit.parent === undefined)?.id;
  const places = person.roles.flatMap(({ role, unitId = outermost }) => {
    if (unitId === undefined) return [];
    return periods.flatMap((period) => placesFor(role, definitions, unitId, period));
  });
  return [
    ...new Map(places.map((place) => [`${place.key.unit} ${place.key.form} ${place.key.period}`, place])).values(),
  ];
}

function placesFor(role: Person["roles"][number]["role"], definitions: Definitions, unit: UnitId, period: Period) {
  switch (role) {
    case "reporter":
    case "approver":
      return placesToFill(definitions, unit, period);
    case "office":
      return placesToAccept(definitions, unit, period);
    case "administrator":
    case "leader":
      return [];
    default:
      return role satisfies never;
  }
}

/** A day of the calendar as a date that is the same day in every zone near ours. */
function noon(day: IsoDate): Date {
  return new Date(`${day}T12:00:00Z`);
}
