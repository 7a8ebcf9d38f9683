import type { Texts } from "../prose/text.ts";

export const viewTexts = {
  too_many_views: {
    vi: "Mỗi người lưu nhiều nhất {most} khung nhìn. Hãy bỏ bớt một khung nhìn rồi lưu lại.",
    en: "At most {most} views are kept. Remove one, then save again.",
  },
  views: { vi: "Khung nhìn:", en: "Views:" },
  view_save: { vi: "Lưu khung nhìn này", en: "Save this view" },
  view_remove: { vi: "Bỏ khung nhìn {name}", en: "Remove the view {name}" },
} as const satisfies Texts;
