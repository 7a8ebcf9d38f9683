import { fc, test as property } from "@fast-check/vitest";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readCsv, recordLimits, type Separator, separatorOf } from "./csv.ts";
import { hostileCsv } from "./hostileCsv.ts";

async function read(text: string, pieces?: readonly number[]) {
  const records: { cells: string[]; row: number }[] = [];
  const given = pieces === undefined ? text : piecesOf(text, pieces);
  const fault = await readCsv("a.csv", given, (cells, row) => records.push({ cells, row }));
  return { records, fault };
}

const cellsOf = async (text: string) => (await read(text)).records.map(({ cells }) => cells);

/** Characters, not halves of them: so a decoder gives them. */
async function* piecesOf(text: string, lengths: readonly number[]) {
  const characters = [...text];
  let at = 0;
  for (const length of lengths) {
    yield characters.slice(at, at + length).join("");
    at += length;
  }
  yield characters.slice(at).join("");
}

const letters = ["a", "ế", '"', ",", ";", "\n", "\r", "'", " ", "=", "𝄞"];
const cell = fc.string({ unit: fc.constantFrom(...letters) });
const plainCell = fc.string({ unit: fc.constantFrom("a", "ế", "'", " ", "=") });
const tableOf = (each: fc.Arbitrary<string>) =>
  fc.array(fc.array(each, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const separator = fc.constantFrom<Separator>(",", ";");
const cuts = fc.array(fc.nat(7));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** A header that tells the separator, then the rows. */
const written = (rows: string[][], between: Separator, end = "\r\n") =>
  [["một", "hai"], ...rows].map((cells) => cells.join(between)).join(end);
const isFilled = (row: string[]) => row.some((text) => text !== "") || row.length > 1;

describe("records", () => {
  test("plain and quoted cells, an empty last line, a cell over two lines is one row", async () => {
    expect(await read('a,b\r\n"x, ""y""\nz",2\n\n3,4\n')).toEqual({
      records: [
        { cells: ["a", "b"], row: 1 },
        { cells: ['x, "y"\nz', "2"], row: 2 },
        { cells: ["3", "4"], row: 4 },
      ],
      fault: undefined,
    });
  });

  test("a trailing separator is an empty cell", async () => {
    expect(await cellsOf('a,\n"b",')).toEqual([
      ["a", ""],
      ["b", ""],
    ]);
  });

  test("an unclosed quote and text beside a quoted cell are named by row", async () => {
    const fault = (code: string) => ({ code, place: { file: "a.csv", row: 2 } });
    expect((await read('a,b\n"c,d\ne,f')).fault).toEqual(fault("csv_quote_unclosed"));
    expect((await read('a,b\nx"y",d\n')).fault).toEqual(fault("csv_quote_misplaced"));
    expect((await read('a,b\n"y"x,d\n')).fault).toEqual(fault("csv_quote_misplaced"));
  });

  test("rows keep their numbers where quotation marks begin late, after lines of any end", async () => {
    const { records, fault } = await read('a;b\n\n1;2\r\n\r\r\n3;4\r5;"6\n7"\n\n"8";x"');
    expect(records.map(({ row }) => row)).toEqual([1, 3, 6, 7]);
    expect(fault).toEqual({ code: "csv_quote_misplaced", place: { file: "a.csv", row: 9 } });
  });

  property.prop([tableOf(cell), separator, cuts])(
    "whatever is written in quotes comes back, however the text is cut into pieces",
    async (rows, between, pieces) => {
      const { records, fault } = await read(
        written(
          rows.map((cells) => cells.map(quoted)),
          between,
        ),
        pieces,
      );
      expect(fault).toBeUndefined();
      expect(records.slice(1).map((record) => record.cells)).toEqual(rows);
    },
  );

  property.prop([tableOf(plainCell), separator, cuts, fc.constantFrom("\n", "\r\n", "\r"), fc.nat(5)])(
    "lines without quotation marks are read as the library reads them, up to any row from which there are some",
    async (rows, between, pieces, end, from) => {
      const plain = written(rows.filter(isFilled), between, end);
      const mixed = written(
        rows.filter(isFilled).map((cells, row) => (row < from ? cells : cells.map(quoted))),
        between,
        end,
      );
      const library = parse(plain, {
        relax_column_count: true,
        delimiter: between,
        record_delimiter: ["\r\n", "\n", "\r"],
      });
      expect((await read(plain, pieces)).records.map((record) => record.cells)).toEqual(library);
      expect((await read(mixed, pieces)).records).toEqual((await read(plain)).records);
    },
  );

  property.prop([fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r") }), cuts])(
    "no text breaks it, and its pieces make no difference",
    async (text, pieces) => {
      expect(await read(text, pieces)).toEqual(await read(text));
    },
  );
});

describe("as spreadsheets write it", () => {
  test("the separator is what the header has more of, outside quotes", () => {
    expect(separatorOf("code,name\n1;2;3;4")).toBe(",");
    expect(separatorOf("code;name;kind\n")).toBe(";");
    expect(separatorOf('"a,b,c";name')).toBe(";");
    expect(separatorOf("code")).toBe(",");
  });

  test("sep=; is no row, and overrules what the header looks like", async () => {
    expect(await read("sep=;\r\na,b;c\r\n1;2")).toMatchObject({
      records: [
        { cells: ["a,b", "c"], row: 1 },
        { cells: ["1", "2"], row: 2 },
      ],
    });
    expect(await cellsOf('\uFEFFSEP=,\n"a",b;c')).toEqual([["a", "b;c"]]);
  });

  test("the mark at the start is no text, before a quotation mark too", async () => {
    expect(await cellsOf("\uFEFFa,b\n")).toEqual([["a", "b"]]);
    expect(await cellsOf('\uFEFF"a",b\n')).toEqual([["a", "b"]]);
  });
});

describe("S6 a file that should harm", () => {
  const large = 2_000_000;

  test.each(hostileCsv)("%s is refused with its reason, no record longer than it may be", async (_what, make, code) => {
    let widest = 0;
    const fault = await readCsv("a.csv", make(large), (cells) => {
      widest = Math.max(widest, cells.length);
    });
    expect(fault?.code).toBe(code);
    expect(widest).toBeLessThanOrEqual(recordLimits.cells);
  });

  test.each(hostileCsv.filter(([, , code]) => code !== undefined))(
    "%s: nothing is asked for after what is refused",
    async (_what, make) => {
      let asked = 0;
      async function* pieces(text: string) {
        for (let at = 0; at < text.length; at += 10_000) {
          asked += 1;
          yield text.slice(at, at + 10_000);
        }
      }
      const text = make(large);
      const fault = await readCsv("a.csv", pieces(text), () => {});
      const row = text.split("\n", fault?.place?.row).join("\n").length;
      expect(asked * 10_000).toBeLessThanOrEqual(row + recordLimits.characters + 30_000);
    },
  );
});
