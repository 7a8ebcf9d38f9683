import { describe, expect, test } from "vitest";
import { csvLine } from "./csv.ts";

describe("S7 a line of CSV for people's spreadsheets", () => {
  test.each(["=1+1", "+84 75", "-5 hộ", "-", "@xã", "\tthụt", "\u0000=1+1", "-1.5.2", "=HYPERLINK(A1)"])(
    "S7 text that a spreadsheet would take for a formula stays text: %j",
    (text) => {
      expect(csvLine([text])).toBe(`'${text}`);
    },
  );

  test("S7 negative numbers stay numbers, and text that begins with none of those signs is left alone", () => {
    expect(csvLine(["-5", "-0.125", "12", "Xã A", "a=b", null])).toBe("-5,-0.125,12,Xã A,a=b,");
  });

  test("a separator, a quotation mark and a line's end stay within their cell", () => {
    expect(csvLine(["a,b", 'c"d', "e\nf", "=g,h"])).toBe('"a,b","c""d","e\nf","\'=g,h"');
  });
});
