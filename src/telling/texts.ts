import type { Texts } from "../prose/text.ts";

/** What the forms of a figure in a sentence are called, where one chooses among them. */
export const figureFormTexts = {
  actual: { vi: "số đạt được", en: "reached" },
  pair: { vi: "đạt / chỉ tiêu", en: "reached / target" },
  share: { vi: "tỷ lệ đạt", en: "share reached" },
  change: { vi: "so cùng kỳ", en: "against the same period" },
  priorPair: { vi: "kỳ này / cùng kỳ", en: "this period / the same before" },
  difference: { vi: "mức tăng, giảm", en: "difference" },
} as const satisfies Texts;
