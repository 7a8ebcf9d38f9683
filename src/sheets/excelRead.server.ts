/**
 * Excel's cells into ours (ECMA-376, part 1, 18). Runs in the reader's own thread, after the guard, and goes through the file
 * piece by piece: what it holds of a workbook is what its cells hold, whatever else stands in it.
 */
import { AppError } from "../server/error.ts";
import { attributesOf, type XmlReader, xmlRead } from "../server/xmlRead.ts";
import { entriesOf, type ZipEntry } from "../server/zip.server.ts";
import { type CellWritten, formatsRead, readCell } from "./excelCell.ts";
import { sheetRead, wholeRoom } from "./excelSheet.ts";
import type { Sheet, WorkbookRead } from "./workbook.ts";

export async function readExcel(bytes: Uint8Array): Promise<WorkbookRead> {
  const parts = new Map<string, ZipEntry>();
  for await (const entry of entriesOf(bytes, damaged)) parts.set(entry.name.toLowerCase(), entry);
  const { listed, startsIn1904 } = await readList(parts);
  const links = await readLinks(parts);
  const part = (type: string) => parts.get(links.find((link) => link.type === type)?.part ?? "");
  const formats = formatsRead();
  await readPart(part("styles"), formats);
  const texts = await readTexts(part("sharedStrings"));
  const cellOf = (cell: CellWritten) => readCell(cell, { texts, formats: formats.ofStyles, startsIn1904 });
  const room = { ...wholeRoom };
  const sheets: Sheet[] = [];
  for (const { name, hidden, id } of listed) {
    const link = links.find((each) => each.id === id);
    if (link?.type !== "worksheet") continue;
    const entry = parts.get(link.part);
    if (entry === undefined) throw damaged();
    const sheet = sheetRead(cellOf, room);
    await readPart(entry, sheet);
    sheets.push({ name, hidden, ...sheet.read() });
  }
  return { sheets };
}

function damaged(cause?: unknown): AppError {
  return new AppError("workbook_damaged", 422, {}, [], cause);
}

async function readPart(entry: ZipEntry | undefined, reader: XmlReader): Promise<void> {
  if (entry === undefined) return;
  const decoder = new TextDecoder();
  const read = xmlRead(reader);
  for await (const piece of entry.pieces()) read.take(decoder.decode(piece, { stream: true }));
  if (!read.end()) throw damaged();
}

type Listed = { name: string; hidden: boolean; id: string };

async function readList(parts: ReadonlyMap<string, ZipEntry>): Promise<{ listed: Listed[]; startsIn1904: boolean }> {
  const listed: Listed[] = [];
  let startsIn1904 = false;
  await readPart(parts.get("xl/workbook.xml"), {
    open(element, written) {
      if (element !== "sheet" && element !== "workbookPr") return;
      const attributes = attributesOf(written);
      if (element === "workbookPr") startsIn1904 = isTrue(attributes.get("date1904"));
      else {
        const [, id = ""] = [...attributes].find(([name]) => name.endsWith(":id")) ?? [];
        const name = (attributes.get("name") ?? "").normalize("NFC").trim();
        listed.push({ name, hidden: (attributes.get("state") ?? "visible") !== "visible", id });
      }
    },
    text: () => undefined,
    close: () => undefined,
  });
  return { listed, startsIn1904 };
}

type Link = { id: string; type: string; part: string };

/** Which part is which, by the last word of its type: Excel's own and the strict kind of file begin it otherwise. */
async function readLinks(parts: ReadonlyMap<string, ZipEntry>): Promise<Link[]> {
  const links: Link[] = [];
  await readPart(parts.get("xl/_rels/workbook.xml.rels"), {
    open(element, written) {
      if (element !== "Relationship") return;
      const attributes = attributesOf(written);
      const type = attributes.get("Type")?.split("/").at(-1) ?? "";
      const { pathname } = new URL(attributes.get("Target") ?? "", "http://workbook/xl/");
      links.push({ id: attributes.get("Id") ?? "", type, part: pathname.slice(1).toLowerCase() });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return links;
}

async function readTexts(entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let isSpoken = false;
  let isText = false;
  await readPart(entry, {
    open(element) {
      if (element === "si") text = "";
      // How a text is pronounced stands beside it.
      if (element === "rPh") isSpoken = true;
      if (element === "t") isText = !isSpoken;
    },
    text(part) {
      if (isText) text += part;
    },
    close(element) {
      if (element === "t") isText = false;
      if (element === "rPh") isSpoken = false;
      if (element === "si") texts.push(text);
    },
  });
  return texts;
}

function isTrue(written: string | undefined): boolean {
  return written === "1" || written === "true";
}
