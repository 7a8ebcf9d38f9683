/** Reminds those who owe an office what has not come: one click for all of them, recorded. */
import type { RequestContext } from "../access/context.server.ts";
import { codeOf, type Period } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { UnitTree } from "../units/tree.ts";
import { type Duty, missingByUnit, rolesWaitedFor } from "./duty.ts";
import { notify, type Telling } from "./notices/notices.server.ts";
import { recipientsAt } from "./notices/recipients.ts";

type Asking = Pick<RequestContext, "clock" | "person">;

/** Tells those whose hand each of what is missing waits for; the same person hears of the same thing once an hour. */
export async function remind(
  tx: WriteTransaction,
  asking: Asking,
  tree: UnitTree,
  { office, period, duties }: { office: UnitId; period: Period; duties: readonly Duty[] },
): Promise<{ units: number; missing: number }> {
  const byUnit = missingByUnit(duties);
  const missing = [...byUnit.values()].flat();
  await notify(
    tx,
    missing.map((duty) => reminder(duty, tree, asking)),
  );
  const { person, clock } = asking;
  const said = { office_id: office, period: codeOf(period), by: person?.id ?? "", at: clock.now() };
  const rows = [...byUnit].map(([unit, owed]) => ({ ...said, filler_id: unit, reports: owed.length }));
  if (rows.length > 0) await tx.insertInto("reminder").values(rows).execute();
  return { units: byUnit.size, missing: missing.length };
}

function reminder(duty: Duty, tree: UnitTree, asking: Asking): Telling {
  const { about, what, unit, due, address, owedBy } = duty;
  const at = asking.clock.now();
  const hour = at.toISOString().slice(0, 13);
  const details = { what, unit, who: asking.person?.name, due };
  return {
    notice: { kind: "reminder", about, details, address, at, once: `reminder ${about} ${hour}` },
    to: recipientsAt(owedBy, rolesWaitedFor(duty), tree, asking),
  };
}

/** When each was last reminded by the office for the period. */
export async function lastReminders(
  tx: ReadTransaction,
  office: UnitId,
  period: Period,
): Promise<ReadonlyMap<UnitId, Date>> {
  const rows = await tx
    .selectFrom("reminder")
    .select(["filler_id", ({ fn }) => fn.max("at").as("at")])
    .where("office_id", "=", office)
    .where("period", "=", codeOf(period))
    .groupBy("filler_id")
    .execute();
  return new Map(rows.map((row) => [row.filler_id, row.at]));
}
