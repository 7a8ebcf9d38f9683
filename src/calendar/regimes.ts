/**
 * The regimes that come with the program; an office changes them or adds its own in `regimes.csv`.
 * Decree 09/2019/NĐ-CP: the 14th is the last day counted (article 12), reports reach the Government by the 25th (article 13).
 * For communes and districts the decree names no day: theirs are a starting point, to be set by each office.
 */
import type { Frequency } from "./period.ts";
import type { RegimeRule } from "./regime.ts";

const reported: readonly Frequency[] = ["month", "quarter", "half", "nine_months", "year"];

function regime(code: string, name: string, cutOff: number | undefined, dueDays: Record<string, number>): RegimeRule[] {
  return reported.flatMap((frequency) =>
    Object.entries(dueDays).map(([level, days]) => ({ code, name, frequency, cutOff, dueDays: days, level })),
  );
}

export const calendarRegime = "lich";
export const decreeRegime = "nghi-dinh-09-2019";

export const shippedRegimes: readonly RegimeRule[] = [
  ...regime(calendarRegime, "Theo lịch", undefined, { "": 5, district: 10, province: 15 }),
  ...regime(decreeRegime, "Nghị định 09/2019/NĐ-CP", 14, { "": 4, district: 6, province: 11 }),
];
