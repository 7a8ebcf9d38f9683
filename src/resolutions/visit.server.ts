/** Remembers what a person saw of a unit's targets, day by day; only the last two days are kept. */
import { codeOf, type Period } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId, UnitId } from "../database/ids.ts";
import { resolutionFor } from "./resolution.ts";
import { readDemands } from "./resolutions.server.ts";
import { standingsOf } from "./standing.server.ts";
import type { Visit } from "./visit.ts";

/** The last visit before today, so that the page says the same all day. */
export async function lastVisit(
  tx: ReadTransaction,
  { person, unit, today }: { person: PersonId; unit: UnitId; today: IsoDate },
): Promise<Visit | undefined> {
  return tx
    .selectFrom("person_visit")
    .select(["day", "period", "paces"])
    .where("person_id", "=", person)
    .where("unit_id", "=", unit)
    .where("day", "<", today)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Notes what stands on the person's first page today; nothing where the unit has no targets. */
export async function noteVisit(
  tx: WriteTransaction,
  { person, unit, at, today }: { person: PersonId; unit: UnitId; at: Period; today: IsoDate },
): Promise<void> {
  const { resolutions, targets } = await readDemands(tx);
  if (!resolutionFor(resolutions, targets, unit, at)) return;
  const { targets: judged } = await standingsOf(tx, { unit, at, basis: "approved" });
  const paces = JSON.stringify(Object.fromEntries(judged.map(({ target, standing }) => [target.code, standing.pace])));
  await tx
    .insertInto("person_visit")
    .values({ person_id: person, unit_id: unit, day: today, period: codeOf(at), paces })
    .onConflict((conflict) =>
      conflict.columns(["person_id", "unit_id", "day"]).doUpdateSet({ period: codeOf(at), paces }),
    )
    .execute();
  const before = await lastVisit(tx, { person, unit, today });
  if (!before) return;
  await tx
    .deleteFrom("person_visit")
    .where("person_id", "=", person)
    .where("unit_id", "=", unit)
    .where("day", "<", before.day as IsoDate)
    .execute();
}
