/** Who issues a paper: the Party committee or the people's committee of a unit, as its name and kind tell. */
import { communeBodyCalled } from "../words/communeBodies.ts";

/** A unit as a paper names it. */
export type PaperUnit = { name: string; kind: string };

export type Body = {
  /** "Huyện ủy". */
  committee: string;
  /** "Huyện ủy Giồng Trôm". */
  name: string;
  /** In whose name it is signed: "Ban Thường vụ Huyện ủy". */
  standing: string;
  /** After the kind of paper in its number: "HU". */
  abbreviation: string;
  /** "T/M" or "TM." who: "BAN THƯỜNG VỤ". */
  signsFor: string;
};

type Prefix = { words: string; party: string; abbreviation: string };

/** What a unit's name may begin with, longest first, and its Party committee; the rest of the name is its proper name. */
const prefixes: readonly Prefix[] = [
  { words: "thành phố", party: "Thành ủy", abbreviation: "TU" },
  { words: "thị trấn", party: "Đảng ủy thị trấn", abbreviation: "ĐU" },
  { words: "đặc khu", party: "Đảng ủy đặc khu", abbreviation: "ĐU" },
  { words: "thị xã", party: "Thị ủy", abbreviation: "TU" },
  { words: "phường", party: "Đảng ủy phường", abbreviation: "ĐU" },
  { words: "huyện", party: "Huyện ủy", abbreviation: "HU" },
  { words: "quận", party: "Quận ủy", abbreviation: "QU" },
  { words: "tỉnh", party: "Tỉnh ủy", abbreviation: "TU" },
  { words: "xã", party: "Đảng ủy xã", abbreviation: "ĐU" },
];

const wordsOfKind: Readonly<Record<string, string>> = {
  province: "tỉnh",
  district: "huyện",
  commune: "xã",
  ward: "phường",
  town: "thị trấn",
  village: "ấp",
};

/** The kind in words and the proper name apart: "xã" and "Tân Thanh", whether the name carries its kind or not. */
export function nameParts(unit: PaperUnit): { kind: string; proper: string } {
  const lower = unit.name.toLocaleLowerCase("vi");
  const kinds = [...prefixes.map(({ words }) => words), "khu phố", "ấp", "thôn", "tổ"];
  const prefix = kinds.find((words) => lower.startsWith(`${words} `));
  if (prefix) return { kind: prefix, proper: unit.name.slice(prefix.length + 1) };
  return { kind: wordsOfKind[unit.kind] ?? "", proper: unit.name };
}

/** "xã Tân Thanh" within a sentence, whatever the name begins with; a name without a kind stays as it is. */
export function nameInText(unit: PaperUnit): string {
  const { kind, proper } = nameParts(unit);
  return kind === "" ? unit.name : `${kind} ${proper}`;
}

/** Where a paper is dated: a locality by its own name, an agency, a cell or a hamlet by that of the locality above it. */
export function placeOf(unit: PaperUnit, superior: PaperUnit | undefined): string {
  const { kind, proper } = nameParts(unit);
  const isLocality = unit.kind !== "agency" && prefixes.some(({ words }) => words === kind);
  return isLocality || superior === undefined ? proper : nameParts(superior).proper;
}

export function partyBody(unit: PaperUnit): Body {
  const { kind, proper } = nameParts(unit);
  const prefix = prefixes.find(({ words }) => words === kind);
  if (prefix) {
    const committee = prefix.party;
    return {
      committee,
      name: `${committee} ${proper}`,
      standing: `Ban Thường vụ ${committee.startsWith("Đảng ủy") ? "Đảng ủy" : committee}`,
      abbreviation: prefix.abbreviation,
      signsFor: "BAN THƯỜNG VỤ",
    };
  }
  // A committee's own body issues in its own name, and its office is no committee again.
  if (communeBodyCalled(unit.name)?.isParty)
    return { committee: unit.name, name: unit.name, standing: unit.name, abbreviation: "", signsFor: "" };
  const cell = unit.kind === "cell" || unit.kind === "village";
  const committee = cell ? "Chi bộ" : "Đảng ủy";
  const name = unit.name.startsWith(committee) ? unit.name : `${committee} ${unit.name}`;
  return { committee, name, standing: committee, abbreviation: cell ? "CB" : "ĐU", signsFor: committee.toUpperCase() };
}

export function stateBody(unit: PaperUnit): Body {
  const { kind, proper } = nameParts(unit);
  const committee = "Ủy ban nhân dân";
  if (kind === "" || unit.kind === "agency") {
    return { committee: unit.name, name: unit.name, standing: unit.name, abbreviation: "", signsFor: "" };
  }
  const name = `${committee} ${kind} ${proper}`;
  return { committee: `${committee} ${kind}`, name, standing: name, abbreviation: "UBND", signsFor: "ỦY BAN NHÂN DÂN" };
}
