/** A picture drawn from the data: horizontal bars as SVG, readable without colour. The period cited is the darkest bar. */

import { escapeHtml } from "../prose/escape.ts";
import { Decimal } from "../prose/number.ts";

/** The periods shown and what each alone came to; the last is the one that the article speaks of. */
export type ChartData = {
  indicator: string;
  measure: string;
  unit: string;
  bars: { name: string; amount: string; written: string }[];
  illustrative: boolean;
};

/** So many periods are shown at most. */
export const mostBars = 5;

const bar = { thick: 22, gap: 24, left: 12, top: 74 };

/** Every chart has this shape, whatever it shows; narrow, so that on a telephone its smallest letters stay readable. */
export const chartSize = { width: 400, height: bar.top + mostBars * (bar.thick + bar.gap) + 12 };

const smallest = 13;
/** Of a digit of an amount as it is written beside its bar. */
const digit = 9;

/** The whole SVG document. */
export function chartSvg(chart: ChartData): string {
  const { width, height } = chartSize;
  const { zero, lengthOf } = scaleOf(chart.bars);
  const bars = chart.bars.map(({ name, amount, written }, index) => {
    const y = bar.top + index * (bar.thick + bar.gap);
    const length = lengthOf(new Decimal(amount));
    const isBelow = amount.startsWith("-");
    const fill = index === chart.bars.length - 1 ? "#1b4f8f" : "#9fb4cf";
    return [
      `<text x="${bar.left}" y="${y - 5}" font-size="${smallest}" fill="#5b6875">${escapeHtml(name)}</text>`,
      `<rect x="${isBelow ? zero.minus(length) : zero}" y="${y}" width="${length}" height="${bar.thick}" rx="2" fill="${fill}"/>`,
      `<text x="${(isBelow ? zero : zero.plus(length)).plus(8)}" y="${y + 16}" font-size="15" font-weight="600" fill="#17212b">${escapeHtml(written)}</text>`,
    ].join("");
  });
  const measure = chart.measure === "" ? "" : ` (${chart.measure})`;
  const title = inTwoLines(chart.indicator + measure).map(
    (line, index) =>
      `<text x="${bar.left}" y="${22 + index * 19}" font-size="15" font-weight="600" fill="#17212b">${escapeHtml(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#f5f7f8"/>`,
    ...title,
    ...bars,
    chart.illustrative
      ? `<text x="${width - bar.left}" y="${bar.top - 5}" text-anchor="end" font-size="${smallest}" fill="#5b6875">Số liệu minh họa</text>`
      : "",
    "</svg>",
  ].join("");
}

/** All bars are of one scale from zero on, to the left below it, and the longest leaves room for the longest amount. */
function scaleOf(bars: ChartData["bars"]): { zero: Decimal; lengthOf(amount: Decimal): Decimal } {
  const room = 8 + digit * Math.max(0, ...bars.map(({ written }) => written.length));
  const amounts = bars.map(({ amount }) => new Decimal(amount));
  const low = Decimal.min(0, ...amounts);
  const range = Decimal.max(0, ...amounts).minus(low);
  const unit = range.isZero() ? range : new Decimal(chartSize.width - 2 * bar.left - room).div(range);
  return {
    zero: low.abs().times(unit).plus(bar.left).toDecimalPlaces(1),
    // What is more than nothing is seen.
    lengthOf: (amount) => (amount.isZero() ? amount : Decimal.max(2, amount.abs().times(unit)).toDecimalPlaces(1)),
  };
}

/** So many letters of a title fit into the width. */
const lineLength = 44;

/** Broken between words; what two lines do not hold ends with dots, and stands whole in the caption. */
function inTwoLines(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && longer.length <= lineLength) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const [first = "", second, ...rest] = lines;
  if (second === undefined) return [first];
  return [first, rest.length === 0 ? second : `${second.slice(0, lineLength - 1)}…`];
}
