/**
 * What a JSON text says and reading it would lose: of a key given twice the first value, of a number with more digits than a
 * double holds its last ones (RFC 8259, sections 4 and 6). Such a text is refused, never read in part (TRUST S2).
 */
import { Decimal } from "../../prose/number.ts";
import { AppError, type Fault } from "../error.ts";

/** So deep nothing is that anybody sends us. */
const mostDepth = 64;
/** So many keys has no object that anybody sends us, and so many values no text: each is looked at by a schema. */
const mostKeys = 2_000;
const mostValues = 50_000;
/** So many faults are told; whoever sends more has the wrong text. */
const mostFaults = 20;
/** A number so long is none that a double holds, whatever zeros it ends with. */
const longestNumber = 400;

/** What the text says, once nothing of it would be lost. */
export function parseJson(text: string): unknown {
  refuseLossy(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("json_unreadable", 400, {}, [], error);
  }
}

/** Throws 400 that names each repeated key and each number that would not be kept as it is written. */
export function refuseLossy(text: string): void {
  const faults = lossesIn(text);
  if (faults.length > 0) throw new AppError("invalid_input", 400, {}, faults);
}

/** Where in the text the reader is: in an object at a key, in a list at a number. */
type Level = { keys: Set<string> | undefined; awaitsKey: boolean; at: string | number };

/** One pass over the text, which need not be JSON: whoever parses it will say so. */
function lossesIn(text: string): Fault[] {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  const tell = (code: string) => {
    faults.push({ code, place: { field: levels.map(({ at }) => at).join(".") } });
  };
  let level: Level | undefined;
  let values = 1;
  for (let position = 0; position < text.length && faults.length < mostFaults; position += 1) {
    const sign = text.charCodeAt(position);
    if (sign === signs.quote) {
      const end = endOfString(text, position);
      if (level?.keys && level.awaitsKey) {
        level.at = unescaped(text.slice(position, end + 1));
        if (level.keys.has(level.at)) tell("repeated_field");
        level.keys.add(level.at);
        if (level.keys.size > mostKeys) throw new AppError("too_many_fields", 413, { most: mostKeys });
      }
      position = end;
    } else if (sign === signs.minus || (sign >= signs.zero && sign <= signs.nine)) {
      const end = endOfNumber(text, position);
      if (!isKept(text.slice(position, end))) tell("number_not_exact");
      position = end - 1;
    } else if (sign === signs.comma) {
      values += 1;
      if (values > mostValues) throw new AppError("too_many_fields", 413, { most: mostValues });
      if (level === undefined) continue;
      if (typeof level.at === "number") level.at += 1;
      else level.awaitsKey = true;
    } else if (sign === signs.colon) {
      if (level) level.awaitsKey = false;
    } else if (sign === signs.brace || sign === signs.bracket) {
      if (levels.length === mostDepth) throw new AppError("json_too_deep", 400, { most: mostDepth });
      const isObject = sign === signs.brace;
      level = { keys: isObject ? new Set() : undefined, awaitsKey: isObject, at: isObject ? "" : 0 };
      levels.push(level);
    } else if (sign === signs.braceEnd || sign === signs.bracketEnd) {
      levels.pop();
      level = levels.at(-1);
    }
  }
  return faults;
}

/** By their codes: comparing numbers is several times as quick as comparing texts of one letter. */
const signs = {
  ...{ quote: 0x22, comma: 0x2c, minus: 0x2d, zero: 0x30, nine: 0x39, colon: 0x3a },
  ...{ bracket: 0x5b, bracketEnd: 0x5d, brace: 0x7b, braceEnd: 0x7d },
} as const;

/** The position of the quotation mark that closes the string opened at `start`; the end of a text that closes none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charAt(end - 1 - slashes) === "\\") slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** A key may be written in several ways: `"a"` is `"\u0061"`. */
function unescaped(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** Behind everything that numbers are written with. */
function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isInNumber(text.charCodeAt(end))) end += 1;
  return end;
}

function isInNumber(sign: number): boolean {
  return (sign >= signs.zero && sign <= signs.nine) || numberSigns.has(sign);
}

const numberSigns = new Set([...".+-eE"].map((sign) => sign.charCodeAt(0)));

/** Whether a double gives back the number that is written, as it does with up to fifteen digits. */
function isKept(written: string): boolean {
  if (written.length <= 15 && !/e/i.test(written)) return true;
  if (written.length > longestNumber) return false;
  const held = Number(written);
  return Number.isFinite(held) && new Decimal(written).equals(held);
}
