/** Which units a task is handed to: its own words, units, groups and kinds, as they are on the day it is assigned. */
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Group } from "../units/group.ts";
import { existsOn, isWithin, type Unit, type UnitTree } from "../units/tree.ts";
import type { Occurrence } from "./task.ts";

export type Parties = { leads: readonly UnitId[]; cooperating: readonly UnitId[] };
export type Places = { tree: UnitTree; groups: readonly Pick<Group, "code" | "members">[] };

/** A unit stands there once; who leads does not co-operate with itself. */
export function partiesOf({ task, assigned }: Pick<Occurrence, "task" | "assigned">, places: Places): Parties {
  const called = (words: readonly string[]) => [
    ...new Set(words.flatMap((word) => unitsCalled(word, { assignedBy: task.assignedBy, on: assigned }, places))),
  ];
  const leads = called(task.leads);
  const leading = new Set(leads);
  return { leads, cooperating: called(task.cooperating).filter((unit) => !leading.has(unit)) };
}

/**
 * A unit is itself, where it exists on the day. A kind or a group is all of its members at or below whoever assigns that
 * exist on the day, in the order of the units.
 */
export function unitsCalled(
  word: string,
  { assignedBy, on }: { assignedBy: UnitId; on: IsoDate },
  { tree, groups }: Places,
): UnitId[] {
  const unit = tree.byCode.get(word);
  if (unit) return existsOn(unit, on) ? [unit.id] : [];
  const group = groups.find(({ code }) => code === word);
  const members = group && membersOn(group, on);
  const isMeant = ({ id, kind }: Unit) => (members ? members.has(id) : kind === word);
  return tree.units
    .filter((each) => isMeant(each) && existsOn(each, on) && isWithin(tree, each.id, assignedBy))
    .map(({ id }) => id);
}

function membersOn({ members }: Pick<Group, "members">, day: IsoDate): Set<UnitId> {
  const inForce = members.filter(
    ({ from, to }) => (from === undefined || from <= day) && (to === undefined || to >= day),
  );
  return new Set(inForce.map(({ unit }) => unit));
}
