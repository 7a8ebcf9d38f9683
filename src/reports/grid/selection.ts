/** Where one stands in the grid and which cells are chosen. Rows are the lines that one fills, columns their inputs. */

/** Columns: the amount, the note, whether it is an estimate. */
export const columns = ["amount", "note", "estimated"] as const;
export type Column = (typeof columns)[number];

export type Spot = { readonly row: number; readonly column: number };
/** From where the choosing began to where it stands. */
export type Range = { readonly anchor: Spot; readonly head: Spot };
export type Bounds = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export type Step = { readonly rows: number; readonly columns: number };

export function at(spot: Spot): Range {
  return { anchor: spot, head: spot };
}

/** One step further, never out of the grid. */
export function moved(spot: Spot, step: Step, rows: number): Spot {
  return {
    row: Math.min(Math.max(spot.row + step.rows, 0), rows - 1),
    column: Math.min(Math.max(spot.column + step.columns, 0), columns.length - 1),
  };
}

export function boundsOf({ anchor, head }: Range): Bounds {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function isSingle({ anchor, head }: Range): boolean {
  return anchor.row === head.row && anchor.column === head.column;
}

/** The cells of a range, row by row. */
export function spotsIn(range: Range): Spot[][] {
  const { top, bottom, left, right } = boundsOf(range);
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_, column) => ({ row: top + row, column: left + column })),
  );
}
