/** Our plan of a workbook into Excel's bytes. */
import { type Cell, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { Decimal } from "../prose/number.ts";
import { allAsXmlHolds, asXmlHolds } from "../prose/xml.ts";
import type { CellCheck, CellLook, CellPlan, SheetPlan, WorkbookPlan } from "./plan.ts";

const hairline = { style: "thin", color: { argb: "FFDFE4E8" } } as const;
const border = { top: hairline, left: hairline, bottom: hairline, right: hairline };
const fillOf = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;
const font = { name: "Times New Roman", size: 12, color: { argb: "FF17212B" } };

const looks: Record<CellLook, Partial<Cell["style"]>> = {
  plain: { font, border },
  title: { font: { ...font, size: 15, bold: true } },
  under: { font: { ...font, color: { argb: "FF5B6875" } } },
  head: { font: { ...font, bold: true }, border, fill: fillOf("FFF5F7F8") },
  group: { font: { ...font, bold: true }, border },
  input: { font, border, fill: fillOf("FFEAF1F9"), protection: { locked: false } },
  quiet: { font: { ...font, color: { argb: "FF5B6875" } }, border },
};

export async function writeExcel(given: WorkbookPlan): Promise<Uint8Array> {
  const plan = allAsXmlHolds(given);
  const workbook = new Workbook();
  workbook.creator = plan.by;
  workbook.title = plan.title;
  for (const sheet of plan.sheets) await addSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function addSheet(workbook: Workbook, plan: SheetPlan): Promise<void> {
  const { frozen } = plan;
  const worksheet = workbook.addWorksheet(plan.name, {
    state: plan.hidden ? "veryHidden" : "visible",
    views: frozen ? [{ state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows, showGridLines: false }] : [],
    pageSetup: {
      paperSize: 9,
      orientation: plan.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.4, header: 0.3, footer: 0.3 },
      ...(plan.repeated === undefined ? {} : { printTitlesRow: plan.repeated }),
    },
  });
  plan.columns.forEach(({ width, hidden }, index) => {
    const column = worksheet.getColumn(index + 1);
    column.width = width;
    if (hidden) column.hidden = true;
  });
  plan.rows.forEach((cells, index) => {
    cells.forEach((cell, column) => {
      if (cell) fill(worksheet.getCell(index + 1, column + 1), cell);
    });
    const height = plan.heights?.get(index + 1);
    if (height !== undefined) worksheet.getRow(index + 1).height = height;
  });
  for (const merge of plan.merges ?? []) worksheet.mergeCells(merge);
  if (plan.guarded) await guard(worksheet);
}

async function guard(worksheet: Worksheet): Promise<void> {
  await worksheet.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    spinCount: 1,
  });
}

function fill(cell: Cell, plan: CellPlan): void {
  const { look = "plain", align, check } = plan;
  const isNumber = plan.amount !== undefined;
  cell.value = contentOf(plan);
  cell.style = {
    ...looks[look],
    alignment: {
      vertical: look === "head" ? "middle" : "top",
      wrapText: look !== "title" && look !== "under",
      horizontal: align ?? (isNumber ? "right" : look === "head" ? "center" : "left"),
    },
    ...(isNumber || check?.kind === "number" ? { numFmt: numberFormat(plan.decimals ?? 0) } : {}),
    ...(plan.day === undefined ? {} : { numFmt: "dd/mm/yyyy" }),
  };
  if (check !== undefined) cell.dataValidation = validationOf(check);
}

/** A number where Excel's fifteen digits hold it, a text where not. A text is never read as a formula. */
function contentOf({ text, amount, day }: CellPlan): string | number | Date | null {
  if (amount !== undefined) {
    const number = Number(amount);
    const isExact = new Decimal(amount).equals(new Decimal(number.toPrecision(15)));
    return isExact ? number : amount;
  }
  if (day !== undefined) return new Date(`${day}T00:00:00Z`);
  return text === undefined || text === "" ? null : text;
}

/** As much as Excel takes of it, and no half of a sign. */
function cut(text: string, most: number): string {
  return asXmlHolds(text.slice(0, most));
}

/** Excel shows the separators of its reader's own language; these signs stand for them. */
function numberFormat(decimals: number): string {
  return decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(Math.min(decimals, 10))}`;
}

function validationOf(check: CellCheck): NonNullable<Cell["dataValidation"]> {
  const refusal = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: cut(check.title, 32),
    error: cut(check.text, 255),
  } as const;
  switch (check.kind) {
    case "number":
      return {
        type: "decimal",
        operator: "between",
        formulae: [-1e15, 1e15],
        ...refusal,
        ...(check.hint === undefined
          ? {}
          : { showInputMessage: true, promptTitle: cut(check.title, 32), prompt: cut(check.hint, 255) }),
      };
    case "length":
      return { type: "textLength", operator: "lessThanOrEqual", formulae: [check.most], ...refusal };
    case "list":
      return { type: "list", formulae: [`"${check.words.join(",")}"`], ...refusal };
  }
}
