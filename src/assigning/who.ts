/** Whom a task names: units, groups and kinds, as people say them: "mọi xã", "21 xã, thị trấn", "Tân Hào và Hưng Lễ". */
import type { IsoDate, UnitId } from "../database/ids.ts";
import { plain } from "../prose/plain.ts";
import type { Group } from "../units/group.ts";
import { isUnitKind, kindCalled, unitKinds } from "../units/kinds.ts";
import { existsOn, isWithin, type Unit, type UnitTree } from "../units/tree.ts";
import { called, calledInShort } from "../words/names.ts";
import { type UnitNames, unitNames, unitsOn } from "../words/unitName.ts";

export type Called = {
  /** As the files name them. */
  words: string[];
  /** What names nobody, or several. */
  unknown: string[];
};

export type WhoCalled = (text: string) => Called;

const every = /^(?:tất cả |toàn bộ )?(?:mọi|các|từng|mỗi|những|\d{1,4})\s+(?:các\s+)?/iu;
/** What everybody calls agencies together. */
const agencies = new Set(["co quan", "phong", "ban", "nganh", "phong ban", "don vi"]);

/** Of those that exist on the day at whoever assigns or below; a unit elsewhere is found by its code alone. */
export function whoCalled(
  { tree, groups }: { tree: UnitTree; groups: readonly Group[] },
  { assignedBy, on }: { assignedBy: UnitId; on: IsoDate },
): WhoCalled {
  const below = tree.units.filter((unit) => existsOn(unit, on) && isWithin(tree, unit.id, assignedBy));
  const kinds = new Set(below.map(({ kind }) => kind));
  const named = unitNames(below);
  return (text) => {
    const found: Called = { words: [], unknown: [] };
    const whole = wordFor(text.trim(), { below, kinds, groups, named, on });
    for (const part of whole === undefined ? partsOf(text) : [text.trim()]) {
      const word = wordFor(part, { below, kinds, groups, named, on });
      if (word === undefined) found.unknown.push(part);
      else if (!found.words.includes(word)) found.words.push(word);
    }
    return found;
  };
}

function partsOf(text: string): string[] {
  return text
    .split(/[,;|\n]|\s+(?:và|cùng|với)\s+/u)
    .map((part) =>
      part
        .trim()
        .replace(/^[-–+•]\s*/, "")
        .replace(/[.]$/, ""),
    )
    .filter((part) => part !== "");
}

type Named = {
  below: readonly Unit[];
  kinds: ReadonlySet<string>;
  groups: readonly Group[];
  named: UnitNames<Unit>;
  on: IsoDate;
};

function wordFor(part: string, { below, kinds, groups, named, on }: Named): string | undefined {
  if (part === "") return undefined;
  if (kinds.has(part)) return part;
  const group = groups.find(({ code }) => code === part) ?? called(part, groups, ({ name }) => [name]);
  if (group) return group.code;
  const isEvery = every.test(part);
  const kind = kindNamed(part.replace(every, ""));
  if (kind !== undefined && kinds.has(kind)) return kind;
  if (isEvery) return undefined;
  const units = unitsOn(named(part)?.units ?? [], on);
  if (units.length === 1) return units[0]?.code;
  return units.length === 0 ? calledInShort(part, below, ({ name }) => [name])?.code : undefined;
}

function kindNamed(word: string): string | undefined {
  if (agencies.has(plain(word))) return "agency";
  return kindCalled(word) ?? unitKinds.find((kind) => isUnitKind(kind) && kind === word);
}
