/** Until which day a report counts and by when it is due: from the regime in force, which is data. */

import { z } from "zod";
import { codeOf, type Frequency, lastDay, type Period } from "../calendar/period.ts";
import { dueDay, type RegimeRule, ruleFor, windowOf } from "../calendar/regime.ts";
import { calendarRegime, shippedRegimes } from "../calendar/regimes.ts";
import { isSnapshot, type ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting, setting } from "../database/setting.server.ts";
import { readDaysSet } from "./daysOff.server.ts";

export type DueDays = (period: Period, kindOfUnit: string) => IsoDate | undefined;

type RuleOf = (period: Period, kindOfUnit: string) => RegimeRule | undefined;

const chosenRegime = setting("regime", z.string().optional(), undefined);

const ofSnapshot = new WeakMap<object, Promise<RuleOf>>();

/** By when a report of a kind of unit is due. */
export async function readDueDays(tx: ReadTransaction): Promise<DueDays> {
  const ruleOf = await readRules(tx);
  const set = await readDaysSet(tx);
  // Hundreds of units of one kind owe the same form by the same day.
  const known = new Map<string, IsoDate | undefined>();
  return (period, kindOfUnit) => {
    const name = `${codeOf(period)} ${kindOfUnit}`;
    if (known.has(name)) return known.get(name);
    const rule = ruleOf(period, kindOfUnit);
    const due = rule && dueDay(rule, period, set);
    known.set(name, due);
    return due;
  };
}

/** The last day that a report of a kind of unit counts: of a quarter that is cut off on the 14th, not the month's end. */
export async function readCutOffs(tx: ReadTransaction): Promise<(period: Period, kindOfUnit: string) => IsoDate> {
  const ruleOf = await readRules(tx);
  return (period, kindOfUnit) => {
    const rule = ruleOf(period, kindOfUnit);
    return rule === undefined ? lastDay(period) : windowOf(rule, period).to;
  };
}

/** Asked once for a snapshot, in which regimes cannot change. */
function readRules(tx: ReadTransaction): Promise<RuleOf> {
  const known = ofSnapshot.get(tx);
  if (known !== undefined) return known;
  const asked = freshRules(tx);
  if (isSnapshot(tx)) ofSnapshot.set(tx, asked);
  return asked;
}

/** The regime named by the setting `regime`; without it the first that was loaded, or else the calendar's. */
async function freshRules(tx: ReadTransaction): Promise<RuleOf> {
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
    return ruleFor([...open, ...shippedRegimes], code, period.kind, kindOfUnit);
  };
}
