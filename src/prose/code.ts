/** Codes made from names: lower case without accents, a hyphen between words. */
import { plain } from "./plain.ts";

const longest = 60;

/** "Kinh tế - Xã hội" is kinh-te-xa-hoi; a text without a letter or digit has no slug. */
export function slugOf(text: string): string {
  return plain(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** A code that is not taken yet: "Tỷ lệ hộ nghèo (%)" is ty-le-ho-ngheo-phan-tram, and the next of that name ends in -2. */
export function codeFrom(name: string, taken: { has(code: string): boolean }): string {
  const slug = slugOf(name.replace(/%/g, " phần trăm ")).slice(0, longest).replace(/-$/, "");
  const base = slug === "" ? "muc" : slug;
  for (let count = 1; ; count++) {
    const code = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(code)) return code;
  }
}
