/** A resolution's annex as a table of texts becomes targets: fields from its headings, parts under their whole, demands from phrases. */
import type { Period } from "../../calendar/period.ts";
import { plain } from "../../prose/plain.ts";
import type { Language } from "../../prose/text.ts";
import { type DemandFault, type Demands, isDemandFault, readDemands } from "../../words/demand.ts";
import { type AnnexColumns, columnsOf } from "./columns.ts";
import { isPart, linesOf } from "./lines.ts";
import { type AnnexNumbers, numbersOf } from "./numbers.ts";

export type AnnexTarget = {
  /** The row of the table, from 0. */
  row: number;
  name: string;
  /** As the table has it, or as the demand says where it has none. */
  measure: string;
  field: string;
  /** Who answers for it, as written. */
  lead: string;
  /** The phrase as written. */
  phrase: string;
  /** Last year's figure, as written. */
  prior: string;
  read: Demands | DemandFault;
  /** The row of the whole of which it is a part. */
  partOf: number | undefined;
};

export type Annex = {
  columns: AnnexColumns;
  targets: readonly AnnexTarget[];
  numbers: AnnexNumbers;
  /** What it was read from. */
  table: readonly (readonly string[])[];
};

/** Reads the table; `columns` where a person put them right. Rows without a name, and headings, are no targets. */
export function readAnnex(
  table: readonly (readonly string[])[],
  within: Period,
  columns = columnsOf(table, within),
): Annex {
  const lines = linesOf(table, columns);
  const numbers = numbersOf(lines.map(({ cells }) => cells));
  const targets: AnnexTarget[] = [];
  let field = "";
  let whole: { row: number; name: string; lead: string; measure: string } | undefined;
  lines.forEach(({ row, cells, isHeading }, at) => {
    if (isHeading) {
      field = fieldOf(cells.name || cells.order);
      whole = undefined;
      return;
    }
    const { name: written, prior } = cells;
    if (written === "" ? cells.demand === "" : /^tong (cong|so chi tieu)/.test(plain(written))) return;
    const isOfWhole = isPart(cells);
    const { name, phrase } =
      cells.demand === "" && !/\d/.test(cells.measure) ? inSentence(written) : { name: written, phrase: cells.demand };
    const isUnderWhole = isOfWhole && whole !== undefined;
    const clear = named(name) || named(written) || (targets.at(-1)?.name ?? "");
    const target: AnnexTarget = {
      row,
      name: isUnderWhole && whole ? `${whole.name}: ${clear}` : clear,
      measure: cells.measure || (isUnderWhole ? (whole?.measure ?? "") : ""),
      field: cells.field || field,
      lead: cells.lead || (isUnderWhole ? (whole?.lead ?? "") : ""),
      phrase,
      prior,
      read: { fault: "demand_blank" },
      partOf: isUnderWhole && targets.some((each) => each.row === whole?.row) ? whole?.row : undefined,
    };
    if (!isOfWhole) whole = { row, name: clear, lead: cells.lead, measure: cells.measure };
    // What only heads its parts demands nothing itself.
    const next = lines[at + 1];
    const isOnlyHead =
      phrase === "" && cells.measure === "" && next !== undefined && !next.isHeading && isPart(next.cells);
    if (isOnlyHead || (isOfWhole && phrase === "" && cells.measure === "" && !/\d/.test(written))) return;
    if (target.name !== "") targets.push(understood(target, columns, within, numbers.format));
  });
  return { columns, targets, numbers, table };
}

function understood(
  target: AnnexTarget,
  { uses }: AnnexColumns,
  within: Period,
  shownIn: Language | undefined,
): AnnexTarget {
  const inCell = target.measure === "" ? measureBefore(target.phrase) : "";
  const known = inCell || target.measure;
  const measure = known === "" && !uses.includes("measure") ? undefined : known;
  const phrase = inCell === "" ? target.phrase : target.phrase.slice(inCell.length).trim();
  const read = readDemands(phrase, { within, name: target.name, measure, shownIn });
  if (isDemandFault(read)) return { ...target, measure: known, read };
  const [first] = read.demands;
  const said = first.isOther || first.by || first.comparator === "done_by" ? "" : (first.measure ?? "");
  return { ...target, measure: known.replace(/\s*[≥≤<>].*$/s, "") || said, read };
}

/** "Căn 28.500", "% ≥ 95": the unit of measure stands before the number. */
function measureBefore(phrase: string): string {
  const [, measure = ""] = /^(%|‰|\p{L}+(?: \p{L}+)?) ?(?=[≥≤<>]? ?\d[\d.,]*$)/u.exec(phrase) ?? [];
  return /^(?:%|‰)$/.test(measure) ||
    (/^\p{Lu}/u.test(measure) && isDemandFault(readDemands(measure, neutral)) && !demandWord.test(measure))
    ? measure
    : "";
}

const neutral = { within: { kind: "year", year: 2000 }, measure: "x" } as const;
const demandWord =
  /^(?:đạt|từ|trên|dưới|không|ít|tối|còn|giảm|kéo|tăng|hoàn|là|đến|phấn|duy|giữ|vượt|hơn|gần|khoảng|mỗi|quý|tháng|năm|ngày|trước|trong|nâng|thêm)(?!\p{L})/iu;

function named(name: string): string {
  return name
    .replace(/^(?:trong đó:?|[-+–•*]|\(\d{1,3}\)\.?|\(?\d{1,3}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s*/iu, "")
    .replace(/(?<![\s,:;.])[\s,:;.]+$/u, "");
}

/** "I. KINH TẾ" and "Về kinh tế" name the field "Kinh tế". */
function fieldOf(heading: string): string {
  const name = heading
    .replace(/^([IVX]+|[A-ZĐ]|\d{1,2})[-.)]+\s*/, "")
    .replace(/^[-+*•–]\s*/, "")
    .replace(/^(về|nhóm chỉ tiêu( về)?|chỉ tiêu( về)?|lĩnh vực)\s+/iu, "")
    .replace(/(?<![:.])[:.]+$/, "");
  const isShouted = name === name.toUpperCase();
  const calm = isShouted ? name.toLowerCase() : name;
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

/** "Tỷ lệ giảm nghèo", "tốc độ tăng dân số": a change that belongs to the name. */
const rate = "(?<!(?:tốc độ|tỷ lệ|tỉ lệ|tỷ suất|mức|chỉ số)\\s)";
/** "Trên địa bàn", "trên một ha": where, and of how much. */
const above = "trên(?! (?:địa bàn|(?:một|1) ?(?:ha|héc|vạn|nghìn|người|đơn vị)|cơ sở|toàn|các|tổng))";
const demandWords = new RegExp(
  `(?<![\\s,:])[\\s,:]+(đạt(?! (?:chuẩn|tiêu chuẩn))|từ|${above}|dưới|không quá|không dưới|không để|ít nhất|tối thiểu|tối đa|còn|${rate}giảm|${rate}kéo giảm|${rate}tăng(?! (?:trưởng|cường))|hoàn thành|trước|duy trì|≥|≤|>|<|là)(?!\\p{L})`,
  "iu",
);

/** Where a target is one sentence, "Tỷ lệ hộ dùng nước sạch đạt từ 98% trở lên", its demand begins with the first such word. */
function inSentence(sentence: string): { name: string; phrase: string } {
  // "72 xã đạt 19 tiêu chí": what is counted stands first.
  const counted = sentence.replace(/^[-+–•*]\s*/u, "");
  if (/^\d[\d.,]* ?(?:%|\p{L}).*\p{L}{2}/u.test(counted) && !/^\d{1,2}[.)](?!\d)/.test(counted))
    return { name: counted, phrase: counted };
  const colon = /^(.*?\p{L}.*?)\s*:\s*(?=.*(?:\d|hoàn thành|đạt))(.+)$/su.exec(sentence);
  if (colon && !/(?:^|[\s,])trong đó$/iu.test(colon[1] ?? "")) return { name: colon[1] ?? "", phrase: colon[2] ?? "" };
  const at = demandIn(sentence);
  if (at !== undefined && at > 0)
    return {
      name: sentence.slice(0, at),
      phrase: sentence
        .slice(at)
        .trim()
        .replace(/^[,:]\s*/, ""),
    };
  const number = /(?<![\s:])[\s:]+(?!(?:19|20)\d\d(?![\d.,])|\d+[/-]\p{Lu})(\d[\d.,]*\s*(%|‰|[\p{L}]+)?.*)$/u.exec(
    sentence,
  );
  return number ? { name: sentence.slice(0, number.index), phrase: number[1] ?? "" } : { name: sentence, phrase: "" };
}

/** Where a word of demand stands with a number behind it in the same clause. */
function demandIn(sentence: string): number | undefined {
  for (const { 0: clause, index } of sentence.matchAll(/[^.;]+/g)) {
    const lastDigit = clause.search(/\d\D*$/);
    const words = lastDigit < 0 ? null : demandWords.exec(clause.slice(0, lastDigit));
    if (words) return index + words.index;
  }
  return undefined;
}
