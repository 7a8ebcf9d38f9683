/** The usual kinds of units and what people call them. */
import type { Text } from "../prose/text.ts";

const known: Readonly<Record<string, Text>> = {
  province: { vi: "Tỉnh, thành phố", en: "Province" },
  district: { vi: "Huyện, thị xã", en: "District" },
  commune: { vi: "Xã", en: "Commune" },
  ward: { vi: "Phường", en: "Ward" },
  town: { vi: "Thị trấn", en: "Town" },
  village: { vi: "Ấp, thôn, khu phố", en: "Village" },
  agency: { vi: "Cơ quan, ban, ngành", en: "Agency" },
  bloc: { vi: "Khối, đảng bộ cơ quan", en: "Bloc" },
  cell: { vi: "Chi bộ", en: "Party cell" },
};

export const unitKinds: readonly string[] = Object.keys(known);

/** A kind of one's own is shown as it was written. */
export function kindName(kind: string): Text {
  return known[kind] ?? { vi: kind, en: kind };
}
