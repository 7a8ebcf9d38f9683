import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { attributesOf, xmlRead } from "./xmlRead.ts";

/** What is handed on, texts joined; `!` at the end of what is not whole. */
function read(...pieces: string[]): string {
  let said = "";
  const { take, end } = xmlRead({
    open(name, attributes) {
      said += `<${[name, ...[...attributesOf(attributes)].map(([key, value]) => `${key}=${value}`)].join(" ")}>`;
    },
    text(text) {
      said += text;
    },
    close(name) {
      said += `</${name}>`;
    },
  });
  for (const piece of pieces) take(piece);
  return said + (end() ? "" : "!");
}

test.each([
  ["<a><b x='1' y:z=\"2 > 1\"/>chữ</a>", "<a><b x=1 y:z=2 > 1></b>chữ</a>"],
  ["<x:a r='&lt;&#65;&#x42;&quot;'>&amp;lt;</x:a>", '<a r=<AB">&lt;</a>'],
  ["<?xml version='1.0'?><a><!-- <b> --><![CDATA[<c>&amp;]]></a>", "<a><c>&amp;</a>"],
  ["<a>&unknown; &</a>", "<a>&unknown; &</a>"],
  ["<a/>\n", "<a></a>\n"],
])("%s", (xml, said) => {
  expect(read(xml)).toBe(said);
});

test.each(["<a>", "<a></b>", "<a", "</a>", "<a><!-- </a>", "<a></a>&#", "<a><![CDATA[</a>"])(
  "%s is not whole",
  (xml) => {
    expect(read(xml)).toMatch(/!$/);
  },
);

const parts = [
  "<a b='c>'>",
  "</a>",
  "<b/>",
  "&amp;",
  "&#x1F600;",
  "chữ",
  "<!--->-->",
  "<![CDATA[]]]>",
  "<?b ??>",
  "]]>",
  "&",
];

property.prop([fc.array(fc.constantFrom(...parts), { maxLength: 12 }), fc.array(fc.nat(60), { maxLength: 6 })])(
  "in whichever pieces it comes, it says the same",
  (written, cuts) => {
    const xml = written.join("");
    const places = [0, ...cuts.filter((cut) => cut < xml.length).sort((a, b) => a - b), xml.length];
    expect(read(...places.slice(1).map((to, index) => xml.slice(places[index], to)))).toBe(read(xml));
  },
);
