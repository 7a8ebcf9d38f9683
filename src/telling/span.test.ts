import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { countClasses, figureForms, keyOf, keyText } from "./form.ts";
import { editableText, type FigureSpan, parseEditable, type Span } from "./span.ts";

const forms = Object.keys(figureForms) as (keyof typeof figureForms)[];
const counts = Object.keys(countClasses) as (keyof typeof countClasses)[];
const key = fc.oneof(
  fc.record({
    code: fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/).filter((code) => code !== "dem"),
    form: fc.constantFrom(...forms),
  }),
  fc.record({ count: fc.constantFrom(...counts) }),
);
const figure = fc.record({
  kind: fc.constant("figure" as const),
  key,
  text: fc.stringMatching(/^[^[\]|]{1,12}$/),
  illustrative: fc.constant(false),
});
const words = fc.record({ kind: fc.constant("text" as const), text: fc.stringMatching(/^[^[\]|]{1,20}$/) });
/** Words and figures in turn: neighbouring words are one piece. */
const line = fc.array(fc.tuple(words, figure), { maxLength: 6 }).map((pairs): Span[] => pairs.flat());

property.prop([key])("a key is read back from its text", (key) => {
  expect(keyOf(keyText(key))).toEqual(key);
});

property.prop([line])("a line is read back from the text in which it is edited", (spans) => {
  const known = new Map(spans.flatMap((span) => (span.kind === "figure" ? [[keyText(span.key), span]] : [])));
  const latest = spans.map((span) => (span.kind === "figure" ? (known.get(keyText(span.key)) ?? span) : span));
  expect(parseEditable(editableText(latest), (key) => known.get(keyText(key)))).toEqual(latest);
});

test("a token may be typed without its text, and is filled in", () => {
  const span: FigureSpan = { kind: "figure", key: { code: "ct01", form: "pair" }, text: "58/130", illustrative: false };
  expect(parseEditable("kết nạp [ct01.cap] đảng viên", () => span)).toEqual([
    { kind: "text", text: "kết nạp " },
    span,
    { kind: "text", text: " đảng viên" },
  ]);
});

test("a token that the data cannot answer keeps its words, and a bracket that is no token stays", () => {
  expect(parseEditable("[58/130|khong-co.cap] và [ghi chú] [a.b]", () => undefined)).toEqual([
    { kind: "text", text: "58/130 và [ghi chú] [a.b]" },
  ]);
});
