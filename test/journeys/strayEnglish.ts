/** English that slipped into a Vietnamese page: words of our own English texts that no Vietnamese text of ours has. */

import { allTexts } from "../../src/texts.ts";

/** Shorter words are letters of many languages. */
const shortest = 4;

const vietnamese = new Set(Object.values(allTexts).flatMap(({ vi }) => wordsIn(vi)));
const english = new Set(
  Object.values(allTexts)
    .flatMap(({ en }) => wordsIn(en))
    .filter((word) => word.length >= shortest && !vietnamese.has(word)),
);

export function strayEnglish(text: string): string[] {
  return [...new Set(wordsIn(text).filter((word) => english.has(word)))];
}

function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/\p{L}+/gu) ?? []
  );
}
