/** What the rows of some office's table are: of a unit, a sum, a numbering of the columns, a note. */
import { plain } from "../../prose/plain.ts";
import { type Sheet, type SheetRow, shownText } from "../../sheets/workbook.ts";
import type { Unit } from "../../units/tree.ts";
import type { UnitNames } from "../../words/unitName.ts";
import {
  isBlank,
  isFigure,
  isYear,
  type Layout,
  type LeftOut,
  leftOutRow,
  mergedText,
  nameIn,
  textOf,
} from "./cells.ts";

/** The columns that belong to the column of units, and the other columns that name units. */
export type Reach = { from: number; to: number; others: readonly number[] };

/** A row with figures: of a unit, or a sum over those of a group, or over all. */
export type WideRow = { row: number; label: string; sort: "unit" | "group" | "total" };

/** Communes, wards and towns are of one level. */
export function levelOf({ kind }: Pick<Unit, "kind">): string {
  return ["commune", "ward", "town"].includes(kind) ? "commune" : kind;
}

/** What the rows below the heads are. */
export class Body {
  private readonly sheet: Sheet;
  private readonly layout: Layout;
  private readonly unitsNamed: UnitNames<Unit>;
  constructor(sheet: Sheet, layout: Layout, unitsNamed: UnitNames<Unit>) {
    this.sheet = sheet;
    this.layout = layout;
    this.unitsNamed = unitsNamed;
  }

  /** A row above the first unit that is none of the heads: it numbers the columns or holds figures. */
  isOfTable(row: SheetRow): boolean {
    if (isNumbering(row, this.layout)) return true;
    const label = this.labelOf(row);
    if (label === "" && isCountingUp(row)) return false;
    return (
      (isTotal(label) || label === "" || !isHeadOfUnits(label)) &&
      row.cells.some((cell, index) => {
        const isBeside = index + 1 !== this.layout.unitColumn && !this.sheet.hiddenColumns.includes(index + 1);
        return isBeside && index + 1 > this.layout.unitColumn && isFigure(cell) && !(isYear(cell) && !isTotal(label));
      })
    );
  }

  /** A row that names a unit and has figures. */
  isOfUnit(row: SheetRow): boolean {
    const hasFigures = row.cells.some((cell, index) => index + 1 > this.layout.unitColumn && isFigure(cell));
    return hasFigures && this.unitsNamed(this.labelOf(row)) !== undefined;
  }

  /** Where the heads of another table below begin; all rows are of this one where there is none. */
  endOfTable(data: readonly SheetRow[], heads: readonly SheetRow[]): number {
    const headTexts = new Set(heads.map(textsOf));
    const first = data.findIndex((row) => this.isOfUnit(row));
    const head = data.findIndex((row, index) => {
      const words = row.cells.filter((cell) => cell?.kind === "text" && !isFigure(cell) && !isBlank(cell));
      const isHead = isHeadOfUnits(textOf(row.cells[this.layout.unitColumn - 1]));
      return index > first && first !== -1 && isHead && words.length > 1 && !headTexts.has(textsOf(row));
    });
    const goesOn = head !== -1 && data.slice(head).some((row) => this.isOfUnit(row));
    return goesOn ? head : data.length;
  }

  /** Between which columns the figures are those of the row's unit: other columns of units, with others in the row, end it. */
  reachOf(data: readonly SheetRow[]): Reach {
    const named = data.map((row) => ({ row, units: this.unitsNamed(this.labelOf(row))?.units ?? [] }));
    const rows = named.filter(({ units }) => units.length > 0);
    const width = Math.max(0, ...rows.map(({ row }) => row.cells.length));
    const others = Array.from({ length: width }, (_, index) => index + 1).filter((column) => {
      if (column === this.layout.unitColumn || this.sheet.hiddenColumns.includes(column)) return false;
      const beside = rows.map(({ row, units }) => {
        const cell = row.cells[column - 1];
        const named = cell?.kind === "text" ? (this.unitsNamed(cell.text)?.units ?? []) : [];
        const alike = named.filter((unit) => units.some((own) => levelOf(own) === levelOf(unit)));
        return { isNamed: alike.length > 0, isOther: alike.length > 0 && !alike.some((unit) => units.includes(unit)) };
      });
      const count = beside.filter(({ isNamed }) => isNamed).length;
      return count * 2 > rows.length && beside.some(({ isOther }) => isOther);
    });
    const { unitColumn } = this.layout;
    return {
      from: others.some((column) => column < unitColumn) ? unitColumn : 1,
      to: (others.find((column) => column > unitColumn) ?? Number.POSITIVE_INFINITY) - 1,
      others,
    };
  }

  /** The name of a row: in the units' column, or joined over it, or left of it where nothing stands in it. */
  labelOf({ number, cells }: SheetRow): string {
    const cell = cells[this.layout.unitColumn - 1];
    const own = cell?.kind === "number" ? nameIn(cell) : textOf(cell);
    if (own !== "") return own;
    return (
      textOf(cells.slice(0, this.layout.unitColumn).findLast((cell) => cell?.kind === "text")) ||
      mergedText(this.sheet, number, this.layout.unitColumn)
    );
  }

  sorted(
    data: readonly SheetRow[],
    { heads, figureColumns }: { heads: readonly SheetRow[]; figureColumns: readonly number[] },
  ): { rows: WideRow[]; leftOut: LeftOut[] } {
    const rows: WideRow[] = [];
    const leftOut: LeftOut[] = [];
    const headTexts = new Set(heads.map(textsOf).filter((text) => text !== ""));
    for (const row of data) {
      const label = this.labelOf(row);
      const hasFigures = figureColumns.some(
        (column) => isFigure(row.cells[column - 1]) || isBlank(row.cells[column - 1]),
      );
      const isUnit = this.unitsNamed(label) !== undefined;
      if (isNumbering(row, this.layout)) leftOut.push(leftOutRow(this.sheet, "numbering", row));
      else if (headTexts.has(textsOf(row))) leftOut.push(leftOutRow(this.sheet, "repeated_head", row));
      else if (!isUnit && isTotal(label)) rows.push({ row: row.number, label, sort: "total" });
      else if (isUnit || (hasFigures && label !== "")) {
        rows.push({ row: row.number, label, sort: !isUnit && isGroup(label) ? "group" : "unit" });
      } else if (hasFigures) rows.push({ row: row.number, label, sort: "total" });
      else leftOut.push(leftOutRow(this.sheet, "note", row));
    }
    const last = rows.findLast(({ sort }) => sort === "unit")?.row ?? 0;
    const isBefore = new Set(data.filter(({ number }) => number < last).map(({ number }) => number));
    return {
      rows,
      leftOut: leftOut.map((each) => {
        const row = Number(/\d+$/.exec(each.where)?.[0]);
        return each.kind === "note" && isBefore.has(row) ? { ...each, kind: "group_head" } : each;
      }),
    };
  }
}

function textsOf({ cells }: SheetRow): string {
  return cells
    .map((cell) => plain(shownText(cell)))
    .filter((text) => text !== "")
    .join("|");
}

const totalWords =
  /^(?:tong(?: cong| so)?|cong(?: tong)?|t\.? ?cong|t\.c|tong hop|toan (?:quoc|doan|nganh|huyen|tinh|thanh pho|tp|xa|quan|thi xa|dia ban|dang bo|he thong)|ca (?:huyen|tinh|nuoc)|chung)(?![a-z])/;

/** "Tổng cộng", "CỘNG", "Toàn huyện". */
export function isTotal(label: string): boolean {
  return totalWords.test(plain(label).replace(/^(?:[ivx]+|\d+)[.)]\s*/, ""));
}

function isGroup(label: string): boolean {
  return /^(?:cum|khoi|nhom|vung|khu vuc|tieu vung|cong cum|cong khoi)(?![a-z])/.test(
    plain(label).replace(/^(?:[ivx]+|\d+)[.)]\s*/, ""),
  );
}

export function isHeadOfUnits(label: string): boolean {
  return /^(?:ten )?(?:don vi|dia phuong|dia ban|xa|phuong|huyen|thi tran|noi dung|danh muc|ten)(?:\s*[,/-]|\s*$|\s+(?:thi tran|xa|phuong|truc thuoc))/.test(
    plain(label),
  );
}

/** "1 | 2 | 3 | 4" under "Quý". */
function isCountingUp({ cells }: SheetRow): boolean {
  const numbers = cells.flatMap((cell) => (cell ? [textOf(cell)] : []));
  return numbers.length <= 12 && numbers.every((text, index) => text === String(index + 1));
}

/** "A | B | 1 | 2 | 3", "(1) | (2)": what numbers the columns. */
function isNumbering({ cells }: SheetRow, { unitColumn }: Layout): boolean {
  const texts = cells.map((cell) => textOf(cell)).filter((text) => text !== "");
  const own = textOf(cells[unitColumn - 1]);
  if (own === "" || texts.length < 2 || !/^\(?(?:[A-ZĐ]|\d{1,2})\)?$/.test(own)) return false;
  const numbers = texts.flatMap((text) => /^\(?(\d{1,3})\)?(?:\s*=.*)?$/.exec(text)?.[1] ?? []).map(Number);
  const isCounting = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
  return isCounting && texts.every((text) => /^\(?(?:[A-ZĐ]|\d{1,3})\)?(?:\s*=.*)?$/.test(text));
}
