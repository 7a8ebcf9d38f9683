/** By when something is to be done, as resolutions say it: "trước ngày 30/9", "trong quý II", "xong trong 06 tháng đầu năm". */
import { addDays, parseDay } from "../calendar/day.ts";
import { firstDay, lastDay, lastMonth, type Period } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { periodIn } from "./period.ts";
import { unaccented } from "./spelling.ts";

export type Due = {
  day: IsoDate;
  start: number;
  end: number;
  /** What is said leaves open which day is meant: the beginning of a quarter, a quarter of a term without its year. */
  isOpen: boolean;
};

const days = [
  /(?:ngay )?(?<![\d/.,-])(?<day>\d{1,2})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/,
  /(?:ngay|truoc|cham nhat|cham nhat la|den|het|vao|han|dip) (?<day>\d{1,2})[/-](?<month>\d{1,2})(?![\d/-]|[.,]\d| ?%)/,
  /ngay (?<day>\d{1,2}) thang (?<month>\d{1,2})(?: nam (?<year>\d{4}))?(?!\d)/,
];
/** "Từ 01/7 đến 31/7/2026": where it begins. */
const since =
  /(?:tu )?(?:ngay )?(?<![\d/.,-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?= ?(?:den|-|–) ?(?:het )?(?:ngay )?\d{1,2}[/.-]\d{1,2}(?![\d.,%]))/;
/** "Tháng 5 - 6": the last is by when. */
const months =
  /thang (?:1[0-2]|0?[1-9]) ?(?:-|–|den) ?(?<month>1[0-2]|0?[1-9])(?:(?: nam |[/-])(?<year>20\d{2}))?(?![\d.,/%]| ?%)/;
/** "9/2026", "09-2026": a month of a year. */
const monthOfYear = /(?:thang )?(?<![\d/.,-])(?<month>1[0-2]|0?[1-9]) ?[/-] ?(?<year>20\d{2})(?![\d/])/;
const wholeYear = /(?<!\p{L})(?<of>(?:het|trong|cuoi|den|vao|truoc)(?: cuoi| het)? )?nam (?<year>20\d{2})(?!\d)/u;
const endOfYear = /(?<!\p{L}|thang )cuoi nam(?! 20\d{2})(?!\p{L})/u;
/** "Từ tháng 3 đến tháng 6": the last is by when. */
const until = /(?<!\p{L})(?:den|-|–) ?(?=(?:het |cuoi )?(?:thang|quy|qui|t|q))/gu;

/**
 * The day by which a text wants something done, and where it says so: a day, or the last one of a month, quarter, half or
 * year. "Trước tháng 10" is the last of September, "trước ngày 30/9" the day itself. The year is that of `within` where it is
 * not said.
 */
export function dueIn(text: string, within: Period): Due | undefined {
  const year = Math.floor(lastMonth(within) / 12);
  const bare = unaccented(text);
  const begun = since.exec(bare);
  const rest = begun ? bare.replace(begun[0], (first) => " ".repeat(first.length)) : bare;
  for (const shape of days) {
    const match = shape.exec(rest);
    if (!match?.groups) continue;
    const day = dayOf({ ...match.groups, year: match.groups.year ?? String(year) });
    const isOpen = within.kind === "term" && match.groups.year === undefined;
    return day && { day, start: begun?.index ?? match.index, end: match.index + match[0].length, isOpen };
  }
  return (
    dueOfMonths(bare, within, year) ??
    dueOfPeriod(text, bare, within, year) ??
    dueOfMonth(bare) ??
    dueOfYear(bare, within)
  );
}

function dueOfMonths(bare: string, within: Period, year: number): Due | undefined {
  const match = months.exec(bare);
  if (!match?.groups) return undefined;
  const { month, year: said } = match.groups;
  const day = lastDay({ kind: "month", year: Number(said ?? year), month: Number(month) });
  const isOpen = within.kind === "term" && said === undefined;
  return { day, start: match.index, end: match.index + match[0].length, isOpen };
}

function dueOfPeriod(text: string, bare: string, within: Period, year: number): Due | undefined {
  const skipped = [...bare.matchAll(until)].at(-1);
  const from = skipped ? skipped.index + skipped[0].length : 0;
  const first = periodIn(text, year);
  const last = from > 0 ? periodIn(text.slice(from), year) : undefined;
  const named = last ? { ...last, start: last.start + from, end: last.end + from } : first;
  // "Quý II - 1.234,5": the number behind belongs to no period.
  if (!named || /^[.,]\d/.test(bare.slice(named.end))) return undefined;
  const isYearSaid = periodIn(text.slice(from), year - 1)?.period.year === named.period.year;
  const before = bare.slice(0, named.start);
  const isOpen = (within.kind === "term" && !isYearSaid) || /(?<!\p{L})(?:dau|giua) $/u.test(before);
  const isBefore = /truoc $/.test(before);
  const day = isBefore ? addDays(firstDay(named.period), -1) : lastDay(named.period);
  const start = first && first.start < named.start ? first.start : named.start;
  return { day, start: isBefore ? named.start - "truoc ".length : start, end: named.end, isOpen };
}

function dueOfMonth(bare: string): Due | undefined {
  const match = monthOfYear.exec(bare);
  if (!match?.groups) return undefined;
  const month = { kind: "month", year: Number(match.groups.year), month: Number(match.groups.month) } as const;
  const isBefore = /truoc $/.test(bare.slice(0, match.index));
  const day = isBefore ? addDays(firstDay(month), -1) : lastDay(month);
  return {
    day,
    start: isBefore ? match.index - "truoc ".length : match.index,
    end: match.index + match[0].length,
    isOpen: false,
  };
}

/** The year itself, where it is more than the one against which something is set. */
function dueOfYear(bare: string, within: Period): Due | undefined {
  const match = wholeYear.exec(bare);
  if (match?.groups) {
    const year = { kind: "year", year: Number(match.groups.year) } as const;
    const isBefore = match.groups.of?.startsWith("truoc") ?? false;
    const day = isBefore ? addDays(firstDay(year), -1) : lastDay(year);
    const isOpen = /(?<!thang )(?:dau|giua) $/u.test(bare.slice(0, match.index));
    return { day, start: match.index, end: match.index + match[0].length, isOpen };
  }
  const end = endOfYear.exec(bare);
  return end ? { day: lastDay(within), start: end.index, end: end.index + end[0].length, isOpen: false } : undefined;
}

/** Whether a day lies outside of the target's period, or it is left open which one is meant. */
export function isOutside({ day, isOpen }: Due, { within }: { within: Period }): boolean {
  return isOpen || day > lastDay(within) || day < firstDay(within);
}

/** The day that a text is, and nothing else: "30/6", "30/6/2026", "9/2026". */
export function dueAlone(text: string, within: Period): IsoDate | undefined {
  const alone = text.trim();
  for (const before of ["", "ngày "]) {
    const due = dueIn(`${before}${alone}`, within);
    if (due && due.start === 0 && due.end === before.length + alone.length && !isOutside(due, { within }))
      return due.day;
  }
  return undefined;
}

function dayOf({ day = "", month = "", year = "" }: Readonly<Record<string, string>>): IsoDate | undefined {
  return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
