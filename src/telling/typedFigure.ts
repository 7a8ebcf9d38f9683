/**
 * Figures that people typed in their own words, compared with the data: a number in a clause that names a target or indicator
 * must be one of its figures. Live figures need no check.
 */

import { isPercentage } from "../indicators/measure.ts";
import { Decimal } from "../prose/number.ts";
import { unrounded } from "../resolutions/standing.ts";
import { clausesOf } from "../words/clause.ts";
import { finderOf } from "../words/names.ts";
import { isAmountFault, parseAmount } from "../words/number.ts";
import { isUnreadable, type Quantity, quantitiesIn } from "../words/quantity.ts";
import type { Block } from "./block.ts";
import { amountText, differenceOf, figureText } from "./figure.ts";
import { type FigureForm, keyText } from "./form.ts";
import type { Span } from "./span.ts";
import { isToldByChange, type Subject, type Subjects, subjectOf, type ToldIndicator } from "./subject.ts";

export type TypedFinding = {
  block: string;
  /** What was typed. */
  quote: string;
  /** What it was compared with. */
  name: string;
  /** What the data says in the same form, and the token that writes it live. */
  expected: string;
  token: string;
};

type Named = { code: string; subject: Subject; names: string[]; name: string };

const dated = /(?:tháng|quý|ngày|năm|số|điều|khoản)\s+$/iu;
/** Words before a share that round it. */
const roundly = /(?:khoảng|gần|hơn|trên|xấp xỉ|ước)\s+(?:đạt\s+)?$/iu;
const changing = /(?:tăng|giảm|vượt)\s+(?:khoảng\s+|gần\s+|hơn\s+)?$/iu;
/** Longer than any of these. */
const wordsBefore = 40;

/** The typed figures of the edited blocks that the data does not know. */
export function differingFigures(blocks: readonly Block[], data: Subjects): TypedFinding[] {
  const aboutWhat = finderOf(namedSubjects(data), ({ names }) => names);
  return blocks.flatMap((block) => {
    if (block.kind !== "paragraph" || !block.edited) return [];
    return statementsOf(block.spans).flatMap((statement) => {
      const about = aboutWhat(withoutTokens(statement.all));
      return about ? findingsIn(statement, about).map((finding) => ({ block: block.id, ...finding })) : [];
    });
  });
}

/** What a sentence is about: the targets and indicators that its clauses name, and those whose figures it cites live. */
export function subjectsOf(spans: readonly Span[], data: Subjects): { code: string; name: string; subject: Subject }[] {
  const known = namedSubjects(data);
  const aboutWhat = finderOf(known, ({ names }) => names);
  const cited = spans.flatMap((span) => (span.kind === "figure" && "code" in span.key ? [span.key.code] : []));
  const named = statementsOf(spans).flatMap(({ all }) => aboutWhat(withoutTokens(all)) ?? []);
  const found = new Map<string, { code: string; name: string; subject: Subject }>();
  for (const { code, name, subject } of [...known.filter(({ code }) => cited.includes(code)), ...named]) {
    found.set(code, { code, name, subject });
  }
  return [...found.values()];
}

/** What a clause says: `typed` with live figures blanked out, `all` with them, to find what it is about. */
type Statement = { typed: string; all: string };

function statementsOf(spans: readonly Span[]): Statement[] {
  const blank = (text: string) => " ".repeat(text.length);
  const typed = spans.map((span) => (span.kind === "text" ? span.text : blank(span.text))).join("");
  return clausesOf(spans.map(({ text }) => text).join("")).map(({ text, start }) => ({
    typed: typed.slice(start, start + text.length),
    all: text,
  }));
}

/** What stands between brackets is a prompt or a token, and names nothing. */
function withoutTokens(text: string): string {
  return text.replace(/\[[^[\]]*\]/gu, " ");
}

/** A pair, a share, or a number before the indicator's measure; dates, periods and numbers of papers are none of these. */
function findingsIn({ typed, all }: Statement, { subject, code, name }: Named): Omit<TypedFinding, "block">[] {
  const finding = (quote: string, form: FigureForm) => {
    const expected = figureText(subject, form);
    return expected === undefined ? [] : [{ quote, name, expected, token: `[${keyText({ code, form })}]` }];
  };
  const quantities = quantitiesIn(typed).filter((found): found is Quantity => !isUnreadable(found));
  const before = ({ start }: Quantity) => typed.slice(Math.max(0, start - wordsBefore), start);
  const pairs = quantities.flatMap((quantity) => {
    if (quantity.of === undefined || dated.test(before(quantity))) return [];
    if (isPair(subject, quantity.amount, quantity.of)) return [];
    return finding(typed.slice(quantity.start, quantity.digitsEnd), pairFormOf(subject, all));
  });
  const single = quantities.filter((quantity) => quantity.of === undefined);
  const shares = single.flatMap((quantity) => {
    if (quantity.share !== "%") return [];
    if (isShare(subject, (quantity.upTo ?? quantity.amount).abs(), roundly.test(before(quantity)))) return [];
    return finding(typed.slice(quantity.start, quantity.end), shareFormOf(subject, changing.test(before(quantity))));
  });
  const amounts = single.flatMap((quantity) => {
    const measureEnd = endOfMeasure(typed, quantity.digitsEnd, subject.indicator);
    if (measureEnd === undefined || isAmount(subject, quantity.upTo ?? quantity.amount)) return [];
    return finding(typed.slice(quantity.start, measureEnd), "actual");
  });
  return [...pairs, ...shares, ...amounts];
}

/** Where the indicator's measure ends that stands directly behind a number; nothing where it does not stand there. */
function endOfMeasure(text: string, from: number, { measure }: ToldIndicator): number | undefined {
  if (measure === "" || isPercentage(measure)) return undefined;
  const begin = from + (/^\s{1,3}/.exec(text.slice(from, from + 3))?.[0].length ?? 0);
  const end = begin + measure.length;
  const isThere = begin > from && text.slice(begin, end).toLocaleLowerCase("vi") === measure.toLocaleLowerCase("vi");
  return isThere && !/^\p{L}/u.test(text.slice(end, end + 2)) ? end : undefined;
}

function namedSubjects(data: Subjects): Named[] {
  const targets = data.targets.map(({ code, name, indicator }) => ({ code: code as string, name, indicator }));
  const cited = new Set(targets.map(({ indicator }) => indicator.code));
  const told = data.told
    .filter(({ indicator }) => !cited.has(indicator.code))
    .map(({ indicator }) => ({ code: indicator.code as string, name: indicator.name, indicator }));
  return [...targets, ...told].flatMap(({ code, name, indicator }) => {
    const subject = subjectOf(data, code);
    const names = [name, indicator.name, ...indicator.synonyms];
    return subject === undefined ? [] : [{ code, subject, names, name }];
  });
}

function isPair(subject: Subject, left: Decimal, right: Decimal): boolean {
  return [subject.target, subject.prior].some(
    (second) => isSame(subject, subject.actual, left) && isSame(subject, second, right),
  );
}

function isShare(subject: Subject, stated: Decimal, isRound: boolean): boolean {
  const { share, changeRate } = unrounded(subject);
  const asShown = isPercentage(subject.indicator.measure) ? [subject.actual, subject.prior, subject.target] : [];
  const known = [
    ...[share, changeRate].flatMap((rate) => (rate === null ? [] : [rate.times(100).abs()])),
    ...asShown.flatMap((amount) => (amount === null ? [] : [new Decimal(amount)])),
  ];
  const decimals = isRound ? 0 : Math.min(stated.decimalPlaces(), 2);
  return known.some((rate) => {
    const exact = rate.toDecimalPlaces(2).equals(stated);
    return exact || (decimals < 2 && rate.toDecimalPlaces(decimals).equals(stated) && (isRound || decimals > 0));
  });
}

function isAmount(subject: Subject, stated: Decimal): boolean {
  const difference = differenceOf(subject)?.abs().toFixed() ?? null;
  return [subject.actual, subject.prior, subject.target, difference].some((amount) => isSame(subject, amount, stated));
}

function isSame({ indicator }: Subject, amount: string | null, stated: Decimal): boolean {
  if (amount === null) return false;
  const written = parseAmount(amountText(indicator, amount).replace(/[%‰]$/u, ""), "vi");
  return !isAmountFault(written) && written.equals(stated);
}

function pairFormOf(subject: Subject, clause: string): FigureForm {
  return isToldByChange(subject) || subject.target === null || /cùng kỳ/iu.test(clause) ? "priorPair" : "pair";
}

function shareFormOf(subject: Subject, isChange: boolean): FigureForm {
  if (isChange || isToldByChange(subject) || subject.target === null) return "change";
  return isPercentage(subject.indicator.measure) ? "actual" : "share";
}
