/** Things found by the names that people call them: with or without accents, in short, by most of its words, within a sentence. */
import { plain } from "../prose/plain.ts";
import { isAbbreviationOf } from "./abbreviation.ts";
import { communeBodyCalled } from "./communeBodies.ts";

/** The names of a thing, its own before others. */
export type NamesOf<Thing> = (thing: Thing) => readonly string[];

/** The first thing of which one name is the text, letter for letter but for accents and capitals. */
export function called<Thing>(text: string, things: Iterable<Thing>, namesOf: NamesOf<Thing>): Thing | undefined {
  const sought = plain(text);
  if (sought === "") return undefined;
  for (const thing of things) {
    if (namesOf(thing).some((name) => plain(name) === sought)) return thing;
  }
  return undefined;
}

/** The one thing whose name begins with the text, "Ban Tổ chức" of "Ban Tổ chức Huyện ủy", or is shortened to it; bodies of a commune as everybody shortens them. */
export function calledInShort<Thing>(
  text: string,
  things: Iterable<Thing>,
  namesOf: NamesOf<Thing>,
): Thing | undefined {
  const sought = plain(text);
  if (sought === "") return undefined;
  const all = [...things];
  const beginning = all.filter((thing) => namesOf(thing).some((name) => plain(name).startsWith(`${sought} `)));
  if (beginning.length > 0) return beginning.length === 1 ? beginning[0] : undefined;
  const shortened = all.filter((thing) => namesOf(thing).some((name) => isAbbreviationOf(text, name)));
  if (shortened.length > 0) return shortened.length === 1 ? shortened[0] : undefined;
  const body = communeBodyCalled(text);
  const same = body && all.filter((thing) => namesOf(thing).some((name) => communeBodyCalled(name) === body));
  return same?.length === 1 ? same[0] : undefined;
}

/**
 * The thing with the name most of whose words are those of one of the texts, if at least so many are: 1 is all of them.
 * Among equals the first.
 */
export function calledNearly<Thing>(
  texts: readonly string[],
  things: Iterable<Thing>,
  namesOf: NamesOf<Thing>,
  least: number,
): Thing | undefined {
  const sought = texts.map((text) => new Set(wordsOf(text))).filter(({ size }) => size > 0);
  let best: { thing: Thing; likeness: number } | undefined;
  for (const thing of things) {
    for (const name of namesOf(thing)) {
      const words = new Set(wordsOf(name));
      const likeness = Math.max(0, ...sought.map((each) => likenessOf(each, words)));
      if (likeness >= least && likeness > (best?.likeness ?? 0)) best = { thing, likeness };
    }
  }
  return best?.thing;
}

/** The share of words that two names have in common. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

/** The words and numbers of a name without accents; signs tell names apart in per cent alone. */
export function wordsOf(name: string): string[] {
  return plain(name).match(/[\p{L}\p{N}%]+/gu) ?? [];
}

/** Words that stand between the words of a name in a sentence: "kết nạp được 58 đảng viên". */
const fillers = new Set(["so", "duoc", "da", "them", "dat", "uoc", "khoang", "co", "gan", "hon", "tren"]);

/** The names of things as they may stand in sentences, by their words. */
type Node<Thing> = { next: Map<string, Node<Thing>>; thing?: Thing };

/**
 * Finds in a sentence the thing with the longest name that stands in it, of equally long ones the first; the name may be
 * torn apart by figures, signs and words such as "được". One look at a sentence takes time that grows with its length.
 */
export function finderOf<Thing>(
  things: Iterable<Thing>,
  namesOf: NamesOf<Thing>,
): (sentence: string) => Thing | undefined {
  const root: Node<Thing> = { next: new Map() };
  for (const thing of things) {
    for (const name of namesOf(thing)) {
      let node = root;
      for (const word of spokenWords(name)) {
        const next = node.next.get(word) ?? { next: new Map() };
        node.next.set(word, next);
        node = next;
      }
      if (node !== root) node.thing ??= thing;
    }
  }
  return (sentence) => {
    const words = spokenWords(sentence);
    let best: { thing: Thing; length: number } | undefined;
    for (let from = 0; from < words.length; from += 1) {
      let node: Node<Thing> | undefined = root;
      let length = 0;
      for (let at = from; node; at += 1) {
        if (node.thing !== undefined && length > (best?.length ?? 0)) best = { thing: node.thing, length };
        const word: string | undefined = words[at];
        length += (word?.length ?? 0) + 1;
        node = word === undefined ? undefined : node.next.get(word);
      }
    }
    return best?.thing;
  };
}

/** Letters alone: figures, signs and fillers do not tear a name apart. */
function spokenWords(text: string): string[] {
  return (plain(text).match(/\p{L}+/gu) ?? []).filter((word) => !fillers.has(word));
}
