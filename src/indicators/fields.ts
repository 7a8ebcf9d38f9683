/** The fields of work that indicators and targets name, as screens head them. */
import type { Language, Text } from "../prose/text.ts";

const known: Readonly<Record<string, Text>> = {
  "xay-dung-dang": { vi: "Xây dựng Đảng", en: "Party building" },
  "kinh-te": { vi: "Kinh tế", en: "Economy" },
  "van-hoa-xa-hoi": { vi: "Văn hóa - xã hội", en: "Culture and society" },
  "kinh-te-van-hoa-xa-hoi": { vi: "Kinh tế - văn hóa - xã hội", en: "Economy, culture and society" },
  "quoc-phong-an-ninh": { vi: "Quốc phòng - an ninh", en: "Defence and security" },
};
const none: Text = { vi: "Các lĩnh vực khác", en: "Other fields" };

/** A code that is known gets its name; any other field is shown as it was written. */
export function fieldName(field: string, language: Language): string {
  const text = field === "" ? none : known[field];
  return text?.[language] ?? field.charAt(0).toLocaleUpperCase("vi") + field.slice(1);
}
