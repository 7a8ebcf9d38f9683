/**
 * Looks through a workbook before anything understands it (TRUST S6): unpacks it piece by piece, keeps nothing, counts bytes,
 * files, rows and cells, and refuses what no honest workbook has. So the reader after it meets neither a bomb nor an entity.
 */
import { AppError } from "../server/error.ts";
import { entriesOf, type ZipEntry } from "../server/zip.server.ts";
import type { SheetLimits } from "./limits.ts";

/** Throws an AppError where the bytes are no workbook that can be read safely. */
export async function checkWorkbook(bytes: Uint8Array, limits: SheetLimits): Promise<void> {
  if (bytes.length > limits.bytes) throw tooLarge(limits);
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  // The same container holds workbooks of before 2007 and those with a password.
  if (start.startsWith("d0cf11e0")) throw new AppError("workbook_old_or_locked", 422);
  if (!start.startsWith("504b0304")) throw new AppError("workbook_wrong_type", 422);
  const names = new Set<string>();
  const seen: Seen = { unpacked: 0, rows: 0, cells: 0 };
  for await (const entry of entriesOf(bytes, damaged)) {
    if (names.has(entry.name)) throw damaged();
    names.add(entry.name);
    if (names.size > limits.entries) throw new AppError("workbook_too_many_parts", 422, { most: limits.entries });
    await look(entry, seen, limits);
  }
  if (!names.has("[Content_Types].xml") || !names.has("xl/workbook.xml")) {
    throw new AppError("workbook_wrong_type", 422);
  }
}

type Seen = { unpacked: number; rows: number; cells: number };

async function look(entry: ZipEntry, seen: Seen, limits: SheetLimits): Promise<void> {
  const { name } = entry;
  if (entry.isEncrypted) throw new AppError("workbook_old_or_locked", 422);
  if (/vbaProject/i.test(name)) throw new AppError("workbook_has_macros", 422);
  if (/\.(zip|xlsx|xlsm|docx|pptx|ods|odt|jar|7z|rar|gz)$/i.test(name)) throw new AppError("workbook_nested", 422);
  const isXml = /\.(xml|rels|vml)$/i.test(name);
  const isSheet = /^xl\/worksheets\/[^/]+\.xml$/i.test(name);
  let tail = "";
  let isFirst = true;
  for await (const piece of entry.pieces()) {
    seen.unpacked += piece.length;
    if (seen.unpacked > limits.unpacked) throw tooLarge(limits);
    if (isFirst) checkStart(piece, isXml);
    isFirst = false;
    if (!isXml) continue;
    const text = tail + piece.toString("latin1");
    if (text.includes("\0")) throw damaged();
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new AppError("workbook_has_entities", 422);
    // A tag that is cut by the end of the piece is looked at with the next one.
    const last = text.lastIndexOf("<");
    const end = last >= 0 && last > text.length - 24 ? last : text.length;
    if (isSheet) count(text.slice(0, end), seen, limits);
    tail = text.slice(end);
  }
  if (isSheet) count(`${tail} `, seen, limits);
}

function checkStart(piece: Buffer, isXml: boolean): void {
  const start = piece.subarray(0, 4).toString("hex");
  if (start === "504b0304" || start === "d0cf11e0" || start.startsWith("1f8b"))
    throw new AppError("workbook_nested", 422);
  if (!isXml) return;
  const declared = /^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(piece.toString("latin1", 0, 200))?.[1];
  if (/^f(ffe|eff)/.test(start) || (declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared))) {
    throw damaged();
  }
}

/** Opening tags, with or without the name-space prefix that some programs write. */
const openingTag = /<(?:[\w-]{1,8}:)?(row|c)[\s/>]/g;

function count(text: string, seen: Seen, limits: SheetLimits): void {
  for (const [, tag] of text.matchAll(openingTag)) {
    if (tag === "row") seen.rows += 1;
    else seen.cells += 1;
  }
  if (seen.rows > limits.rows) throw new AppError("workbook_too_many_rows", 422, { most: limits.rows });
  if (seen.cells > limits.cells) throw new AppError("workbook_too_many_cells", 422, { most: limits.cells });
}

function tooLarge(limits: SheetLimits): AppError {
  return new AppError("workbook_too_large", 422, {
    megabytes: limits.bytes / 1024 / 1024,
    unpacked: limits.unpacked / 1024 / 1024,
  });
}

function damaged(cause?: unknown): AppError {
  return new AppError("workbook_damaged", 422, {}, [], cause);
}
