/**
 * Reads XML piece by piece, for what has passed the guard of files (officeFile.server.ts): no declarations, tags of bounded
 * length. Hands on elements with their attributes, the text between them, and their ends, and keeps nothing.
 */

export type XmlReader = {
  /** Names without their prefix; attributes as they are written, for `attributesOf`. */
  open(name: string, attributes: string): void;
  /** In as many parts as it comes. */
  text(text: string): void;
  close(name: string): void;
};

const tag = /<(\/?)([^\s/>"'<=]+)((?:[^"'>]|"[^"]*"|'[^']*')*)>/y;
const attribute = /([^\s="'<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const comment = { begin: "<!--", end: "-->", isText: false };
const characters = { begin: "<![CDATA[", end: "]]>", isText: true };
const instruction = { begin: "<?", end: "?>", isText: false };
const asides = [comment, characters, instruction];
/** No reference to a sign is longer: `&#x10FFFF;`. */
const longestReference = 10;

/** `take` the pieces in their order; at the `end` it answers whether every element was ended, in its order. */
export function xmlRead({ open, text, close }: XmlReader): { take(piece: string): void; end(): boolean } {
  let rest = "";
  let aside: (typeof asides)[number] | undefined;
  const begun: string[] = [];
  let isBroken = false;

  function end(name: string): void {
    isBroken ||= begun.pop() !== name;
    close(name);
  }

  function take(piece: string): void {
    const xml = rest + piece;
    let at = 0;
    for (;;) {
      if (aside !== undefined) {
        const ends = xml.indexOf(aside.end, at);
        // Its end may be torn apart by the end of the piece.
        const until = ends < 0 ? Math.max(at, xml.length - aside.end.length + 1) : ends;
        if (aside.isText && until > at) text(xml.slice(at, until));
        at = ends < 0 ? until : until + aside.end.length;
        if (ends < 0) break;
        aside = undefined;
      }
      const next = xml.indexOf("<", at);
      const until = next < 0 ? wholeReferences(xml, at) : next;
      if (until > at) text(unescaped(xml.slice(at, until)));
      at = until;
      if (next < 0 || (xml.length - at < characters.begin.length && !xml.includes(">", at))) break;
      aside = asides.find(({ begin }) => xml.startsWith(begin, next));
      if (aside !== undefined) {
        at += aside.begin.length;
        continue;
      }
      tag.lastIndex = at;
      const [whole, slash, written = "", attributes = ""] = tag.exec(xml) ?? [];
      if (whole === undefined) break;
      at += whole.length;
      const name = written.slice(written.indexOf(":") + 1);
      if (slash !== "/") {
        begun.push(name);
        open(name, attributes);
      }
      if (slash === "/" || attributes.endsWith("/")) end(name);
    }
    rest = xml.slice(at);
  }

  return { take, end: () => !isBroken && begun.length === 0 && rest.trim() === "" && aside === undefined };
}

/** By their names with prefixes, unescaped. */
export function attributesOf(written: string): Map<string, string> {
  const pairs = [...written.matchAll(attribute)];
  return new Map(pairs.map(([, name = "", double, single]) => [name, unescaped(double ?? single ?? "")]));
}

/** Where the text ends whose references are whole: one may be torn apart by the end of the piece. */
function wholeReferences(xml: string, from: number): number {
  const begun = xml.lastIndexOf("&");
  const isTorn = begun >= from && xml.length - begun < longestReference && !xml.includes(";", begun);
  return isTorn ? begun : xml.length;
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
