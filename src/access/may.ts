/** Who may do what to which unit: the one place that answers. */
import { firstMonth, lastDay, lastMonth, next, type Period, periodAt, previous } from "../calendar/period.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { existsOn, hasEnded, isWithin, successorsOf, trunkOf, type UnitTree } from "../units/tree.ts";
import { type Act, type Relation, ruleOf } from "./acts.ts";
import { type Person, type Role, type RoleOnUnit, roles, type TokenRight, tokenRights } from "./person.ts";
import { actsOf, rightFor } from "./tokenRights.ts";

/**
 * The unit that something is about; of a form or target also the agency whose it is, where it has one; of a report also its
 * period.
 */
export type Place = { unit: UnitId; owner?: UnitId; period?: Period };

/** Where something is done that concerns everybody: where the tree first branches; before there is any unit, anywhere. */
export function placeForAll(tree: UnitTree): Place | "anywhere" {
  const trunk = trunkOf(tree);
  return trunk === undefined ? "anywhere" : { unit: trunk.id };
}

/**
 * Whether the person (nobody signed in: undefined) may do the act at the place on that day. `anywhere` asks whether there
 * is any place at all: for menus, and for routes whose unit is known only later.
 */
export function may(
  person: Person | undefined,
  act: Act,
  place: Place | "anywhere",
  tree: UnitTree,
  today: IsoDate,
): boolean {
  const { who, reads, finishes = false } = ruleOf(act);
  if (who === "everyone") return true;
  if (!person) return false;
  if (who === "session") return person.tokenRights === undefined;
  if (person.tokenRights !== undefined && !covers(person.tokenRights, act)) return false;
  if (who === "person") return true;
  return person.roles.some((role) => {
    const relation = who[role.role];
    if (relation === undefined) return false;
    if (!(reads || holdsOn(role, tree, today) || (finishes && leavesReport(role, place, tree, today)))) return false;
    return place === "anywhere" || stands(role, relation, place, tree) || (reads && succeeds(role, place.unit, tree));
  });
}

function covers(rights: readonly TokenRight[], act: Act): boolean {
  const right = rightFor(act);
  return right !== undefined && rights.includes(right);
}

/** For what the person can make a token: the rights of which they may do an act anywhere. */
export function tokenRightsOf(person: Person, tree: UnitTree, today: IsoDate): TokenRight[] {
  return tokenRights.filter((right) => actsOf(right).some((act) => may(person, act, "anywhere", tree, today)));
}

/** The units at which the person may do the act, in file order: what a page offers to choose from. */
export function unitsFor(person: Person | undefined, act: Act, tree: UnitTree, today: IsoDate): UnitId[] {
  return tree.units.filter((unit) => may(person, act, { unit: unit.id }, tree, today)).map((unit) => unit.id);
}

/** The unit with which the person's work begins: that of the first role, in the order of the roles. */
export function homeUnitOf(person: Person, tree: UnitTree): UnitId | undefined {
  const ordered = roles.flatMap((role) => person.roles.filter((held) => held.role === role));
  return (
    ordered.find((held) => held.unitId !== undefined)?.unitId ??
    tree.units.find((unit) => unit.parent === undefined)?.id
  );
}

/** The units on which the person has a role; a role on everything stands on the outermost unit. */
export function unitsOfRole(person: Person, role: Role, tree: UnitTree): UnitId[] {
  const outermost = tree.units.find((unit) => unit.parent === undefined)?.id;
  return person.roles.filter((held) => held.role === role).flatMap((held) => held.unitId ?? outermost ?? []);
}

/** A role on a unit that ended reads history, but writes no more. */
function holdsOn(role: RoleOnUnit, tree: UnitTree, today: IsoDate): boolean {
  if (role.unitId === undefined) return true;
  const unit = tree.byId.get(role.unitId);
  return unit !== undefined && existsOn(unit, today);
}

/**
 * Whether the unit of a role ended before the report was due that it still owed or was still to receive: the last of its
 * frequency, of a period that ended with the unit or in the quarter before. Anywhere, it may have been any.
 */
function leavesReport({ unitId }: RoleOnUnit, place: Place | "anywhere", tree: UnitTree, today: IsoDate): boolean {
  const unit = unitId === undefined ? undefined : tree.byId.get(unitId);
  if (unit?.validTo === undefined || !hasEnded(unit, today)) return false;
  return place === "anywhere" || (place.period !== undefined && isLastAsked(place.period, unit.validTo));
}

function isLastAsked(period: Period, ended: IsoDate): boolean {
  const asksFrom = firstMonth(previous(periodAt("quarter", ended)));
  return lastDay(period) <= ended && lastDay(next(period)) > ended && lastMonth(period) >= asksFrom;
}

function stands(role: RoleOnUnit, relation: Relation, place: Place, tree: UnitTree): boolean {
  const held = role.unitId;
  if (held === undefined) return relation !== "own";
  switch (relation) {
    case "own":
      // A form with an owner is filled by the owner alone: nobody types a figure twice.
      return (place.owner ?? place.unit) === held;
    case "within":
      return isWithin(tree, place.unit, held) || place.owner === held;
    case "below":
      // What an agency reports about a unit is accepted by the office of that unit.
      if (place.unit !== held) return isWithin(tree, place.unit, held);
      return (place.owner !== undefined && place.owner !== held) || tree.byId.get(held)?.parent === undefined;
    default:
      return relation satisfies never;
  }
}

/** Reading reaches the units from which those within the role's unit were formed, each alone, not what lay below it. */
function succeeds(role: RoleOnUnit, unit: UnitId, tree: UnitTree): boolean {
  const held = role.unitId;
  if (held === undefined) return false;
  const seen = new Set<UnitId>();
  let successors = successorsOf(tree, unit);
  while (successors.length > 0) {
    if (successors.some((each) => isWithin(tree, each.id, held))) return true;
    for (const each of successors) seen.add(each.id);
    successors = successors.flatMap((each) => successorsOf(tree, each.id)).filter((each) => !seen.has(each.id));
  }
  return false;
}
