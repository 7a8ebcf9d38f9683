/** The vertical axis of a chart: round ticks, each written in full, so that no two of them look alike and none is cut. */

/** Ascending, the first at the bottom and the last at the top; all in the decimals of one step. */
export type Axis = { ticks: number[]; decimals: number };

/** So many parts an axis has, or one more. */
const parts = 4;

/**
 * Holds every figure. From zero, unless the figures move within the upper half only, like a rate about 93%: then from a
 * little below them. Whole figures have whole ticks.
 */
export function axisOf(known: readonly number[]): Axis {
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const isRaised = least > most / 2 && least > 0 && most > least;
  const low = isRaised ? least : Math.min(0, least);
  const high = Math.max(low === 0 || isRaised ? most : 0, most);
  const { step, decimals } = stepFor((high - low || Math.abs(high) || 1) / parts, known.every(Number.isInteger));
  // A figure that lies on a tick but for the last bit of its double needs no tick more.
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  );
  return { ticks, decimals };
}

/** The least of 1, 2, 2,5 and 5 times a power of ten that is no less. */
function stepFor(least: number, isWhole: boolean): { step: number; decimals: number } {
  if (isWhole && least <= 1) return { step: 1, decimals: 0 };
  const power = Math.floor(Math.log10(least));
  for (const factor of isWhole && power === 0 ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10]) {
    const step = factor * 10 ** power;
    if (step < least * (1 - 1e-9)) continue;
    const decimals = Math.max(0, (factor === 2.5 ? 1 : factor === 10 ? -1 : 0) - power);
    return { step, decimals };
  }
  return { step: 10 ** (power + 1), decimals: Math.max(0, -power - 1) };
}
