/** Amounts within a running text: "58/130", "44,62%", "25 - 30", "20 tỷ 500 triệu". Days and numbers of papers are none. */
import { type Amount, Decimal, separators } from "../prose/number.ts";
import type { Language } from "../prose/text.ts";
import { isAmountFault, parseAmount } from "./number.ts";
import { unaccented } from "./spelling.ts";

export type Quantity = {
  amount: Amount;
  /** The upper end of a range. */
  upTo?: Amount;
  /** What it is a part of: of "58/130" the 130. */
  of?: Amount;
  /** The sign or word directly behind it; `points` are percentage points. */
  share?: "%" | "‰" | "points";
  /** What it stands for in ones where it is written with such words: of "1,25 nghìn tỷ" 1,25 × 10¹². */
  inOnes?: Amount;
  /** Written in two scales, "20 tỷ 500 triệu": `amount` is the first alone. */
  isCompound: boolean;
  start: number;
  /** Behind its digits, where its measure begins. */
  digitsEnd: number;
  /** Behind the number, its sign and its words of scale. */
  end: number;
};

/** Digits that are written like a number but are none in either format. */
export type Unreadable = { unreadable: true; start: number; end: number };

export function isUnreadable(found: Quantity | Unreadable): found is Unreadable {
  return "unreadable" in found;
}

/** How the numbers of a text are written, where that is known besides. */
export type Writing = {
  /** The format of the whole table; Vietnamese unless told. */
  shownIn?: Language | undefined;
  /** What is counted is counted whole, so that "1,200" can only be twelve hundred. */
  isWhole?: boolean | undefined;
};

type Digits = { text: string; start: number; end: number };

/** "12.500", or with spaces between thousands. */
const number = /(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d.]|,\d{3})(?:,\d+)?|\d(?:[\d.,]*\d)?/g;

/** The amounts of a text in their order. Digits that are glued to letters, "276-KH/HU", and days, "12/3/2024", are left out. */
export function quantitiesIn(text: string, writing: Writing = {}): (Quantity | Unreadable)[] {
  const bare = unaccented(text);
  const digits = [...text.matchAll(number)].map(
    ({ 0: found, index }): Digits => ({
      text: found,
      start: index,
      end: index + found.length,
    }),
  );
  const found: (Quantity | Unreadable)[] = [];
  for (let at = 0; at < digits.length; ) {
    const chain = chainAt(bare, digits, at);
    at += chain.length;
    const [first, second] = chain;
    const last = chain.at(-1);
    if (!first || !last || chain.length > 2 || isGlued(text, first.start, last.end)) continue;
    const joint = second && bare.slice(first.end, second.start);
    found.push(quantityOf(bare, first, second, joint, writing));
  }
  return inOneScale(found, bare);
}

/** Numbers with nothing but a slash, a dash or "đến" between them. */
function chainAt(bare: string, digits: readonly Digits[], at: number): Digits[] {
  const chain = digits.slice(at, at + 1);
  for (let next = at + 1; next < digits.length; next += 1) {
    const [before, behind] = [digits[next - 1], digits[next]];
    if (
      !before ||
      !behind ||
      !isJoint(bare.slice(before.end, Math.min(behind.start, before.end + 8)), behind.start - before.end)
    )
      break;
    chain.push(behind);
  }
  return chain;
}

const joints = /^ ?%? ?\/ ?$|^ ?%? ?(?:-|–|—|den) ?$/;

function isJoint(between: string, length: number): boolean {
  return length <= 7 && joints.test(between);
}

/** Part of a word or of a paper's number: "Q1", "276-KH/HU". */
function isGlued(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return (
    /(?:^|\P{L})\p{L}-?$|\p{Lu}-?$|[\p{L}\d]\/$|\d-$/u.test(before) ||
    /^(?:-\p{L}|\/\p{Lu})/u.test(text.slice(end, end + 2))
  );
}

function quantityOf(
  bare: string,
  first: Digits,
  second: Digits | undefined,
  joint: string | undefined,
  { shownIn = "vi", isWhole = false }: Writing,
): Quantity | Unreadable {
  const { start } = first;
  const numberEnd = (second ?? first).end;
  const isNegative = /(?:^|[\s(≤≥<>=:])[-\u2212]$/u.test(bare.slice(Math.max(0, start - 2), start));
  const written = (digits: string) => parseAmount(digits, isWhole ? (groupedIn(digits) ?? shownIn) : shownIn);
  const amount = written(`${isNegative ? "-" : ""}${first.text}`);
  const other = second && written(second.text);
  if (isAmountFault(amount) || (other && isAmountFault(other))) return { unreadable: true, start, end: numberEnd };
  const behind = bare.slice(numberEnd, numberEnd + 24);
  const [sign = "", word = ""] = /^ ?(%|‰|diem phan tram|diem %|phan tram)/.exec(behind) ?? [];
  const share = word === "" ? undefined : word === "‰" ? "‰" : word.startsWith("diem") ? "points" : "%";
  const [scaled = "", ...scaleWords] =
    /^ ?(?:(nghin|ngan)(?: (trieu|ty|ti))?|(trieu|ty|ti))(?![\p{L}])/u.exec(behind) ?? [];
  const inOnes = scaled === "" ? undefined : amount.times(scaleOf(scaleWords));
  return {
    amount,
    ...(other && (joint?.includes("/") ? { of: other } : { upTo: other })),
    ...(share && { share }),
    ...(inOnes && { inOnes }),
    isCompound: false,
    start,
    digitsEnd: numberEnd,
    end: numberEnd + (share ? sign.length : scaled.length),
  };
}

/** The format in which one separator before three digits is that of thousands. */
function groupedIn(digits: string): Language | undefined {
  const mark = /^-?[1-9]\d{0,2}([.,])\d{3}$/.exec(digits)?.[1];
  if (mark === undefined) return undefined;
  return mark === separators.en.thousand ? "en" : "vi";
}

const scales: Readonly<Record<string, number>> = { nghin: 1e3, ngan: 1e3, trieu: 1e6, ty: 1e9, ti: 1e9 };

/** How many ones the words stand for together: "nghìn tỷ" are 10¹². */
export function scaleOf(words: readonly (string | undefined)[]): Amount {
  return words.reduce((scale, word) => scale.times((word && scales[word]) || 1), new Decimal(1));
}

/** "20 tỷ 500 triệu" is one amount, as is "1 nghìn 250 tỷ". */
function inOneScale(found: readonly (Quantity | Unreadable)[], bare: string): (Quantity | Unreadable)[] {
  const joined: (Quantity | Unreadable)[] = [];
  for (const each of found) {
    const last = joined.at(-1);
    const one = last && bare.slice(last.end, each.start) === " " ? together(last, each) : undefined;
    if (one) joined[joined.length - 1] = one;
    else joined.push(each);
  }
  return joined;
}

function together(first: Quantity | Unreadable, second: Quantity | Unreadable): Quantity | undefined {
  if (isUnreadable(first) || isUnreadable(second) || !first.inOnes || !second.inOnes) return undefined;
  if (second.inOnes.lessThan(first.inOnes))
    return { ...first, inOnes: first.inOnes.plus(second.inOnes), isCompound: true, end: second.end };
  const isThousands = first.inOnes.equals(first.amount.times(1_000)) && second.amount.lessThan(1_000);
  if (!isThousands || second.amount.isZero()) return undefined;
  return {
    ...first,
    inOnes: first.inOnes.plus(second.amount).times(second.inOnes.div(second.amount)),
    isCompound: true,
    end: second.end,
  };
}

/** The words behind an amount as they were written, "tỷ đồng", "ca/100.000 dân", up to a comma, "so với" and the like. */
export function measureBehind(text: string): string | undefined {
  const after = text.slice(0, 80).trimStart();
  if (/^[%‰]/.test(after)) return after.charAt(0);
  if (/^phần trăm/i.test(after)) return "%";
  const words = /^(?:[\p{L}\p{M}² ³]|\/(?:\d[\d.]*(?= \p{L}))?)+/u.exec(after)?.[0] ?? "";
  const cut = words.split(/ (?:trở|so|trong|\/|năm|trên|đến|vào|được|cho)(?: |$)/u)[0]?.trim() ?? "";
  return cut === "" || /^(trở|so|trong|năm|đến|trên|vào|được|cho)(?!\p{L})/u.test(cut) ? undefined : cut.slice(0, 40);
}
