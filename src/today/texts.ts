import type { Texts } from "../prose/text.ts";

export const todayTexts = {
  today: { vi: "Hôm nay", en: "Today" },
  nothing_due: { vi: "Hôm nay không còn việc đến hạn.", en: "Nothing is due today." },
} as const satisfies Texts;
