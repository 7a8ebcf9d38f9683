/** Who in a unit does its piece of a task, as the unit says: for the unit and its office to know, not for any count. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree, refuseUnlessMay, requirePerson } from "../access/guard.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { unitByCode } from "../units/tree.ts";
import { occurrenceCalled } from "./acting.server.ts";
import type { Occurrence } from "./task.ts";

/** An empty name: nobody in particular. 404 where the unit has no piece. */
export async function nameDoer(
  tx: WriteTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  { task: code, unit: unitCode, name }: { task: string; unit: string; name: string },
): Promise<void> {
  const tree = await accessTree(tx);
  const unit = unitByCode(tree, unitCode).id;
  refuseUnlessMay(asked, "task.do", { unit }, tree);
  const { task, period } = await occurrenceCalled(tx, code);
  const piece = { task_id: task.id, period: period ?? ("" as const), unit_id: unit };
  const held = await tx
    .selectFrom("task_stage")
    .select("unit_id")
    .where("task_id", "=", piece.task_id)
    .where("period", "=", piece.period)
    .where("unit_id", "=", unit)
    .executeTakeFirst();
  if (!held) throw new AppError("task_unknown", 404, { task: code });
  const stamp = { by: requirePerson(asked).id, at: asked.clock.now() };
  await tx
    .insertInto("task_doer")
    .values({ ...piece, name: name.trim().normalize(), ...stamp })
    .execute();
}

/** By the unit, of an occurrence. */
export async function readDoers(tx: ReadTransaction, { task, period }: Occurrence): Promise<Map<UnitId, string>> {
  const rows = await tx
    .selectFrom("task_doer")
    .select(["unit_id", "name"])
    .where("task_id", "=", task.id)
    .where("period", "=", period ?? "")
    .orderBy("id")
    .execute();
  return new Map(rows.map(({ unit_id, name }) => [unit_id, name]));
}
