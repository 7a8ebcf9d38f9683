/** Periods, working days, deadlines and duties. */
import type { Mutation } from "./mutation.ts";

const period = { file: "src/calendar/period.ts" };
const periodTest = (...names: string[]) => ({ "src/calendar/period.test.ts": names });
const regimeTest = (...names: string[]) => ({ "src/calendar/regime.test.ts": names });
const holidays = { file: "src/calendar/publicHolidays.ts" };
const holidayTest = (...names: string[]) => ({ "src/calendar/publicHolidays.test.ts": names });
const days = (...names: string[]) => ({ "src/reportingDays.test.ts": names });

export const periods: readonly Mutation[] = [
  {
    ...period,
    rule: "a term begins with the year after its congress",
    text: "return (period.year + 1) * 12;",
    replacement: "return period.year * 12;",
    fails: periodTest("a term is its five plan years"),
  },
  {
    ...period,
    rule: "July begins the second half",
    text: "half: monthOfYear < 6 ? 1 : 2",
    replacement: "half: monthOfYear < 7 ? 1 : 2",
    fails: periodTest("a day lies in the period at it"),
  },
  {
    ...period,
    rule: "a figure is judged within its target's period",
    text: "Math.min(lastMonth(within), end)",
    replacement: "end",
    fails: periodTest("quarter within 2024 at 2025-Q2: 2024-Q4"),
  },
  {
    ...period,
    rule: "a period that is not over is not judged",
    text: "Math.min(lastMonth(within), end) - monthsOf[frequency] + 1",
    replacement: "Math.min(lastMonth(within), end)",
    fails: periodTest("quarter within 2024 at 2024-08: 2024-Q2"),
  },
  {
    file: "src/calendar/clock.ts",
    rule: "the day is that of Viet Nam",
    text: "vietnamOffset = 7 * 3_600_000",
    replacement: "vietnamOffset = 0",
    fails: { "src/calendar/clock.test.ts": ["the day is that of Viet Nam"] },
  },
  {
    file: "src/calendar/day.ts",
    rule: "30 February is no day",
    text: "day > daysInMonth(year, month)",
    replacement: "day > 31",
    fails: regimeTest('"2024-02-30" is no day'),
  },
  {
    file: "src/calendar/regime.ts",
    rule: "a period begins the day after the cut-off before it",
    text: "addDays(cutOffDay(rule, firstMonth(period) - 1), 1)",
    replacement: "cutOffDay(rule, firstMonth(period) - 1)",
    fails: regimeTest("2024-03 counts from 2024-02-15 to 2024-03-14"),
  },
  {
    file: "src/calendar/regime.ts",
    rule: "a working day lies between cut-off and deadline",
    text: "addWorkingDays(cutOff, 2, set)",
    replacement: "addWorkingDays(cutOff, 1, set)",
    fails: regimeTest("after a cut-off on a Friday the next Monday is kept free before the deadline"),
  },
  {
    file: "src/calendar/regime.ts",
    rule: "a deadline on a day off moves to the next working day",
    text: "workingDayFrom(addDays(cutOff, rule.dueDays), set)",
    replacement: "addDays(cutOff, rule.dueDays)",
    fails: regimeTest("a deadline on a day off moves to the next working day"),
  },
  {
    file: "src/calendar/regime.ts",
    rule: "each level has its own day",
    text: "ofFrequency.find((rule) => rule.level === level) ??",
    replacement: "",
    fails: regimeTest("each level has its own day, a kind without one that of all others"),
  },
  {
    ...holidays,
    rule: "a swapped Saturday is worked",
    text: "if (year.worked.has(day)) return true;",
    replacement: "",
    fails: holidayTest("2024 as it was announced"),
  },
  {
    ...holidays,
    rule: "a holiday on a weekend is made good by the next day that is worked",
    text: "while (free.has(given) || !isWeekday(given))",
    replacement: "while (!isWeekday(given))",
    fails: holidayTest("2020 as it was announced"),
  },
  {
    ...holidays,
    rule: "Tết fills one week where its first day is a Tuesday",
    text: "=== 2 ? 1 : 2,",
    replacement: "=== 9 ? 1 : 2,",
    fails: holidayTest("where the first day of Tết is a Tuesday, one day before it is free and the week is whole"),
  },
  {
    file: "src/duties/asked.ts",
    rule: "a period is asked for from its first day on",
    text: "firstDay(period) <= until",
    replacement: "firstDay(period) < until",
    fails: { "src/duties/asked.test.ts": ["a month from its first day"] },
  },
  {
    file: "src/duties/asked.ts",
    rule: "what ended before the installation began is not asked for",
    text: "(from === undefined || lastDay(period) >= from)",
    replacement: "true",
    fails: { "src/duties/asked.test.ts": ["nothing that ended before the installation began to ask"] },
  },
  {
    file: "src/duties/duty.ts",
    rule: "on its last day nothing is overdue",
    text: "due < day ?",
    replacement: "due <= day ?",
    fails: { "src/duties/duty.test.ts": ["looked at on 2024-10-07: waiting"] },
  },
  {
    file: "src/duties/duty.ts",
    rule: "on its last day it is done on time",
    text: "handedOverOn <= due ?",
    replacement: "handedOverOn < due ?",
    fails: { "src/duties/duty.test.ts": ["done_on_time"] },
  },
  {
    file: "src/reports/place.ts",
    rule: "a period is reported from its first day on",
    text: "if (firstDay(place.period) > today)",
    replacement: "if (firstDay(place.period) >= today)",
    fails: days("on the first day from midnight, yes"),
  },
  {
    file: "src/reports/place.ts",
    rule: "a period that has not begun is not reported",
    text: "if (firstDay(place.period) > today)",
    replacement: 'if (firstDay(place.period) === "")',
    fails: days("on the evening before, not yet"),
  },
  {
    file: "src/ledger/closed.server.ts",
    rule: "a period that ends on the day through which all is closed is closed",
    text: "lastDay <= through",
    replacement: "lastDay < through",
    fails: {
      "src/closedActs.test.ts": ["the board offers the open quarter's reports for approval, and of the closed one"],
    },
  },
  {
    file: "src/reports/acts.server.ts",
    rule: "what the office enters in a unit's place waits for no signature of the unit",
    text: 'act === "submit" && !standsIn && (',
    replacement: 'act === "submit" && (',
    fails: days("waits for the signature where it sends itself, and does not where the office sends in its place"),
  },
  {
    file: "src/documents/fileRoom.server.ts",
    rule: "a unit's scans have a bound",
    text: "if (used + bytes.length > most)",
    replacement: "if (used + bytes.length < 0)",
    fails: { "src/reportPapers.test.ts": ["a unit's scans have a bound, told before it is reached"] },
  },
  {
    file: "src/resolutions/forecast.server.ts",
    rule: "a forecast learns from the five nearest earlier years",
    text: "MOST_YEARS = 5;",
    replacement: "MOST_YEARS = 6;",
    fails: { "test/earlierYears.test.ts": ["five earlier years, the nearest, and none before them"] },
  },
  {
    file: "src/calendar/publicHolidays.ts",
    rule: "a day that an installation sets goes before what is known",
    text: "if (own !== undefined) return own;",
    replacement: "",
    fails: { "src/calendar/publicHolidays.test.ts": ["a day that an installation sets goes before what is known"] },
  },
  {
    file: "src/duties/due.server.ts",
    rule: "and moves deadlines at once",
    text: "dueDay(rule, period, set);",
    replacement: "dueDay(rule, period);",
    fails: { "src/daysOff.test.ts": ["a swap moves a deadline at once, everywhere"] },
  },
];
