/** Whom an administrator may manage: those all of whose roles lie within reach, and nobody by a role beyond it. */
import type { IsoDate } from "../database/ids.ts";
import type { UnitTree } from "../units/tree.ts";
import { may } from "./may.ts";
import type { Person, RoleOnUnit } from "./person.ts";

export function mayGive(manager: Person, { unitId }: RoleOnUnit, tree: UnitTree, today: IsoDate): boolean {
  if (unitId !== undefined) return may(manager, "person.manage", { unit: unitId }, tree, today);
  return manager.roles.some((role) => role.role === "administrator" && role.unitId === undefined);
}

export function mayManage(manager: Person, held: readonly RoleOnUnit[], tree: UnitTree, today: IsoDate): boolean {
  return (
    may(manager, "person.manage", "anywhere", tree, today) && held.every((role) => mayGive(manager, role, tree, today))
  );
}
