/**
 * What the calendar tells: a report is due soon, is overdue, has been late for so many working days that the unit's
 * approver and leader, then the office, are told. Each is told once, however often this runs.
 */

import { type Clock, today } from "../calendar/clock.ts";
import { type Period, periodAt, previous } from "../calendar/period.ts";
import { addWorkingDays, workingDaysBetween } from "../calendar/publicHolidays.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readSetting } from "../database/setting.server.ts";
import { readDueDays } from "../duties/due.server.ts";
import type { NoticeKind } from "../duties/notices/notice.ts";
import { notify, type Recipients, type Telling } from "../duties/notices/notices.server.ts";
import { noticeRules } from "../duties/notices/rules.server.ts";
import { isQuiet, type NoticeRules } from "../duties/notices/rules.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { isSent } from "../ledger/report.ts";
import { type ListedReport, placesToFill, readList } from "./list.server.ts";
import { aboutOf, addressOf, detailsOf, officeOf, recipientsAt } from "./told.server.ts";

/** A report that has been late for longer than this was told of long ago, or never will be entered. */
const MOST_LATE = 40;

/** Looks through what is owed now; answers how many notices were made. Nothing is told in quiet hours. */
export async function tellWhatIsDue(database: Database, clock: Clock): Promise<number> {
  const day = today(clock);
  return database.write(async (tx) => {
    const rules = await readSetting(tx, noticeRules);
    if (isQuiet(rules, clock.now())) return 0;
    const definitions = await readDefinitions(tx);
    const dueDays = await readDueDays(tx);
    const known = new Map<IsoDate, Due[]>();
    const tellings: Telling[] = [];
    for (const listed of await owedNow(tx, definitions, day)) {
      const due = dueDays(listed.place.period, listed.place.unit.kind);
      if (due === undefined || isSent(listed.report.state)) continue;
      const dues = known.get(due) ?? duesOf(due, day, rules);
      known.set(due, dues);
      tellings.push(...dues.map((each) => telling(definitions, clock, listed, due, each)));
    }
    return notify(tx, tellings);
  });
}

/** The reports of the quarter that runs and the one before it, of every unit. */
async function owedNow(tx: WriteTransaction, definitions: Definitions, day: IsoDate): Promise<ListedReport[]> {
  const running = periodAt("quarter", day);
  const periods: Period[] = [previous(running), running];
  const fillers = definitions.tree.units.map((unit) => unit.id);
  const places = periods.flatMap((period) => fillers.flatMap((filler) => placesToFill(definitions, filler, period)));
  const distinct = new Map(places.map((place) => [aboutOf(place), place]));
  return readList(tx, [...distinct.values()]);
}

export type Due = { kind: NoticeKind; to: "fillers" | "unit" | "office"; late: number };

/** What is to be told of a report that has not been sent, on a day. */
export function duesOf(due: IsoDate, day: IsoDate, { soon, escalate, escalateToOffice }: NoticeRules): Due[] {
  if (day <= due) {
    const isSoon = soon > 0 && addWorkingDays(day, soon) >= due;
    return isSoon ? [{ kind: "due_soon", to: "fillers", late: 0 }] : [];
  }
  const late = workingDaysBetween(due, day);
  if (late > MOST_LATE) return [];
  return [
    { kind: "overdue", to: "fillers", late },
    ...(escalate > 0 && late >= escalate ? [{ kind: "escalated", to: "unit", late } as const] : []),
    ...(escalateToOffice > 0 && late >= escalateToOffice ? [{ kind: "escalated", to: "office", late } as const] : []),
  ];
}

function telling(
  { tree }: Definitions,
  clock: Clock,
  { place, report }: ListedReport,
  due: IsoDate,
  each: Due,
): Telling {
  const { kind, to, late } = each;
  const about = aboutOf(place);
  const unit = to === "office" ? officeOf(place) : place.filler;
  return {
    notice: {
      kind,
      about,
      details: { ...detailsOf(place), due, late },
      address: addressOf(place, tree.byId.get(unit)?.code),
      at: clock.now(),
      once: `${kind} ${to} ${about} ${due}`,
    },
    to: recipientsAt(unit, rolesOf(to, report.state === "filled"), tree, { clock, person: undefined }),
  };
}

/** A report that waits for its signature is the approver's to send. */
function rolesOf(to: Due["to"], isFilled: boolean): Recipients["roles"] {
  switch (to) {
    case "fillers":
      return isFilled ? ["approver"] : ["reporter"];
    case "unit":
      return ["approver", "leader"];
    case "office":
      return ["office"];
    default:
      return to satisfies never;
  }
}
