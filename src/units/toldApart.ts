/** Names of units as a list shows them: of several of one name each says until or from when it exists, or where it belongs. */
import { writeDay } from "../calendar/day.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { plain } from "../prose/plain.ts";
import { type Language, say, type Text } from "../prose/text.ts";
import type { Unit, UnitTree } from "./tree.ts";

type Told = {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
};

const until: Text = { vi: "{name} (đến {day})", en: "{name} (until {day})" };
const from: Text = { vi: "{name} (từ {day})", en: "{name} (from {day})" };

/**
 * By their codes: "Xã Tân Hào (đến 30/06/2025)" beside "Xã Tân Hào". On a day the one that exists has its name alone, and those
 * that are no more or not yet are told apart from it.
 */
export function toldApart(units: readonly Told[], language: Language, day?: IsoDate): ReadonlyMap<string, string> {
  const namesakes = Map.groupBy(units, ({ name }) => plain(name));
  return new Map(
    units.map((unit) => {
      const { code, name, validFrom, validTo } = unit;
      const others = (namesakes.get(plain(name)) ?? []).filter((each) => each !== unit);
      if (others.length === 0) return [code, name];
      if (day !== undefined && isThere(unit, day) && !others.some((each) => isThere(each, day))) return [code, name];
      if (validTo !== undefined) return [code, say(until, language, { name, day: writeDay(validTo) })];
      const isYetToCome = day !== undefined && validFrom !== undefined && day < validFrom;
      const isOnlyOne = others.every((each) => each.validTo !== undefined);
      if (isOnlyOne && !isYetToCome) return [code, name];
      return [
        code,
        validFrom === undefined ? `${name} (${code})` : say(from, language, { name, day: writeDay(validFrom) }),
      ];
    }),
  );
}

function isThere({ validFrom, validTo }: Told, day: IsoDate): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

const ofTree = new WeakMap<UnitTree, Map<Language, { day: IsoDate; names: ReadonlyMap<string, string> }>>();

/**
 * A unit's name beside its namesakes of all times, as it is said on a day: "Xã Tân Hào (đến 30/06/2025)" once it is no more.
 * In a paper it is called by its name alone.
 */
export function nameApart(
  tree: UnitTree,
  unit: Pick<Unit, "code" | "name">,
  language: Language,
  today: IsoDate,
): string {
  const byLanguage = ofTree.get(tree) ?? new Map<Language, { day: IsoDate; names: ReadonlyMap<string, string> }>();
  ofTree.set(tree, byLanguage);
  const known = byLanguage.get(language);
  const { names } = known?.day === today ? known : { names: toldApart(tree.units, language, today) };
  byLanguage.set(language, { day: today, names });
  return names.get(unit.code) ?? unit.name;
}

/** The same in both languages, for what is shown to several people. */
export function bothNamesApart(tree: UnitTree, unit: Pick<Unit, "code" | "name">, today: IsoDate): Text {
  return { vi: nameApart(tree, unit, "vi", today), en: nameApart(tree, unit, "en", today) };
}

/** The same of a unit by its id; undefined where there is none. */
export function unitNamed(
  tree: UnitTree,
  id: UnitId | undefined,
  language: Language,
  today: IsoDate,
): string | undefined {
  const unit = id === undefined ? undefined : tree.byId.get(id);
  return unit && nameApart(tree, unit, language, today);
}
