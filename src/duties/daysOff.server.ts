/** The days off and days worked that this installation has set itself, kept until a definition changes. */
import type { DaysSet } from "../calendar/publicHolidays.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { keptByVersion } from "../database/definitionsVersion.server.ts";

export const readDaysSet = keptByVersion(freshDaysSet);

/** A row that was closed before its day came holds no more. */
async function freshDaysSet(tx: ReadTransaction): Promise<DaysSet> {
  const rows = await tx.selectFrom("day_off").selectAll().orderBy("day").execute();
  const open = rows.filter(({ day, closed_on }) => closed_on == null || closed_on >= day);
  return {
    isWorked: new Map(open.map(({ day, worked }) => [day, worked])),
    announced: new Set(open.filter(({ announced }) => announced).map(({ code }) => Number(code))),
  };
}
