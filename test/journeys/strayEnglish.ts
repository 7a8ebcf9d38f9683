/** English and codes that slipped into a Vietnamese page: words of our own English texts that no Vietnamese text of ours has. */

import { allTexts } from "../../src/texts.ts";

/** Shorter words are letters of many languages. */
const shortest = 4;
/** "long", "than", "them": English that Vietnamese may well spell so, in a name for one. */
const vietnameseSyllable = /^(?:ngh?|nh|[cgkpt]h|gi|qu|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:n[gh]|ch|[cmnpt])?$/;

const vietnamese = new Set(Object.values(allTexts).flatMap(({ vi }) => wordsIn(vi)));
const english = new Set(
  Object.values(allTexts)
    .flatMap(({ en }) => wordsIn(en))
    .filter((word) => word.length >= shortest && !vietnamese.has(word) && !vietnameseSyllable.test(word)),
);

/** Beside it our own codes, and places in a text that nobody filled. */
export function strayEnglish(text: string): string[] {
  const codes = text.match(/\{\w+\}|\b[a-z]+_[a-z_]+\b/g) ?? [];
  return [...new Set([...wordsIn(text).filter((word) => english.has(word)), ...codes])];
}

function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/\p{L}+/gu) ?? []
  );
}
