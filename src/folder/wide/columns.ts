/** What the columns of a wide table hold: of which indicator and period, and what of that is a guess. */
import { codeOf, type Period, parsePeriod } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { plain } from "../../prose/plain.ts";
import { isAbbreviationOf } from "../../words/abbreviation.ts";
import { countedIn, headPeriod, periodMeant, sortOfHead, type Told } from "../../words/head.ts";
import { finderOf } from "../../words/names.ts";
import { isBare, spelled } from "../../words/spelling.ts";
import type { LeftOut, LeftOutKind } from "./cells.ts";
import type { ColumnMeant, Guess } from "./meaning.ts";
import { type PlacedSheet, placeIn } from "./place.ts";
import { isTotal } from "./rows.ts";
import { scaleOf } from "./scale.ts";
import type { WideColumn, WideTable } from "./table.ts";

export type Heads = {
  indicators: readonly Indicator[];
  /** What titles, the sheet's and the file's name tell, or a person typed. */
  told: Told;
  /** Whether a person typed it, so that it is no guess. */
  isTyped: boolean;
  /** The codes that heads, by `staysOf`, meant the last time; empty where it was left out. */
  kept: Readonly<Record<string, string>>;
};

/** What of a head stays from one quarter's file to the next, by which a meaning is remembered. */
export function staysOf(parts: readonly string[]): string {
  const counted = countedIn(parts);
  const sort = sortOfHead(parts);
  return [plain(counted), ...(sort === "figures" ? [] : [sort])].join(" ").trim();
}

const kindOfSort: Readonly<Partial<Record<ReturnType<typeof sortOfHead>, LeftOutKind>>> = {
  remark: "column_remark",
  plan: "column_plan",
  comparison: "column_comparison",
  rank: "column_comparison",
};

export function columnsMeant(
  table: WideTable,
  sheet: PlacedSheet,
  heads: Heads,
): { columns: ColumnMeant[]; leftOut: LeftOut[] } {
  const reader = new IndicatorReader(heads.indicators, table.titles);
  const columns: ColumnMeant[] = [];
  const leftOut: LeftOut[] = [];
  for (const column of table.columns) {
    const { parts, label } = column;
    const leave = (kind: LeftOutKind) =>
      leftOut.push({ kind, text: label, where: placeIn(sheet, undefined, column.column) });
    const sort = sortOfHead(parts);
    const kept = heads.kept[staysOf(parts)];
    const exact = reader.exactly(parts);
    const left = kindOfSort[sort];
    if (kept === "") leave("column_left_out");
    else if (left && kept === undefined && (!exact || sort === "rank")) leave(left);
    else if (isSumOverPeriods(column, table.columns)) leave("column_total");
    else {
      const before = columns.at(-1)?.indicator;
      const beside = columns.at(-1)?.period;
      const found =
        keptOne(kept, heads.indicators) ?? (exact ? { indicator: exact, guesses: [] } : reader.nearly(parts, before));
      if (found?.indicator && isComputed(found.indicator)) leave("column_computed");
      else columns.push(meant(column, found, sort === "estimates", heads, table.titles, beside));
    }
  }
  return { columns: withoutDoubles(columns), leftOut };
}

function keptOne(code: string | undefined, indicators: readonly Indicator[]): Found | undefined {
  const indicator = code === undefined ? undefined : indicators.find((each) => each.code === code);
  return indicator && { indicator, guesses: ["indicator_kept"] };
}

/** "Cộng" beside quarters under one head: what they add up to, and no figure of its own. */
function isSumOverPeriods({ parts, column }: WideColumn, columns: readonly WideColumn[]): boolean {
  const leaf = parts.at(-1) ?? "";
  if (parts.length < 2 || !isTotal(leaf)) return false;
  const over = parts.slice(0, -1).join("|");
  const siblings = columns.filter((each) => each.column !== column && each.parts.slice(0, -1).join("|") === over);
  return siblings.length > 0 && siblings.every((each) => countedIn([each.parts.at(-1) ?? ""]) === "");
}

/** Nobody enters what is made of other figures. */
function isComputed({ formula, numerator, denominator }: Indicator): boolean {
  return formula !== undefined || numerator !== undefined || denominator !== undefined;
}

function meant(
  column: WideColumn,
  found: Found | undefined,
  isEstimate: boolean,
  heads: Heads,
  titles: readonly string[],
  beside: PeriodCode | undefined,
): ColumnMeant {
  const said = headPeriod(column.parts);
  const isFlow = found?.indicator === undefined || found.indicator.timing === "flow";
  const neighbour = beside === undefined ? undefined : parsePeriod(beside);
  const told = said.isSamePeriod && neighbour ? { ...heads.told, period: neighbour } : heads.told;
  const { period, isSure } = periodMeant(said, told, isFlow);
  const isGuessed =
    !isSure &&
    !(heads.isTyped && !said.isSamePeriod && !said.isCumulative && !said.isYearBefore && said.day === undefined);
  const scale = found ? scaleOf({ parts: column.parts, titles }, found.indicator) : 1;
  return {
    column: column.column,
    head: column.label,
    indicator: found?.indicator,
    period: period && codeOf(period),
    isEstimate,
    guesses: [
      ...(found?.guesses ?? []),
      ...(period && isGuessed ? (["period_told"] as const) : []),
      ...(column.isSpilt ? (["head_spilt"] as const) : []),
      ...(scale === 1 ? [] : (["measure_scaled"] as const)),
    ],
    scale,
  };
}

/** Two columns cannot hold the same figures: the one that is less sure is asked about, of equals the later. */
function withoutDoubles(columns: readonly ColumnMeant[]): ColumnMeant[] {
  const keyOf = ({ indicator, period }: ColumnMeant) => indicator && period && `${indicator.code} ${period}`;
  const weight = ({ isEstimate, guesses }: ColumnMeant) => guesses.length + (isEstimate ? 0.5 : 0);
  return columns.map((column) => {
    const key = keyOf(column);
    const rivals = key === undefined ? [] : columns.filter((each) => each !== column && keyOf(each) === key);
    const isBest = rivals.every(
      (each) => weight(each) > weight(column) || (weight(each) === weight(column) && each.column > column.column),
    );
    return isBest ? column : { ...column, indicator: undefined, guesses: [] };
  });
}

type Found = { indicator: Indicator; guesses: readonly Guess[] };

/** So much of a head and a name must be the same words for the one to be proposed for the other. */
const near = 0.61;
/** Words that make of a whole one of its parts. */
const ofPart = ["nữ", "trong đó", "dân tộc", "tôn giáo", "trẻ"].map((each) => each.split(" ").map(spelled).join(" "));

class IndicatorReader {
  private readonly named: readonly { indicator: Indicator; names: readonly string[] }[];
  private readonly inTitles: Indicator | undefined;
  constructor(indicators: readonly Indicator[], titles: readonly string[]) {
    this.named = indicators.map((indicator) => ({
      indicator,
      names: [indicator.name, ...indicator.synonyms, indicator.code].map((name) => countedIn([name])),
    }));
    const find = finderOf(this.named, ({ indicator }) => [indicator.name, ...indicator.synonyms]);
    const found = new Set(titles.flatMap((title) => find(title) ?? []));
    const [only] = found;
    this.inTitles = found.size === 1 ? only?.indicator : undefined;
  }

  /** The indicator whose name or synonym is what the whole head or its lowest row says. */
  exactly(parts: readonly string[]): Indicator | undefined {
    for (const text of textsOf(parts)) {
      for (const which of ["name", "synonym"] as const) {
        const found = this.named.filter(({ names }) =>
          (which === "name" ? names.slice(0, 1) : names).some((name) => name !== "" && isSame(name, text)),
        );
        if (found.length === 1) return found[0]?.indicator;
      }
    }
    return undefined;
  }

  nearly(parts: readonly string[], before: Indicator | undefined): Found | undefined {
    const texts = textsOf(parts);
    const [whole = "", leaf = whole] = texts;
    if (whole === "") return this.inTitles && { indicator: this.inTitles, guesses: ["indicator_title"] };
    const part = ofPart.find((each) => ` ${whole} `.includes(` ${each} `));
    if (part !== undefined && before) {
      const below = this.named.filter(
        ({ indicator, names }) =>
          indicator.partOf === before.id && names.some((name) => ` ${name} `.includes(` ${part} `)),
      );
      if (below.length === 1 && below[0]) return { indicator: below[0].indicator, guesses: ["indicator_part"] };
    }
    const fits = (name: string) =>
      ofPart.every((each) => ` ${whole} `.includes(` ${each} `) === ` ${name} `.includes(` ${each} `));
    const scored = this.named
      .map(({ indicator, names }) => ({
        indicator,
        likeness: Math.max(0, ...names.filter(fits).flatMap((name) => texts.map((text) => likeness(text, name)))),
      }))
      .sort((one, other) => other.likeness - one.likeness);
    const [best, next] = scored;
    if (best && best.likeness >= near && best.likeness > (next?.likeness ?? 0))
      return { indicator: best.indicator, guesses: ["indicator_near"] };
    const within = this.named.filter(({ names }) =>
      names.filter(fits).some((name) => name.includes(" ") && ` ${leaf} `.includes(` ${name} `)),
    );
    if (within.length === 1 && within[0]) return { indicator: within[0].indicator, guesses: ["indicator_within"] };
    const short = this.named.filter(({ indicator }) =>
      [indicator.name, ...indicator.synonyms].some((name) => isShort(parts.at(-1) ?? "", name)),
    );
    return short.length === 1 && short[0] ? { indicator: short[0].indicator, guesses: ["indicator_short"] } : undefined;
  }
}

/** "Tổng số hộ nghèo" is "Hộ nghèo". */
const howMany = new RegExp(`^(?:${spelled("tổng")} )?${spelled("số")} `);

/** What the head says as a whole, and what its lowest rows say by themselves. */
function textsOf(parts: readonly string[]): string[] {
  const isSum = (part: string) => isTotal(part) && countedIn([part]).split(" ").length <= 2;
  const counted = parts.filter((part) => !isSum(part));
  const leaf = counted.findLast((part) => countedIn([part]) !== "");
  const texts = [countedIn(counted), ...(leaf === undefined || counted.length === 1 ? [] : [countedIn([leaf])])];
  return [...new Set([...texts, ...texts.map((text) => text.replace(howMany, ""))])];
}

/** Accents count where both have them. */
function isSame(one: string, other: string): boolean {
  return one === other || ((isBare(one) || isBare(other)) && plain(one) === plain(other));
}

/** The share of words that two names have in common. */
function likeness(one: string, other: string): number {
  const compared = isBare(one) || isBare(other) ? plain : (text: string) => text;
  const words = new Set(compared(one).split(" ").filter(Boolean));
  const others = new Set(compared(other).split(" ").filter(Boolean));
  const common = [...words].filter((word) => others.has(word)).length;
  return words.size + others.size === 0 ? 0 : (2 * common) / (words.size + others.size);
}

/** "LĐGQVL quý I" for a name whose words begin so, in order, small words left out. */
function isShort(part: string, name: string): boolean {
  const { rest } = headPeriod([part]);
  const letters = rest.trim();
  return (
    /^[\p{Lu}\p{M}-]{3,}$/u.test(letters) &&
    (isAbbreviationOf(letters, name) || areInitials(plain(letters), plain(name)))
  );
}

const small = /^(?:duoc|moi|cua|va|cho|cac|so|trong|la|co)$/;

function areInitials(letters: string, name: string): boolean {
  const words = name.match(/[a-z]+/g) ?? [];
  let at = 0;
  for (const word of words) {
    if (word[0] === letters[at]) at += 1;
    else if (!small.test(word)) return false;
  }
  return at === letters.length;
}

/** What titles, then other names, say of the period of all columns. */
export function toldBy(titles: readonly string[], names: readonly string[]): Told {
  const said = titles.map((title) => headPeriod([withoutPapers(title)]));
  const years = new Set(
    said.flatMap(({ period, year }) => [
      ...(period && period.year > 0 ? [period.year] : []),
      ...(year === undefined ? [] : [year]),
    ]),
  );
  const [only] = years;
  const periods = said.flatMap(({ period, year }): Period[] =>
    period === undefined
      ? year === undefined
        ? []
        : [{ kind: "year", year }]
      : [period.year > 0 ? period : { ...period, year: year ?? only ?? 0 }],
  );
  const dated = periods.filter(({ year }) => year > 0);
  const named = dated.find(({ kind }) => kind !== "year") ?? dated[0];
  if (years.size === 1) return { period: named, year: only };
  if (years.size > 1 || names.length === 0) return {};
  const [name = "", ...others] = names;
  return toldBy([name.replace(/\.(?:xlsx|csv|tsv)$/i, "").replace(/_/g, " ")], others);
}

/** "Kèm theo Báo cáo số 12/BC-UBND ngày 05/7/2024" tells no period of the figures. */
function withoutPapers(title: string): string {
  return title
    .replace(/\(?\s*(?:ban hành )?kèm theo[^)]*\)?/giu, " ")
    .replace(/số\s*:?\s*\d+[^\s]*\s+ngày[^)]*/giu, " ")
    .replace(/ngày\s+[\d.…]+\s+tháng\s+[\d.…]+\s+năm\s+[\d.…]+/giu, " ");
}
