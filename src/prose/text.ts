/** The two languages of the screen and how a catalogue's words are filled in. */

export type Language = "vi" | "en";
export const languages: readonly Language[] = ["vi", "en"];

/** The same words in both languages; `{name}` marks what is filled in. */
export type Text = { readonly vi: string; readonly en: string };
export type Texts = Readonly<Record<string, Text>>;

/** The same with the placeholders filled in both languages: whoever reads it later chooses. */
export function sayBoth(text: Text, details: Record<string, string | number> = {}): Text {
  return { vi: say(text, "vi", details), en: say(text, "en", details) };
}

/** The text in a language with its placeholders filled; an unknown placeholder stays visible, so that a test finds it. */
export function say(text: Text, language: Language, details?: Record<string, string | number>): string {
  const words = text[language];
  // Most are said as they stand, and a page says some hundreds.
  if (details === undefined) return words;
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole));
}
