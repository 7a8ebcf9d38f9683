import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { quoted, readLine, tableLine } from "./backupFormat.ts";
import { BackupSplitter, type Part } from "./backupSplit.ts";

const bytesOfTables = fc.array(
  fc.record({
    name: fc.stringMatching(/^[a-z_" ]{1,12}$/),
    rows: fc.array(fc.stringMatching(/^(\\\\\.|\\\\|\\t|[ -[\]-~ắ]){0,20}$/), { maxLength: 5 }),
  }),
  { maxLength: 5 },
);

test.prop([bytesOfTables, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 })])(
  "what was written is split the same however the bytes come in",
  (tables, sizes) => {
    const whole = Buffer.from(
      tables
        .map(({ name, rows }) => `${tableLine(name, ["a"])}${rows.map((row) => `${row}\n`).join("")}\\.\n`)
        .join(""),
    );
    const splitter = new BackupSplitter();
    const parts: Part[] = [];
    for (let at = 0, turn = 0; at < whole.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1;
      parts.push(...splitter.push(whole.subarray(at, at + size)));
      at += size;
    }
    expect(splitter.isAtRest).toBe(true);
    expect(told(parts)).toEqual(
      tables.map(({ name, rows }) => ({ name, rows: rows.map((row) => `${row}\n`).join("") })),
    );
  },
);

function told(parts: Part[]): { name: string; rows: string }[] {
  const tables: { name: string; rows: string }[] = [];
  let bytes: Uint8Array[] = [];
  for (const part of parts) {
    const line = part.kind === "line" ? readLine(part.text) : undefined;
    if (line?.kind === "table") tables.push({ name: line.table, rows: "" });
    if (part.kind === "rows") bytes.push(part.bytes);
    if (part.kind !== "end") continue;
    const last = tables.at(-1);
    if (last) last.rows = Buffer.concat(bytes).toString();
    bytes = [];
  }
  return tables;
}

test.prop([fc.string(), fc.array(fc.string({ minLength: 1 }), { minLength: 1 })])(
  "a table's line gives back its name and columns, whatever stands in them",
  (name, columns) => {
    fc.pre(name !== "" && ![name, ...columns].some((text) => /[\n\r]/.test(text)));
    expect(readLine(tableLine(name, columns).slice(0, -1))).toEqual({ kind: "table", table: name, columns });
    expect(quoted(name)).toMatch(/^".*"$/s);
  },
);

test.each(["", "-- quyet-backup {}", "-- quyet-backup {", "-- sha256 12", "DROP TABLE unit;", "COPY unit FROM stdin;"])(
  "a line that is none of ours says nothing: %s",
  (line) => {
    expect(readLine(line)).toBeUndefined();
  },
);
