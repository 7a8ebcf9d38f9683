/** What a review is written from: plain data that a snapshot can hold as it is. Amounts are decimal strings, as in `standing`. */

import type { IndicatorCode, IsoDate, PeriodCode, ResolutionCode, TargetCode, UnitCode } from "../database/ids.ts";
import type { Standing } from "../resolutions/standing.ts";

export type ReviewIndicator = {
  code: IndicatorCode;
  name: string;
  measure: string;
  /** The noun of a difference ("trường hợp"); empty: the measure. */
  changeMeasure: string;
  field: string;
  direction: "more" | "less" | "neutral";
  timing: "flow" | "stock" | "ratio" | "peak";
  decimals: number;
  partOf?: IndicatorCode;
  synonyms: string[];
};

export type Coverage = { reported: number; expected: number };

/** An indicator's figure at the review's period, from the year's start, beside the same months a year earlier. */
export type ReviewFigure = {
  indicator: ReviewIndicator;
  actual: string | null;
  prior: string | null;
  coverage: Coverage;
  estimated: boolean;
  illustrative: boolean;
};

export type ReviewTarget = {
  code: TargetCode;
  name: string;
  field: string;
  comparator: "at_least" | "at_most" | "rise_at_least" | "fall_at_least" | "done_by";
  /** As the resolution states it: for a rise or a fall, per cent. */
  amount: string;
  due: IsoDate | null;
  lead: string;
  indicator: ReviewIndicator;
  standing: Standing;
};

export type ReviewRecognition = {
  unitName: string;
  unitKind: string;
  title: string;
  /** Who recognised: "tỉnh", "Trung ương"; may be empty. */
  level: string;
  document: string;
  date: IsoDate | null;
};

export type ReviewDocument = {
  number: string;
  kind: string;
  issuer: string;
  date: IsoDate | null;
  subject: string;
  /** The resolution or paper that it carries out; may be empty. */
  carriesOut: string;
};

/** What a unit below told in words under a heading of its report. */
export type ReviewNarrative = {
  heading: "ketQua" | "hanChe" | "nguyenNhan" | "kienNghi";
  source: string;
  words: string;
};

export type ReviewUnit = { code: UnitCode; name: string; kind: string };

export type ReviewData = {
  unit: ReviewUnit;
  superior?: ReviewUnit;
  period: PeriodCode;
  resolution: {
    code: ResolutionCode;
    title: string;
    number: string;
    adopted: IsoDate | null;
    period: PeriodCode;
  };
  /** In file order. */
  targets: ReviewTarget[];
  /** The indicators marked to be told in reviews, with or without a target, and their parts. */
  told: ReviewFigure[];
  /** Of the review's period alone. */
  recognitions: ReviewRecognition[];
  documents: ReviewDocument[];
  /** Absent in what was issued before the units' words were gathered. */
  narratives?: ReviewNarrative[];
};
