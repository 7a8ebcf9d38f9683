/**
 * Walks through XML piece by piece without understanding it: which elements there are, how deep they nest and how much text
 * stands between them. Takes time that grows with the length of the text and keeps no more of it than one tag.
 */

export type XmlSeen = {
  /** An element of that name without its prefix; the outermost has depth 1. */
  element(name: string, depth: number): void;
  /** Letters between tags. */
  text(length: number): void;
  /** A declaration such as `<!DOCTYPE`, by which XML could be made to mean something else than it says. */
  declaration(): void;
  /** No reader could make anything of it: a tag without an end, or longer than any is. */
  broken(): void;
};

/** Attributes of a whole drawing fit into that many letters. */
const longestTag = 65_536;
const tagEnd = /[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;
const tagName = /[^\s/>"'<=]+/y;
/** What begins so is skipped to where it ends. */
const skipped: readonly (readonly [begin: string, end: string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
];
const longestBegin = "<![CDATA[".length;

/** Takes the pieces in their order. What stands in the last of them after the last whole tag is not looked at. */
export function xmlWalk(seen: XmlSeen): (piece: string) => void {
  let rest = "";
  let skippedUntil: string | undefined;
  let depth = 0;
  return (piece) => {
    const xml = rest + piece;
    let at = 0;
    const keep = (from: number) => {
      rest = xml.slice(from);
      if (rest.length > longestTag) seen.broken();
    };
    for (;;) {
      if (skippedUntil !== undefined) {
        const end = xml.indexOf(skippedUntil, at);
        // Its end may be torn apart by the end of the piece.
        if (end < 0) return keep(Math.max(at, xml.length - skippedUntil.length + 1));
        at = end + skippedUntil.length;
        skippedUntil = undefined;
      }
      const open = xml.indexOf("<", at);
      seen.text((open < 0 ? xml.length : open) - at);
      if (open < 0) return keep(xml.length);
      if (xml.length - open < longestBegin && xml.indexOf(">", open) < 0) return keep(open);
      const special = skipped.find(([begin]) => xml.startsWith(begin, open));
      if (special) {
        [, skippedUntil] = special;
        at = open + special[0].length;
        continue;
      }
      if (xml.charAt(open + 1) === "!") return seen.declaration();
      tagEnd.lastIndex = open;
      if (!tagEnd.test(xml)) return keep(open);
      const close = tagEnd.lastIndex;
      at = close;
      if (xml.charAt(open + 1) === "/") depth -= 1;
      else {
        tagName.lastIndex = open + 1;
        const name = tagName.exec(xml)?.[0] ?? "";
        seen.element(name.slice(name.indexOf(":") + 1), depth + 1);
        if (xml.charAt(close - 2) !== "/") depth += 1;
      }
    }
  };
}
