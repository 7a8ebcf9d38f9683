import { fc, test as property } from "@fast-check/vitest";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csvReader, type Separator, separatorOf } from "./csv.ts";

function read(text: string, separator: Separator = ",", pieces: number[] = []) {
  const records: { cells: string[]; row: number }[] = [];
  const reader = csvReader(separator, (cells, row) => records.push({ cells, row }));
  let at = 0;
  for (const length of pieces) {
    reader.push(text.slice(at, at + length));
    at += length;
  }
  reader.push(text.slice(at));
  const fault = reader.end();
  return { records, fault };
}

const cell = fc.string({ unit: fc.constantFrom("a", "ế", '"', ",", ";", "\n", "'", " ", "=") });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const written = (rows: string[][], separator: Separator) =>
  rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator)).join("\r\n");

describe("records", () => {
  test("plain and quoted cells, an empty last line, a cell over two lines is one row", () => {
    expect(read('a,b\r\n"x, ""y""\nz",2\n\n3,4\n')).toEqual({
      records: [
        { cells: ["a", "b"], row: 1 },
        { cells: ['x, "y"\nz', "2"], row: 2 },
        { cells: ["3", "4"], row: 4 },
      ],
      fault: undefined,
    });
  });

  test("a trailing separator is an empty cell", () => {
    expect(read('a,\n"b",').records.map((record) => record.cells)).toEqual([
      ["a", ""],
      ["b", ""],
    ]);
  });

  test("an unclosed quote and text beside a quoted cell are named by row", () => {
    expect(read('a,b\n"c,d\ne,f').fault).toEqual({ code: "csv_quote_unclosed", row: 2 });
    expect(read('a,b\nx"y",d\n').fault).toEqual({ code: "csv_quote_misplaced", row: 2 });
    expect(read('a,b\n"y"x,d\n').fault).toEqual({ code: "csv_quote_misplaced", row: 2 });
  });

  property.prop([table, fc.constantFrom<Separator>(",", ";"), fc.array(fc.nat(7))])(
    "whatever is written comes back, however the text is cut into pieces",
    (rows, separator, pieces) => {
      const { records, fault } = read(written(rows, separator), separator, pieces);
      expect(fault).toBeUndefined();
      expect(records.map((record) => record.cells)).toEqual(rows);
    },
  );

  property.prop([table])("agrees with csv-parse", (rows) => {
    const text = written(rows, ",");
    expect(read(text).records.map((record) => record.cells)).toEqual(
      parse(text, { relax_column_count: true, record_delimiter: ["\r\n"] }),
    );
  });

  property.prop([fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r") })])("no text breaks it", (text) => {
    expect(() => read(text)).not.toThrow();
  });
});

test("the separator is what the header has more of, outside quotes", () => {
  expect(separatorOf("code,name\n1;2;3;4")).toBe(",");
  expect(separatorOf("code;name;kind\n")).toBe(";");
  expect(separatorOf('"a,b,c";name')).toBe(";");
  expect(separatorOf("code")).toBe(",");
});
