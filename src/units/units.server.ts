import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitCode } from "../database/ids.ts";
import type { Group } from "./group.ts";
import { type UnitTree, unitTree } from "./tree.ts";

export async function readUnitTree(tx: ReadTransaction): Promise<UnitTree> {
  const units = await tx.selectFrom("unit").selectAll().orderBy("sort").orderBy("id").execute();
  const successions = await tx.selectFrom("succession").selectAll().orderBy("date").execute();
  return unitTree(
    units.map((row) => ({
      id: row.id,
      code: row.code as UnitCode,
      name: row.name,
      kind: row.kind,
      parent: row.parent_id ?? undefined,
      validFrom: row.valid_from ?? undefined,
      validTo: row.valid_to ?? undefined,
    })),
    successions.map((row) => ({
      predecessor: row.predecessor_id,
      successor: row.successor_id,
      date: row.date,
      share: row.share,
      basis: row.basis,
      document: row.document,
    })),
  );
}

export async function readGroups(tx: ReadTransaction): Promise<Group[]> {
  const groups = await tx.selectFrom("unit_group").selectAll().orderBy("id").execute();
  const members = await tx.selectFrom("group_member").selectAll().execute();
  return groups.map((group) => ({
    id: group.id,
    code: group.code,
    name: group.name,
    kind: group.kind,
    members: members
      .filter((member) => member.group_id === group.id)
      .map((member) => ({
        unit: member.unit_id,
        from: member.valid_from ?? undefined,
        to: member.valid_to ?? undefined,
      })),
  }));
}
