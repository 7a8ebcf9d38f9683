import fc from "fast-check";
import { expect, test } from "vitest";
import { xmlWalk } from "./xmlWalk.ts";

function walked(...pieces: readonly string[]) {
  const found = { elements: [] as string[], text: 0, declarations: 0, broken: 0 };
  const take = xmlWalk({
    element: (name, depth) => found.elements.push(`${name}${depth}`),
    text: (length) => {
      found.text += length;
    },
    declaration: () => {
      found.declarations += 1;
    },
    broken: () => {
      found.broken += 1;
    },
  });
  for (const piece of pieces) take(piece);
  return found;
}

const xml = `<?xml version="1.0"?><w:a x="/>"><b y='>'/>chữ<!-- <c> --><![CDATA[<d></d>]]><e>/></e></w:a><f/>`;

test("elements with their depth, whatever stands in attributes, comments and texts", () => {
  expect(walked(xml)).toMatchObject({ elements: ["a1", "b2", "e2", "f1"], text: 5, declarations: 0, broken: 0 });
});

test("it is the same however the text is torn into pieces", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(xml.length), { maxLength: 12 }), (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), xml.length];
      const pieces = ends.map((end, index) => xml.slice(ends[index - 1] ?? 0, end));
      expect(walked(...pieces)).toEqual(walked(xml));
    }),
  );
});

test("a declaration is told, and a tag without an end", () => {
  expect(walked('<!DOCTYPE a [<!ENTITY b "c">]><a/>').declarations).toBe(1);
  expect(walked("<a ", "x".repeat(70_000)).broken).toBe(1);
  expect(walked(`<a x="${"<".repeat(70_000)}`).broken).toBe(1);
});
