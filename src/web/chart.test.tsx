import { fc, test as property } from "@fast-check/vitest";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LineChart, niceCeiling, Sparkline } from "./chart.tsx";

property.prop([fc.double({ min: 0.001, max: 1e12, noNaN: true })])(
  "the axis ends a little above the highest value",
  (value) => {
    const ceiling = niceCeiling(value);
    expect(ceiling).toBeGreaterThanOrEqual(value * (1 - 1e-12));
    expect(ceiling).toBeLessThan(value * 1.7);
  },
);

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
      write={(value) => String(value)}
      label="Diễn biến"
    />,
  );
  expect(drawn).toContain("stroke-dasharray");
  expect(drawn).toContain("thực hiện");
  expect(drawn).toContain("tiến độ cần đạt");
  expect(drawn).not.toContain("style=");
});
