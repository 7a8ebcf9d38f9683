/** A cited figure as the data has it now, with what its card says. */
export type CitedFigure = {
  text: string;
  indicator: string;
  unit: string;
  period: string;
  /** "58 ÷ 130 = 44,62%" */
  rule: string;
  coverage: { reported: number; expected: number };
  /** When the last of the reports behind it was approved. */
  approvedAt: Date | null;
  estimated: boolean;
  illustrative: boolean;
  /** The code of the target by which it is judged, if any. */
  target: string | null;
};
