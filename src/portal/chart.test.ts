import { expect, test } from "vitest";
import { type ChartData, chartSize, chartSvg } from "./chart.ts";

const chart: ChartData = {
  indicator: "Lao động đi làm việc có thời hạn ở nước ngoài theo hợp đồng",
  measure: "lao động",
  unit: "Huyện Giồng Trôm",
  bars: [
    { name: "quý IV/2023", amount: "1234567.5", written: "1.234.567,5" },
    { name: "quý I/2024", amount: "5", written: "5" },
  ],
  illustrative: true,
};

test("at the width of a telephone every letter is 11 pixels high or more", () => {
  const sizes = [...chartSvg(chart).matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size));
  expect(sizes.length).toBeGreaterThan(5);
  expect((Math.min(...sizes) * 350) / chartSize.width).toBeGreaterThanOrEqual(11);
});

test("every chart has the shape that its page keeps for it, and a long title goes on in a second line", () => {
  const { width, height } = chartSize;
  for (const each of [chart, { ...chart, bars: [], illustrative: false }]) {
    expect(chartSvg(each)).toContain(`viewBox="0 0 ${width} ${height}"`);
  }
  const svg = chartSvg(chart);
  expect(svg).toContain(">Lao động đi làm việc có thời hạn ở nước<");
  expect(svg).toContain(">ngoài theo hợp đồng (lao động)<");
});

test("bars are as long as what they stand for, below zero to the left, and no amount is cut however long", () => {
  const amounts = ["-1234567890123", "0", "2469135780246", "0.5"];
  const bars = amounts.map((amount) => ({
    name: amount,
    amount,
    written: new Intl.NumberFormat("vi").format(Number(amount)),
  }));
  const svg = chartSvg({ ...chart, bars });
  const drawn = [...svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(([, x, width]) => ({
    x: Number(x),
    width: Number(width),
  }));
  const [below, none, most, least] = drawn;
  const zero = most?.x ?? 0;
  expect((below?.x ?? 0) + (below?.width ?? 0)).toBeCloseTo(zero, 0);
  expect((most?.width ?? 0) / (below?.width ?? 1)).toBeCloseTo(2, 1);
  expect([none?.width, least?.width]).toEqual([0, 2]);
  for (const [, x, text = ""] of svg.matchAll(/<text x="([\d.]+)"[^>]*font-weight="600"[^>]*>([^<]+)</g))
    if (text.includes(".")) expect(Number(x) + text.length * 8.5).toBeLessThanOrEqual(chartSize.width);
});

test("shares of a per cent fill the width as large amounts do", () => {
  const bars = ["0.11", "0.22"].map((amount) => ({ name: amount, amount, written: amount.replace(".", ",") }));
  const [, longest] = [...chartSvg({ ...chart, bars }).matchAll(/<rect x="12" y="\d+" width="([\d.]+)"/g)];
  expect(Number(longest?.[1])).toBeGreaterThan(chartSize.width / 2);
});
