/** A sheet of definitions as one of a workbook, which is read back as its file. */
import { Decimal } from "../prose/number.ts";
import type { CellPlan, SheetPlan } from "../sheets/plan.ts";
import { kindOf } from "./cells.ts";
import type { Column, Sheet } from "./sheet.ts";
import type { Cells } from "./table.ts";

/** Columns whose texts are long. */
const wide: readonly string[] = ["name", "title", "subject"];

export function sheetPlan({ name, columns }: Pick<Sheet, "name" | "columns">, rows: readonly Cells[]): SheetPlan {
  const named = Object.entries(columns);
  return {
    name,
    columns: named.map(([column]) => ({ width: wide.includes(column) ? 44 : 16 })),
    frozen: { rows: 1, columns: 1 },
    landscape: true,
    rows: [
      named.map(([text]): CellPlan => ({ text, look: "head" })),
      ...rows.map((cells) => named.map(([column, described]) => cellPlan(cells[column] ?? "", described))),
    ],
  };
}

/** Numbers are numbers; of yes and no only what is not usual is written. */
function cellPlan(text: string, { cell }: Column): CellPlan | undefined {
  if (text === "") return undefined;
  const kind = kindOf(cell);
  if (kind === "yes") return (text === "yes") === cell.parse(undefined) ? undefined : { text };
  if (kind !== "amount" && kind !== "whole") return { text };
  const amount = new Decimal(text);
  return { amount: amount.toFixed(), decimals: amount.decimalPlaces() };
}
