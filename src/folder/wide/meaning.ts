/** What a wide table is understood to mean. */
import type { PeriodCode } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { Unit } from "../../units/tree.ts";
import type { Told } from "../../words/head.ts";
import type { AmountFault } from "../../words/number.ts";
import type { LeftOut } from "./cells.ts";
import type { WideTable } from "./table.ts";

/** Why something is marked: it follows from what is written elsewhere, or from what is nearly the same. */
export type Guess =
  | "indicator_near"
  | "indicator_within"
  | "indicator_short"
  | "indicator_part"
  | "indicator_title"
  | "indicator_kept"
  | "period_told"
  | "head_spilt"
  | "unit_near"
  | "unit_of_level"
  | "measure_scaled";

export type ColumnMeant = {
  column: number;
  head: string;
  indicator: Indicator | undefined;
  period: PeriodCode | undefined;
  isEstimate: boolean;
  guesses: readonly Guess[];
  /** Its figures times this are in the indicator's measure. */
  scale: number;
};

export type RowMeant = {
  row: number;
  head: string;
  /** All units that are called so; which is meant tells the period. */
  units: readonly Unit[];
  /** Of these the one of the last period in the table. */
  unit: Unit | undefined;
  guesses: readonly Guess[];
};

export type ValueMeant = {
  row: number;
  column: number;
  unit: string;
  indicator: string;
  period: PeriodCode;
  amount: string;
  estimated: boolean;
};

export type TotalMeant = {
  row: number;
  column: number;
  indicator: string;
  period: PeriodCode;
  stated: string;
  sum: string;
  differs: boolean;
};

export type Question = { kind: QuestionKind; text: string; where: string };
export type QuestionKind =
  | "no_units"
  | "no_columns"
  | "column_unknown"
  | "period_unknown"
  | "row_unknown"
  | "row_ambiguous"
  | "row_twice"
  | "unit_ended"
  | "format_unknown"
  | "other_units"
  | "other_table"
  | "no_number"
  | AmountFault["fault"];

export type WideMeaning = { table: WideTable; columns: readonly ColumnMeant[]; rows: readonly RowMeant[] };
export type WideReading = WideMeaning & {
  /** What titles and names, or a person, tell of the period of all columns. */
  told: Told;
  values: readonly ValueMeant[];
  totals: readonly TotalMeant[];
  leftOut: readonly LeftOut[];
  questions: readonly Question[];
};
