/**
 * What the law leaves open each year and the Government announces: how Tết is laid around its first day, whether 1 or 3
 * September joins the National Day, and which days were swapped to join holidays. One line a year, newest last; a year
 * without a line follows `usualPlan` of publicHolidays.ts until it is announced.
 *
 * Sources: Labour Code 45/2019/QH14, art. 111 and 112 (from 2021; before it 10/2012/QH13, art. 110 and 115, with one day for
 * the National Day); the notices on Tết and National Day that the Ministry of Labour, Invalids and Social Affairs, from 2025
 * the Ministry of Home Affairs, gives each year with the Prime Minister's consent. They bind state offices.
 * Version 2026-1.
 */
import type { IsoDate } from "../database/ids.ts";

/** A working day that was made free, and the day off that was worked instead. */
export type Swap = { readonly off: IsoDate; readonly worked: IsoDate };

export type AnnouncedPlan = {
  readonly year: number;
  /** How many of the five days of Tết lie before its first. */
  readonly beforeTet: 1 | 2;
  /** The day that joins 2 September: undefined where the law of the year gave one day. */
  readonly besideNationalDay: "09-01" | "09-03" | undefined;
  readonly swaps: readonly Swap[];
};

function plan(
  year: number,
  beforeTet: 1 | 2,
  besideNationalDay: AnnouncedPlan["besideNationalDay"],
  ...swaps: [off: string, worked: string][]
): AnnouncedPlan {
  return {
    year,
    beforeTet,
    besideNationalDay,
    swaps: swaps.map(([off, worked]) => ({ off: off as IsoDate, worked: worked as IsoDate })),
  };
}

export const announcedPlans: readonly AnnouncedPlan[] = [
  plan(2020, 2, undefined),
  plan(2021, 2, "09-03"),
  plan(2022, 1, "09-01"),
  plan(2023, 2, "09-01"),
  plan(2024, 2, "09-03", ["2024-04-29", "2024-05-04"]),
  plan(2025, 2, "09-01", ["2025-05-02", "2025-04-26"]),
  plan(2026, 1, "09-01", ["2026-01-02", "2026-01-10"], ["2026-08-31", "2026-08-22"]),
];
