/** A Word file changed as somebody changes it in Word: in the XML of its parts. */

import { entriesOf } from "../server/zip.server.ts";
import { archiveOf } from "../sheets/testArchive.ts";

export type WordParts = Record<string, string | Buffer>;

export async function partsOfWord(file: Uint8Array): Promise<WordParts> {
  const parts: WordParts = {};
  for await (const entry of entriesOf(file, () => new Error("no archive") as never)) {
    const bytes = Buffer.concat(await Array.fromAsync(entry.pieces()));
    parts[entry.name] = /\.(xml|rels)$/.test(entry.name) ? bytes.toString("utf8") : bytes;
  }
  return parts;
}

/** The file with its text changed, and with other parts beside it or instead of its own. */
export async function wordWith(
  file: Uint8Array,
  change: (document: string) => string,
  more: WordParts = {},
): Promise<Buffer> {
  const parts = await partsOfWord(file);
  return archiveOf({ ...parts, "word/document.xml": change(String(parts["word/document.xml"])), ...more });
}

const paragraphs = /<w:p(?: [^>]*)?>(?:(?!<\/w:p>).)*<\/w:p>/gs;

/** Every paragraph whose words begin so becomes what is made of it. */
export function paragraphInto(
  begin: string,
  change: (xml: string, text: string) => string,
): (document: string) => string {
  return (document) => {
    let isFound = false;
    const changed = document.replace(paragraphs, (xml) => {
      const text = textOf(xml);
      if (!text.startsWith(begin)) return xml;
      isFound = true;
      return change(xml, text);
    });
    if (!isFound) throw new Error(`no paragraph begins with ${begin}`);
    return changed;
  };
}

export function textOf(xml: string): string {
  return xml
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"');
}

export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** `properties` as they stand within `<w:pPr>`. */
export function paragraph(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${text === "" ? "" : run(text)}</w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`;
  return `<w:tbl>${rows.map(row).join("")}</w:tbl>`;
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A list for each kind of mark, by its number. */
export function numbering(
  lists: readonly (readonly { format: string; text: string; font?: string; start?: number }[])[],
): string {
  const level = ({ format, text, font, start = 1 }: (typeof lists)[number][number], at: number) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${font ? `<w:rPr><w:rFonts w:ascii="${font}"/></w:rPr>` : ""}</w:lvl>`;
  const list = (levels: (typeof lists)[number], id: number) =>
    `<w:abstractNum w:abstractNumId="${id + 1}">${levels.map(level).join("")}</w:abstractNum>`;
  const number = (id: number) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
  return `<w:numbering ${namespace}>${lists.map(list).join("")}${lists.map((_, id) => number(id + 1)).join("")}</w:numbering>`;
}

export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

export function part(name: string, inside: string): string {
  return `<w:${name} ${namespace}>${inside}</w:${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
