/**
 * What a cell of a resolution's annex demands: "từ 98% trở lên", "giảm 10% so với năm trước", "không quá 02 vụ, không có
 * người chết", "xong trong quý II". What is only guessed is said as a doubt, for a person to look at; what cannot be read
 * is a fault, never a number made up.
 */
import type { Period } from "../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import type { Amount } from "../prose/number.ts";
import type { Language } from "../prose/text.ts";
import { withAsides, withoutAsides } from "./aside.ts";
import { severalIn } from "./change.ts";
import { clausesOf } from "./clause.ts";
import type { Comparison } from "./comparator.ts";
import { carriedOn, demandIn, doubted, type Found, nothingCarried, type ReadRow } from "./demandClause.ts";
import { dueAlone } from "./due.ts";
import { inDigits } from "./namedNumbers.ts";
import { onTheWay } from "./onTheWay.ts";
import { ofAnotherThing, ofSeveral, partsOf, toldOnce } from "./parts.ts";
import { isBare } from "./spelling.ts";
import { doneBy, doneIn } from "./toBeDone.ts";

/** Why somebody should look again; but for those that only tell what was taken, they leave open what is meant. */
export type DemandDoubt =
  | "doubt_range"
  | "doubt_fraction"
  | "doubt_comparator_assumed"
  | "doubt_less_assumed"
  | "doubt_share_of"
  | "doubt_points"
  | "doubt_done"
  | "doubt_left_over"
  | "doubt_due"
  | "doubt_about"
  | "doubt_amount"
  | "doubt_amount_missing"
  | "doubt_size"
  | "doubt_base"
  | "doubt_part"
  | "doubt_structure"
  | "doubt_direction"
  | "doubt_long"
  | "doubt_each_time";

const telling: ReadonlySet<DemandDoubt> = new Set([
  "doubt_range",
  "doubt_fraction",
  "doubt_comparator_assumed",
  "doubt_less_assumed",
]);

/** Whether it leaves open what is meant, so that a person must be asked. */
export function isAsking(doubt: DemandDoubt): boolean {
  return !telling.has(doubt);
}

export type Demand = {
  comparator: Comparison;
  /** 1 for what is to be done once. */
  amount: Amount;
  /** A change told in the indicator's own measure instead of per cent. */
  by?: "amount";
  /** What stands behind the number: "%", "tỷ đồng". */
  measure?: string | undefined;
  /** Of another measure than the row's: a share of something, or another thing that is counted. */
  isOther?: true | undefined;
  /** Of what its clause speaks, where that is not the whole: "án rất nghiêm trọng". */
  part?: string | undefined;
  /** Of each of which it is demanded: "ấp" of "mỗi ấp ít nhất 01 mô hình". */
  each?: string;
  /** A state to be kept up. */
  timing?: "stock";
  /** By when, for `done_by`; of an amount where it is due before the target's period ends. */
  due?: IsoDate;
  /** What is to be reached on the way, in the measure of the amount. */
  trajectory?: { period: PeriodCode; amount: Amount }[];
  doubts: readonly DemandDoubt[];
};

export type Demands = { demands: readonly [Demand, ...Demand[]]; asks: boolean };
export type DemandFault = { fault: "demand_blank" | "demand_without_number" | "demand_number_unclear" };

/** What is known of the row besides its cell. */
export type DemandRow = {
  /** The target's own period, by which "quý II" is dated. */
  within: Period;
  name?: string;
  /** Empty where the table gives none, undefined where it is not known. */
  measure?: string;
  /** For a bare number, where the indicator tells. */
  assumed?: Comparison | undefined;
  /** The format of the numbers of the table, where its columns tell; Vietnamese unless told. */
  shownIn?: Language | undefined;
};

/** Longer cells, and those of more clauses, are texts and no demands. */
const longest = 2_000;
const mostClauses = 100;
/** A text of so many letters with one or two amounts in it speaks of more than them. */
const longForDemand = 200;

export function isDemandFault<Read extends object>(read: Read | DemandFault): read is DemandFault {
  return "fault" in read;
}

/** Reads a cell; where it is empty and the measure says the demand ("% ≥ 95"), that. */
export function readDemands(cell: string, row: DemandRow): Demands | DemandFault {
  const isInMeasure = isBlank(cell) && /[≥≤<>]\s*\d/.test(row.measure ?? "");
  const text = tidied(isInMeasure ? (row.measure ?? "") : cell);
  if (isBlank(text)) return { fault: "demand_blank" };
  if (text.length > longest) return { fault: "demand_without_number" };
  const read = demandsOf(text, isInMeasure ? { ...row, measure: undefined } : row);
  if (isDemandFault(read)) return read;
  const unit = row.measure?.replace(/[≥≤<>].*/s, "").trim();
  const isLong = text.length > longForDemand && read.length < 3;
  const inItsMeasure = (demand: Demand): Demand => ({ ...demand, measure: unit || demand.measure, isOther: true });
  const marked = isLong
    ? read.map((demand) => ({ ...demand, doubts: [...demand.doubts, "doubt_long" as const] }))
    : read;
  const [first, ...others] = isInMeasure ? marked.map(inItsMeasure) : marked;
  if (!first) return { fault: "demand_without_number" };
  const asks = [first, ...others].some(({ doubts }) => doubts.some(isAsking));
  return { demands: [first, ...others], asks };
}

function demandsOf(text: string, given: DemandRow): Demand[] | DemandFault {
  const row: ReadRow = { ...given, isBare: isBare(`${text}${given.name ?? ""}${given.measure ?? ""}`) };
  if (row.measure === "") {
    const day = dueAlone(text, row.within);
    if (day !== undefined) return [doneBy(day)];
  }
  const several = severalIn(text, row);
  const { main, asides } = withoutAsides(several?.text ?? text);
  const found: Found[] = [];
  let carried = nothingCarried;
  const clauses = clausesOf(main).flatMap((clause) => piecesOf(clause.text));
  if (clauses.length > mostClauses) return { fault: "demand_without_number" };
  for (const clause of clauses) {
    const read = demandIn(clause, carried, found.at(-1), row);
    if (read === undefined || isOnlyMore(read, found)) carried = carriedOn(carried, clause, row);
    else if (isDemandFault(read)) {
      const last = found.pop();
      if (!last) return read;
      found.push(doubted(last, "doubt_left_over"));
    } else {
      found.push(...read);
      carried = nothingCarried;
    }
  }
  const told = toldOnce(found, row);
  const [only, another] = told;
  if (!only) return doneIn(main, row);
  if (several) return ofSeveral(told, several.things);
  if (!another)
    return withAsides(only, { asides, behind: carried.text }, row).map((demand) => ofAnotherThing(demand, row));
  return onTheWay(told, row) ?? partsOf(told, row);
}

/** "Dưới 1%, giảm so với năm 2025": what is said besides, without an amount, demands nothing more. */
function isOnlyMore(read: readonly Found[] | DemandFault, found: readonly Found[]): boolean {
  return (
    found.length > 0 &&
    !isDemandFault(read) &&
    read.some(({ demand }) => demand.doubts.includes("doubt_amount_missing"))
  );
}

/** Where numbers follow one another, each with its own words: "5% số vụ, 10% số người chết", "05 cuộc kiểm tra và 03 cuộc giám sát". */
function piecesOf(clause: string): string[] {
  return clause.split(/(?<=[^\d\s]\s*),\s+(?=\d)/u).flatMap((piece) => {
    const parts = piece.split(/\s+(?:và|va)\s+|(?<=[\d%‰] ?)[-–] (?=\p{L}[^\d]*\d)/iu);
    return parts.every((part) => /\d/.test(part)) ? parts : [piece];
  });
}

function isBlank(text: string): boolean {
  return /^[-–.x\s]*$/i.test(text);
}

function tidied(cell: string): string {
  const written = cell
    .normalize("NFC")
    .replace(/\u2212/g, "-")
    .replace(/[^\S\n]+/g, " ")
    .replace(/= ?<|< ?=/g, "≤")
    .replace(/= ?>|> ?=/g, "≥")
    .replace(/(?<![\p{L}\d])Q\.? ?(?=(?:IV|I{1,3}|[1-4])(?![\p{L}\d]))/giu, "quý ")
    .replace(/(?<![\p{L}\d])T\.?(?=(?:1[0-2]|0?[1-9])(?:\/20\d\d|[ ,;)]|$))/gu, "tháng ")
    .replace(/(?<![\p{L}\d.,])(0?[69])T(?![\p{L}\d])/gu, "$1 tháng")
    .trim();
  return inDigits(written);
}
