/** Splits the inside of a backup, which comes in pieces of any size, into lines outside tables and bytes inside them. */

export type Part =
  | { kind: "line"; text: string }
  /** Rows of the table whose line came before; `end` comes after the last of them. */
  | { kind: "rows"; bytes: Uint8Array }
  | { kind: "end" };

const NEWLINE = 10;
const MARK = Buffer.from("\n\\.\n");
/** So long a line outside a table is none of ours: the manifest of a hundred tables has some 30 KB. */
const LONGEST_LINE = 4 * 1024 * 1024;

export class BackupSplitter {
  #inTable = false;
  #kept: Buffer = Buffer.alloc(0);
  /** Inside a table, how many of the kept bytes have been handed on already. */
  #told = 0;

  /** The next parts, in order. Throws a RangeError on a line without end. */
  push(chunk: Uint8Array): Part[] {
    const parts: Part[] = [];
    let bytes: Buffer = Buffer.concat([this.#kept, chunk]);
    for (;;) {
      const rest = this.#inTable ? this.#takeRows(bytes, parts) : this.#takeLine(bytes, parts);
      if (rest === undefined) return parts;
      bytes = rest;
    }
  }

  /** Whether everything has been handed on and no table is open. */
  get isAtRest(): boolean {
    return !this.#inTable && this.#kept.length === 0;
  }

  #takeLine(bytes: Buffer, parts: Part[]): Buffer | undefined {
    const end = bytes.indexOf(NEWLINE);
    if (end === -1) {
      if (bytes.length > LONGEST_LINE) throw new RangeError("line without end");
      this.#kept = bytes;
      return undefined;
    }
    const text = bytes.toString("utf8", 0, end);
    parts.push({ kind: "line", text });
    if (!text.startsWith("COPY ")) return bytes.subarray(end + 1);
    this.#inTable = true;
    // The line's own end stays: a table without rows is followed by its mark at once.
    this.#told = 1;
    return bytes.subarray(end);
  }

  #takeRows(bytes: Buffer, parts: Part[]): Buffer | undefined {
    const mark = bytes.indexOf(MARK);
    // What may be the beginning of the mark waits for the next piece.
    const until = mark === -1 ? bytes.length - MARK.length + 1 : mark + 1;
    if (until > this.#told) parts.push({ kind: "rows", bytes: bytes.subarray(this.#told, until) });
    if (mark === -1) {
      const from = Math.max(until, 0);
      this.#kept = bytes.subarray(from);
      this.#told = Math.max(this.#told - from, 0);
      return undefined;
    }
    parts.push({ kind: "end" });
    this.#inTable = false;
    this.#told = 0;
    return bytes.subarray(mark + MARK.length);
  }
}
