/** Through which day periods are closed for good. */
import type { RequestContext } from "../access/context.server.ts";
import { requirePerson } from "../access/guard.server.ts";
import { today } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { requireMaySet } from "./object.server.ts";

const name = "closed_through";

export async function readClosedThrough(tx: ReadTransaction): Promise<IsoDate | undefined> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return typeof row?.value === "string" ? (row.value as IsoDate) : undefined;
}

/** Undefined opens all periods again. */
export async function setClosedThrough(
  tx: WriteTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  day: IsoDate | undefined,
): Promise<void> {
  await requireMaySet(tx, asked, "forms", []);
  if (day !== undefined && day >= today(asked.clock)) {
    throw new AppError("closed_through_future", 422, {}, [{ code: "closed_through_future", place: { field: "day" } }]);
  }
  const before = await readClosedThrough(tx);
  if (before === day) return;
  if (day === undefined) await tx.deleteFrom("setting").where("name", "=", name).execute();
  else {
    const value = JSON.stringify(day);
    await tx
      .insertInto("setting")
      .values({ name, value })
      .onConflict((on) => on.column("name").doUpdateSet({ value }))
      .execute();
  }
  const at = asked.clock.now();
  await logChange(tx, {
    at,
    by: requirePerson(asked).id,
    act: "change",
    object: "setting:closed_through",
    before,
    after: day,
  });
}
