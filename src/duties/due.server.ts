/** By when a report is due: from the regime in force, which is data. */

import { z } from "zod";
import { type Frequency, lastDay, type Period } from "../calendar/period.ts";
import { dueDay, type RegimeRule, ruleFor } from "../calendar/regime.ts";
import { calendarRegime, shippedRegimes } from "../calendar/regimes.ts";
import { isSnapshot, type ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting, setting } from "../database/setting.server.ts";

export type DueDays = (period: Period, kindOfUnit: string) => IsoDate | undefined;

const chosenRegime = setting("regime", z.string().optional(), undefined);

const ofSnapshot = new WeakMap<object, Promise<DueDays>>();

/** Asked once for a snapshot, in which regimes cannot change. */
export function readDueDays(tx: ReadTransaction): Promise<DueDays> {
  const known = ofSnapshot.get(tx);
  if (known !== undefined) return known;
  const asked = freshDueDays(tx);
  if (isSnapshot(tx)) ofSnapshot.set(tx, asked);
  return asked;
}

/** The regime named by the setting `regime`; without it the first that was loaded, or else the calendar's. */
async function freshDueDays(tx: ReadTransaction): Promise<DueDays> {
  const rows = await tx.selectFrom("regime").selectAll().orderBy("id").execute();
  const loaded: (RegimeRule & { closedOn: IsoDate | null | undefined })[] = rows.map((row) => ({
    code: row.code,
    name: row.name,
    frequency: row.frequency as Frequency,
    cutOff: row.cut_off ?? undefined,
    dueDays: row.due_days,
    level: row.level,
    closedOn: row.closed_on,
  }));
  const code = (await readSetting(tx, chosenRegime)) ?? loaded[0]?.code ?? calendarRegime;
  return (period, kindOfUnit) => {
    const open = loaded.filter(({ closedOn }) => closedOn == null || closedOn >= lastDay(period));
    const rules = [...open, ...shippedRegimes];
    const rule = ruleFor(rules, code, period.kind, kindOfUnit);
    return rule && dueDay(rule, period);
  };
}
