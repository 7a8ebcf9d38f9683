/** The annex's table as somebody pastes it from Word or Excel: a target a line, headings of fields between them. */
import { plain } from "../prose/plain.ts";
import { type Comparator, isChange, understand } from "./targetWords.ts";

export const timings = ["flow", "stock", "ratio", "peak"] as const;
export type PastedTiming = (typeof timings)[number];

export type PastedTarget = {
  name: string;
  measure: string;
  comparator: Comparator;
  amount: string;
  timing: PastedTiming;
  field: string;
  /** The words from which it was understood. */
  written: string;
};

export type TargetsPasted = {
  targets: PastedTarget[];
  /** Lines with a name and nothing that could be a target, below no other: they may be headings. */
  notUnderstood: string[];
};

type Columns = { name?: number; measure?: number; target?: number };

/** Headings of columns, without accents. */
const heads: Record<keyof Columns, RegExp> = {
  name: /^(ten )?(chi tieu|noi dung|danh muc)( chu yeu)?$/,
  measure: /^(don vi tinh|dvt|don vi)$/,
  target: /^(ke hoach|chi tieu|muc tieu|nghi quyet|kh|giao|muc giao|chi tieu giao)( nam)?( \d{4})?$/,
};

export function readPastedTargets(text: string): TargetsPasted {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split("\t").map((cell) => cell.normalize().replace(/\s+/g, " ").trim()))
    .filter((cells) => cells.some((cell) => cell !== ""));
  const result: TargetsPasted = { targets: [], notUnderstood: [] };
  let columns: Columns = {};
  let field = "";
  for (const cells of rows) {
    const named = columnsOf(cells);
    if (named) {
      columns = named;
      continue;
    }
    const target = targetOf(cells, columns);
    if (target) result.targets.push({ ...target, field });
    else {
      const heading = headingOf(cells);
      const known = fieldOf(heading);
      if (known !== undefined) field = known;
      else if (heading !== "") result.notUnderstood.push(heading);
    }
  }
  return result;
}

/** A line that names a column for the target and one for its name is the table's head. */
function columnsOf(cells: readonly string[]): Columns | undefined {
  if (cells.some((cell) => /\d/.test(cell) && !/\d{4}/.test(cell))) return undefined;
  const at = (head: RegExp, not = -1) => cells.findIndex((cell, index) => index !== not && head.test(plain(cell)));
  const name = at(heads.name);
  if (name === -1) return undefined;
  const target = at(heads.target, name);
  const measure = at(heads.measure);
  if (target === -1 && measure === -1) return undefined;
  return { name, ...(target !== -1 && { target }), ...(measure !== -1 && { measure }) };
}

function targetOf(cells: readonly string[], columns: Columns): Omit<PastedTarget, "field"> | undefined {
  const filled = cells.map((cell, index) => ({ cell, index })).filter(({ cell }) => cell !== "");
  const body = filled.filter(({ cell, index }) => !(index === 0 && filled.length > 1 && isNumbering(cell)));
  const nameCell = body.find(({ index }) => index === columns.name) ?? body.find(({ cell }) => /\p{L}{2}/u.test(cell));
  if (!nameCell) return undefined;
  const rest = body.filter(({ index }) => index !== nameCell.index);
  const chosen =
    rest.find(({ index }) => index === columns.target) ?? rest.findLast(({ cell }) => understand(cell) !== undefined);
  const written = chosen?.cell ?? (rest.length === 0 && columns.target === undefined ? nameCell.cell : "");
  const understood = understand(written);
  if (!understood) return undefined;
  const measureCell =
    rest.find(({ index }) => index === columns.measure) ??
    rest.find((each) => each !== chosen && each.index > nameCell.index && isMeasure(each.cell));
  const name = chosen ? withoutNumbering(nameCell.cell) : nameAlone(withoutNumbering(nameCell.cell));
  if (name === "") return undefined;
  const measure = measureCell?.cell ?? understood.measure;
  // A comparator may stand in the name: "Tỷ lệ sinh con thứ ba không quá".
  const comparator = understand(
    `${name} ${written}${measure === "%" && !written.includes("%") ? "%" : ""}`,
  )?.comparator;
  const chosenComparator = /\p{L}|[≥≤<>]/u.test(written)
    ? understood.comparator
    : (comparator ?? understood.comparator);
  const figureMeasure = isChange(chosenComparator) && measure === "%" ? "" : measure;
  return {
    name,
    measure: figureMeasure,
    comparator: chosenComparator,
    amount: understood.amount,
    timing: timingOf(name, figureMeasure),
    written,
  };
}

/** "từ 98% trở lên" after the name in one and the same cell is no part of the name. */
function nameAlone(text: string): string {
  const cut = text.search(/[\s,:;(]*(?:đạt|từ|ít nhất|trên|không quá|dưới|tối đa|còn|[≥≤<>]|\d)/iu);
  return (cut > 3 ? text.slice(0, cut) : text).replace(/[\s,:;.-]+$/u, "");
}

function timingOf(name: string, measure: string): PastedTiming {
  const words = plain(name);
  if (measure === "%") return "ratio";
  if (/\b(luy ke|tong so|so ho|dan so|hien co|hien tai|den cuoi nam|toan huyen co|binh quan)\b/.test(words))
    return "stock";
  return "flow";
}

function isMeasure(cell: string): boolean {
  return cell === "%" || (/^[\p{L}²³/ ().%]{1,30}$/u.test(cell) && understand(cell) === undefined);
}

function isNumbering(cell: string): boolean {
  return /^(\d{1,3}(\.\d{1,3})*|[IVXLC]+|[a-zA-Z])[.)]?$/.test(cell);
}

function withoutNumbering(cell: string): string {
  return cell.replace(/^(\d{1,3}(\.\d{1,3})*[.)]|[IVXLC]+[.)]|[a-z][.)]|[-+*•])\s+/u, "").replace(/[\s:;,.]+$/u, "");
}

function headingOf(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell !== "" && !isNumbering(cell)).join(" ");
  return withoutNumbering(text);
}

/** The field that a heading names. */
export function fieldOf(heading: string): string | undefined {
  const words = plain(heading);
  if (/xay dung (dang|he thong chinh tri)|cong tac dang/.test(words)) return "xay-dung-dang";
  if (/quoc phong|an ninh|noi chinh/.test(words)) return "quoc-phong-an-ninh";
  const [economy, society] = [/kinh te/.test(words), /van hoa|xa hoi/.test(words)];
  if (economy && society) return "kinh-te-van-hoa-xa-hoi";
  if (economy) return "kinh-te";
  return society ? "van-hoa-xa-hoi" : undefined;
}
