/** The fields of work in the order in which a review tells them. A field that is none of these gets a section of its own. */

export type Section = { id: string; title: string };

const known: readonly (Section & { fields: readonly string[] })[] = [
  {
    id: "xay-dung-dang",
    title: "Công tác xây dựng Đảng và hệ thống chính trị",
    fields: ["xay-dung-dang", "dang", "he-thong-chinh-tri", "chinh-tri", "dan-van", "mat-tran", "doan-the"],
  },
  {
    id: "kinh-te-van-hoa-xa-hoi",
    title: "Kinh tế - văn hóa - xã hội",
    fields: [
      "kinh-te",
      "van-hoa",
      "xa-hoi",
      "van-hoa-xa-hoi",
      "kinh-te-xa-hoi",
      "kinh-te-van-hoa-xa-hoi",
      "moi-truong",
      "nong-thon-moi",
      "giao-duc",
      "y-te",
      "chuyen-doi-so",
      "cai-cach-hanh-chinh",
    ],
  },
  {
    id: "quoc-phong-an-ninh",
    title: "Quốc phòng - an ninh",
    fields: ["quoc-phong", "an-ninh", "quoc-phong-an-ninh", "an-ninh-trat-tu", "noi-chinh"],
  },
];

/** Where recognitions are told when no target speaks of them. */
export const societySection = "kinh-te-van-hoa-xa-hoi";

/** "Kinh tế - Xã hội" → "kinh-te-xa-hoi". */
export function slugOf(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

export function sectionOf(field: string): Section {
  const slug = slugOf(field);
  const found = known.find((section) => section.fields.includes(slug));
  if (found) return { id: found.id, title: found.title };
  if (slug === "") return { id: "linh-vuc-khac", title: "Các lĩnh vực khác" };
  return { id: slug, title: field.charAt(0).toLocaleUpperCase("vi") + field.slice(1) };
}

/** The sections that these fields need: the known ones first, in their order, then others as they come. */
export function sectionsOf(fields: Iterable<string>): Section[] {
  const needed = new Map<string, Section>();
  for (const field of fields) {
    const section = sectionOf(field);
    needed.set(section.id, section);
  }
  const ordered = known.filter((section) => needed.has(section.id)).map(({ id, title }) => ({ id, title }));
  return [...ordered, ...[...needed.values()].filter(({ id }) => known.every((section) => section.id !== id))];
}
