/** Reads a backup. What is damaged, cut off or of another program is refused with what is wrong with it. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { AppError, isAppError } from "../server/error.ts";
import { countLines, type Header, type Manifest, readLine, type TableSummary } from "./backupFormat.ts";
import { BackupSplitter, type Part } from "./backupSplit.ts";

export type BackupReader = {
  onTable(table: string, columns: string[]): Promise<void>;
  onRows(bytes: Uint8Array): Promise<void>;
  onTableEnd(): Promise<void>;
};

export type ReadBackup = { header: Header; manifest: Manifest };

/** Reads all of it and touches nothing: every count and every hash agrees with the manifest when this answers. */
export function verifyBackup(path: string): Promise<ReadBackup> {
  const nothing = async () => undefined;
  return readBackup(path, { onTable: nothing, onRows: nothing, onTableEnd: nothing });
}

/** Hands the tables on in their order; throws where anything disagrees with the manifest, at the latest at the end. */
export async function readBackup(path: string, reader: BackupReader): Promise<ReadBackup> {
  const reading = new Reading(path, reader);
  const splitter = new BackupSplitter();
  const source = createReadStream(path);
  const inside = createGunzip();
  source.on("error", (error) => inside.destroy(error));
  try {
    for await (const chunk of source.pipe(inside) as AsyncIterable<Buffer>) {
      for (const part of splitter.push(chunk)) await reading.take(part);
    }
    if (!splitter.isAtRest) throw damaged(path, "cut");
    return reading.finished();
  } catch (error) {
    throw explained(error, path);
  } finally {
    source.destroy();
    inside.destroy();
  }
}

class Reading {
  readonly #path: string;
  readonly #reader: BackupReader;
  readonly #whole = createHash("sha256");
  readonly #tables: TableSummary[] = [];
  #rowsHash: Hash | undefined;
  #header: Header | undefined;
  #manifest: Manifest | undefined;
  #isComplete = false;

  constructor(path: string, reader: BackupReader) {
    this.#path = path;
    this.#reader = reader;
  }

  async take(part: Part): Promise<void> {
    if (this.#isComplete) throw damaged(this.#path, "more");
    if (part.kind === "line") return this.#takeLine(part.text);
    if (part.kind === "rows") return this.#takeRows(part.bytes);
    const table = this.#tables.at(-1);
    if (table && this.#rowsHash) table.sha256 = this.#rowsHash.digest("hex");
    this.#rowsHash = undefined;
    this.#whole.update("\\.\n");
    await this.#reader.onTableEnd();
  }

  finished(): ReadBackup {
    if (!this.#header || !this.#manifest || !this.#isComplete) throw damaged(this.#path, "cut");
    return { header: this.#header, manifest: this.#manifest };
  }

  async #takeLine(text: string): Promise<void> {
    const line = readLine(text);
    if (!this.#header) {
      if (line?.kind !== "header") throw new AppError("backup_not_ours", 400, { file: this.#path });
      this.#header = line.header;
    } else if (line?.kind === "table" && !this.#manifest) {
      this.#tables.push({ name: line.table, columns: line.columns, rows: 0, bytes: 0, sha256: "" });
      this.#rowsHash = createHash("sha256");
      await this.#reader.onTable(line.table, line.columns);
    } else if (line?.kind === "manifest" && !this.#manifest) {
      this.#manifest = line.manifest;
      this.#compare(line.manifest);
    } else if (line?.kind === "checksum" && this.#manifest) {
      if (line.sha256 !== this.#whole.digest("hex")) throw damaged(this.#path, "checksum");
      this.#isComplete = true;
      return;
    } else throw damaged(this.#path, "line");
    this.#whole.update(`${text}\n`);
  }

  async #takeRows(bytes: Uint8Array): Promise<void> {
    const table = this.#tables.at(-1);
    if (!table) throw damaged(this.#path, "line");
    table.rows += countLines(bytes);
    table.bytes += bytes.length;
    this.#rowsHash?.update(bytes);
    this.#whole.update(bytes);
    await this.#reader.onRows(bytes);
  }

  #compare({ tables }: Manifest): void {
    if (JSON.stringify(tables) !== JSON.stringify(this.#tables)) throw damaged(this.#path, "manifest");
  }
}

function damaged(path: string, how: "cut" | "more" | "checksum" | "line" | "manifest" | "pack"): AppError {
  return new AppError(`backup_damaged_${how}`, 400, { file: path });
}

function explained(error: unknown, path: string): unknown {
  if (isAppError(error)) return error;
  if (error instanceof RangeError) return damaged(path, "line");
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return damaged(path, "cut");
  if (code === "Z_DATA_ERROR" && error instanceof Error && /incorrect header check/.test(error.message))
    return new AppError("backup_not_ours", 400, { file: path }, [], error);
  if (code.startsWith("Z_")) return damaged(path, "pack");
  if (["ENOENT", "EACCES", "EISDIR", "EIO"].includes(code))
    return new AppError("backup_not_readable", 400, { file: path, reason: code }, [], error);
  return error;
}
