/** Review data for tests: a small district with every kind of target, in plain figures. */

import type { IsoDate, PeriodCode, ResolutionCode, UnitCode } from "../database/ids.ts";
import type { ReviewData } from "./data.ts";

export function reviewData(parts: Partial<ReviewData> = {}): ReviewData {
  return {
    unit: { code: "minh-chau" as UnitCode, name: "Huyện Minh Châu", kind: "district" },
    superior: { code: "dong-hai" as UnitCode, name: "Tỉnh Đông Hải", kind: "province" },
    period: "2024-Q1" as PeriodCode,
    resolution: {
      code: "nq-2024" as ResolutionCode,
      title: "Nghị quyết Huyện ủy năm 2024",
      number: "41-NQ/HU",
      adopted: "2023-12-08" as IsoDate,
      period: "2024" as PeriodCode,
    },
    targets: [],
    told: [],
    recognitions: [],
    documents: [],
    ...parts,
  };
}
