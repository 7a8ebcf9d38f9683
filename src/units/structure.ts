/**
 * Which units make up a unit on a day, and with which share: what figures are added up by. The tree answers with the
 * units that stand directly below and exist on the day, each whole. `structure.server.ts` has the same as a table.
 */
import type { IsoDate, UnitId } from "../database/ids.ts";
import { childrenOn, existsOn, type UnitTree } from "./tree.ts";

/** A unit that is part of another on a day; a share of 1 is all of it. */
export type Part = { unit: UnitId; share: string };

const WHOLE = "1";

/** The units that make up `whole` on the day, without those that make up these in turn. */
export function partsOn(tree: UnitTree, whole: UnitId, day: IsoDate): Part[] {
  return childrenOn(tree, whole, day).map(({ id }) => ({ unit: id, share: WHOLE }));
}

/** All units whose figures this unit's enter on the day, the nearest first. */
export function wholesOn(tree: UnitTree, part: UnitId, day: IsoDate): UnitId[] {
  const wholes: UnitId[] = [];
  for (let unit = tree.byId.get(part); unit?.parent !== undefined && existsOn(unit, day); ) {
    wholes.push(unit.parent);
    unit = tree.byId.get(unit.parent);
  }
  return wholes;
}

/** Whether other units make it up on any day: of all others there is nothing to add up. */
export function hasParts(tree: UnitTree, unit: UnitId): boolean {
  return tree.children.has(unit);
}
