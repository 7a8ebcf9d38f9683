/**
 * What the calendar tells: something is due soon, is overdue, has been late for so many working days that the unit's
 * approver and leader, then the office, are told. Each is told once, however often this runs.
 */
import { accessTree } from "../access/guard.server.ts";
import type { Role } from "../access/person.ts";
import { type Clock, today } from "../calendar/clock.ts";
import { addWorkingDays, type DaysSet, workingDaysBetween } from "../calendar/publicHolidays.ts";
import type { Database } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting } from "../database/setting.server.ts";
import type { UnitTree } from "../units/tree.ts";
import { readDaysSet } from "./daysOff.server.ts";
import { type Duty, isMissing, rolesWaitedFor } from "./duty.ts";
import type { NoticeKind } from "./notices/notice.ts";
import { notify, type Telling } from "./notices/notices.server.ts";
import { recipientsAt } from "./notices/recipients.ts";
import { noticeRules } from "./notices/rules.server.ts";
import { isQuiet, type NoticeRules } from "./notices/rules.ts";
import { type DutySource, readDuties } from "./source.server.ts";

/** What has been late for longer than this was told of long ago, or never will be done. */
const MOST_LATE = 40;

/** Looks through what is owed now; answers how many notices were made. Nothing is told in quiet hours. */
export async function tellWhatIsDue(database: Database, clock: Clock, sources: readonly DutySource[]): Promise<number> {
  const day = today(clock);
  return database.write(async (tx) => {
    const rules = await readSetting(tx, noticeRules);
    const set = await readDaysSet(tx);
    if (isQuiet(rules, clock.now(), set)) return 0;
    const tree = await accessTree(tx);
    const known = new Map<IsoDate, Due[]>();
    const tellings: Telling[] = [];
    for (const duty of await readDuties(tx, sources, "everybody", day)) {
      const { due } = duty;
      if (due === undefined || !isMissing(duty)) continue;
      const dues = known.get(due) ?? duesOf(due, day, rules, set);
      known.set(due, dues);
      tellings.push(...dues.map((each) => telling(duty, due, each, tree, clock)));
    }
    return notify(tx, tellings);
  });
}

export type Due = { kind: NoticeKind; to: "doers" | "unit" | "office"; late: number };

/** What is to be told on a day of what the office does not have yet. */
export function duesOf(
  due: IsoDate,
  day: IsoDate,
  { soon, escalate, escalateToOffice }: NoticeRules,
  set?: DaysSet,
): Due[] {
  if (day <= due) {
    const isSoon = soon > 0 && addWorkingDays(day, soon, set) >= due;
    return isSoon ? [{ kind: "due_soon", to: "doers", late: 0 }] : [];
  }
  const late = workingDaysBetween(due, day, set);
  if (late > MOST_LATE) return [];
  return [
    { kind: "overdue", to: "doers", late },
    ...(escalate > 0 && late >= escalate ? [{ kind: "escalated", to: "unit", late } as const] : []),
    ...(escalateToOffice > 0 && late >= escalateToOffice ? [{ kind: "escalated", to: "office", late } as const] : []),
  ];
}

function telling(duty: Duty, due: IsoDate, { kind, to, late }: Due, tree: UnitTree, clock: Clock): Telling {
  const { about, what, unit } = duty;
  return {
    notice: {
      kind,
      about,
      details: { what, unit, due, late },
      address: to === "office" ? duty.officeAddress : duty.address,
      at: clock.now(),
      once: `${kind} ${to} ${about} ${due}`,
    },
    to: recipientsAt(to === "office" ? duty.owedTo : duty.owedBy, rolesOf(to, duty), tree, {
      clock,
      person: undefined,
    }),
  };
}

function rolesOf(to: Due["to"], duty: Duty): readonly Role[] {
  switch (to) {
    case "doers":
      return rolesWaitedFor(duty);
    case "unit":
      return ["approver", "leader"];
    case "office":
      return ["office"];
    default:
      return to satisfies never;
  }
}
