/** Whom an administrator may manage: those all of whose roles lie within reach, and nobody by a role beyond it. */
import type { IsoDate } from "../database/ids.ts";
import type { UnitTree } from "../units/tree.ts";
import { may, placeForAll } from "./may.ts";
import type { Person, RoleOnUnit } from "./person.ts";

export function mayGive(manager: Person, { unitId }: RoleOnUnit, tree: UnitTree, today: IsoDate): boolean {
  if (unitId !== undefined) return may(manager, "person.manage", { unit: unitId }, tree, today);
  return manager.roles.some((role) => role.role === "administrator" && role.unitId === undefined);
}

export type Managed = {
  /** Every role that was ever given. */
  readonly roles: readonly (RoleOnUnit & { readonly closedOn: IsoDate | undefined })[];
  /** Who added them, where that is a person. */
  readonly madeBy: string | undefined;
};

/**
 * Whoever holds no role is no less somebody's: of those who held any, the last count on; one who never held any is managed by
 * who made them, and at the unit where the tree first branches. Else their way in could be had before the role is given.
 */
export function mayManage(manager: Person, { roles, madeBy }: Managed, tree: UnitTree, today: IsoDate): boolean {
  if (!may(manager, "person.manage", "anywhere", tree, today)) return false;
  const counting = rolesThatCount(roles, today);
  if (counting.length > 0) return counting.every((role) => mayGive(manager, role, tree, today));
  return madeBy === manager.id || may(manager, "person.manage", placeForAll(tree), tree, today);
}

function rolesThatCount(roles: Managed["roles"], today: IsoDate): Managed["roles"] {
  const open = roles.filter(({ closedOn }) => closedOn === undefined || closedOn > today);
  if (open.length > 0) return open;
  const last = roles
    .flatMap(({ closedOn }) => closedOn ?? [])
    .sort()
    .at(-1);
  return roles.filter(({ closedOn }) => closedOn === last);
}
