/** Names of agencies as papers shorten them: "Phòng LĐTBXH", "Phòng NN và PTNT", "VP HĐND và UBND". */
import { plain } from "../prose/plain.ts";

/** Small words that a row of initials leaves out. */
const small = new Set(["va", "cua"]);

/**
 * Whether the one is the other shortened: its words stand in order, each whole or, in capitals, as the initials of some
 * words that follow one another.
 */
export function isAbbreviationOf(short: string, full: string): boolean {
  const parts = wordsIn(short);
  const words = wordsIn(full).map(plain);
  return parts.some(isCapitals) && covers(parts, words);
}

function covers(parts: readonly string[], words: readonly string[]): boolean {
  const [part, ...others] = parts;
  if (part === undefined) return words.every((word) => small.has(word));
  const [word, ...rest] = words;
  if (word === undefined) return false;
  if (plain(part) === word && covers(others, rest)) return true;
  if (small.has(plain(part)) && covers(others, words)) return true;
  if (small.has(word) && covers(parts, rest)) return true;
  return isCapitals(part) && afterInitials([...plain(part)], words).some((left) => covers(others, left));
}

/** What is left of the words behind those whose initials the letters are, small words skipped or counted. */
function afterInitials(letters: readonly string[], words: readonly string[]): string[][] {
  const [letter, ...others] = letters;
  if (letter === undefined) return [[...words]];
  const [word, ...rest] = words;
  if (word === undefined) return [];
  return [
    ...(word.startsWith(letter) ? afterInitials(others, rest) : []),
    ...(small.has(word) ? afterInitials(letters, rest) : []),
  ];
}

function isCapitals(part: string): boolean {
  return /^\p{Lu}{2,}$/u.test(part);
}

function wordsIn(name: string): string[] {
  return name.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
}
