import { fc, test } from "@fast-check/vitest";
import { test as example, expect } from "vitest";
import { allAsXmlHolds, asXmlHolds } from "./xml.ts";

/** XML 1.0, section 2.2, production 2. */
function isChar(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return (
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}

test.prop([fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })])(
  "what XML can hold stays in its order, and nothing else",
  (text) => {
    expect(asXmlHolds(text)).toBe([...text].filter(isChar).join(""));
  },
);

example("every text of a plan is held, whatever lies around it", () => {
  const day = new Date(0);
  const heights = new Map([[1, 20]]);
  const plan = { title: "Đủ\u0001", rows: [[{ text: "\ud83dmột" }, undefined, null]], day, heights, bold: true };
  expect(allAsXmlHolds(plan)).toEqual({
    title: "Đủ",
    rows: [[{ text: "một" }, undefined, null]],
    ...{ day, heights, bold: true },
  });
});
