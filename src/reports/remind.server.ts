/** Reminds those who owe an office reports that have not come: one click for all of them, recorded. */
import type { Period } from "../calendar/period.ts";
import { codeOf } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { readDueDays } from "../duties/due.server.ts";
import { type NewNotice, notify } from "../duties/notices/notices.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { isSent } from "../ledger/report.ts";
import type { Asking } from "./acts.server.ts";
import { readBoard } from "./board/board.server.ts";
import type { ListedReport } from "./list.server.ts";
import { aboutOf, addressOf, detailsOf, recipientsAt } from "./told.server.ts";

/** Tells those who fill (or have to sign) each missing report; the same person hears of the same report once an hour. */
export async function remindLate(
  tx: WriteTransaction,
  asking: Asking,
  definitions: Definitions,
  office: UnitId,
  period: Period,
): Promise<{ units: number; reports: number }> {
  const { all } = await readBoard(tx, definitions, office, period);
  const missing = all.filter(({ report }) => !isSent(report.state));
  const dueDays = await readDueDays(tx);
  for (const listed of missing)
    await remind(tx, asking, definitions, listed, dueDays(listed.place.period, listed.place.unit.kind));
  const byFiller = Map.groupBy(missing, ({ place }) => place.filler);
  const at = asking.clock.now();
  for (const [filler, reports] of byFiller) {
    await tx
      .insertInto("reminder")
      .values({
        office_id: office,
        filler_id: filler,
        period: codeOf(period),
        reports: reports.length,
        by: asking.person?.id ?? "",
        at,
      })
      .execute();
  }
  return { units: byFiller.size, reports: missing.length };
}

async function remind(
  tx: WriteTransaction,
  asking: Asking,
  { tree }: Definitions,
  { place, report }: ListedReport,
  due: IsoDate | undefined,
): Promise<void> {
  const at = asking.clock.now();
  const about = aboutOf(place);
  const hour = at.toISOString().slice(0, 13);
  const details = { ...detailsOf(place), who: asking.person?.name, due };
  const address = addressOf(place, tree.byId.get(place.filler)?.code);
  const roles = report.state === "filled" ? (["approver"] as const) : (["reporter"] as const);
  const notice: NewNotice = { kind: "reminder", about, details, address, at, once: `reminder ${about} ${hour}` };
  await notify(tx, [{ notice, to: recipientsAt(place.filler, roles, tree, asking) }]);
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
