/**
 * How much markup a text may have. Reading Markdown takes time that grows with the square of unfinished marks, and room
 * that grows with how deep they nest; a text beyond these bounds was not written to be read.
 */

/** Far more than a long article has: marks that a mark elsewhere may answer. */
const mostOfAKind = 1_000;
/** Quotations and lists one within the other, as a line begins. */
const mostNested = 12;

const kinds = [/[*_~]/g, /[[\]]/g, /`/g, /</g, /!/g, /https?:|www\.|@/gi];
const nested = new RegExp(`^[ \\t]*(?:(?:>[ \\t]?|(?:[-+*]|\\d{1,9}[.)])[ \\t]+)){${mostNested},}`, "m");

export function isTooMarked(text: string): boolean {
  // What is escaped is a letter like others.
  const plainly = text.replace(/\\[^\n]/g, "..");
  return nested.test(text) || kinds.some((kind) => (plainly.match(kind)?.length ?? 0) > mostOfAKind);
}
