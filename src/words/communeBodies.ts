/** The bodies of a commune since 1 July 2025 and how people shorten them: known where units are named, read or offered. */
import { plain } from "../prose/plain.ts";

type CommuneBody = {
  readonly name: string;
  readonly shortened: readonly string[];
  /** Whether it is the Party's, or the Front's, that issues papers in the Party's layout. */
  readonly isParty?: true;
};

/** Law 72/2025/QH15 and the Party's rules for communes; some communes have Kinh tế, Hạ tầng và Đô thị instead. */
export const communeBodies: readonly CommuneBody[] = [
  { name: "Văn phòng Đảng ủy", shortened: ["VPĐU", "VP Đảng ủy"], isParty: true },
  { name: "Ban Xây dựng Đảng", shortened: ["BXDĐ", "Ban XDĐ"], isParty: true },
  { name: "Ủy ban Kiểm tra", shortened: ["UBKT"], isParty: true },
  { name: "Ủy ban Mặt trận Tổ quốc", shortened: ["MTTQ", "UBMTTQ", "UB MTTQ", "Mặt trận Tổ quốc"], isParty: true },
  { name: "Văn phòng HĐND và UBND", shortened: ["VP HĐND-UBND", "VP HĐND&UBND", "Văn phòng HĐND-UBND"] },
  { name: "Phòng Kinh tế", shortened: ["Phòng KT"] },
  { name: "Phòng Văn hóa - Xã hội", shortened: ["Phòng VHXH", "Phòng VH-XH", "P. VH-XH"] },
  {
    name: "Trung tâm Phục vụ hành chính công",
    shortened: ["TTPVHCC", "TT PVHCC", "TTHCC", "Trung tâm PVHCC"],
  },
];

/** The body that is called so, in full, at the beginning of a longer name, or shortened. */
export function communeBodyCalled(text: string): CommuneBody | undefined {
  const sought = lettersOf(text);
  return communeBodies.find(({ name, shortened }) =>
    [name, ...shortened].some((each) => sought === lettersOf(each) || sought.startsWith(`${lettersOf(each)} `)),
  );
}

/** Without accents, and whatever stands between words. */
function lettersOf(text: string): string {
  return (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== "va").join(" ");
}
