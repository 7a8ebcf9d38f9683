/** Finding by words typed with or without accents: every word must stand somewhere in what is found. */
import { plain } from "../prose/plain.ts";

export type Matches = (...texts: readonly (string | undefined)[]) => boolean;

export function matcher(sought: string): Matches {
  const words = plain(sought).split(" ").filter(Boolean);
  return (...texts) => {
    const text = plain(texts.join(" "));
    return words.length > 0 && words.every((word) => text.includes(word));
  };
}
