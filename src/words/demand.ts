/**
 * What a cell of a resolution's annex demands: "từ 98% trở lên", "giảm 10% so với năm trước", "không quá 02 vụ, không có
 * người chết", "xong trong quý II". What is only guessed is said as a doubt, for a person to look at; what cannot be read
 * is a fault, never a number made up.
 */
import { codeOf, lastDay, type Period, periodAt } from "../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import type { Amount } from "../prose/number.ts";
import { Decimal } from "../prose/number.ts";
import { clausesOf } from "./clause.ts";
import type { Comparison } from "./comparator.ts";
import { isChange } from "./comparator.ts";
import { carriedOn, demandIn, type Found, nothingCarried, type ReadRow } from "./demandClause.ts";
import { dueAlone, dueIn } from "./due.ts";
import { isBare, phrases, said, says } from "./spelling.ts";

/** Why somebody should look again; those of `asking` leave open what is meant. */
export type DemandDoubt =
  | "doubt_range"
  | "doubt_fraction"
  | "doubt_comparator_assumed"
  | "doubt_less_assumed"
  | "doubt_share_of"
  | "doubt_points"
  | "doubt_done";

const asking: readonly DemandDoubt[] = ["doubt_share_of", "doubt_points", "doubt_done"];

export type Demand = {
  comparator: Comparison;
  /** 1 for what is to be done once. */
  amount: Amount;
  /** A change told in the indicator's own measure instead of per cent. */
  by?: "amount";
  /** What stands behind the number: "%", "tỷ đồng". */
  measure?: string;
  /** Of another measure than the row's: a share of something, or another thing that is counted. */
  isOther?: true;
  /** Of what its clause speaks, where that is not the whole: "án rất nghiêm trọng". */
  part?: string;
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
  assumed?: Comparison;
};

/** Longer cells, and those of more clauses, are texts and no demands. */
const longest = 2_000;
const mostClauses = 100;

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
  const measure = row.measure?.replace(/[≥≤<>].*/s, "").trim();
  const [first, ...others] = isInMeasure ? read.map((demand): Demand => ({ ...demand, measure, isOther: true })) : read;
  if (!first) return { fault: "demand_without_number" };
  const asks = [first, ...others].some(({ doubts }) => doubts.some((doubt) => asking.includes(doubt)));
  return { demands: [first, ...others], asks };
}

function demandsOf(text: string, given: DemandRow): Demand[] | DemandFault {
  const row: ReadRow = { ...given, isBare: isBare(`${text}${given.name ?? ""}${given.measure ?? ""}`) };
  if (row.measure === "") {
    const day = dueAlone(text, row.within);
    if (day !== undefined) return [doneBy(day)];
  }
  const asides: string[] = [];
  const main = text.replace(/\(([^()]*)\)/g, (_all, aside: string) => {
    asides.push(aside);
    return " ";
  });
  const found: Found[] = [];
  let carried = nothingCarried;
  const clauses = clausesOf(main);
  if (clauses.length > mostClauses) return { fault: "demand_without_number" };
  for (const clause of clauses) {
    const read = demandIn(clause.text, carried, found.length > 0, row);
    if (read === undefined) carried = carriedOn(carried, clause.text, row);
    else if (isDemandFault(read)) {
      if (found.length === 0) return read;
    } else {
      found.push(...read);
      carried = nothingCarried;
    }
  }
  if (found.length === 0) return done(main, row);
  const [only, another] = found;
  if (only && !another) return withAsides(only, { main, asides, behind: carried.text }, row);
  return onTheWay(found, row) ?? found.map(({ demand }) => demand);
}

/** What names no number: it is to be done, by its day or by the end of the target's period. */
function done(text: string, { within, measure, isBare: bare }: ReadRow): Demand[] | DemandFault {
  const due = dueIn(text, within);
  const rest = due ? `${text.slice(0, due.start)} ${text.slice(due.end)}` : text;
  const words = said(rest, bare);
  if (says(words, toBeDone) || (due && isOnlyDated(words.line))) return [doneBy(due?.day ?? lastDay(within))];
  if (measure !== "") return { fault: "demand_without_number" };
  if (words.line === said("đạt", bare).line) return [doneBy(lastDay(within))];
  return says(words, keptUp)
    ? [{ ...doneBy(lastDay(within)), doubts: ["doubt_done"] }]
    : { fault: "demand_without_number" };
}

const toBeDone = phrases("hoàn thành", "xong", "ban hành", "trong năm", "thành lập");
const keptUp = phrases("duy trì", "giữ vững");
const aroundDates = new Set(
  ["trước", "trong", "đến", "hết", "cuối", "vào", "chậm", "nhất", "thời", "hạn", "gian"].flatMap((word) => [
    said(word, false).line.trim(),
    said(word, true).line.trim(),
  ]),
);

/** What is left of a phrase that names a date and nothing else. */
function isOnlyDated(line: string): boolean {
  return line
    .trim()
    .split(" ")
    .every((word) => word === "" || aroundDates.has(word));
}

function doneBy(due: IsoDate): Demand {
  return { comparator: "done_by", amount: new Decimal(1), due, doubts: [] };
}

type Beside = { main: string; asides: readonly string[]; behind: string };

/** What stands in brackets or behind says the number better, lists what it holds for, or by when it is due. */
function withAsides({ demand }: Found, { main, asides, behind }: Beside, row: ReadRow): Demand[] {
  const listed = /cả \d+ mặt|cả \d+ nội dung|ca \d+ mat/iu.test(main)
    ? asides.find((aside) => /,/.test(aside) && !/\d/.test(aside))
    : undefined;
  if (listed !== undefined) {
    return listed
      .split(",")
      .map((item): Demand => ({ ...demand, measure: item.trim().replace(/^số /iu, ""), isOther: true }));
  }
  for (const aside of asides) {
    const [said] = aside.length === 0 ? [] : (readAside(aside, row) ?? []);
    if (!said) continue;
    const isReached = isChange(demand.comparator) && /đạt|dat/iu.test(aside);
    const isCounted = demand.isOther && !said.demand.isOther && !said.isShare;
    if (isReached || isCounted) return [said.demand];
  }
  const due = dueIn(behind, row.within)?.day;
  return [due === undefined || due === lastDay(row.within) ? demand : { ...demand, due }];
}

function readAside(aside: string, row: ReadRow): Found[] | undefined {
  const read = demandIn(aside, nothingCarried, false, row);
  return read && !isDemandFault(read) ? read : undefined;
}

/** "Đến 30/9 đạt 75%, cả năm đạt 100%": what is dated earlier lies on the way to the last. */
function onTheWay(found: readonly Found[], { within }: ReadRow): Demand[] | undefined {
  const last = found.at(-1);
  const earlier = found.slice(0, -1);
  const end = lastDay(within);
  if (!last || (last.by ?? end) !== end || earlier.some(({ by }) => by === undefined || by >= end)) return undefined;
  if (
    earlier.some(({ demand }) => demand.comparator !== last.demand.comparator || demand.measure !== last.demand.measure)
  )
    return undefined;
  const points = [...earlier, { ...last, by: end }].flatMap(({ by, demand }) =>
    by === undefined ? [] : [{ period: codeOf(endingOn(by)), amount: demand.amount }],
  );
  return [{ ...last.demand, trajectory: points }];
}

/** The quarter that ends on the day, else the month in which it lies. */
function endingOn(day: IsoDate): Period {
  const quarter = periodAt("quarter", day);
  return lastDay(quarter) === day ? quarter : periodAt("month", day);
}

function isBlank(text: string): boolean {
  return /^[-–.x\s]*$/i.test(text);
}

function tidied(cell: string): string {
  return cell
    .normalize("NFC")
    .replace(/\u2212/g, "-")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}
