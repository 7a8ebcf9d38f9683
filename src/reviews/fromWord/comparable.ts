/** Words as they are set side by side: what is the same to whoever reads is the same here, and every letter keeps its place. */
import { asXmlHolds } from "../../prose/xml.ts";

/**
 * As Word, LibreOffice and Google Docs may each keep the same words: letters composed or not, spaces of any kind, signs
 * without shape. What is taken is taken so.
 */
export function tidy(text: string): string {
  return smooth(text).trim();
}

/** The same of a part of a text, whose spaces at both ends belong to it. */
export function smooth(text: string): string {
  return asXmlHolds(text)
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, "")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n");
}

const typewritten: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
};

/** Quotes and dashes as a typewriter has them, sign for sign: Word turns one kind into the other while one types. */
export function folded(text: string): string {
  return text.replace(/[“”„‘’–—]/g, (sign) => typewritten[sign] ?? sign);
}

/** Equal where two texts read alike; the mark that ends a paper is the layout's, and moves with the last paragraph. */
export function comparable(text: string): string {
  return folded(withoutEnd(tidy(text)));
}

/** A sentence ends where the mark that ends a paper stood. */
export function withoutEnd(text: string): string {
  return text.replace(/[.;,]?\s*\.\/\.$/u, ".");
}

/** A text with tokens as it reads. */
export function readable(text: string): string {
  return text.replace(/\[([^[\]|]*)\|[^[\]|]*\]/g, "$1");
}

/** A table row or a title that is short enough to name something by. */
export function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 90).replace(/\s+\S*$/u, "")} …`;
}
