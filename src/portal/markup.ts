/**
 * How much markup a text may have. Reading Markdown takes time that grows with the square of unfinished marks, and room
 * that grows with how deep they nest; a text beyond these bounds was not written to be read.
 */

/** Far more than a long article has: marks that a mark elsewhere may answer. */
const mostOfAKind = 1_000;
const kinds = [/[*_~]/g, /[[\]]/g, /`/g, /</g, /!/g, /https?:|www\.|@/gi];
/** What each costs for itself. */
const mostEscaped = 5_000;
const mostReferences = 5_000;
const mostCells = 10_000;
/** Lines of a quotation within a quotation: all before is read again at each. */
const mostQuotedTwice = 50;
const mostLines = 2_000;
/** Quotations and lists one within the other, as a line begins or by how far it is set in. */
const nested = /^[ \t]*(?:(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])[ \t]+)){12,}|^[ \t]{48,}\S/m;
/** A word with an at sign is tried for an address from each of its letters on. */
const longestAddress = 300;

export function isTooMarked(text: string): boolean {
  // What is escaped is a letter like others.
  const plainly = text.replace(/\\[^\n]/g, "..");
  return (
    kinds.some((kind) => countOf(kind, plainly) > mostOfAKind) ||
    countOf(/\\/g, text) > mostEscaped ||
    countOf(/&/g, text) > mostReferences ||
    countOf(/\|/g, text) > mostCells ||
    countOf(/^[ \t]*>[ \t]?>/gm, text) > mostQuotedTwice ||
    countOf(/\n/g, text) > mostLines ||
    nested.test(text) ||
    text.split(/\s+/).some((word) => word.length > longestAddress && word.includes("@"))
  );
}

function countOf(mark: RegExp, text: string): number {
  return text.match(mark)?.length ?? 0;
}
