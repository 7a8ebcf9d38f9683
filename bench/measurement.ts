/** One figure beside its baseline, what it must reach, and the table in which all of them are told. */

export type Measurement = {
  name: string;
  value: number;
  unit: string;
  /** The same work done in the plainest other way, in the same unit; null where there is nothing to compare with. */
  baseline: number | null;
  /** How many times better the value is than the baseline. */
  ratio: number | null;
  /** The smallest ratio allowed; without a baseline the largest value allowed. */
  must: number;
  holds: boolean;
};

type Compared = { name: string; unit: string; value: number; baseline: number; must: number };

/** Throughput, of which more is better. */
export function atLeast({ name, unit, value, baseline, must }: Compared): Measurement {
  const ratio = value / baseline;
  return { name, unit, value, baseline, ratio, must, holds: ratio >= must };
}

/** A time, which must be so many times shorter than the baseline's. */
export function timesFaster({ name, unit, value, baseline, must }: Compared): Measurement {
  const ratio = baseline / value;
  return { name, unit, value, baseline, ratio, must, holds: ratio >= must };
}

/** An amount that must not be passed. */
export function atMost({ name, unit, value, must }: Omit<Compared, "baseline">): Measurement {
  return { name, unit, value, baseline: null, ratio: null, must, holds: value <= must };
}

/** One line a measurement, in columns. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, value, unit, baseline, ratio, must, holds }) => [
    name,
    `${shown(value)} ${unit}`,
    baseline === null ? "–" : `${shown(baseline)} ${unit}`,
    ratio === null ? "–" : shown(ratio),
    baseline === null ? `≤ ${must} ${unit}` : `≥ ${must}`,
    holds ? "yes" : "NO",
  ]);
  const table = [["measured", "value", "baseline", "ratio", "must", "holds"], ...rows];
  const width = (column: number) => Math.max(...table.map((row) => (row[column] ?? "").length));
  return table
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(width(at)) : cell.padStart(width(at)))).join("  "))
    .join("\n");
}

function shown(number: number): string {
  if (number >= 1_000) return Math.round(number).toLocaleString("en");
  return number.toLocaleString("en", { maximumSignificantDigits: 3 });
}
