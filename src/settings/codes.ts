/** Codes made from names: without accents, with hyphens, never one that is taken. */
import { plain } from "../prose/plain.ts";

const longest = 60;

export function codeFrom(name: string, taken: { has(code: string): boolean }): string {
  const slug = plain(name)
    .replace(/%/g, " phan tram ")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  const base = slug === "" ? "muc" : slug;
  for (let count = 1; ; count++) {
    const code = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(code)) return code;
  }
}
