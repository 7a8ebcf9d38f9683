/**
 * Figures that people typed in their own words, compared with the data: a number in a clause that names a target or indicator
 * must be one of its figures. Live figures need no check.
 */

import { Decimal } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";
import { unrounded } from "../resolutions/standing.ts";
import { type Block, type FigureForm, keyText, type Span } from "./block.ts";
import { amountText, differenceOf, figureText } from "./figure.ts";
import { type Subject, type Subjects, subjectOf, type ToldIndicator } from "./subject.ts";

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

/** A pair, a share, or a number before the indicator's measure; dates, periods and numbers of papers are none of these. */
const number = String.raw`\d+(?:\.\d{3})*(?:,\d+)?`;
const pairPattern = new RegExp(String.raw`(?<![\d/.,\p{L}-])(${number})\s?/\s?(${number})(?![\d/]|,\d|-?\p{L})`, "gu");
const sharePattern = new RegExp(String.raw`(?<![\d.,/])(${number})\s?%`, "gu");
const dated = /(?:tháng|quý|ngày|năm|số|điều|khoản)\s+$/iu;
/** Words before a share that round it. */
const roundly = /(?:khoảng|gần|hơn|trên|xấp xỉ|ước)\s+(?:đạt\s+)?$/iu;
const changing = /(?:tăng|giảm|vượt)\s+(?:khoảng\s+|gần\s+|hơn\s+)?$/iu;

/** The typed figures of the edited blocks that the data does not know. */
export function differingFigures(blocks: readonly Block[], data: Subjects): TypedFinding[] {
  const known = namedSubjects(data);
  return blocks.flatMap((block) =>
    block.kind === "paragraph" && block.edited
      ? clausesOf(block.spans).flatMap((clause) =>
          findingsIn(clause, known).map((finding) => ({ block: block.id, ...finding })),
        )
      : [],
  );
}

/** What a sentence is about: the targets and indicators that its clauses name, and those whose figures it cites live. */
export function subjectsOf(spans: readonly Span[], data: Subjects): { code: string; name: string; subject: Subject }[] {
  const known = namedSubjects(data);
  const cited = spans.flatMap((span) => (span.kind === "figure" && "code" in span.key ? [span.key.code] : []));
  const named = clausesOf(spans).flatMap(({ all }) => aboutWhat(all, known) ?? []);
  const found = new Map<string, { code: string; name: string; subject: Subject }>();
  for (const { code, name, subject } of [...known.filter(({ code }) => cited.includes(code)), ...named]) {
    found.set(code, { code, name, subject });
  }
  return [...found.values()];
}

/** What a clause says: `typed` with live figures blanked out, `all` with them, to find what it is about. */
type Clause = { typed: string; all: string };

function clausesOf(spans: readonly Span[]): Clause[] {
  const blank = (text: string) => " ".repeat(text.length);
  const typed = spans.map((span) => (span.kind === "text" ? span.text : blank(span.text))).join("");
  const all = spans.map(({ text }) => text).join("");
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of all.matchAll(/[;\n]|[.](?=\s|$)|,\s(?!\d)/gu)) {
    clauses.push({ typed: typed.slice(start, match.index), all: all.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return [...clauses, { typed: typed.slice(start), all: all.slice(start) }];
}

function findingsIn({ typed, all }: Clause, known: readonly Named[]): Omit<TypedFinding, "block">[] {
  const about = aboutWhat(all, known);
  if (about === undefined) return [];
  const { subject, code, name } = about;
  const finding = (quote: string, form: FigureForm) => {
    const expected = figureText(subject, form);
    return expected === undefined ? [] : [{ quote, name, expected, token: `[${keyText({ code, form })}]` }];
  };
  const pairs = [...typed.matchAll(pairPattern)]
    .filter((match) => !dated.test(typed.slice(0, match.index)) && !isPair(subject, match[1], match[2]))
    .flatMap((match) => finding(match[0], pairFormOf(subject, all)));
  const shares = [...typed.matchAll(sharePattern)].flatMap((match) => {
    const before = typed.slice(0, match.index);
    if (isShare(subject, amountOf(match[1]), roundly.test(before))) return [];
    return finding(match[0], shareFormOf(subject, changing.test(before)));
  });
  const amounts = [...typed.matchAll(amountPattern(subject.indicator))]
    .filter((match) => !isAmount(subject, amountOf(match[1])))
    .flatMap((match) => finding(match[0], "actual"));
  return [...pairs, ...shares, ...amounts];
}

/** The longest name in the clause wins; a name may be torn apart by its figure: "kết nạp 58/131 đảng viên". */
function aboutWhat(clause: string, known: readonly Named[]): Named | undefined {
  const words = ` ${wordsOf(clause)} `;
  let best: { named: Named; length: number } | undefined;
  for (const named of known) {
    for (const name of named.names) {
      if (name.length > (best?.length ?? 0) && words.includes(` ${name} `)) best = { named, length: name.length };
    }
  }
  return best?.named;
}

function namedSubjects(data: Subjects): Named[] {
  const targets = data.targets.map(({ code, name, indicator }) => ({ code: code as string, name, indicator }));
  const cited = new Set(targets.map(({ indicator }) => indicator.code));
  const told = data.told
    .filter(({ indicator }) => !cited.has(indicator.code))
    .map(({ indicator }) => ({ code: indicator.code as string, name: indicator.name, indicator }));
  return [...targets, ...told].flatMap(({ code, name, indicator }) => {
    const subject = subjectOf(data, code);
    const names = [name, indicator.name, ...indicator.synonyms].map(wordsOf).filter((each) => each !== "");
    return subject === undefined ? [] : [{ code, subject, names, name }];
  });
}

/** Words that stand between the words of a name in a sentence: "kết nạp được 58 đảng viên". */
const fillers = new Set(["so", "duoc", "da", "them", "dat", "uoc", "khoang", "co", "gan", "hon", "tren"]);

/** Letters alone, without accents: figures, signs, spaces and fillers do not tear a name apart. */
function wordsOf(text: string): string {
  return plain(text.replace(/\[[^\]]*\]/gu, " "))
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && !fillers.has(word))
    .join(" ");
}

function isPair(subject: Subject, one: string | undefined, other: string | undefined): boolean {
  const [left, right] = [amountOf(one), amountOf(other)];
  return [subject.target, subject.prior].some(
    (second) => isSame(subject, subject.actual, left) && isSame(subject, second, right),
  );
}

function isShare(subject: Subject, stated: Decimal, isRound: boolean): boolean {
  const { share, changeRate } = unrounded(subject);
  const asShown = subject.indicator.measure === "%" ? [subject.actual, subject.prior, subject.target] : [];
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
  return amount !== null && amountOf(amountText(indicator, amount).replace("%", "")).equals(stated);
}

/** A number that stands directly before the measure and is not half of a pair. */
function amountPattern({ measure }: ToldIndicator): RegExp {
  if (measure === "" || measure === "%") return /(?!)/gu;
  const noun = measure.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(String.raw`(?<![\d/.,]|/\s)(${number})\s+${noun}(?!\p{L})`, "giu");
}

function pairFormOf(subject: Subject, clause: string): FigureForm {
  return subject.relative || subject.target === null || /cùng kỳ/iu.test(clause) ? "priorPair" : "pair";
}

function shareFormOf(subject: Subject, isChange: boolean): FigureForm {
  if (isChange || subject.relative || subject.target === null) return "change";
  return subject.indicator.measure === "%" ? "actual" : "share";
}

/** As written in a paper: points between thousands, a decimal comma. */
function amountOf(written: string | undefined): Decimal {
  return new Decimal((written ?? "0").replaceAll(".", "").replace(",", "."));
}
