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

/** By their codes: "Xã Tân Hào (đến 30/06/2025)" beside "Xã Tân Hào". */
export function toldApart(units: readonly Told[], language: Language): ReadonlyMap<string, string> {
  const namesakes = Map.groupBy(units, ({ name }) => plain(name));
  return new Map(
    units.map((unit) => {
      const { code, name, validFrom, validTo } = unit;
      const others = (namesakes.get(plain(name)) ?? []).filter((each) => each !== unit);
      if (others.length === 0) return [code, name];
      if (validTo !== undefined) return [code, say(until, language, { name, day: writeDay(validTo) })];
      const isOnlyOne = others.every((each) => each.validTo !== undefined);
      if (isOnlyOne) return [code, name];
      return [
        code,
        validFrom === undefined ? `${name} (${code})` : say(from, language, { name, day: writeDay(validFrom) }),
      ];
    }),
  );
}

const ofTree = new WeakMap<UnitTree, Map<Language, ReadonlyMap<string, string>>>();

/** A unit's name beside its namesakes of all times: "Xã Tân Hào (đến 30/06/2025)". In a paper it is called by its name alone. */
export function nameApart(tree: UnitTree, unit: Pick<Unit, "code" | "name">, language: Language): string {
  const byLanguage = ofTree.get(tree) ?? new Map<Language, ReadonlyMap<string, string>>();
  ofTree.set(tree, byLanguage);
  const names = byLanguage.get(language) ?? toldApart(tree.units, language);
  byLanguage.set(language, names);
  return names.get(unit.code) ?? unit.name;
}

/** The same of a unit by its id; undefined where there is none. */
export function unitNamed(tree: UnitTree, id: UnitId | undefined, language: Language): string | undefined {
  const unit = id === undefined ? undefined : tree.byId.get(id);
  return unit && nameApart(tree, unit, language);
}
