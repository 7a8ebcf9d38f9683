/** Periods by their codes, read apart from the program's calendar: months as year × 12 + month − 1. */
export type Months = { from: number; to: number };

export const frequencies = ["month", "quarter", "half", "nine_months", "year"] as const;
export type Frequency = (typeof frequencies)[number];
export const monthsIn: Record<Frequency, number> = { month: 1, quarter: 3, half: 6, nine_months: 9, year: 12 };

export function monthsOf(code: string): Months {
  const year = Number(code.slice(0, 4)) * 12;
  const rest = code.slice(5);
  if (rest === "") return { from: year, to: year + 11 };
  if (code[4] === "/") return { from: year + 12, to: Number(rest) * 12 + 11 };
  if (rest === "9M") return { from: year, to: year + 8 };
  const number = Number(rest.replace(/\D/g, ""));
  const long = rest.startsWith("Q") ? 3 : rest.startsWith("H") ? 6 : 1;
  return { from: year + (number - 1) * long, to: year + number * long - 1 };
}

export function frequencyOf(code: string): Frequency {
  const long = lengthOf(monthsOf(code));
  return frequencies.find((frequency) => monthsIn[frequency] === long) ?? "year";
}

/** The codes of a frequency's periods within some months. */
export function codesWithin(frequency: Frequency, { from, to }: Months): string[] {
  const codes: string[] = [];
  for (let year = Math.floor(from / 12); year <= Math.floor(to / 12); year++) codes.push(...codesOf(frequency, year));
  return codes.filter((code) => isIn(monthsOf(code), { from, to }));
}

function codesOf(frequency: Frequency, year: number): string[] {
  switch (frequency) {
    case "month":
      return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`);
    case "quarter":
      return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
    case "half":
      return [1, 2].map((half) => `${year}-H${half}`);
    case "nine_months":
      return [`${year}-9M`];
    case "year":
      return [String(year)];
    default:
      return frequency satisfies never;
  }
}

export const lengthOf = ({ from, to }: Months) => to - from + 1;
export const isIn = (inner: Months, outer: Months) => inner.from >= outer.from && inner.to <= outer.to;
export const meet = (one: Months, other: Months) => one.from <= other.to && other.from <= one.to;
export const yearBefore = ({ from, to }: Months): Months => ({ from: from - 12, to: to - 12 });

export function lastDayOf(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}
