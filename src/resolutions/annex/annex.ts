/** A resolution's annex as a table of texts becomes targets: fields from its headings, parts under their whole, demands from phrases. */
import type { Period } from "../../calendar/period.ts";
import { plain } from "../../prose/plain.ts";
import { type AnnexColumns, type ColumnUse, columnsOf } from "./columns.ts";
import { type Demand, type DemandFault, isDemandFault, readDemand } from "./demand.ts";

export type AnnexTarget = {
  /** The row of the table, from 0. */
  row: number;
  name: string;
  measure: string;
  field: string;
  /** Who answers for it, as written. */
  lead: string;
  /** The phrase as written. */
  phrase: string;
  demand: Demand | DemandFault;
  /** The row of the whole of which it is a part. */
  partOf: number | undefined;
};

export type Annex = { columns: AnnexColumns; targets: readonly AnnexTarget[] };

/** Reads the table; `columns` where a person put them right. Rows without a name, and headings, are no targets. */
export function readAnnex(table: readonly (readonly string[])[], within: Period, columns = columnsOf(table)): Annex {
  const targets: AnnexTarget[] = [];
  let field = "";
  let whole: number | undefined;
  table.forEach((cells, row) => {
    if (row < columns.firstRow) return;
    const read = (use: ColumnUse) => tidied(cells[columns.uses.indexOf(use)] ?? "");
    const written = read("name");
    const order = read("order");
    if (written === "" || /^tong (cong|so chi tieu)/.test(plain(written))) return;
    if (isHeading(order, written, read)) {
      field = fieldOf(written);
      whole = undefined;
      return;
    }
    const { name, phrase } = read("demand") === "" ? inSentence(written) : { name: written, phrase: read("demand") };
    const isPart = /^(trong do|-|\+|–|•)/.test(plain(written)) || /^[a-zđ][.)]?$|^[-+–•]$/.test(order);
    const demand = readDemand(phrase, within);
    if (isPart && phrase === "" && isDemandFault(demand)) return;
    targets.push({
      row,
      name:
        name.replace(/^(trong đó:?|[-+–•]|\d{1,3}[.)])\s*/iu, "").replace(/(?<![\s,:;.])[\s,:;.]+$/u, "") || written,
      measure: read("measure") || (isDemandFault(demand) ? "" : (demand.measure ?? "")),
      field,
      lead: read("lead"),
      phrase,
      demand,
      partOf: isPart ? whole : undefined,
    });
    if (!isPart) whole = row;
  });
  return { columns, targets };
}

/** A roman number or a capital letter in the order, capitals alone, or "Về …" without any demand. */
function isHeading(order: string, name: string, read: (use: ColumnUse) => string): boolean {
  if (read("demand") !== "" || read("measure") !== "") return false;
  if (/^([IVX]+|[A-ZĐ])[.)]?$/.test(order) || /^([IVX]+|[A-ZĐ])[.)]\s/.test(name)) return true;
  const letters = name.replace(/[^\p{L}]/gu, "");
  return (letters !== "" && letters === letters.toUpperCase()) || (/^ve /.test(plain(name)) && !/\d/.test(name));
}

/** "I. KINH TẾ" and "Về kinh tế" name the field "Kinh tế". */
function fieldOf(heading: string): string {
  const name = heading
    .replace(/^([IVX]+|[A-ZĐ])[.)]\s*/, "")
    .replace(/^(về|nhóm chỉ tiêu( về)?|chỉ tiêu( về)?)\s+/iu, "")
    .replace(/(?<![:.])[:.]+$/, "");
  const isShouted = name === name.toUpperCase();
  const calm = isShouted ? name.toLowerCase() : name;
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

const demandWords =
  /(?<![\s,:])[\s,:]+(đạt|từ|trên|dưới|không quá|ít nhất|tối thiểu|tối đa|còn|giảm|tăng|hoàn thành|≥|≤|>|<|là)(?!\p{L})/iu;

/** Where a target is one sentence, "Tỷ lệ hộ dùng nước sạch đạt từ 98% trở lên", its demand begins with the first such word. */
function inSentence(sentence: string): { name: string; phrase: string } {
  const at = demandIn(sentence);
  if (at !== undefined && at > 0)
    return {
      name: sentence.slice(0, at),
      phrase: sentence
        .slice(at)
        .trim()
        .replace(/^[,:]\s*/, ""),
    };
  const number = /(?<![\s:])[\s:]+(\d[\d.,]*\s*(%|‰|[\p{L}]+)?.*)$/u.exec(sentence);
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

function tidied(cell: string): string {
  return cell.replace(/\s+/g, " ").trim().normalize("NFC");
}
