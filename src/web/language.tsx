import { createContext, useContext } from "react";
import { type Language, say, type Texts } from "../prose/text.ts";
import { webTexts } from "./texts.ts";

export const LanguageContext = createContext<Language>("vi");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/**
 * The words of a catalogue in the language of the page, and those that all pages share:
 * `const words = useWords(todayTexts); words("nothing_due")`, `words("save")`.
 */
export function useWords<Catalogue extends Texts>(
  catalogue: Catalogue,
): (code: (keyof Catalogue & string) | keyof typeof webTexts, details?: Record<string, string | number>) => string {
  const language = useLanguage();
  return (code, details) => {
    const text = catalogue[code] ?? (webTexts as Texts)[code];
    return text === undefined ? code : say(text, language, details);
  };
}
