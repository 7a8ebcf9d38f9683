/** Rises and falls: in per cent or by an amount, against last year or against something else, of one thing or of several. */
import { Decimal } from "../prose/number.ts";
import type { Comparison } from "./comparator.ts";
import type { Demand, DemandDoubt, DemandRow } from "./demand.ts";
import { isShareMeasure } from "./measure.ts";
import { withoutYears } from "./namedNumbers.ts";
import { type Quantity, quantitiesIn } from "./quantity.ts";
import { endsWith, phrases, type Said, said, says, unaccented } from "./spelling.ts";
import { caseMeasure, countsOfAccidents, isRate, kindNamed } from "./wanted.ts";

type Row = DemandRow & { isBare: boolean };

const against =
  /(?<!\p{L})so (?:voi|cung ky|nam|du toan|ke hoach|chi tieu|nghi quyet|kh|nq|dau|thuc hien)(?!\p{L})|(?<!\p{L})(?:hon|bang|nhu|lan) nam (?=20\d\d|truoc)/gu;

/** What a figure is set against comes behind: "so với năm 2025", "so với dự toán tỉnh giao", "cao hơn năm 2025". */
export function comparedTo(text: string): { told: string; base: string } {
  // "Số năm sống khỏe" is none: where there are accents they tell it.
  const match = [...unaccented(text).matchAll(against)].find(({ index }) => !/^số/iu.test(text.slice(index)));
  if (!match) return { told: text, base: "" };
  const at = match.index + (match[0].startsWith("so ") ? 0 : match[0].indexOf(" "));
  return { told: text.slice(0, at), base: text.slice(at) };
}

const plans = phrases("dự toán", "kế hoạch", "chỉ tiêu", "nghị quyết", "giao", "KH", "NQ");

export function isPlan(text: string): boolean {
  return says(said(text, false), plans) || says(said(unaccented(text), true), plans);
}

/** Set against a year that is not the one before the target's period, or against a plan or another whole. */
export function isOddBase(base: string, { within }: Row): boolean {
  const years = base.match(/(?:19|20)\d{2}/g);
  if (years) return within.kind === "term" || years.some((year) => Number(year) !== within.year - 1);
  return /nhi[eệ]m k[yỳ]|[đd][aầ]u n[aă]m|b[iì]nh qu[aâ]n|trung b[iì]nh|giai [đd]o[aạ]n/iu.test(base);
}

type Around = { base: string; after: string };
type Saying = Omit<Demand, "comparator">;

/** A change in per cent, or by an amount; a share's fall of "0,3%" may mean either. */
export function changeOf(
  comparator: Comparison,
  { share }: Quantity,
  saying: Saying,
  { base, after }: Around,
  row: Row,
): Demand {
  const { measure, name = "", isBare } = row;
  const asked: DemandDoubt[] = [...saying.doubts, ...(isOddBase(base, row) ? (["doubt_base"] as const) : [])];
  const isRowShare = isShareMeasure(measure);
  const isPerCent =
    share === "%" || share === "‰" || (share === undefined && isRowShare && isUnmeasured(saying.measure));
  if (isPerCent && isPlan(base)) {
    const amount = comparator === "rise_at_least" ? saying.amount.plus(100) : new Decimal(100).minus(saying.amount);
    const comparison = comparator === "rise_at_least" ? "at_least" : "at_most";
    return { ...saying, comparator: comparison, amount, isOther: true, doubts: [...asked, "doubt_share_of"] };
  }
  if (!isPerCent) return byAmount(comparator, { ...saying, doubts: asked }, share, row);
  const noun = changedNoun(after);
  if (!isRowShare && !(measure === undefined && kindNamed(name, isBare) === "ratio")) {
    const isOther = noun !== undefined && measure !== undefined && !isOf(noun, measure);
    return { ...saying, comparator, ...(noun && { measure: noun }), ...(isOther && { isOther }), doubts: asked };
  }
  if (isRate(name, isBare) && base === "") return { ...saying, comparator: "at_least", doubts: asked };
  const kind = kindNamed(name, isBare);
  if (noun !== undefined || kind === "amount" || name.trim() === "") {
    const changed = noun ?? caseMeasure(name, isBare);
    return { ...saying, comparator, measure: changed, isOther: true, doubts: asked };
  }
  return { ...saying, comparator, by: "amount", doubts: [...asked, "doubt_points"] };
}

function byAmount(comparator: Comparison, saying: Saying, share: Quantity["share"], row: Row): Demand {
  const isStep = /^bậc|^hạng|^thứ/iu.test(saying.measure ?? row.measure ?? "");
  const isCounted = isShareMeasure(row.measure) && share === undefined;
  const asked: DemandDoubt[] = isStep ? [...saying.doubts, "doubt_points"] : [...saying.doubts];
  return { ...saying, comparator, by: "amount", ...(isCounted && { isOther: true }), doubts: asked };
}

function isUnmeasured(measure: string | undefined): boolean {
  return measure === undefined || isShareMeasure(measure);
}

/** "5% số vụ", "10% về số người chết": whose number is to change. */
function changedNoun(after: string): string | undefined {
  const [, noun] =
    /^\s*(?:trở lên)?\s*(?:về |của |đối với |trên )?(?:số )(vụ|người chết|người bị thương|ca|hộ|trường hợp|đơn)(?!\p{L})/iu.exec(
      after,
    ) ?? [];
  return noun?.toLowerCase();
}

function isOf(noun: string, measure: string): boolean {
  return unaccented(measure).trim() === unaccented(noun);
}

const folded = phrases("gấp");

/** "Gấp 2 lần", "tăng gấp 1,5 lần": a rise by 100%, by 50%; whether "tăng 2 lần" means the same nobody knows. */
export function timesOf(
  { amount, share }: Quantity,
  left: Said,
  behind: string,
): Pick<Demand, "comparator" | "amount" | "doubts"> | undefined {
  if (share || !/^\s*lần(?!\p{L}|\/)/iu.test(behind)) return undefined;
  const isFolded = endsWith(left, folded) || says(left, folded);
  if (!isFolded && !says(left, phrases("tăng"))) return undefined;
  const rise = amount.minus(1).times(100);
  return { comparator: "rise_at_least", amount: rise, doubts: isFolded ? [] : ["doubt_points"] };
}

const listed = /số ([^,;\d]+?)((?:, ?số [^,;\d]+?)*)(?:,? và|,) số ([^,;.\d]+?)(?= so |[.;]|$)/iu;
const all =
  /(?:trên |ở |về )?cả 0?\d (?:mặt|nội dung|tiêu chí|chỉ số|yếu tố|chỉ tiêu)(?!\p{L})|(?:tren |o |ve )?ca 0?\d (?:mat|noi dung|tieu chi|chi so|yeu to)(?!\p{L})|(?<=[%‰] )(?:trên |ở |về )?3 (?:mặt|tiêu chí)(?!\p{L})/giu;

/**
 * Several things of which one change is demanded, and the text without them: "cả 03 mặt (số vụ, số người chết, số người bị
 * thương)", "số vụ, số người chết và số người bị thương", or on roads "cả 3 tiêu chí". `things` is empty where they are not
 * named and nobody knows them.
 */
export function severalIn(
  text: string,
  { name = "", isBare }: Row,
): { text: string; things: readonly string[] } | undefined {
  if (text.search(all) >= 0) {
    const bracket = /\(([^()\d]*,[^()\d]*)\)/u.exec(text);
    const named = bracket?.[1]
      ?.split(/,| và /u)
      .map(thing)
      .filter((each) => each !== "");
    const left = text.replace(all, " ").replace(bracket?.[0] ?? "", " ");
    return { text: left, things: named ?? countsOfAccidents(`${name} ${text}`, isBare) ?? [] };
  }
  const list = listed.exec(text);
  if (!list || quantitiesIn(withoutYears(text)).length !== 1) return undefined;
  const [whole, first = "", middle = "", last = ""] = list;
  const things = [first, ...middle.split(/, ?/), last].map(thing).filter((each) => each !== "");
  return { text: text.replace(whole, " "), things };
}

function thing(text: string): string {
  return text
    .trim()
    .replace(/^(?:về )?(?:số |so )?/iu, "")
    .trim();
}
