/**
 * The inside of a backup: a gzip stream of lines that `psql` understands. Comment lines carry what a table cannot: who made
 * it, on which schema, and at the end the manifest that says what must have been in it.
 */
import { z } from "zod";

export const FORMAT = 1;

export const Header = z.strictObject({
  format: z.literal(FORMAT),
  program: z.string(),
  at: z.iso.datetime(),
  /** The migrations applied, in order: the schema's version. */
  schema: z.array(z.string()).min(1),
});
export type Header = z.infer<typeof Header>;

const TableSummary = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string(),
});
export type TableSummary = z.infer<typeof TableSummary>;

const SequencePosition = z.strictObject({
  table: z.string(),
  column: z.string(),
  last: z.string().regex(/^\d+$/),
  called: z.boolean(),
});
export type SequencePosition = z.infer<typeof SequencePosition>;

export const Manifest = z.strictObject({ tables: z.array(TableSummary), sequences: z.array(SequencePosition) });
export type Manifest = z.infer<typeof Manifest>;

const HEADER = "-- quyet-backup ";
const MANIFEST = "-- manifest ";
const CHECKSUM = "-- sha256 ";
/** The line after a table's last row; COPY never writes a row like it. */
export const TABLE_END = "\\.\n";

export function headerLine(header: Header): string {
  return `${HEADER}${JSON.stringify(header)}\n`;
}

export function manifestLine(manifest: Manifest): string {
  return `${MANIFEST}${JSON.stringify(manifest)}\n`;
}

export function checksumLine(sha256: string): string {
  return `${CHECKSUM}${sha256}\n`;
}

/** The line before a table's rows, which is also the statement that takes them. */
export function tableLine(table: string, columns: readonly string[]): string {
  return `${copyStatement(table, columns, "FROM stdin")};\n`;
}

export function copyStatement(table: string, columns: readonly string[], where: "FROM stdin" | "TO stdout"): string {
  return `COPY ${quoted(table)} (${columns.map(quoted).join(", ")}) ${where}`;
}

/** A name as SQL writes it, whatever stands in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export type Line =
  | { kind: "header"; header: Header }
  | { kind: "table"; table: string; columns: string[] }
  | { kind: "manifest"; manifest: Manifest }
  | { kind: "checksum"; sha256: string };

/** What a line outside a table says; undefined when it says nothing known. */
export function readLine(line: string): Line | undefined {
  const after = (start: string) => (line.startsWith(start) ? line.slice(start.length) : undefined);
  const header = parsed(Header, after(HEADER));
  if (header) return { kind: "header", header };
  const manifest = parsed(Manifest, after(MANIFEST));
  if (manifest) return { kind: "manifest", manifest };
  const sha256 = after(CHECKSUM);
  if (sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256)) return { kind: "checksum", sha256 };
  const copy = /^COPY ("(?:[^"]|"")+") \((.*)\) FROM stdin;$/.exec(line);
  if (!copy) return undefined;
  const [, table = "", columns = ""] = copy;
  return { kind: "table", table: unquoted(table), columns: (columns.match(/"(?:[^"]|"")+"/g) ?? []).map(unquoted) };
}

function parsed<Output>(schema: z.ZodType<Output>, text: string | undefined): Output | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function unquoted(name: string): string {
  return name.slice(1, -1).replaceAll('""', '"');
}

/** How many lines end in these bytes. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
