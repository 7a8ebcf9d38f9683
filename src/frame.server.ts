/** What the frame around a page shows: for whom, about which unit and period, and where that person can go. */

import { type Choice, choiceOf } from "./access/choice.server.ts";
import type { RequestContext } from "./access/context.server.ts";
import { accessTree } from "./access/guard.server.ts";
import { may, unitsFor } from "./access/may.ts";
import { today } from "./calendar/clock.ts";
import { writeDay } from "./calendar/day.ts";
import { codeOf, lastDay, nameOf, next, type Period, periodsWithin, previous } from "./calendar/period.ts";
import type { ReadTransaction } from "./database/connection.server.ts";
import { countUnread } from "./duties/notices/notices.server.ts";
import { menu } from "./menu.ts";
import { capital } from "./prose/capital.ts";
import type { Language } from "./prose/text.ts";
import { reportPaths } from "./reports/addresses.ts";
import { isAppError } from "./server/error.ts";
import { todayPaths } from "./today/addresses.ts";
import { nameApart } from "./units/toldApart.ts";
import { ancestorsOf, childrenOn, existsOn } from "./units/tree.ts";
import type { PeriodChoice, UnitChoice } from "./web/chooser.tsx";
import type { FrameData } from "./web/frame.tsx";

/** More than so many units are not listed; then those around the chosen one are, and the rest is found by typing. */
const LISTED_UNITS = 300;

/** Pages on which one works open with the period that runs, those on which one looks with the one that ended. */
function isWorkplace(url: URL, { person }: RequestContext): boolean {
  if (url.pathname.replace(/\/$/, "") === todayPaths.today)
    return !person?.roles.some((held) => held.role === "leader");
  return [reportPaths.reports, reportPaths.board].some((workplace) => url.pathname.startsWith(workplace));
}

export async function frameOf(request: RequestContext, url: URL): Promise<FrameData> {
  const { person, language, clock, demo, database } = request;
  const frame = {
    language,
    demoDay: demo ? writeDay(today(clock)) : undefined,
    person: person && { id: person.id as string, name: person.name },
  };
  if (!person || !url.pathname.startsWith(todayPaths.today))
    return { ...frame, nav: [], choice: undefined, unread: undefined };
  return database.read(async (tx) => {
    const tree = await accessTree(tx);
    const day = today(clock);
    const nav = menu
      .filter(({ acts }) => acts.some((act) => may(person, act, "anywhere", tree, day)))
      .map(({ to, name, also }) => ({ to, name, ...(also && { also }) }));
    const unread = await countUnread(tx, person.id);
    return { ...frame, nav, choice: await choice(tx, url, request, language), unread };
  });
}

/** Where the address names no unit or period that exists, the page itself says so, and the frame goes without. */
async function choice(tx: ReadTransaction, url: URL, request: RequestContext, language: Language) {
  try {
    const chosen = await choiceOf(tx, url, request, isWorkplace(url, request) ? "open" : "ended");
    return {
      unit: unitChoice(chosen, request),
      period: periodChoice(chosen.period, Number(today(request.clock).slice(0, 4)), language),
    };
  } catch (error) {
    if (isAppError(error) && error.status === 404) return undefined;
    throw error;
  }
}

/** The units there are today and those that there were at the end of the chosen period. */
function unitChoice({ unit: chosen, period, tree }: Choice, { person, clock, language }: RequestContext): UnitChoice {
  const day = today(clock);
  const then = lastDay(period);
  const readable = new Set(unitsFor(person, "report.read", tree, day));
  const all = tree.units.filter(
    (unit) => readable.has(unit.id) && (existsOn(unit, day) || existsOn(unit, then) || unit === chosen),
  );
  const near = new Set([
    ...ancestorsOf(tree, chosen.id),
    ...[day, then].flatMap((at) => [
      ...(chosen.parent === undefined ? [] : childrenOn(tree, chosen.parent, at)),
      ...childrenOn(tree, chosen.id, at),
    ]),
    chosen,
  ]);
  const listed = all.length > LISTED_UNITS ? all.filter((unit) => near.has(unit)) : all;
  return {
    chosen: { code: chosen.code, name: nameApart(tree, chosen, language, day) },
    units: listed.map((unit) => ({
      code: unit.code,
      name: nameApart(tree, unit, language, day),
      depth: ancestorsOf(tree, unit.id).filter((above) => readable.has(above.id)).length,
    })),
  };
}

function periodChoice(chosen: Period, thisYear: number, language: Language): PeriodChoice {
  const chosenYear = "year" in chosen ? chosen.year : thisYear;
  const years = [...new Set([thisYear, thisYear - 1, chosenYear])].sort((a, b) => b - a);
  return {
    chosen: { code: codeOf(chosen), name: capital(nameOf(chosen, language)) },
    previous: codeOf(previous(chosen)),
    next: codeOf(next(chosen)),
    years: years.map((year) => ({ name: String(year), periods: periodsOfYear(year, language) })),
  };
}

function periodsOfYear(year: number, language: Language): PeriodChoice["years"][number]["periods"] {
  const from = year * 12;
  const rows: [Period[], "one" | "wide" | "all"][] = [
    [[{ kind: "year", year }], "all"],
    [periodsWithin("quarter", from, from + 11), "one"],
    [[...periodsWithin("half", from, from + 5), ...periodsWithin("nine_months", from, from + 11)], "wide"],
    [periodsWithin("month", from, from + 11), "one"],
  ];
  return rows.flatMap(([periods, width]) =>
    periods.map((period) => ({ code: codeOf(period), name: shortName(period, language), width })),
  );
}

/** Under the head of its year a period needs no year. */
function shortName(period: Period, language: Language): string {
  const name = nameOf(period, language);
  if (period.kind === "month") return language === "vi" ? `Th. ${period.month}` : name.slice(0, 3);
  if (period.kind === "half" || period.kind === "nine_months") return capital(name.replace(/ (đầu|of) .*$/, ""));
  return capital(name.replace(/\/\d{4}$/, ""));
}
