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

/** From which word on each part may go on is all that is kept of the ways so far: they are many, the words are few. */
function covers(parts: readonly string[], words: readonly string[]): boolean {
  let reached = behindSmall([0], words);
  for (const part of parts) {
    const bare = plain(part);
    reached = behindSmall(
      [...reached].flatMap((at) => [
        ...(words[at] === bare ? [at + 1] : []),
        ...(small.has(bare) && at < words.length ? [at] : []),
        ...(isCapitals(part) ? behindInitials(bare, words, at) : []),
      ]),
      words,
    );
  }
  return reached.has(words.length);
}

/** The places behind words whose initials the letters are, small words skipped or counted. */
function behindInitials(letters: string, words: readonly string[], from: number): Iterable<number> {
  let reached: ReadonlySet<number> = new Set([from]);
  for (const letter of letters) {
    const next = [...behindSmall(reached, words)].filter((at) => words[at]?.startsWith(letter));
    reached = new Set(next.map((at) => at + 1));
  }
  return reached;
}

/** These places and those that small words may be left out to reach. */
function behindSmall(places: Iterable<number>, words: readonly string[]): Set<number> {
  const reached = new Set<number>();
  for (let at of places) {
    while (!reached.has(at)) {
      reached.add(at);
      if (small.has(words[at] ?? "")) at += 1;
    }
  }
  return reached;
}

function isCapitals(part: string): boolean {
  return /^\p{Lu}{2,}$/u.test(part);
}

function wordsIn(name: string): string[] {
  return name.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
}
