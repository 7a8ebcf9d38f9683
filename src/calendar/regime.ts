/** Reporting regimes: which days a period covers, and by which day each level's report is due. */
import type { IsoDate } from "../database/ids.ts";
import { addDays, dayOfMonth } from "./day.ts";
import type { Frequency, Period } from "./period.ts";
import { firstMonth, lastMonth } from "./period.ts";
import { addWorkingDays, type DaysSet, workingDayFrom } from "./publicHolidays.ts";

/** One rule of a regime, as a row of `regimes.csv`. */
export type RegimeRule = {
  code: string;
  name: string;
  frequency: Frequency;
  /** The last day counted, of the period's last month; absent: the month's end. */
  cutOff?: number;
  /** Days after the cut-off until the report is due. */
  dueDays: number;
  /** The kind of unit that it binds; empty: every other. */
  level: string;
};

/** The days that a period covers, both included. */
export type Window = { from: IsoDate; to: IsoDate };

/** The rule of a regime for a frequency and a kind of unit: the kind's own, else the one for every kind. */
export function ruleFor(
  rules: readonly RegimeRule[],
  code: string,
  frequency: Frequency,
  level: string,
): RegimeRule | undefined {
  const ofFrequency = rules.filter((rule) => rule.code === code && rule.frequency === frequency);
  return ofFrequency.find((rule) => rule.level === level) ?? ofFrequency.find((rule) => rule.level === "");
}

/** The days counted: with a cut-off on the 14th, the first quarter runs from 15 December to 14 March. */
export function windowOf(rule: RegimeRule, period: Period): Window {
  return { from: addDays(cutOffDay(rule, firstMonth(period) - 1), 1), to: cutOffDay(rule, lastMonth(period)) };
}

/**
 * The day by whose end the report is due. At least one working day lies between the cut-off and it (Decree 09/2019/NĐ-CP,
 * art. 12), and one that falls on a day off moves to the next working day (Civil Code 91/2015/QH13, art. 148).
 */
export function dueDay(rule: RegimeRule, period: Period, set?: DaysSet): IsoDate {
  const cutOff = cutOffDay(rule, lastMonth(period));
  const wanted = workingDayFrom(addDays(cutOff, rule.dueDays), set);
  const earliest = addWorkingDays(cutOff, 2, set);
  return wanted > earliest ? wanted : earliest;
}

function cutOffDay(rule: RegimeRule, month: number): IsoDate {
  return dayOfMonth(Math.floor(month / 12), (month % 12) + 1, rule.cutOff ?? 31);
}
