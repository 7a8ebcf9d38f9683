/** A pasted annex row by row, as it was understood and can be corrected: each row is the text of some inputs. */
import { lastDay, type Period } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { fieldName, knownFields } from "../indicators/fields.ts";
import { plain } from "../prose/plain.ts";
import type { Annex } from "../resolutions/annex/annex.ts";
import { type Demand, type DemandFault, isDemandFault, readDemand } from "../resolutions/annex/demand.ts";
import type { Comparator } from "../resolutions/target.ts";
import { called, calledInShort, calledNearly, wordsOf } from "../words/names.ts";

export const annexFields = [
  "take",
  "name",
  "measure",
  "phrase",
  "indicator",
  "timing",
  "filler",
  "lead",
  "field",
  "part",
] as const;
export type AnnexField = (typeof annexFields)[number];
/** `indicator` is empty for a new one, `part` the number of the row of its whole. */
export type AnnexRow = Readonly<Record<AnnexField, string>>;

export const annexTimings = ["flow", "stock", "peak", "ratio"] as const;

export type KnownIndicator = {
  code: string;
  name: string;
  measure: string;
  direction: string;
  synonyms: readonly string[];
};
export type KnownThings = {
  within: Period;
  indicators: readonly KnownIndicator[];
  /** Names of units by code. */
  units: ReadonlyMap<string, string>;
  /** Indicators on which the resolution has a target already. */
  targeted: ReadonlySet<string>;
};

export type Doubt = Demand["doubts"][number] | "doubt_near" | "doubt_measure" | "doubt_measure_missing";
export type RowUnderstood = {
  demand: Demand | DemandFault;
  doubts: readonly Doubt[];
  /** The unit that the lead names. */
  lead: string | undefined;
  /** There is a target on this indicator already: it is changed. */
  isThere: boolean;
};

/** What a pasted annex says, with the indicators whose names it calls. */
export function annexRows(annex: Annex, known: KnownThings): AnnexRow[] {
  const rowNumbers = new Map(annex.targets.map(({ row }, index) => [row, index]));
  return annex.targets.map((target): AnnexRow => {
    const whole = target.partOf === undefined ? undefined : rowNumbers.get(target.partOf);
    const { name } = target;
    const demand = readDemand(target.phrase, known.within, undefined, target);
    const isChange = !isDemandFault(demand) && /^(rise|fall)/.test(demand.comparator);
    const isPercentOfChange = isChange && target.measure === "%";
    const measure = isPercentOfChange ? "" : target.measure;
    const found = indicatorCalled(name, known.indicators);
    const timing = usualTiming(name, measure, demand);
    const lead = unitCalledBy(target.lead, known.units);
    return {
      take: "yes",
      name,
      measure,
      phrase: isPercentOfChange && !target.phrase.includes("%") ? `${target.phrase}%` : target.phrase,
      indicator: found?.code ?? "",
      timing,
      filler: lead !== undefined && timing === "stock" ? "lead" : "units",
      lead: (lead !== undefined && known.units.get(lead)) || target.lead,
      field: fieldName(fieldCode(target.field), "vi"),
      part: whole === undefined ? "" : String(whole),
    };
  });
}

/** What a row, as it stands in its inputs now, comes to. */
export function understandRow(row: AnnexRow, known: KnownThings): RowUnderstood {
  const indicator = known.indicators.find(({ code }) => code === row.indicator);
  const demand = readDemand(row.phrase, known.within, assumedFor(row, indicator), row);
  const doubts: Doubt[] = isDemandFault(demand) ? [] : [...demand.doubts];
  const isChange = !isDemandFault(demand) && /^(rise|fall)/.test(demand.comparator);
  if (indicator && !calls(row.name, indicator)) doubts.push("doubt_near");
  const said = !isDemandFault(demand) && !isChange ? (demand.measure ?? row.measure) : row.measure;
  const own = indicator ? indicator.measure : row.measure;
  if (said !== "" && own !== "" && plain(said) !== plain(own) && demandHasAmount(demand)) doubts.push("doubt_measure");
  if (!indicator && isChange && row.measure === "") doubts.push("doubt_measure_missing");
  return {
    demand,
    doubts,
    lead: unitCalledBy(row.lead, known.units),
    isThere: row.indicator !== "" && known.targeted.has(row.indicator),
  };
}

function demandHasAmount(demand: Demand | DemandFault): boolean {
  return !isDemandFault(demand) && demand.comparator !== "done_by";
}

function assumedFor({ name }: AnnexRow, indicator: KnownIndicator | undefined): Comparator | undefined {
  if (/\b(khong qua|khong vuot qua|toi da|duoi)$/.test(plain(name))) return "at_most";
  if (/\b(it nhat|toi thieu|tren|dat)$/.test(plain(name))) return "at_least";
  return indicator?.direction === "less" ? "at_most" : undefined;
}

/** So much of two names must be the same words for the one to be taken for the other: six of seven. */
const nearly = 6 / 7;

/** The indicator of exactly this name, else the one whose words are nearly the same. */
export function indicatorCalled(name: string, indicators: readonly KnownIndicator[]): KnownIndicator | undefined {
  return (
    indicators.find((indicator) => calls(name, indicator)) ??
    calledNearly([name], indicators, (indicator) => [indicator.name], nearly)
  );
}

function calls(name: string, { name: own, synonyms }: KnownIndicator): boolean {
  const words = wordsOf(name).join(" ");
  return [own, ...synonyms].some((each) => wordsOf(each).join(" ") === words);
}

/** By its name, or by the beginning of one unit's name alone: "Ban Tổ chức" for "Ban Tổ chức Huyện ủy". */
export function unitCalledBy(name: string, units: ReadonlyMap<string, string>): string | undefined {
  const nameOf = ([, own]: readonly [string, string]) => [own];
  return (called(name, units, nameOf) ?? calledInShort(name, units, nameOf))?.[0];
}

/** "Về phát triển kinh tế" is the field kinh-te; what no usual field fits stays as it was written. */
export function fieldCode(heading: string): string {
  const words = plain(heading);
  const named = knownFields.find((code) => plain(fieldName(code, "vi")) === words);
  if (named !== undefined || words === "") return named ?? "";
  const society = /van hoa|xa hoi/.test(words);
  if (/kinh te/.test(words)) return society ? "kinh-te-van-hoa-xa-hoi" : "kinh-te";
  if (society) return "van-hoa-xa-hoi";
  if (/quoc phong|an ninh|noi chinh/.test(words)) return "quoc-phong-an-ninh";
  return /xay dung dang|cong tac dang|he thong chinh tri/.test(words) ? "xay-dung-dang" : heading;
}

function usualTiming(name: string, measure: string, demand: Demand | DemandFault): string {
  const words = plain(name);
  if (measure === "%") return words.startsWith("ty le") ? "ratio" : "stock";
  if (!isDemandFault(demand) && demand.comparator === "done_by") return "stock";
  return /\b(luy ke|tong so|so ho|dan so|hien co|den cuoi nam|binh quan)\b/.test(words) ? "stock" : "flow";
}

/** By when something is to be done, where it is. */
export function dueOf(demand: Demand, within: Period): IsoDate | undefined {
  return demand.comparator === "done_by" ? (demand.due ?? lastDay(within)) : undefined;
}
