/**
 * Comma- or semicolon-separated text, read piece by piece: a file of a million lines never lies in memory as a whole.
 * Cells may stand in double quotes, a quote within is doubled, and a quoted cell may run over lines.
 */

export type Separator = "," | ";";

/** A record's cells, and which row of the sheet it is: 1 is the first, and a cell over two lines is still one row. */
export type OnRecord = (cells: string[], row: number) => void;

export type CsvFault = { code: "csv_quote_unclosed" | "csv_quote_misplaced"; row: number };

export type CsvReader = {
  /** Takes the next piece of the text, which may end anywhere. */
  push(text: string): void;
  /** Takes the last record. Whatever follows a fault is not read. */
  end(): CsvFault | undefined;
};

/** The separator of a text: whichever its first line has more of, outside quotes. */
export function separatorOf(text: string): Separator {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replaceAll(/"[^"]*"/g, "");
  return header.split(";").length > header.split(",").length ? ";" : ",";
}

/** Reads records as they come; lines without any cell are counted and left out. */
export function csvReader(separator: Separator, onRecord: OnRecord): CsvReader {
  let rest = "";
  let row = 0;
  let fault: CsvFault | undefined;

  const take = (record: string) => {
    row += 1;
    const line = record.endsWith("\r") ? record.slice(0, -1) : record;
    if (!line.includes('"')) {
      if (line !== "") onRecord(line.split(separator), row);
      return;
    }
    const cells = quotedCells(line, separator);
    if (cells) onRecord(cells, row);
    else fault = { code: "csv_quote_misplaced", row };
  };

  return {
    push(text) {
      if (fault) return;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      let open = "";
      for (const line of lines) {
        const record = open === "" ? line : `${open}${line}`;
        if (record.includes('"') && hasOpenQuote(record)) {
          open = `${record}\n`;
          continue;
        }
        open = "";
        take(record);
        if (fault) return;
      }
      rest = open + rest;
    },
    end() {
      if (fault) return fault;
      if (rest.includes('"') && hasOpenQuote(rest)) return { code: "csv_quote_unclosed", row: row + 1 };
      if (rest !== "") take(rest);
      return fault;
    },
  };
}

/** An odd number of quotes: a doubled one counts twice. */
function hasOpenQuote(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count % 2 === 1;
}

/** The cells of a record with quotes; nothing where text stands beside a quoted cell. */
function quotedCells(line: string, separator: Separator): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      const end = closingQuote(line, at + 1);
      if (end === -1) return undefined;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
      if (at < line.length && line[at] !== separator) return undefined;
    } else {
      const next = line.indexOf(separator, at);
      const cell = line.slice(at, next === -1 ? line.length : next);
      if (cell.includes('"')) return undefined;
      cells.push(cell);
      at = next === -1 ? line.length : next;
    }
    if (at >= line.length) return cells;
    at += 1;
  }
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at;
  }
  return -1;
}
