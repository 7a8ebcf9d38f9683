/** What a review is written from: plain data that a snapshot can hold as it is. */

import type { IsoDate, PeriodCode, ResolutionCode, UnitCode } from "../database/ids.ts";
import type { Subjects } from "../telling/subject.ts";

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

export type ReviewData = Subjects & {
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
  /** Of the review's period alone. */
  recognitions: ReviewRecognition[];
  documents: ReviewDocument[];
  /** Absent in what was issued before the units' words were gathered. */
  narratives?: ReviewNarrative[];
};
