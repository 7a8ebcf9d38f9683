import type { Texts } from "../prose/text.ts";
import { webTexts } from "../web/texts.ts";

export const searchTexts = {
  sought: {
    vi: "Tìm chỉ tiêu, chỉ số, đơn vị, văn bản, tin bài",
    en: "Find a target, indicator, unit, document or article",
  },
  hint: { vi: "Gõ không dấu cũng được.", en: "Accents are not needed." },
  nothing: { vi: "Không tìm thấy “{sought}”. Hãy thử ít chữ hơn.", en: "“{sought}” was not found. Try fewer words." },
  kind_view: { vi: "Khung nhìn đã lưu", en: "Saved views" },
  kind_screen: { vi: "Màn hình", en: "Screens" },
  searching: { vi: "Đang tìm…", en: "Searching…" },
  failed: { vi: "Chưa tìm được. Xin thử lại.", en: "The search failed. Please try again." },
  kind_target: webTexts.targets,
  kind_unit: { vi: "Đơn vị", en: "Units" },
  kind_indicator: { vi: "Chỉ số", en: "Indicators" },
  kind_document: { vi: "Văn bản", en: "Documents" },
  kind_article: webTexts.nav_articles,
} as const satisfies Texts;
