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
