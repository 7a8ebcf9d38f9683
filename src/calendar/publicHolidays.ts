/** Which days Viet Nam works: weekends, public holidays, the days given for those that fall on a weekend, and swapped days. */
import { LunarDate } from "@nghiavuive/lunar_date_vi";
import type { IsoDate } from "../database/ids.ts";
import { type AnnouncedPlan, announcedPlans } from "./announcedHolidays.ts";
import { addDays, isWeekday } from "./day.ts";

/** From the Labour Code's art. 112 on, the National Day is two days. */
const TWO_NATIONAL_DAYS_SINCE = 2021;
const DAYS_OF_TET = 5;
/** Resolution 28/2026/QH16, in force on 1 July 2026; on a weekend it is not made good. */
const CULTURE_DAY = { since: 2026, day: "11-24" };
/** The lunar calendar of the library ends there. */
const LAST_LUNAR_YEAR = 2199;

/** What an installation has set itself: days free or worked, each of which goes before what is known here, and years announced. */
export type DaysSet = {
  readonly isWorked: ReadonlyMap<IsoDate, boolean>;
  readonly announced: ReadonlySet<number>;
};

export const noDaysSet: DaysSet = { isWorked: new Map(), announced: new Set() };

/** Monday to Friday without public holidays and what was given or swapped for them, unless it was set otherwise. */
export function isWorkingDay(day: IsoDate, set = noDaysSet): boolean {
  const own = set.isWorked.get(day);
  if (own !== undefined) return own;
  const year = yearOf(Number(day.slice(0, 4)));
  if (year.worked.has(day)) return true;
  return isWeekday(day) && !year.free.has(day);
}

/** The day itself if it is worked, else the next one that is. */
export function workingDayFrom(day: IsoDate, set = noDaysSet): IsoDate {
  let found = day;
  while (!isWorkingDay(found, set)) found = addDays(found, 1);
  return found;
}

/** The working day so many working days after a day. */
export function addWorkingDays(day: IsoDate, count: number, set = noDaysSet): IsoDate {
  let found = day;
  for (let added = 0; added < count; added++) found = workingDayFrom(addDays(found, 1), set);
  return found;
}

/** How many working days come after `from`, up to and with `to`. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, set = noDaysSet): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, set)) count += 1;
  return count;
}

/** The public holidays of a year by name, in order, without the days given for those on a weekend. */
export function publicHolidays(year: number): { day: IsoDate; name: Holiday }[] {
  const at = (rest: string) => `${year}-${rest}` as IsoDate;
  const announced = planOf(year);
  const tet = lunarDay(year, 1, 1);
  const tetDays = Array.from({ length: DAYS_OF_TET }, (_, index) => addDays(tet, index - announced.beforeTet));
  const found: { day: IsoDate; name: Holiday }[] = [
    { day: at("01-01"), name: "new_year" },
    ...tetDays.map((day) => ({ day, name: "tet" as const })),
    { day: lunarDay(year, 3, 10), name: "hung_kings" },
    { day: at("04-30"), name: "liberation_day" },
    { day: at("05-01"), name: "labour_day" },
    { day: at("09-02"), name: "national_day" },
  ];
  if (announced.besideNationalDay !== undefined) {
    found.push({ day: at(announced.besideNationalDay), name: "national_day" });
  }
  if (year >= CULTURE_DAY.since) found.push({ day: at(CULTURE_DAY.day), name: "culture_day" });
  return found.sort((one, other) => one.day.localeCompare(other.day));
}

export type Holiday =
  | "new_year"
  | "tet"
  | "hung_kings"
  | "liberation_day"
  | "labour_day"
  | "national_day"
  | "culture_day";

/** Whether the days off of the year in which a day lies were announced; else they are laid as they usually were. */
export function isAnnounced(day: IsoDate, set = noDaysSet): boolean {
  const of = Number(day.slice(0, 4));
  return set.announced.has(of) || announcedPlans.some(({ year }) => year === of);
}

type Year = { readonly free: ReadonlySet<IsoDate>; readonly worked: ReadonlySet<IsoDate> };

const years = new Map<number, Year>();

function yearOf(year: number): Year {
  const known = years.get(year) ?? readYear(year);
  years.set(year, known);
  return known;
}

/** Art. 111: a holiday on a weekend is made good by the next day that is worked. */
function readYear(year: number): Year {
  const { swaps } = planOf(year);
  const holidays = publicHolidays(year);
  const free = new Set<IsoDate>(holidays.map(({ day }) => day));
  const onWeekends = holidays
    .filter(({ day, name }) => !isWeekday(day) && name !== "culture_day")
    .map(({ day }) => day);
  for (const holiday of onWeekends) {
    let given = addDays(holiday, 1);
    while (free.has(given) || !isWeekday(given)) given = addDays(given, 1);
    free.add(given);
  }
  for (const { off } of swaps) free.add(off);
  return { free, worked: new Set(swaps.map(({ worked }) => worked)) };
}

function planOf(year: number): AnnouncedPlan {
  return announcedPlans.find((each) => each.year === year) ?? usualPlan(year);
}

/**
 * As it was announced in every year so far: Tết fills one week where its first day is a Tuesday, else two of its days come
 * before; the National Day takes the neighbour that makes the longer rest.
 */
function usualPlan(year: number): AnnouncedPlan {
  const nationalWeekday = weekdayOf(`${year}-09-02` as IsoDate);
  const neighbour = nationalWeekday === 1 || nationalWeekday === 4 || nationalWeekday === 0 ? "09-03" : "09-01";
  return {
    year,
    beforeTet: weekdayOf(lunarDay(year, 1, 1)) === 2 ? 1 : 2,
    besideNationalDay: year < TWO_NATIONAL_DAYS_SINCE ? undefined : neighbour,
    swaps: [],
  };
}

function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** A day of Viet Nam's lunar calendar (UTC+7, which now and then differs from China's) in ours. */
function lunarDay(year: number, month: number, day: number): IsoDate {
  const lunar = new LunarDate({ year: Math.min(year, LAST_LUNAR_YEAR), month, day });
  lunar.init();
  const solar = lunar.toSolarDate().get();
  return [String(solar.year), String(solar.month).padStart(2, "0"), String(solar.day).padStart(2, "0")].join(
    "-",
  ) as IsoDate;
}
