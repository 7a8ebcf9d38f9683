/** Which units at or below a unit owe a line of a form on a day. */
import type { FormId, IsoDate, UnitId } from "../database/ids.ts";
import { existsOn, unitsWithin } from "../units/tree.ts";
import type { Definitions } from "./indicator.ts";

/** Equal sets are the same object, so that "the same units in every period" is one comparison. */
export type UnitSet = ReadonlySet<UnitId>;

const nobody: UnitSet = new Set();
const remembered = new WeakMap<
  Definitions,
  { sets: Map<string, UnitSet>; byPlace: Map<string, Map<number, UnitSet>> }
>();

/** The units within `unit` (itself included) that exist on the day and owe the position then. */
export function owingUnits(
  definitions: Definitions,
  unit: UnitId,
  form: FormId,
  position: number,
  day: IsoDate,
): UnitSet {
  const memory = memoryOf(definitions);
  const key = `${unit} ${form} ${day}`;
  const known = memory.byPlace.get(key);
  if (known) return known.get(position) ?? nobody;
  const fresh = owingByPosition(definitions, unit, form, day, memory.sets);
  memory.byPlace.set(key, fresh);
  return fresh.get(position) ?? nobody;
}

function owingByPosition(
  definitions: Definitions,
  unit: UnitId,
  form: FormId,
  day: IsoDate,
  sets: Map<string, UnitSet>,
): Map<number, UnitSet> {
  const existing = unitsWithin(definitions.tree, unit, day).filter((each) => existsOn(each, day));
  const within = new Set(existing.map((each) => each.id));
  const units = new Map<number, UnitId[]>();
  for (const row of [...(definitions.owed.get(form)?.values() ?? [])].flat()) {
    if (!within.has(row.unit) || (row.from !== undefined && row.from > day) || (row.to !== undefined && row.to < day))
      continue;
    for (const position of row.positions) {
      const owing = units.get(position);
      if (owing) owing.push(row.unit);
      else units.set(position, [row.unit]);
    }
  }
  return new Map([...units].map(([position, owing]) => [position, interned(owing, sets)]));
}

function interned(units: UnitId[], sets: Map<string, UnitSet>): UnitSet {
  const key = units.sort((a, b) => a - b).join();
  const known = sets.get(key);
  if (known) return known;
  const fresh: UnitSet = new Set(units);
  sets.set(key, fresh);
  return fresh;
}

function memoryOf(definitions: Definitions) {
  const known = remembered.get(definitions);
  if (known) return known;
  const fresh = { sets: new Map<string, UnitSet>(), byPlace: new Map<string, Map<number, UnitSet>>() };
  remembered.set(definitions, fresh);
  return fresh;
}
