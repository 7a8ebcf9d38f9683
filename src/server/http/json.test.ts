import { fc, test } from "@fast-check/vitest";
import { describe, test as example, expect } from "vitest";
import { isAppError } from "../error.ts";
import { parseJson } from "./json.ts";

/** What is refused of the text, as `code field`. */
function refused(text: string): string[] {
  try {
    parseJson(text);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.faults.length === 0 ? [error.code] : error.faults.map(({ code, place }) => `${code} ${place?.field}`);
  }
}

describe("a key given twice is refused with its place", () => {
  example.each([
    ['{"a":1,"a":1}', "a"],
    ['{"values":{"ket-nap":"4","viec-lam":"2","ket-nap":"5"}}', "values.ket-nap"],
    ['{"values":{"ket-nap":{"amount":"4","note":"","amount":"5"}}}', "values.ket-nap.amount"],
    ['{"rows":[{"code":"a"},{"code":"b","code":"c"}]}', "rows.1.code"],
    ['{"a":1,"\\u0061":2}', "a"],
    ['{"__proto__":1,"__proto__":2}', "__proto__"],
    ['{"a":{"b":1},"c":"{\\"a\\":","a":2}', "a"],
    ['{ "a" : "x\\\\" , "b" : [ "a" , "a" ] , "b" : 1 }', "b"],
  ])("%s", (text, field) => {
    expect(refused(text)).toEqual([`repeated_field ${field}`]);
  });

  example.each(['{"a":{"a":{"a":1}},"b":["b","b"]}', '[{"a":1},{"a":1}]', '{"a":"a\\",\\"a","b":"a"}', "[]", '"a"'])(
    "%s has each key once",
    (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    },
  );
});

describe("a number that a double does not give back as written is refused with its field", () => {
  example.each([
    "12345678901234567890",
    "0.1234567890123456789",
    "12345678901234.5678",
    "9007199254740993",
    "-99999999999999.999",
    "1e400",
    "1e-400",
    `1${"0".repeat(500)}`,
  ])("%s", (number) => {
    expect(refused(`{"values":{"thu":[${number}]}}`)).toEqual(["number_not_exact values.thu.0"]);
    expect(refused(`{"values":{"thu":["${number}"]}}`)).toEqual([]);
  });

  example.each(["0.1", "58", "-1.50", "1e3", "123456789012345", "12345678901234.5", "0.30000000000000004", "-0"])(
    "%s is kept",
    (number) => {
      expect(refused(`{"thu":${number}}`)).toEqual([]);
    },
  );

  test.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])(
    "every double written by itself is kept",
    (number) => {
      expect(refused(`[${JSON.stringify(number)}]`)).toEqual([]);
    },
  );
});

describe("what is no JSON is refused as such", () => {
  example.each(["", "{", '{"a":', '{"a" 1}', '"\\', "-", '{"a":1}{"b":2}'])("%j", (text) => {
    expect(refused(text)).toEqual(["json_unreadable"]);
  });

  example("a text that nests too deep, which is never parsed", () => {
    expect(refused("[".repeat(100_000))).toEqual(["json_too_deep"]);
  });
});

test.prop([fc.json({ maxDepth: 6 })])("any JSON with each key once reads as it is", (text) => {
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test.prop([fc.string({ unit: "binary" })])("no text stops the program", (text) => {
  expect(() => refused(text)).not.toThrow();
});

example("many faults are told as a few", () => {
  expect(refused(`[${Array.from({ length: 5_000 }, () => "1e400").join(",")}]`)).toHaveLength(20);
});
