/**
 * Comma- or semicolon-separated text (RFC 4180, as Excel writes it), read piece by piece: a file of a million lines never
 * lies in memory as a whole, and what no table can be is refused before more of it is read. The library reads whatever has
 * a quotation mark; lines without any are cut at their separators, three times as fast, which is what a file of figures is.
 */
import { CsvError, Parser } from "csv-parse";
import type { Fault } from "../server/error.ts";

export type Separator = "," | ";";

/** A record's cells, and which row of the sheet it is: 1 is the first, and a cell over two lines is still one row. */
export type OnRecord = (cells: string[], row: number) => void;

/** A record of more characters or cells is none: most often a quotation mark opens a cell and nothing closes it. */
export const recordLimits = { characters: 262_144, cells: 1_000 };

/** Text is handed on in pieces of so many characters, and looked at between them. */
const pieceLength = 65_536;

/** Reads the records as they come, empty lines counted and left out. Answers what stopped it; nothing after that is read. */
export async function readCsv(
  file: string,
  text: string | AsyncIterable<string>,
  onRecord: OnRecord,
): Promise<Fault | undefined> {
  let separator: Separator | undefined;
  /** The rows before the library's first. */
  let row = 0;
  let begun = "";
  let quoted: QuotedRecords | undefined;
  const take: OnRecord = (cells, at) => {
    if (cells.length > recordLimits.cells) throw new Refusal("csv_row_too_large", at);
    onRecord(cells, at);
  };
  const takeLines = (lines: readonly string[], between: Separator) => {
    for (const line of lines) {
      row += 1;
      if (line !== "") take(line.split(between), row);
    }
  };
  const read = async (piece: string, isLast: boolean) => {
    if (quoted) return quoted.write(piece);
    begun += piece;
    if (separator === undefined) {
      const isHeaderWhole = isLast || /[\r\n]./s.test(begun);
      if (!isHeaderWhole && begun.length <= recordLimits.characters) return;
      ({ separator, rest: begun } = beginningOf(begun));
    }
    if (begun.includes('"')) {
      quoted = quotedRecords(separator, row, take);
      await quoted.write(begun);
      return;
    }
    const lines = linesOf(begun);
    begun = lines.pop() ?? "";
    takeLines(lines, separator);
    if (begun.length > recordLimits.characters) throw new Refusal("csv_row_too_large", row + 1);
    if (isLast) takeLines(begun.split("\r", 1), separator);
  };
  try {
    for await (const given of typeof text === "string" ? [text] : text) {
      for (const piece of piecesOf(given)) await read(piece, false);
    }
    if (quoted === undefined) await read("", true);
    await quoted?.end();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const details = { characters: recordLimits.characters, cells: recordLimits.cells };
    return {
      code: error.code,
      place: { file, row: error.row },
      ...(error.code === "csv_row_too_large" && { details }),
    };
  }
}

/** The header and what follows; the first row of a sheet is the one after Excel's own `sep=;`. */
function beginningOf(text: string): { separator: Separator; rest: string } {
  const marked = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const told = /^sep=([,;])(?:\r\n|\r|\n|$)/i.exec(marked);
  if (told) return { separator: told[1] as Separator, rest: marked.slice(told[0].length) };
  return { separator: separatorOf(marked), rest: marked };
}

/** The separator of a text: whichever its first line has more of, outside quotes. */
export function separatorOf(text: string): Separator {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replaceAll(/"[^"]*"/g, "");
  return header.split(";").length > header.split(",").length ? ";" : ",";
}

/** Lines, the last of them not ended yet: a CR at the very end may have its LF still to come. */
function linesOf(text: string): string[] {
  return text.includes("\r") ? text.split(/\r\n|\r(?!$)|\n/) : text.split("\n");
}

/** Never between the two halves of a character. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + pieceLength;
    const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    yield text.slice(at, isHalf ? end + 1 : end);
    at = isHalf ? end + 1 : end;
  }
}

type QuotedRecords = { write(text: string): Promise<void>; end(): Promise<void> };

/** What the library reads of the text, from the row after `before` on. */
function quotedRecords(separator: Separator, before: number, take: OnRecord): QuotedRecords {
  const rowsRead = () => before + parser.info.records + parser.info.empty_lines;
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[]) => {
      take(cells, rowsRead());
      // It is taken: nothing is kept for later.
      return null;
    },
  });
  // Each write tells of its own error.
  parser.on("error", () => {});
  const settle = (error: Error | null | undefined) => {
    if (error) throw error instanceof CsvError ? refusalOf(error, rowsRead() + 1) : error;
  };
  let open = { characters: 0, isOverLines: false };
  return {
    async write(text) {
      const rows = rowsRead();
      settle(await new Promise((resolve) => parser.write(text, resolve)));
      open =
        rowsRead() > rows
          ? { characters: 0, isOverLines: false }
          : { characters: open.characters + text.length, isOverLines: open.isOverLines || /[\r\n]/.test(text) };
      if (open.characters <= recordLimits.characters) return;
      // Only within quotes does a record go on over a line's end.
      throw new Refusal(open.isOverLines ? "csv_quote_unclosed" : "csv_row_too_large", rowsRead() + 1);
    },
    async end() {
      settle(await new Promise((resolve) => parser.end(resolve)));
    },
  };
}

class Refusal extends Error {
  readonly code: string;
  readonly row: number;
  constructor(code: string, row: number) {
    super(code);
    this.code = code;
    this.row = row;
  }
}

function refusalOf(error: CsvError, row: number): Refusal {
  return new Refusal(error.code === "CSV_QUOTE_NOT_CLOSED" ? "csv_quote_unclosed" : "csv_quote_misplaced", row);
}
