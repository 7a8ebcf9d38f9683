/** A pasted annex row by row, as it was understood and can be corrected: each row is the text of some inputs. */
import { codeOf, lastDay, type Period, periodAt } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { fieldName, knownFields } from "../indicators/fields.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";
import { type Language, say } from "../prose/text.ts";
import type { Annex } from "../resolutions/annex/annex.ts";
import { annexReadTexts } from "../resolutions/annex/texts.ts";
import { demandInWords, measureOf, priorOf, trajectoryOf, understoodOf } from "../resolutions/annex/understood.ts";
import { type Comparator, comparators, isRelative } from "../resolutions/target.ts";
import { kindCalled } from "../units/kinds.ts";
import {
  type DemandDoubt,
  type DemandFault,
  isAsking,
  isDemandFault,
  readDemands,
  type Demand as Said,
} from "../words/demand.ts";
import { isShareMeasure } from "../words/measure.ts";
import { called, calledInShort, calledNearly, wordsOf } from "../words/names.ts";
import { isAmountFault, parseAmount } from "../words/number.ts";

export const annexFields = [
  ...([
    "take",
    "name",
    "measure",
    "phrase",
    "comparator",
    "read",
    "confirmed",
    "prior",
    "indicator",
    "timing",
  ] as const),
  ...(["filler", "lead", "field", "part", "public", "open", "of"] as const),
] as const;
export type AnnexField = (typeof annexFields)[number];
/**
 * `indicator` is empty for a new one, `part` the number of the row of its whole. `comparator` is what is chosen, `read` what
 * was chosen as the row was shown: only where the two differ a person has chosen. `confirmed`: what was asked is right. `open`: its
 * number can be read in two ways, as the table as a whole tells. `of`: by what the indicator is to be divided, where a share of
 * something is demanded.
 */
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
  /** The units below the resolution's, each with its kind. */
  below: readonly { code: string; kind: string }[];
};

export type Doubt =
  | DemandDoubt
  | "doubt_near"
  | "doubt_measure"
  | "doubt_measure_missing"
  | "doubt_several"
  | "format_open"
  | "doubt_each";

/** What a row comes to, as a target holds it. */
export type DemandHeld = {
  comparator: Comparator;
  /** A decimal with a point; "1" for what is to be done once. */
  amount: string;
  by?: "amount" | undefined;
  measure?: string | undefined;
  due?: IsoDate | undefined;
  trajectory?: string | undefined;
  /** What is demanded of each of these units; `amount` is that of all together. */
  each?: { amount: string; units: readonly string[] } | undefined;
  /** The demand read back, "ít nhất 25 đảng viên", in both languages. */
  sentence: { vi: string; en: string };
};

export type RowUnderstood = {
  demand: DemandHeld | DemandFault;
  /** What was taken for granted, and what is asked. */
  doubts: readonly Doubt[];
  /** Somebody must say whether it is right before it is saved. */
  asks: boolean;
  /** Last year's figure, where its cell holds one number. */
  prior: string | undefined;
  /** The unit that the lead names. */
  lead: string | undefined;
  /** There is a target on this indicator already: it is changed. */
  isThere: boolean;
  /** A share of something else is demanded, so that the indicator is a ratio of two. */
  isShareOf: boolean;
};

/** What a pasted annex says, a row for each demand, with the indicators whose names it calls. */
export function annexRows(annex: Annex, known: KnownThings): AnnexRow[] {
  const rows: AnnexRow[] = [];
  const rowNumbers = new Map<number, number>();
  const isEnglish = annex.numbers.format === "en";
  for (const { target, demands, questions } of understoodOf(annex)) {
    rowNumbers.set(target.row, rows.length);
    const whole = target.partOf === undefined ? undefined : rowNumbers.get(target.partOf);
    const lead = unitCalledBy(target.lead, known.units);
    const prior = priorOf(target, annex.numbers.format);
    const each = demands.length > 1 ? demands : [demands[0]];
    each.forEach((demand, index) => {
      const isPerCent = demand !== undefined && isRelative(demand.comparator) && demand.by === undefined;
      // A share of something else stays one in the row's own measure, and so is asked about.
      const isShareOf = demand !== undefined && isShareOfOther(demand, target.measure);
      const own = demand && !isShareOf ? measureOf(demand, target.measure) : target.measure;
      const measure = isPerCent && isShareMeasure(own) ? "" : own;
      const name = each.length > 1 && demand ? nameOfDemand(target.name, demand) : target.name;
      const isSigned = !isPerCent || /[%‰]/.test(target.phrase);
      const alone = isSigned ? target.phrase : `${target.phrase}%`;
      const timing = usualTiming(name, measure, demand);
      rows.push({
        take: "yes",
        name,
        measure,
        phrase:
          (each.length > 1 || isEnglish) && demand && !isShareOf
            ? demandInWords({ ...demand, part: undefined }, measure, known.within, "vi")
            : alone,
        comparator: demand?.comparator ?? "",
        read: demand?.comparator ?? "",
        confirmed: "",
        prior: index === 0 && prior ? formatNumber(prior) : "",
        indicator: indicatorCalled(name, known.indicators)?.code ?? "",
        timing,
        filler: lead !== undefined && timing === "stock" ? "lead" : "units",
        lead: (lead !== undefined && known.units.get(lead)) || target.lead,
        field: fieldName(fieldCode(target.field), "vi"),
        part: whole === undefined ? "" : String(whole),
        public: "",
        open: questions.includes("format_open") ? "yes" : "",
        of: isShareOf ? wholeNamed(demand) : "",
      });
    });
  }
  return rows;
}

/** "Đạt 100% dự toán" of what is measured in đồng. */
function isShareOfOther({ doubts, measure }: Said, own: string): boolean {
  return doubts.includes("doubt_share_of") && isShareMeasure(measure) && !isShareMeasure(own);
}

/** "% dự toán tỉnh giao" → "dự toán tỉnh giao". */
function wholeNamed({ measure = "" }: Said): string {
  return measure.replace(/^[%‰]\s*/u, "");
}

/** One of several demands of a cell is told apart by its part or by what it counts. */
function nameOfDemand(name: string, { part, measure, isOther }: Said): string {
  const of = part || (isOther ? measure : "");
  return of ? `${name}: ${of}` : name;
}

/** What a row, as it stands in its inputs now, comes to. */
export function understandRow(row: AnnexRow, known: KnownThings): RowUnderstood {
  const indicator = known.indicators.find(({ code }) => code === row.indicator);
  const isChosen = row.comparator !== row.read && comparators.some((each) => each === row.comparator);
  const chosen = isChosen ? (row.comparator as Comparator) : undefined;
  const assumed = chosen ?? (indicator?.direction === "less" ? "at_most" : undefined);
  const read = readDemands(row.phrase, { within: known.within, name: row.name, measure: row.measure, assumed });
  const demand = heldOf(read, chosen, row, known);
  const isOfEach = !isDemandFault(demand) && demand.each !== undefined;
  const doubts: Doubt[] = isDemandFault(read) ? [] : doubtsOf(read.demands, chosen, isOfEach);
  const isChange = !isDemandFault(demand) && isRelative(demand.comparator);
  const isShareOf = !isDemandFault(read) && isShareOfOther(read.demands[0], row.measure);
  if (row.open === "yes") doubts.push("format_open");
  if (indicator && !calls(row.name, indicator)) doubts.push("doubt_near");
  const said = !isDemandFault(demand) && !isChange ? (demand.measure ?? row.measure) : row.measure;
  const own = indicator ? indicator.measure : row.measure;
  const differs = said !== "" && own !== "" && plain(said) !== plain(own);
  if (differs && !isShareOf && hasAmount(demand)) doubts.push("doubt_measure");
  if (!indicator && isChange && row.measure === "") doubts.push("doubt_measure_missing");
  const prior = parseAmount(row.prior, "vi");
  return {
    demand,
    doubts: [...new Set(doubts)],
    asks: doubts.some(isAsked) && row.confirmed !== "yes",
    prior: isAmountFault(prior) ? undefined : prior.toFixed(),
    lead: unitCalledBy(row.lead, known.units),
    isThere: !isShareOf && row.indicator !== "" && known.targeted.has(row.indicator),
    isShareOf,
  };
}

function doubtsOf(
  [first, ...others]: readonly [Said, ...Said[]],
  chosen: Comparator | undefined,
  isOfEach: boolean,
): Doubt[] {
  const doubts: Doubt[] = first.doubts.filter((doubt) => isAsking(doubt) || chosen === undefined);
  if (others.length > 0) doubts.push("doubt_several");
  if (first.each !== undefined && !isOfEach) doubts.push("doubt_each");
  return doubts;
}

/** What only tells what was taken needs no answer; a measure written in another way is for the eye. */
function isAsked(doubt: Doubt): boolean {
  if (doubt === "doubt_near" || doubt === "doubt_several" || doubt === "doubt_each") return true;
  if (doubt === "format_open") return true;
  return doubt !== "doubt_measure" && doubt !== "doubt_measure_missing" && isAsking(doubt);
}

function heldOf(
  read: ReturnType<typeof readDemands>,
  chosen: Comparator | undefined,
  row: AnnexRow,
  known: KnownThings,
): DemandHeld | DemandFault {
  const { within } = known;
  if (isDemandFault(read)) {
    if (chosen !== "done_by") return read;
    return held({ comparator: "done_by", amount: new Decimal(1), due: lastDay(within), doubts: [] }, row, known);
  }
  const [first] = read.demands;
  return held(chosen === undefined ? first : asChosen(first, chosen, row), row, known);
}

/** A rise or fall that somebody chooses is by an amount where the words name no share. */
function asChosen(read: Said, comparator: Comparator, row: AnnexRow): Said {
  const isByAmount = isRelative(comparator) && !/[%‰]/.test(row.phrase);
  return { ...read, comparator, by: isByAmount ? "amount" : isRelative(comparator) ? read.by : undefined };
}

function held(demand: Said, { measure }: AnnexRow, { within, below }: KnownThings): DemandHeld {
  const { comparator, amount, by, due } = demand;
  const units = demandedOfEach(demand, measure, below);
  const whole = units.length === 0 ? amount : amount.times(units.length);
  const inWords = (language: Language) => {
    const words = demandInWords(demand, measure, within, language);
    if (units.length === 0) return words;
    return `${words}; ${say(annexReadTexts.said_altogether, language, { count: units.length, whole: formatNumber(whole, undefined, language) })}`;
  };
  const sentence = { vi: inWords("vi"), en: inWords("en") };
  if (comparator === "done_by") return { comparator, amount: "1", due: due ?? lastDay(within), sentence };
  return {
    ...{ comparator, amount: whole.toFixed(), by, sentence },
    each: units.length === 0 ? undefined : { amount: amount.toFixed(), units },
    measure: demand.measure,
    trajectory: trajectoryOf(demand) ?? (due === undefined ? undefined : `${codeOf(periodAt("month", due))}:100`),
  };
}

/** "Mỗi ấp ít nhất 01 mô hình": the units that are called so and stand below, whose parts add up to the whole; shares do not. */
function demandedOfEach(
  { comparator, each, measure, isOther }: Said,
  own: string,
  below: KnownThings["below"],
): string[] {
  const kind = each === undefined ? undefined : kindCalled(each);
  if (kind === undefined || isOther || isRelative(comparator) || isShareMeasure(own || measure)) return [];
  return below.flatMap((unit) => (unit.kind === kind ? [unit.code] : []));
}

function hasAmount(demand: DemandHeld | DemandFault): boolean {
  return !isDemandFault(demand) && demand.comparator !== "done_by";
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

function usualTiming(name: string, measure: string, demand: Said | undefined): string {
  const words = plain(name);
  if (measure === "%") return words.startsWith("ty le") ? "ratio" : "stock";
  if (demand?.comparator === "done_by" || demand?.timing === "stock") return "stock";
  return /\b(luy ke|tong so|so ho|dan so|hien co|den cuoi nam|binh quan)\b/.test(words) ? "stock" : "flow";
}
