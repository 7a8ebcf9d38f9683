/**
 * Vietnamese words as they are compared. Accents tell words apart (giám and giảm, tặng and tăng, con and còn), but only
 * where a text has them: tables are often typed without.
 */
import { plain } from "../prose/plain.ts";

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** In small letters with its accents, however composed and wherever the tone is set: hoà and hòa, tỉ and tỷ are one word. */
export function spelled(word: string): string {
  const letters = word.normalize("NFD").toLowerCase();
  const tone = letters.match(tones)?.at(-1) ?? "";
  return (letters.replace(tones, "").replace(/^(qu|[hklmst])y$/, "$1i") + tone).normalize("NFC");
}

/** Whether a text is written without any accents, so that they can tell nothing. */
export function isBare(text: string): boolean {
  return !/\p{M}|[đĐ]/u.test(text.normalize("NFD"));
}

/** A text in small letters without accents, letter for letter, so that a place in the one is a place in the other. */
export function unaccented(text: string): string {
  return text.replace(/\p{L}\p{M}*/gu, (letter) => plain(letter).slice(0, letter.length).padEnd(letter.length, " "));
}

/** The words and signs of a text in one line with a space on either side of each: " không quá ", " ≥ ". */
export type Said = { line: string; isBare: boolean };

const wordOrSign = /[\p{L}\p{M}]+|[<>]=?|[≤≥%‰]/gu;

/** What a text says; `isBare` tells that its accents are missing altogether. */
export function said(text: string, isBare: boolean): Said {
  const words = text.match(wordOrSign) ?? [];
  return { line: words.length === 0 ? " " : ` ${words.map(isBare ? plain : spelled).join(" ")} `, isBare };
}

/** What two texts say one after the other. */
export function saidTogether(first: Said, second: Said): Said {
  if (first.line === " ") return second;
  return second.line === " " ? first : { line: `${first.line}${second.line.slice(1)}`, isBare: first.isBare };
}

/** Phrases any of which may be said. */
export type Phrases = Readonly<Record<"accented" | "bare" | "accentedEnd" | "bareEnd", RegExp>>;

export function phrases(...listed: readonly string[]): Phrases {
  const pattern = (write: (word: string) => string) =>
    `(?<= )(?:${listed.map((each) => each.split(" ").map(write).join(" ")).join("|")}) `;
  return {
    accented: new RegExp(pattern(spelled), "u"),
    bare: new RegExp(pattern(plain), "u"),
    accentedEnd: new RegExp(`${pattern(spelled)}$`, "u"),
    bareEnd: new RegExp(`${pattern(plain)}$`, "u"),
  };
}

/** What is said behind the first of the phrases; nothing where none is said. */
export function behind({ line, isBare }: Said, sought: Phrases): Said | undefined {
  const match = (isBare ? sought.bare : sought.accented).exec(line);
  return match ? { line: ` ${line.slice(match.index + match[0].length)}`, isBare } : undefined;
}

export function says({ line, isBare }: Said, sought: Phrases): boolean {
  return (isBare ? sought.bare : sought.accented).test(line);
}

/** Whether one of the phrases is the last that is said. */
export function endsWith({ line, isBare }: Said, sought: Phrases): boolean {
  return (isBare ? sought.bareEnd : sought.accentedEnd).test(line);
}

export function beginsWith({ line, isBare }: Said, sought: Phrases): boolean {
  return (isBare ? sought.bare : sought.accented).exec(line)?.index === 1;
}

/** What is said without the phrases with which it begins, however many. */
export function withoutBeginning(words: Said, sought: Phrases): Said {
  let left = words;
  while (beginsWith(left, sought)) left = behind(left, sought) ?? left;
  return left;
}
