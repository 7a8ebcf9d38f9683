/**
 * The fields of work that indicators and targets name: how screens head each, and under which section a review tells it. A field
 * that is none of these is shown as it was written, and gets a section of its own.
 */
import { capital } from "../prose/capital.ts";
import { slugOf } from "../prose/code.ts";
import type { Language, Text } from "../prose/text.ts";

export type Section = { id: string; title: string };

/** Where recognitions are told when no target speaks of them. */
export const societySection = "kinh-te-van-hoa-xa-hoi";

/** In the order in which a review tells them. */
const sections: readonly (Section & { fields: readonly string[] })[] = [
  {
    id: "xay-dung-dang",
    title: "Công tác xây dựng Đảng và hệ thống chính trị",
    fields: ["xay-dung-dang", "dang", "he-thong-chinh-tri", "chinh-tri", "dan-van", "mat-tran", "doan-the"],
  },
  {
    id: societySection,
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

const names: Readonly<Record<string, Text>> = {
  "xay-dung-dang": { vi: "Xây dựng Đảng", en: "Party building" },
  "kinh-te": { vi: "Kinh tế", en: "Economy" },
  "van-hoa-xa-hoi": { vi: "Văn hóa - xã hội", en: "Culture and society" },
  [societySection]: { vi: "Kinh tế - văn hóa - xã hội", en: "Economy, culture and society" },
  "quoc-phong-an-ninh": { vi: "Quốc phòng - an ninh", en: "Defence and security" },
};
/** The codes of the usual fields, in the order in which screens show them. */
export const knownFields: readonly string[] = Object.keys(names);
const none: Text = { vi: "Các lĩnh vực khác", en: "Other fields" };

/** A code that is known gets its name; any other field is shown as it was written. */
export function fieldName(field: string, language: Language): string {
  const text = field === "" ? none : names[field];
  return text?.[language] ?? capital(field);
}

/** What stands under a field each, by field in the usual order: those that are none of these follow as they come, none last. */
export function byField<Item>(items: Iterable<Item>, fieldOf: (item: Item) => string): [field: string, Item[]][] {
  const rank = (field: string) => {
    if (field === "") return knownFields.length + 1;
    const known = knownFields.indexOf(field);
    return known < 0 ? knownFields.length : known;
  };
  return [...Map.groupBy(items, fieldOf)].toSorted(([a], [b]) => rank(a) - rank(b));
}

export function sectionOf(field: string): Section {
  const slug = slugOf(field);
  const found = sections.find((section) => section.fields.includes(slug));
  if (found) return { id: found.id, title: found.title };
  if (slug === "") return { id: "linh-vuc-khac", title: none.vi };
  return { id: slug, title: capital(field) };
}

/** The sections that these fields need: the known ones first, in their order, then others as they come. */
export function sectionsOf(fields: Iterable<string>): Section[] {
  const needed = new Map<string, Section>();
  for (const field of fields) {
    const section = sectionOf(field);
    needed.set(section.id, section);
  }
  const ordered = sections.filter((section) => needed.has(section.id)).map(({ id, title }) => ({ id, title }));
  return [...ordered, ...[...needed.values()].filter(({ id }) => sections.every((section) => section.id !== id))];
}
