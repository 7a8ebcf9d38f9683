/**
 * Units by the names that tables call them: with their kind, without it or with it shortened (TP., TX, TT, P., X.), in either
 * style of tone marks, composed or not. Of units of one name the day tells which is meant.
 */
import { writeDay } from "../calendar/day.ts";
import type { IsoDate } from "../database/ids.ts";
import { plain } from "../prose/plain.ts";
import { isAbbreviationOf } from "./abbreviation.ts";
import { isBare, spelled } from "./spelling.ts";

export type NamedUnit = {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
};

/** `units`: all that are called so, however long they exist; several kinds of unit where no kind was said. */
export type UnitsNamed<Unit> = { readonly units: readonly Unit[]; readonly isSure: boolean };

/** How the kinds are written in full, and shortened without accents: a point, a space or a number stands behind. */
const kinds: readonly (readonly [kind: string, shortened: RegExp])[] = [
  ["thành phố", /^t\.?p(?:\.\s?|\s)/],
  ["thị xã", /^t\.?x(?:\.\s?|\s)/],
  ["thị trấn", /^t\.?tr?(?:\.\s?|\s)/],
  ["đặc khu", /^đ\.?k(?:\.\s?|\s)/],
  ["phường", /^p(?:\.\s?|\s|(?=\d))/],
  ["xã", /^x(?:\.\s?|\s)/],
  ["huyện", /^h(?:\.\s?|\s)/],
  ["quận", /^q(?:\.\s?|\s|(?=\d))/],
  ["tỉnh", /^t\.\s?/],
  ["khu phố", /^k\.?p(?:\.\s?|\s)/],
  ["ấp", /^$/],
  ["thôn", /^$/],
];
/** A body of the unit's stands for the unit where it is no unit itself. */
const bodies = /^(?:ubnd|hdnd|dang uy|du|dang bo|ubmttq|mttq)\s+(?=\S)/;
const ordinal = /^\s*(?:[-+*•–]+|\(?(?:\d{1,3}|(?!x\.)[ivx]{1,5})(?:\s*[.)/]|\s*-\s)(?!\d)|\d{1,3}\s+(?=\p{L}))\s*/iu;

type Name = { kind: string | undefined; spelt: string; bare: string; isBare: boolean };

function nameIn(text: string): Name {
  const composed = text.normalize("NFC").replace(/\s+/g, " ").trim();
  const lower = composed.toLowerCase();
  // "Phương Thịnh" is no phường: where there are accents they count.
  const same = isBare(composed) ? plain : spelledWords;
  for (const [kind, shortened] of kinds) {
    const isWhole = lower.length > kind.length + 1 && lower[kind.length] === " ";
    const length =
      isWhole && same(lower.slice(0, kind.length)) === same(kind) ? kind.length : shortenedLength(lower, shortened);
    if (length > 0) return { kind, ...wordsIn(composed.slice(length)) };
  }
  return { kind: undefined, ...wordsIn(composed) };
}

function shortenedLength(lower: string, shortened: RegExp): number {
  const length = shortened.exec(lower)?.[0].length ?? 0;
  return length < lower.length ? length : 0;
}

function spelledWords(text: string): string {
  return text.split(" ").map(spelled).join(" ");
}

function wordsIn(text: string): Omit<Name, "kind"> {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return { spelt: words.map(spelled).join(" "), bare: words.map(plain).join(" "), isBare: isBare(text) };
}

/** What stands behind a name in brackets and tells it from a namesake: "(cũ)", "(đến 30/6/2025)", "(mới)". */
function asideIn(text: string): {
  name: string;
  aside: string;
  isOld: boolean;
  isNew: boolean;
  day: string | undefined;
} {
  const aside = [...text.matchAll(/\(([^()]*)\)/g)].map(([, inside = ""]) => plain(inside)).join(" ");
  return {
    name: text.replace(/\([^()]*\)/g, " "),
    aside,
    isOld: /(?<!\p{L})(?:cu|truoc day|den|until)(?!\p{L})/u.test(aside),
    isNew: /(?<!\p{L})(?:moi|tu|from)(?!\p{L})/u.test(aside),
    day: /\d{1,2}\/\d{1,2}\/\d{4}/.exec(aside)?.[0],
  };
}

/** No longer than a name shortened, and with two capitals at its beginning. */
const mayBeShort = /^\s*\p{Lu}[.\s]{0,2}\p{Lu}[\p{L}.\s-]{0,20}$/u;

export type UnitNames<Unit extends NamedUnit> = (text: string) => UnitsNamed<Unit> | undefined;

/** Finds units by name, however often it is asked. */
export function unitNames<Unit extends NamedUnit>(units: readonly Unit[]): UnitNames<Unit> {
  const byCode = new Map(units.map((unit) => [unit.code.normalize("NFC"), unit]));
  const byBare = new Map<string, { unit: Unit; name: Name }[]>();
  for (const unit of units) {
    const name = nameIn(unit.name);
    byBare.set(name.bare, [...(byBare.get(name.bare) ?? []), { unit, name }]);
  }
  const ofSeveralWords = units.flatMap((unit) => {
    const { bare } = nameIn(unit.name);
    return bare.includes(" ") ? [{ unit, bare }] : [];
  });
  // "BRVT", "HCM", "T.T.Huế": of names of several words, where no other name is shortened so.
  const shortened = (text: string): UnitsNamed<Unit> | undefined => {
    if (!mayBeShort.test(text)) return undefined;
    const short = text.replace(/(?:\p{Lu}\.\s?)+/gu, (letters) => `${letters.replace(/[.\s]/g, "")} `);
    const begin = plain(short).charAt(0);
    const all = ofSeveralWords
      .filter(({ bare }) => bare.startsWith(begin) && isAbbreviationOf(short, bare))
      .map(({ unit }) => unit);
    return all.length > 0 && new Set(all.map(({ name }) => name)).size === 1
      ? { units: all, isSure: false }
      : undefined;
  };
  const find = (text: string, isBody: boolean): UnitsNamed<Unit> | undefined => {
    const named = nameIn(text);
    const isKnown = named.kind === undefined || byBare.has(named.bare);
    // "xa luong" without accents may be Xá Lượng.
    const sought = isKnown ? named : { kind: undefined, ...wordsIn(text) };
    // "1" alone is a row's number, not Phường 1.
    const all = sought.kind === undefined && /^\d+$/.test(sought.bare) ? [] : (byBare.get(sought.bare) ?? []);
    const alike = all.filter(
      ({ name }) => name.spelt === sought.spelt || ((name.isBare || sought.isBare) && name.bare === sought.bare),
    );
    // "Tân Hao" may be a slip for "Tân Hào", where no other is meant.
    const near = alike.length > 0 ? alike : all;
    const sameKind = sought.kind === undefined ? near : near.filter(({ name }) => name.kind === sought.kind);
    const chosen = sameKind.length > 0 ? sameKind : near;
    if (chosen.length === 0) return undefined;
    const isSure = !isBody && alike.length > 0 && sameKind.length > 0;
    return { units: chosen.map(({ unit }) => unit), isSure };
  };
  return (text) => {
    const code = byCode.get(text.trim().normalize("NFC"));
    if (code) return { units: [code], isSure: true };
    const whole = asideIn(text);
    const { name } = whole;
    const numberless = name.replace(ordinal, "");
    const body = bodies.exec(plain(numberless))?.[0].length ?? 0;
    const found =
      find(name, false) ??
      find(numberless, false) ??
      find(numberless.trim().slice(body), body > 0) ??
      shortened(numberless);
    return found && toldApart(found, whole);
  };
}

function toldApart<Unit extends NamedUnit>(
  { units, isSure }: UnitsNamed<Unit>,
  { aside, isOld, isNew, day }: ReturnType<typeof asideIn>,
): UnitsNamed<Unit> | undefined {
  const called = units.filter(({ code }) => plain(code) === aside);
  if (called.length > 0) return { units: called, isSure };
  if (!isOld && !isNew) return { units, isSure };
  const fitting = units.filter(({ validFrom, validTo }) => {
    const at = isOld ? validTo : validFrom;
    return at !== undefined && (day === undefined || writeDay(at) === padded(day));
  });
  // What ended is told apart by its end, so "từ 01/07/2025" is one that goes on.
  const lasting = isNew ? fitting.filter(({ validTo }) => validTo === undefined) : [];
  const meant = lasting.length > 0 ? lasting : fitting;
  return meant.length > 0 ? { units: meant, isSure } : undefined;
}

function padded(day: string): string {
  return day
    .split("/")
    .map((part) => part.padStart(2, "0"))
    .join("/");
}

/** Those that exist on a day. */
export function unitsOn<Unit extends NamedUnit>(units: readonly Unit[], day: IsoDate): Unit[] {
  return units.filter(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || validFrom <= day) && (validTo === undefined || validTo >= day),
  );
}

/** One of the units by its name as somebody types it, with what tells it from a namesake or not: of namesakes that of the day. */
export function unitCalledOn<Unit extends NamedUnit>(
  units: readonly Unit[],
  typed: string,
  day: IsoDate,
): Unit | undefined {
  const sought = plain(typed);
  const same = units.filter(({ name }) => plain(name) === sought);
  return ofTheDay(same, day) ?? ofTheDay(unitNames(units)(typed)?.units ?? [], day);
}

/** The first of them that exists on the day, or else the first. */
export function ofTheDay<Unit extends NamedUnit>(units: readonly Unit[], day: IsoDate): Unit | undefined {
  return unitsOn(units, day)[0] ?? units[0];
}
