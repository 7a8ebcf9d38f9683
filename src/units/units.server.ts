import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitCode } from "../database/ids.ts";
import { named } from "../database/named.ts";
import type { Group } from "./group.ts";
import { type UnitTree, unitTree } from "./tree.ts";

export async function readUnitTree(tx: ReadTransaction): Promise<UnitTree> {
  const units = await tx.selectFrom("unit").selectAll().orderBy("sort").orderBy("id").execute();
  const successions = await tx.selectFrom("succession").selectAll().orderBy("date").execute();
  return unitTree(
    units.map((row) => ({ ...named(row), code: row.code as UnitCode })),
    successions.map(named),
  );
}

export async function readGroups(tx: ReadTransaction): Promise<Group[]> {
  const groups = await tx.selectFrom("unit_group").selectAll().orderBy("id").execute();
  const members = await tx.selectFrom("group_member").selectAll().execute();
  return groups.map((group) => ({
    ...named(group),
    members: members
      .filter((member) => member.group_id === group.id)
      .map((member) => ({
        unit: member.unit_id,
        from: member.valid_from ?? undefined,
        to: member.valid_to ?? undefined,
      })),
  }));
}
