/**
 * Blocks of cells as Excel and LibreOffice put them on the clipboard: text with tabs, and HTML whose cells may carry the
 * exact number (`x:num` of Excel, `sdval` of LibreOffice), which leaves no doubt about points and commas.
 */
import { escapeHtml } from "../../prose/escape.ts";

export type BlockCell = {
  readonly text: string;
  /** The number itself, with a decimal point, where the clipboard tells it. */
  readonly exact?: string;
};
/** Rows of cells, all of the same length. */
export type Block = readonly (readonly BlockCell[])[];

/** Larger clipboards are no table of a report. */
const MOST_CELLS = 50_000;

/** The block of a clipboard, the HTML first; undefined where it holds no cell or far too many. */
export function readBlock(html: string, text: string): Block | undefined {
  const fromHtml = /<table[\s>]/i.test(html) ? readHtml(html) : [];
  const rows = trimmed(fromHtml.length > 0 ? fromHtml : readTabbed(text));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0 || rows.length * width > MOST_CELLS) return undefined;
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => empty)]);
}

const empty: BlockCell = { text: "" };

/** Rows and columns at the end in which nothing stands come of choosing whole columns. */
function trimmed(rows: readonly BlockCell[][]): BlockCell[][] {
  const lastRow = rows.findLastIndex((row) => row.some(isFilled));
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(isFilled) + 1));
  return rows.slice(0, lastRow + 1).map((row) => row.slice(0, width));
}

const isFilled = ({ text, exact }: BlockCell) => text !== "" || exact !== undefined;

/** Text with tabs; a cell in quotes may hold line ends and doubled quotes. */
export function readTabbed(text: string): BlockCell[][] {
  const rows: BlockCell[][] = [];
  let row: BlockCell[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const begin = cell.lastIndex;
    const found = cell.exec(text);
    // A quote that is only a letter of the text.
    const plain = found === null ? /[^\t\r\n]*(\t|\r\n|\r|\n|$)/y : undefined;
    if (plain !== undefined) plain.lastIndex = begin;
    const matched = found ?? plain?.exec(text);
    if (!matched) break;
    const end = matched.at(-1) ?? "";
    const quoted = found?.[1]?.replaceAll('""', '"');
    const written = quoted ?? text.slice(begin, begin + matched[0].length - end.length);
    row.push({ text: tidied(written) });
    cell.lastIndex = begin + matched[0].length;
    if (end !== "\t") {
      rows.push(row);
      row = [];
    }
    if (matched[0] === "") break;
  }
  if (row.length > 0) rows.push([...row, empty]);
  return rows;
}

/** The first table of the HTML; cells over several columns or rows leave the others empty. */
export function readHtml(html: string): BlockCell[][] {
  const table = /<table[\s>][\s\S]*?(?:<\/table>|$)/i.exec(
    html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/gi, ""),
  );
  if (table === null) return [];
  const rows: BlockCell[][] = [];
  const spanning: number[] = [];
  for (const [, inRow = ""] of table[0].matchAll(/<tr[\s>]([\s\S]*?)(?=<tr[\s>]|<\/tr|<\/table|$)/gi)) {
    const row: BlockCell[] = [];
    const skip = () => {
      while ((spanning[row.length] ?? 0) > 0) {
        spanning[row.length] = (spanning[row.length] ?? 1) - 1;
        row.push(empty);
      }
    };
    for (const [, attributes = "", content = ""] of inRow.matchAll(cellPattern)) {
      skip();
      const wide = spanOf(attributes, "colspan");
      const high = spanOf(attributes, "rowspan");
      const first = row.length;
      row.push(cellOf(attributes, content), ...Array.from({ length: wide - 1 }, () => empty));
      for (let column = first; column < first + wide; column++) spanning[column] = high - 1;
    }
    skip();
    rows.push(row);
  }
  return rows;
}

const cellPattern = /<t[dh]((?:\s[^>]*)?)>([\s\S]*?)(?=<t[dh][\s>]|<\/t[dh]|<\/tr|$)/gi;

function spanOf(attributes: string, name: string): number {
  return Math.min(Math.max(Number(attributeOf(attributes, name) ?? 1) || 1, 1), 100);
}

function cellOf(attributes: string, content: string): BlockCell {
  const text = textOf(content);
  const told = attributeOf(attributes, "sdval") ?? attributeOf(attributes, "x:num");
  const exact = told === undefined ? undefined : exactOf(told);
  return exact === undefined ? { text } : { text, exact };
}

/** 1234.5 and 6.5E3; an `x:num` without a value says only that the text is a number. */
function exactOf(told: string): string | undefined {
  return /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(told.trim()) ? told.trim() : undefined;
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "i").exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

function textOf(content: string): string {
  const broken = content.replace(/\s+/g, " ").replace(/<br[^>]*>\s*/gi, "\n");
  return tidied(broken.replace(/<[^>]*>/g, "").replace(/&(#x?[\da-f]+|\w+);/gi, decoded));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decoded(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

function tidied(text: string): string {
  return text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, "").normalize("NFC");
}

/** What is copied from the grid: as both programs read it, numbers as they stand and, in the HTML, exactly. */
export function writeBlock(rows: readonly (readonly BlockCell[])[]): { text: string; html: string } {
  const text = rows.map((row) => row.map(({ text: cell }) => quotedCell(cell)).join("\t")).join("\r\n");
  const cells = (row: readonly BlockCell[]) =>
    row
      .map(({ text: cell, exact }) => {
        const number = exact === undefined ? "" : ` x:num="${exact}" sdval="${exact}"`;
        return `<td${number}>${escapeHtml(cell)}</td>`;
      })
      .join("");
  return { text, html: `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>` };
}

function quotedCell(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
