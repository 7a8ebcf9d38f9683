import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LineChart, Sparkline } from "./chart.tsx";

test("a period without figure is a gap, never a zero", () => {
  const drawn = renderToStaticMarkup(<Sparkline points={[1, null, 3, 4]} pace="on_pace" label="Diễn biến" />);
  expect(drawn.match(/M/g)?.length).toBe(2);
});

test("one figure makes no course", () => {
  expect(renderToStaticMarkup(<Sparkline points={[null, 2]} pace="ahead" label="Diễn biến" />)).toBe("");
});

test("lines are told apart without colour: the expected one is dashed, both are named", () => {
  const drawn = renderToStaticMarkup(
    <LineChart
      periods={["quý I", "quý II"]}
      lines={[
        { name: "thực hiện", points: [58, null] },
        { name: "tiến độ cần đạt", dashed: true, points: [32.5, 65] },
      ]}
      language="vi"
      label="Diễn biến"
    />,
  );
  expect(drawn).toContain("stroke-dasharray");
  expect(drawn).toContain("thực hiện");
  expect(drawn).toContain("tiến độ cần đạt");
  expect(drawn).not.toContain("style=");
});

test("figures below zero, large ones and long names of periods stay inside the drawing", () => {
  const drawn = renderToStaticMarkup(
    <LineChart
      periods={["6 tháng đầu năm", "9 tháng đầu năm"]}
      lines={[{ name: "thực hiện", points: [-1_250_000_000, 3_400_000_000] }]}
      language="vi"
      label="Diễn biến"
    />,
  );
  const texts = [...drawn.matchAll(/<text x="([\d.]+)"[^>]*text-anchor="(\w+)"[^>]*>([^<]+)</g)];
  expect(texts.map(([, , , text]) => text)).toContain("\u22122.000.000.000");
  for (const [, x, anchor, text = ""] of texts) {
    const width = text.length * 7;
    const left = Number(x) - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    expect(left, text).toBeGreaterThanOrEqual(0);
    expect(left + width, text).toBeLessThanOrEqual(480);
  }
});
