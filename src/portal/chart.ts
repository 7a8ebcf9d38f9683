/** A picture drawn from the data: horizontal bars as SVG, readable without colour. The period cited is the darkest bar. */
import { Decimal } from "../prose/number.ts";
import { escapeHtml } from "./article.ts";

/** The periods shown and what each alone came to; the last is the one that the article speaks of. */
export type ChartData = {
  indicator: string;
  measure: string;
  unit: string;
  bars: { name: string; amount: string; written: string }[];
  illustrative: boolean;
};

const size = { width: 720, bar: 34, gap: 26, left: 16, top: 74, most: 520 };

/** The whole SVG document. */
export function chartSvg(chart: ChartData): string {
  const most = Decimal.max(1, ...chart.bars.map((bar) => bar.amount));
  const height = size.top + chart.bars.length * (size.bar + size.gap) + (chart.illustrative ? 30 : 8);
  const bars = chart.bars.map((bar, index) => {
    const y = size.top + index * (size.bar + size.gap);
    const length = Decimal.max(2, new Decimal(bar.amount).div(most).times(size.most)).toDecimalPlaces(1);
    const fill = index === chart.bars.length - 1 ? "#1b4f8f" : "#9fb4cf";
    return [
      `<text x="${size.left}" y="${y - 6}" font-size="15" fill="#5b6875">${escapeHtml(bar.name)}</text>`,
      `<rect x="${size.left}" y="${y}" width="${length}" height="${size.bar}" rx="3" fill="${fill}"/>`,
      `<text x="${length.plus(size.left + 10)}" y="${y + 23}" font-size="19" font-weight="600" fill="#17212b">${escapeHtml(bar.written)}</text>`,
    ].join("");
  });
  const measure = chart.measure === "" ? "" : ` (${chart.measure})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="system-ui, sans-serif">`,
    `<rect width="${size.width}" height="${height}" fill="#f5f7f8"/>`,
    `<text x="${size.left}" y="32" font-size="19" font-weight="600" fill="#17212b">${escapeHtml(chart.indicator + measure)}</text>`,
    ...bars,
    chart.illustrative
      ? `<text x="${size.left}" y="${height - 10}" font-size="13" fill="#5b6875">Số liệu minh họa</text>`
      : "",
    "</svg>",
  ].join("");
}
