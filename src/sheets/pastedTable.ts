/** A table as it comes through the clipboard: cells between tabs; a cell over several lines stands in quotes. */
export function tableFromText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell.replace(/\s+/g, " ").trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((each) => each !== "")) rows.push(row);
    row = [];
  };
  const typed = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < typed.length; at++) {
    const mark = typed.charAt(at);
    if (isQuoted && mark === '"') {
      if (typed.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (!isQuoted && mark === '"' && cell.trim() === "" && closes(typed, at)) isQuoted = true;
    else if (!isQuoted && mark === "\t") endCell();
    else if (!isQuoted && mark === "\n") endRow();
    else cell += mark;
  }
  endRow();
  return rows;
}

/** A quotation mark that opens a cell is closed right before a tab, a line's end or the end; any other is only a mark. */
function closes(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; at++) {
    if (text.charAt(at) !== '"') continue;
    if (text.charAt(at + 1) === '"') at++;
    else return at + 1 === text.length || /[\t\n]/.test(text.charAt(at + 1));
  }
  return false;
}

/** The same text from the rows of an HTML table, with joined cells kept apart as empty ones. */
export function textFromTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()).join("\t")).join("\n");
}
