/** The tables of a Word file, and the paragraphs between them, from the HTML that its reader makes of it. */

export type WordBlock = { kind: "table"; rows: string[][] } | { kind: "paragraph"; text: string };

type Cell = { text: string; across: number; down: number };
const mostAcross = 100;

/** Its blocks in their order; what a joined cell covers repeats its text, tables within cells are part of their text. */
export function blocksOf(html: string, decoded: (text: string) => string): WordBlock[] {
  const blocks: WordBlock[] = [];
  let depth = 0;
  let rows: Cell[][] = [];
  let cell: Cell | undefined;
  let between = "";
  const endParagraph = () => {
    const text = tidied(decoded(between));
    if (text !== "") blocks.push({ kind: "paragraph", text });
    between = "";
  };
  for (const [all, closing, tag, attributes = ""] of html.matchAll(/<(\/?)(\w+)([^>]*)>|[^<]+/g)) {
    if (tag === undefined) {
      if (cell) cell.text += all;
      else if (depth === 0) between += all;
    } else if (tag === "table") {
      endParagraph();
      depth += closing ? -1 : 1;
      if (depth === 1 && !closing) rows = [];
      if (depth === 0 && closing) blocks.push({ kind: "table", rows: grid(rows, decoded) });
    } else if (depth === 1 && tag === "tr" && !closing) rows.push([]);
    else if (depth === 1 && (tag === "td" || tag === "th")) {
      if (closing) {
        cell = undefined;
        continue;
      }
      cell = { text: "", across: span(attributes, "colspan"), down: span(attributes, "rowspan") };
      rows.at(-1)?.push(cell);
    } else if (/^(?:p|h[1-6]|li|br)$/.test(tag)) {
      if (cell) cell.text += " ";
      else if (depth === 0 && (closing || tag === "br")) endParagraph();
    }
  }
  endParagraph();
  return blocks;
}

function span(attributes: string, name: string): number {
  const told = Number(new RegExp(`${name}="(\\d{1,4})"`).exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(told, 1), mostAcross);
}

function grid(rows: readonly Cell[][], decoded: (text: string) => string): string[][] {
  const filled: string[][] = rows.map(() => []);
  rows.forEach((cells, top) => {
    let left = 0;
    for (const { text, across, down } of cells) {
      while (filled[top]?.[left] !== undefined) left += 1;
      const told = tidied(decoded(text));
      for (const into of filled.slice(top, top + down)) {
        for (let column = left; column < left + across; column += 1) into[column] = told;
      }
      left += across;
    }
  });
  return filled.map((cells) => Array.from(cells, (cell) => cell ?? ""));
}

function tidied(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
