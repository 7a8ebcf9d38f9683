/** What the reading of a wide table says, in words. */
import { type Language, say } from "../../prose/text.ts";
import { wordTexts } from "../../words/texts.ts";
import type { LeftOut } from "./cells.ts";
import type { Guess, Question } from "./meaning.ts";
import { wideReadTexts as texts } from "./readTexts.ts";

export function questionInWords({ kind, text }: Question, language: Language): string {
  if (kind === "no_number") return say(texts.wide_q_no_number, language, { text });
  return kind in wordTexts
    ? say(wordTexts[kind as keyof typeof wordTexts], language, { text })
    : say(texts[`wide_q_${kind as Exclude<Question["kind"], keyof typeof wordTexts>}`], language, { text });
}

/** "trang ẩn “Nháp cũ”". */
export function leftOutInWords({ kind, text }: LeftOut, language: Language): string {
  const what = say(texts[`wide_out_${kind}`], language);
  return text === "" ? what : `${what} “${text}”`;
}

export function guessInWords(guess: Guess, language: Language): string {
  return say(texts[`wide_guess_${guess}`], language);
}
