/** The rows of a plan's table as proposed tasks: which column holds what, which rows are groups, which go on over a page. */
import { plain } from "../prose/plain.ts";
import { type Proposed, type ProposedField, proposed } from "./proposal.ts";

export const columnUses = [
  ...(["order", "title", "leads", "cooperating", "product", "due", "in_charge", "document", "field"] as const),
] as const;
export type ColumnUse = (typeof columnUses)[number];
export type Uses = readonly (ColumnUse | undefined)[];

export type RowRead = { proposed: Proposed /** What is asked of how it was read. */; doubts: string[] };
export type TableRead = { uses: Uses; firstRow: number; isKnown: boolean; rows: RowRead[] };

type Table = readonly (readonly string[])[];

/** The first that matches, in this order: "đơn vị phối hợp" is who co-operates, "đơn vị thực hiện" who leads. */
const heads: readonly (readonly [ColumnUse | "unused", RegExp])[] = [
  ["order", /^(stt|tt|so tt|so thu tu|ma so|ma|muc|no)$/],
  ["unused", /^(ghi chu|ket qua|tinh trang|trang thai|tien do thuc hien|tien do|danh gia)/],
  ["in_charge", /lanh dao|(nguoi|dong chi|dc) (phu trach|chi dao|theo doi)|chi dao/],
  ["cooperating", /phoi hop/],
  ["leads", /chu tri|don vi thuc hien|co quan|don vi|phan cong|dau moi|noi thuc hien|nguoi thuc hien/],
  ["product", /san pham|ket qua dau ra|hinh thuc/],
  ["due", /thoi (han|gian)|han (chot|hoan thanh|bao cao)|^han$|hoan thanh (truoc|trong)|tien do hoan thanh|ngay/],
  ["document", /van ban|so ky hieu|can cu/],
  ["field", /linh vuc|nhom/],
  ["title", /noi dung|nhiem vu|cong viec|ten|dau viec|yeu cau/],
];

const mostHeadRows = 3;
const searched = 15;

/** `uses` where a person says what the columns hold. */
export function readPlan(table: Table, chosen?: Uses): TableRead {
  const width = Math.max(0, ...table.map((row) => row.length));
  const found = headsIn(table, width);
  const uses = chosen ?? found?.uses ?? Array.from({ length: width }, () => undefined);
  const firstRow = found?.firstRow ?? 0;
  const rows = uses.includes("title") ? rowsIn(table.slice(firstRow), uses) : [];
  return { uses, firstRow, isKnown: found !== undefined || chosen !== undefined, rows };
}

/** A head names what is to be done and one thing more; over several rows the lower ones tell the columns apart. */
function headsIn(table: Table, width: number): { uses: Uses; firstRow: number } | undefined {
  for (let from = 0; from < Math.min(searched, table.length); from += 1) {
    let best: { uses: Uses; firstRow: number; known: number } | undefined;
    for (let count = 1; count <= mostHeadRows && from + count <= table.length; count += 1) {
      const rows = table.slice(from, from + count);
      if (rows.at(-1)?.some((cell) => /\d{2,}/.test(cell))) break;
      const uses = usesOf(rows, width);
      const known = uses.filter(Boolean).length;
      if (uses.includes("title") && known >= 2 && known > (best?.known ?? 0))
        best = { uses, firstRow: from + count, known };
    }
    if (best) return { uses: best.uses, firstRow: best.firstRow + (isNumbering(table[best.firstRow]) ? 1 : 0) };
  }
  return undefined;
}

function usesOf(rows: Table, width: number): Uses {
  const uses: (ColumnUse | undefined)[] = [];
  for (let column = 0; column < width; column += 1) {
    const lowest = meaningOf(rows.findLast((row) => (row[column] ?? "").trim() !== "")?.[column] ?? "");
    const use = lowest ?? meaningOf([...new Set(rows.map((row) => row[column] ?? ""))].join(" "));
    uses.push(use === "unused" || use === undefined || uses.includes(use) ? undefined : use);
  }
  return uses;
}

function meaningOf(head: string): ColumnUse | "unused" | undefined {
  const text = plain(head)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return text === "" ? undefined : heads.find(([, shape]) => shape.test(text))?.[0];
}

function isNumbering(row: readonly string[] | undefined): boolean {
  const cells = (row ?? []).map((cell) => cell.trim()).filter((cell) => cell !== "");
  return cells.length > 1 && cells.every((cell) => /^\(?(\d{1,2}|[A-Za-z])\)?$/.test(cell));
}

function rowsIn(table: Table, uses: Uses): RowRead[] {
  const rows: RowRead[] = [];
  let group = "";
  for (const cells of table) {
    const texts = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))];
    if (texts.length === 0 || isNumbering(cells)) continue;
    const at = (use: ColumnUse) => (cells[uses.indexOf(use)] ?? "").replace(/\s+/g, " ").trim();
    const title = at("title");
    const isAlone = (["leads", "cooperating", "product", "due"] as const).every(
      (use) => at(use) === "" || at(use) === title,
    );
    const last = rows.at(-1);
    // Over the break of a page a row goes on in small letters, without a number of its own.
    if (last && at("order") === "" && /^\p{Ll}/u.test(title)) {
      rows[rows.length - 1] = joined(last, Object.fromEntries(fieldsFilled(uses, at)));
      continue;
    }
    // A group's row says nothing but its name, in one cell or joined over all.
    if (isAlone) {
      group = title === "" ? (texts.toSorted((a, b) => b.length - a.length)[0] ?? group) : title;
      continue;
    }
    const doubts: string[] = [];
    const given = Object.fromEntries(fieldsFilled(uses, at));
    if (given.leads === undefined && uses.includes("leads") && last) {
      given.leads = last.proposed.leads;
      doubts.push("doubt_lead_above");
    }
    rows.push({
      proposed: proposed({ ...given, field: given.field ?? group.replace(/^([IVX]+|[A-Z]|\d+)[.)\s-]+/u, "") }),
      doubts,
    });
  }
  return rows;
}

function fieldsFilled(uses: Uses, at: (use: ColumnUse) => string): [ProposedField, string][] {
  return uses.flatMap((use): [ProposedField, string][] =>
    use === undefined || use === "order" || at(use) === "" ? [] : [[use, at(use)]],
  );
}

function joined({ proposed: before, doubts }: RowRead, rest: Partial<Proposed>): RowRead {
  const cells = Object.entries(rest).map(([field, text]) => [
    field,
    `${before[field as ProposedField]} ${text}`.trim(),
  ]);
  return { proposed: proposed({ ...before, ...Object.fromEntries(cells) }), doubts: [...doubts, "doubt_row_broken"] };
}
