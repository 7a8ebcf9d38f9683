/** The usual kinds of units and what people call them. */
import { plain } from "../prose/plain.ts";
import type { Text } from "../prose/text.ts";

export const unitKinds = [
  "province",
  "district",
  "commune",
  "ward",
  "town",
  "village",
  "agency",
  "bloc",
  "cell",
] as const;
export type UnitKind = (typeof unitKinds)[number];

const names: Readonly<Record<UnitKind, Text>> = {
  province: { vi: "Tỉnh, thành phố", en: "Province" },
  district: { vi: "Huyện, quận, thị xã", en: "District" },
  commune: { vi: "Xã", en: "Commune" },
  ward: { vi: "Phường", en: "Ward" },
  town: { vi: "Thị trấn", en: "Town" },
  village: { vi: "Ấp, thôn, khu phố", en: "Village" },
  agency: { vi: "Cơ quan, ban, ngành", en: "Agency" },
  bloc: { vi: "Khối, đảng bộ cơ quan", en: "Bloc" },
  cell: { vi: "Chi bộ, đảng bộ", en: "Party cell" },
};

export function isUnitKind(kind: string): kind is UnitKind {
  return Object.hasOwn(names, kind);
}

/** What units of a kind are called where each of them has something to do: "mỗi ấp", "từng chi bộ". */
const called: Readonly<Partial<Record<UnitKind, readonly string[]>>> = {
  district: ["huyện", "quận", "thị xã"],
  commune: ["xã"],
  ward: ["phường"],
  town: ["thị trấn"],
  village: ["ấp", "thôn", "khu phố", "khóm", "xóm", "buôn", "bản", "làng", "tổ dân phố", "khu dân cư"],
  cell: ["chi bộ"],
};

/** The kind of unit that a word in the singular means; nothing where it may be one of several. */
export function kindCalled(word: string): UnitKind | undefined {
  const sought = plain(word);
  return unitKinds.find((kind) => called[kind]?.some((each) => plain(each) === sought));
}

/** A kind of one's own is shown as it was written. */
export function kindName(kind: string): Text {
  return isUnitKind(kind) ? names[kind] : { vi: kind, en: kind };
}
