import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphsOf } from "./article.ts";
import { withInsertion } from "./insertion.ts";

const figure = { text: "[[a|b|2024|ty-le]]", reads: "40%", isParagraph: false };
const chart = { text: "![A](bieu-do:a|b|2024)", reads: "A", isParagraph: true };

describe("putting a figure into a text", () => {
  test("it stands where the cursor is, apart from the word before it", () => {
    expect(withInsertion("Đạt  chỉ tiêu", figure, 4)).toBe("Đạt [[a|b|2024|ty-le]] chỉ tiêu");
    expect(withInsertion("Đạt", figure, 3)).toBe("Đạt [[a|b|2024|ty-le]]");
    expect(withInsertion("", figure, 0)).toBe("[[a|b|2024|ty-le]]");
  });

  test("it takes the place of what was selected", () => {
    expect(withInsertion("Đạt xx rồi", figure, 4, 6)).toBe("Đạt [[a|b|2024|ty-le]] rồi");
  });

  test("a chart is a paragraph of its own wherever it is put, and nothing else is lost", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (body, at) => {
        const from = at % (body.length + 1);
        const text = withInsertion(body, chart, from);
        expect(paragraphsOf(text)).toContain(chart.text);
        expect(text.replace(chart.text, "").replace(/\s/g, "")).toBe(body.replace(/\s/g, ""));
      }),
    );
  });
});
