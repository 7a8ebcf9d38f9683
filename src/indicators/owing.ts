/** Which units at or below a unit owe a line of a form on a day. */
import { addDays } from "../calendar/day.ts";
import { firstDay, periodOf } from "../calendar/period.ts";
import type { FormId, IsoDate, UnitId } from "../database/ids.ts";
import { existsOn, unitsWithin } from "../units/tree.ts";
import type { Definitions, Form } from "./indicator.ts";

/** Equal sets are the same object, so that "the same units in every period" is one comparison. */
export type UnitSet = ReadonlySet<UnitId>;

/** Who owes each line of a form, by position. */
type Owing = ReadonlyMap<number, UnitSet>;

/**
 * What is remembered of definitions. Between two days on which units or duties begin or end everybody owes the same, so
 * that few answers serve all periods.
 */
type Memory = {
  sets: Map<string, UnitSet>;
  /** The first days of the stretches between changes, in order. */
  turns: readonly IsoDate[];
  stretches: Map<IsoDate, number>;
  owing: Map<FormId, Map<UnitId, Owing[]>>;
};

const nobody: UnitSet = new Set();
const remembered = new WeakMap<Definitions, Memory>();

/** The units within `unit` (itself included) that exist on the day, a period's last, and owe the position for it. */
export function owingUnits(
  definitions: Definitions,
  unit: UnitId,
  form: FormId,
  position: number,
  day: IsoDate,
): UnitSet {
  const memory = memoryOf(definitions);
  const stretch = stretchOf(memory, day);
  const known = memory.owing.get(form)?.get(unit)?.[stretch];
  if (known) return known.get(position) ?? nobody;
  const fresh = owingByPosition(definitions, unit, form, day, memory.sets);
  remember(memory, form, unit, stretch, fresh);
  return fresh.get(position) ?? nobody;
}

function owingByPosition(
  definitions: Definitions,
  unit: UnitId,
  form: FormId,
  day: IsoDate,
  sets: Map<string, UnitSet>,
): Owing {
  if (!isAskedOn(definitions.formById.get(form), day)) return new Map();
  const owed = definitions.owed.get(form);
  const units = new Map<number, UnitId[]>();
  for (const each of unitsWithin(definitions.tree, unit, day)) {
    if (!existsOn(each, day)) continue;
    for (const { from, to, positions } of owed?.get(each.id) ?? []) {
      if ((from !== undefined && from > day) || (to !== undefined && to < day)) continue;
      for (const position of positions) {
        const owing = units.get(position);
        if (owing) owing.push(each.id);
        else units.set(position, [each.id]);
      }
    }
  }
  return new Map([...units].map(([position, owing]) => [position, interned(owing, sets)]));
}

/** Whether a form is asked for of the period that ends on the day: from its own first period on. */
export function isAskedOn(form: Pick<Form, "firstAsked"> | undefined, lastDay: IsoDate): boolean {
  return form?.firstAsked === undefined || firstDay(periodOf(form.firstAsked)) <= lastDay;
}

function interned(units: UnitId[], sets: Map<string, UnitSet>): UnitSet {
  const key = units.sort((a, b) => a - b).join();
  const known = sets.get(key);
  if (known) return known;
  const fresh: UnitSet = new Set(units);
  sets.set(key, fresh);
  return fresh;
}

function remember({ owing }: Memory, form: FormId, unit: UnitId, stretch: number, fresh: Owing): void {
  const byUnit = owing.get(form) ?? new Map<UnitId, Owing[]>();
  owing.set(form, byUnit);
  const byStretch = byUnit.get(unit) ?? [];
  byUnit.set(unit, byStretch);
  byStretch[stretch] = fresh;
}

function stretchOf({ turns, stretches }: Memory, day: IsoDate): number {
  const known = stretches.get(day);
  if (known !== undefined) return known;
  const fresh = turns.filter((turn) => turn <= day).length;
  stretches.set(day, fresh);
  return fresh;
}

function memoryOf(definitions: Definitions): Memory {
  const known = remembered.get(definitions);
  if (known) return known;
  const fresh: Memory = {
    sets: new Map(),
    turns: turnsOf(definitions),
    stretches: new Map(),
    owing: new Map(),
  };
  remembered.set(definitions, fresh);
  return fresh;
}

/** The days from which on another unit exists or another line is owed than the day before. */
function turnsOf({ tree, owed, forms }: Definitions): IsoDate[] {
  const turns = new Set<IsoDate>();
  const turn = (from: IsoDate | undefined, to: IsoDate | undefined) => {
    if (from !== undefined) turns.add(from);
    if (to !== undefined) turns.add(addDays(to, 1));
  };
  for (const { firstAsked } of forms) turn(firstAsked && firstDay(periodOf(firstAsked)), undefined);
  for (const { validFrom, validTo } of tree.units) turn(validFrom, validTo);
  for (const byUnit of owed.values())
    for (const rows of byUnit.values()) for (const { from, to } of rows) turn(from, to);
  return [...turns].sort();
}
