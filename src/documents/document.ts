/** Numbered papers and recognitions: what a register says of them. */

import type { DocumentId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";

export type PaperDocument = {
  id: DocumentId;
  /** "276-KH/HU". */
  number: string;
  /** "Kế hoạch". */
  kind: string;
  issuer: string;
  date?: IsoDate;
  subject: string;
  /** The number of the paper, or the code of the resolution, that it carries out. */
  carriesOut: string;
  public: boolean;
};

export type Recognition = {
  unit: UnitId;
  title: string;
  /** Who recognised: "tỉnh", "Trung ương". */
  level: string;
  period: PeriodCode;
  /** The number of the decision; may not be known. */
  document: string;
  date?: IsoDate;
};
