/** A workbook to be written: what stands in its cells and how a person may fill them. Text stays text (TRUST S7). */

export type CellLook =
  | "plain"
  | "title"
  | "under"
  | "head"
  | "group"
  /** A cell to be filled. */
  | "input"
  /** Somebody else's, or from before. */
  | "quiet";

export type CellCheck =
  | { readonly kind: "number"; readonly title: string; readonly text: string; readonly hint?: string }
  | { readonly kind: "length"; readonly most: number; readonly title: string; readonly text: string }
  | { readonly kind: "list"; readonly words: readonly string[]; readonly title: string; readonly text: string };

export type CellPlan = {
  readonly text?: string;
  /** A decimal with a point; written as a number where Excel can hold it exactly. */
  readonly amount?: string;
  /** 2024-03-27. */
  readonly day?: string;
  readonly look?: CellLook;
  readonly align?: "left" | "center" | "right";
  /** Decimals always shown; none unless told. */
  readonly decimals?: number;
  readonly check?: CellCheck;
};

export type SheetPlan = {
  readonly name: string;
  /** Not even offered by "unhide". */
  readonly hidden?: boolean;
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  readonly rows: readonly (readonly (CellPlan | undefined)[])[];
  readonly heights?: ReadonlyMap<number, number>;
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** As `A1:H1`. */
  readonly merges?: readonly string[];
  /** Only cells of the look "input" can be changed; no password, for it keeps from slips and not from people. */
  readonly guarded?: boolean;
  readonly landscape?: boolean;
  /** The rows that every printed page repeats, as `4:5`. */
  readonly repeated?: string;
};

export type WorkbookPlan = { readonly title: string; readonly by: string; readonly sheets: readonly SheetPlan[] };
