/**
 * What stands in a Word file, as whoever opens it reads it: paragraphs with the marks that Word sets before them, tables, and
 * beside the text what a paper of plain words has no place for. Tracked changes are read as accepted, and counted.
 */
import { type MarkOf, symbolOf } from "./wordLists.ts";
import { elementsOf, isOn, valueIn, within, type XmlElement } from "./wordXml.ts";

/** In a table what a joined cell covers repeats its text; tables within cells are part of their text. */
export type WordBlock = { kind: "table"; rows: string[][] } | { kind: "paragraph"; text: string };

export type WordComment = { by: string; text: string /** What it was set to. */; about: string };

export type WordAside = {
  /** Places of tracked changes that nobody has accepted or refused. */
  tracked: number;
  comments: WordComment[];
  /** Of the foot of a page or of the end. */
  footnotes: string[];
  /** Texts in boxes, and of what stands on every page beside its number. */
  boxes: string[];
  onEveryPage: string[];
  pictures: number;
  /** Words that are set not to be seen, and files laid into the file: neither was read. */
  hidden: number;
  embedded: number;
};

export type WordParts = {
  document: XmlElement;
  comments: XmlElement | undefined;
  footnotes: XmlElement | undefined;
  endnotes: XmlElement | undefined;
  onEveryPage: readonly XmlElement[];
};

export function readBody(parts: WordParts, mark: MarkOf): { blocks: WordBlock[]; aside: WordAside } {
  const aside: WordAside = {
    tracked: 0,
    comments: [],
    footnotes: [],
    boxes: [],
    onEveryPage: [],
    pictures: 0,
    hidden: 0,
    embedded: 0,
  };
  const about = new Map<string, string>();
  const read = reader(aside, mark, about);
  const blocks = read.blocks(within(parts.document, "body"));
  // Numbers of lists run through the text alone, and what stands beside it is counted once.
  const beside = reader({ ...aside, boxes: [], comments: [] }, () => "", new Map());
  const texts = (part: XmlElement | undefined, name: string) =>
    (part ? elementsOf(part) : []).filter(
      (child) => child.name === name && !/separator/i.test(child.attributes.type ?? ""),
    );
  aside.comments = texts(parts.comments, "comment").map((comment) => ({
    by: comment.attributes.author ?? "",
    text: beside.line(comment),
    about: about.get(comment.attributes.id ?? "")?.trim() ?? "",
  }));
  const notes = [...texts(parts.footnotes, "footnote"), ...texts(parts.endnotes, "endnote")];
  aside.footnotes = notes.map(beside.line).filter((text) => text !== "");
  aside.onEveryPage = [...new Set(parts.onEveryPage.map(beside.line))].filter((text) => /\p{L}/u.test(text));
  return { blocks, aside };
}

const longestQuote = 200;

/** `about` gathers the words to which comments were set, by the comments' ids. */
function reader(aside: WordAside, mark: MarkOf, about: Map<string, string>) {
  const open = new Set<string>();
  /** Of a paragraph whose end was taken out, to be read with the one behind. */
  let joined = "";

  function blocks(element: XmlElement | undefined, isCell = false): WordBlock[] {
    return (element ? elementsOf(element) : []).flatMap((child): WordBlock[] => {
      switch (child.name) {
        case "p":
          return paragraphs(child, isCell).map((text) => ({ kind: "paragraph", text }));
        case "tbl":
          return [{ kind: "table", rows: rowsOf(child) }];
        case "altChunk":
          aside.embedded += 1;
          return [];
        case "AlternateContent":
          return blocks(chosen(child), isCell);
        case "commentRangeStart":
        case "commentRangeEnd":
          inline(child);
          return [];
        case "del":
        case "moveFrom":
          aside.tracked += 1;
          return [];
        default:
          return isProperties(child) ? [] : blocks(child, isCell);
      }
    });
  }

  /**
   * The lines of a paragraph that say something; one whose end was taken out goes on in the next. Where a mark stands alone it
   * says something in a cell, as in a column of numbers.
   */
  function paragraphs(paragraph: XmlElement, isCell: boolean): string[] {
    const properties = within(paragraph, "pPr");
    const ofEnd = within(properties, "rPr");
    const text = joined + inline(paragraph);
    const isEndGone = within(ofEnd, "del") !== undefined || within(ofEnd, "moveFrom") !== undefined;
    joined = isEndGone ? text : "";
    if (isEndGone) {
      aside.tracked += 1;
      return [];
    }
    const before = mark(properties);
    const lines = text.split("\n").map(tidied);
    const first = lines.findIndex((line) => line !== "");
    if (first < 0) return isCell && before !== "" ? [before] : [];
    return lines.flatMap((line, index) => {
      if (line === "") return [];
      return [before !== "" && index === first ? `${before} ${line}` : line];
    });
  }

  function inline(element: XmlElement): string {
    return element.children.map((child) => (typeof child === "string" ? "" : piece(child))).join("");
  }

  function piece(element: XmlElement): string {
    const { name, attributes } = element;
    switch (name) {
      case "t":
        return noted(element.children.filter((child) => typeof child === "string").join(""));
      case "tab":
      case "ptab":
        return " ";
      case "br":
        return attributes.type === "page" || attributes.type === "column" ? " " : "\n";
      case "cr":
        return "\n";
      case "noBreakHyphen":
        return noted("-");
      case "sym":
        return noted(symbolOf(attributes.font ?? "", Number.parseInt(attributes.char ?? "", 16) || 0xf0b7));
      case "r":
        if (!isOn(within(element, "rPr"), "vanish")) return inline(element);
        aside.hidden += 1;
        return "";
      case "ins":
      case "moveTo":
        aside.tracked += 1;
        return inline(element);
      case "del":
      case "moveFrom":
        aside.tracked += 1;
        return "";
      case "commentRangeStart":
        open.add(attributes.id ?? "");
        return "";
      case "commentRangeEnd":
        open.delete(attributes.id ?? "");
        return "";
      case "AlternateContent":
        return inline(chosen(element) ?? element);
      case "drawing":
      case "pict":
      case "object":
        drawn(element);
        return "";
      case "delText":
      case "instrText":
      case "delInstrText":
      case "fldData":
        return "";
      default:
        return isProperties(element) ? "" : inline(element);
    }
  }

  function noted(text: string): string {
    for (const id of open) {
      const known = about.get(id) ?? "";
      if (known.length < longestQuote) about.set(id, known + text);
    }
    return text;
  }

  function drawn(element: XmlElement): void {
    for (const child of elementsOf(element)) {
      if (child.name === "txbxContent") {
        const text = line(child);
        if (text !== "") aside.boxes.push(text);
      } else if (child.name === "blip" || child.name === "imagedata") aside.pictures += 1;
      else drawn(child.name === "AlternateContent" ? (chosen(child) ?? child) : child);
    }
  }

  function rowsOf(table: XmlElement): string[][] {
    const rows: string[][] = [];
    for (const row of partsOf(table, "tr")) {
      if (within(row, "trPr", "del") !== undefined) {
        aside.tracked += 1;
        continue;
      }
      const above = rows.at(-1) ?? [];
      const cells: string[] = Array.from({ length: span(valueIn(row, "trPr", "gridBefore"), 0) }, () => "");
      for (const cell of partsOf(row, "tc")) {
        const properties = within(cell, "tcPr");
        const own = line(cell);
        const merged = within(properties, "vMerge");
        const isCovered = merged !== undefined && merged.attributes.val !== "restart";
        const text = isCovered && own === "" ? (above[cells.length] ?? "") : own;
        for (let across = span(valueIn(properties, "gridSpan"), 1); across > 0; across -= 1) cells.push(text);
      }
      rows.push(cells);
    }
    return rows;
  }

  /** All words of a cell, a note or a box in one line. */
  function line(element: XmlElement): string {
    const texts = blocks(element, true).map((block) =>
      block.kind === "table" ? block.rows.flat().join(" ") : block.text,
    );
    return tidied(texts.join(" "));
  }

  return { blocks, line };
}

/** The rows of a table and the cells of a row, also where they stand in a control or were put in by a tracked change. */
function partsOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return isProperties(child) || child.name === "tr" || child.name === "tc" ? [] : partsOf(child, name);
  });
}

/** Of what is written for newer and older programs alike, the newer. */
function chosen(element: XmlElement): XmlElement | undefined {
  return within(element, "Choice") ?? within(element, "Fallback");
}

function isProperties({ name }: XmlElement): boolean {
  return name.endsWith("Pr") || name === "sdtEndPr";
}

const mostAcross = 100;

function span(told: string | undefined, usual: number): number {
  const count = Number(told ?? usual);
  return Number.isInteger(count) ? Math.min(Math.max(count, usual), mostAcross) : usual;
}

/** Spaces of any kind are one, and signs without shape are none. */
function tidied(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
