/** By when something is to be done, as resolutions say it: "trước ngày 30/9", "trong quý II", "xong trong 06 tháng đầu năm". */
import { addDays, parseDay } from "../calendar/day.ts";
import { firstDay, lastDay, lastMonth, type Period } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { periodIn } from "./period.ts";
import { unaccented } from "./spelling.ts";

export type Due = { day: IsoDate; start: number; end: number };

const days = [
  /(?:ngay )?(?<![\d/.,-])(?<day>\d{1,2})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/,
  /(?:ngay|truoc|cham nhat|den|het) (?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/])/,
  /ngay (?<day>\d{1,2}) thang (?<month>\d{1,2})(?: nam (?<year>\d{4}))?(?!\d)/,
];

/**
 * The day by which a text wants something done, and where it says so: a day, or the last one of a month, quarter or half.
 * "Trước tháng 10" is the last of September, "trước ngày 30/9" the day itself. The year is that of `within` where it is not said.
 */
export function dueIn(text: string, within: Period): Due | undefined {
  const year = Math.floor(lastMonth(within) / 12);
  const bare = unaccented(text);
  for (const shape of days) {
    const match = shape.exec(bare);
    if (!match?.groups) continue;
    const day = dayOf({ ...match.groups, year: match.groups.year ?? String(year) });
    return day && { day, start: match.index, end: match.index + match[0].length };
  }
  const named = periodIn(text, year);
  if (!named) return undefined;
  const isBefore = /truoc $/.test(bare.slice(Math.max(0, named.start - 6), named.start));
  const day = isBefore ? addDays(firstDay(named.period), -1) : lastDay(named.period);
  return { day, start: isBefore ? named.start - "truoc ".length : named.start, end: named.end };
}

/** The day that a text is, and nothing else: "30/6", "30/6/2026". */
export function dueAlone(text: string, within: Period): IsoDate | undefined {
  const due = dueIn(`ngày ${text.trim()}`, within);
  return due && due.end === text.trim().length + "ngày ".length ? due.day : undefined;
}

function dayOf({ day = "", month = "", year = "" }: Readonly<Record<string, string>>): IsoDate | undefined {
  return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
