/**
 * The marks that Word sets before the paragraphs of a list by itself: "a)", "1.2.", "-". They are seen on paper and stand in no
 * paragraph's text; what they are is said by the numbering and the styles of the file (ECMA-376, part 1, section 17.9).
 */
import { elementsOf, isOn, valueIn, within, type XmlElement } from "./wordXml.ts";

type Level = {
  start: number;
  format: string;
  text: string;
  font: string;
  restart: number | undefined;
  isLegal: boolean;
};
type Numbering = { list: string; levels: ReadonlyMap<number, Level>; starts: ReadonlyMap<number, number> };
type Place = { numbering: string; level: number };

/** The mark of the paragraph with these properties, empty where it has none; asked in the order of the text, for it counts. */
export type MarkOf = (properties: XmlElement | undefined) => string;

export function listMarks(numberingPart: XmlElement | undefined, stylesPart: XmlElement | undefined): MarkOf {
  const numberings = numberingsIn(numberingPart);
  const ofStyle = placesByStyle(stylesPart);
  const reached = new Map<string, number[]>();
  const begun = new Set<string>();
  return (properties) => {
    const { numbering: id, level } = placeOf(properties, ofStyle);
    const numbering = numberings.get(id);
    const at = numbering?.levels.get(level);
    if (numbering === undefined || at === undefined) return "";
    const counts = reached.get(numbering.list) ?? [];
    reached.set(numbering.list, counts);
    if (!begun.has(id)) for (const [start, number] of numbering.starts) counts[start] = number - 1;
    begun.add(id);
    counts[level] = (counts[level] ?? at.start - 1) + 1;
    for (let below = level + 1; below < counts.length; below += 1) {
      const restart = numbering.levels.get(below)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) delete counts[below];
    }
    return markOf(numbering, at, counts);
  };
}

function markOf({ levels }: Numbering, at: Level, counts: readonly number[]): string {
  if (at.format === "none") return "";
  if (at.format === "bullet") return [...at.text].map((sign) => symbolOf(at.font, sign.codePointAt(0) ?? 0)).join("");
  return at.text
    .replace(/%([1-9])/g, (_whole, digit: string) => {
      const level = levels.get(Number(digit) - 1);
      const count = counts[Number(digit) - 1] ?? level?.start ?? 1;
      return written(count, at.isLegal ? "decimal" : (level?.format ?? "decimal"));
    })
    .trim();
}

function placeOf(properties: XmlElement | undefined, ofStyle: ReadonlyMap<string, Partial<Place>>): Place {
  const style = ofStyle.get(valueIn(properties, "pStyle") ?? "");
  const own = valueIn(properties, "numPr", "ilvl");
  return {
    numbering: valueIn(properties, "numPr", "numId") ?? style?.numbering ?? "",
    level: own === undefined ? (style?.level ?? 0) : Number(own),
  };
}

/** A style has the list of the style that it is based on, where it says none of its own. */
function placesByStyle(part: XmlElement | undefined): Map<string, Partial<Place>> {
  const styles = new Map(
    (part ? elementsOf(part) : [])
      .filter(({ name }) => name === "style")
      .map((style) => {
        const level = valueIn(style, "pPr", "numPr", "ilvl");
        const own = { numbering: valueIn(style, "pPr", "numPr", "numId"), level: level && Number(level) };
        return [style.attributes.styleId ?? "", { own, basedOn: valueIn(style, "basedOn") }] as const;
      }),
  );
  return new Map([...styles.keys()].map((id) => [id, inherited(id)]));

  function inherited(id: string): Partial<Place> {
    const place: Partial<Place> = {};
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
      seen.add(at);
      const { numbering, level } = styles.get(at)?.own ?? {};
      if (place.numbering === undefined && numbering !== undefined) place.numbering = numbering;
      if (place.level === undefined && typeof level === "number") place.level = level;
    }
    return place;
  }
}

function numberingsIn(part: XmlElement | undefined): Map<string, Numbering> {
  const all = part ? elementsOf(part) : [];
  const lists = new Map(
    all.filter(({ name }) => name === "abstractNum").map((list) => [list.attributes.abstractNumId ?? "", list]),
  );
  /** A list that is a style's is defined where that style says. */
  const defined = (list: XmlElement | undefined) => {
    const style = valueIn(list, "numStyleLink");
    if (style === undefined) return list;
    return [...lists.values()].find((other) => valueIn(other, "styleLink") === style) ?? list;
  };
  return new Map(
    all
      .filter(({ name }) => name === "num")
      .map((numbering) => {
        const list = valueIn(numbering, "abstractNumId") ?? "";
        const overrides = elementsOf(numbering).filter(({ name }) => name === "lvlOverride");
        const levels = levelsIn(defined(lists.get(list)));
        for (const override of overrides) for (const [at, level] of levelsIn(override)) levels.set(at, level);
        const starts = overrides.flatMap((override) => {
          const start = valueIn(override, "startOverride");
          return start === undefined ? [] : [[Number(override.attributes.ilvl), Number(start)] as const];
        });
        return [numbering.attributes.numId ?? "", { list, levels, starts: new Map(starts) }];
      }),
  );
}

function levelsIn(list: XmlElement | undefined): Map<number, Level> {
  return new Map(
    (list ? elementsOf(list) : [])
      .filter(({ name }) => name === "lvl")
      .map((level) => {
        const restart = valueIn(level, "lvlRestart");
        const font = within(level, "rPr", "rFonts")?.attributes;
        return [
          Number(level.attributes.ilvl),
          {
            start: Number(valueIn(level, "start") ?? 1),
            format: valueIn(level, "numFmt") ?? "decimal",
            text: valueIn(level, "lvlText") ?? "",
            font: font?.ascii ?? font?.hAnsi ?? "",
            restart: restart === undefined ? undefined : Number(restart),
            isLegal: isOn(level, "isLgl"),
          },
        ];
      }),
  );
}

function written(count: number, format: string): string {
  switch (format) {
    case "decimalZero":
      return String(count).padStart(2, "0");
    case "upperRoman":
      return roman(count);
    case "lowerRoman":
      return roman(count).toLowerCase();
    case "upperLetter":
      return letter(count).toUpperCase();
    case "lowerLetter":
      return letter(count);
    case "none":
      return "";
    default:
      return String(count);
  }
}

const romans: readonly (readonly [string, number])[] = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];

function roman(count: number): string {
  if (count < 1 || count > 3_999) return String(count);
  let [rest, text] = [count, ""];
  for (const [sign, worth] of romans) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** a, b, … z, aa, bb, as Word goes on. */
function letter(count: number): string {
  const [place, times] = [(count - 1) % 26, Math.floor((count - 1) / 26) + 1];
  return count < 1 || times > 20 ? String(count) : String.fromCharCode(97 + place).repeat(times);
}

/** What the fonts of signs show in the places of plain letters, as far as papers use them. */
const symbols: Readonly<Record<string, string>> = {
  "symbol 2d": "-",
  "symbol a3": "≤",
  "symbol b0": "°",
  "symbol b1": "±",
  "symbol b3": "≥",
  "symbol b4": "×",
  "symbol b7": "•",
  "symbol b9": "≠",
  "symbol ae": "→",
  "wingdings 6f": "□",
  "wingdings 71": "❑",
  "wingdings 76": "❖",
  "wingdings a7": "▪",
  "wingdings a8": "□",
  "wingdings d8": "➢",
  "wingdings e0": "→",
  "wingdings f0": "⇨",
  "wingdings fc": "✓",
  "courier new 6f": "○",
};

/** A sign of a font of signs, which stand at U+F000 and behind it, as anybody can read it. */
export function symbolOf(font: string, code: number): string {
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const place = (isPrivate ? code - 0xf000 : code).toString(16);
  return symbols[`${font.toLowerCase()} ${place}`] ?? (isPrivate ? "•" : String.fromCodePoint(code));
}
