/** The first page of those who fill, sign and accept reports. */
import type { RequestContext } from "../access/context.server.ts";
import type { Person, Role } from "../access/person.ts";
import { today } from "../calendar/clock.ts";
import { addDays, daysBetween } from "../calendar/day.ts";
import { codeOf, lastDay, nameOf, type Period, periodAt, periodOf, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { type DueDays, readDueDays } from "../duties/due.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { isSent } from "../ledger/report.ts";
import { say } from "../prose/text.ts";
import { boardAddress, reportAddress } from "../reports/addresses.ts";
import { type Board, readBoard } from "../reports/board/board.server.ts";
import { type ListedReport, placesLeftOpen, placesToFill, readList } from "../reports/list.server.ts";
import { nameOfIndicator, writeAmount } from "../values/figureWords.ts";
import { type Block, listed, type Sentence } from "./block.ts";
import { todayTexts } from "./texts.ts";

export type Asking = Pick<RequestContext, "language" | "clock"> & { person: Person; definitions: Definitions };

/** A report is a matter of today from so many days before it is due. */
const DAYS_AHEAD = 31;
const SHOWN_REPORTS = 6;
const NAMED_UNITS = 6;

/** The units on which the person has a role; a role on everything stands on the outermost unit. */
export function unitsOf({ person, definitions }: Asking, role: Role): UnitId[] {
  return person.roles
    .filter((held) => held.role === role)
    .flatMap((held) => held.unitId ?? definitions.tree.units.find((unit) => unit.parent === undefined)?.id ?? []);
}

/** The quarter that runs and the one before, whose last reports may still be missing. */
function openPeriods(day: IsoDate): [Period, Period] {
  const running = periodAt("quarter", day);
  return [previous(running), running];
}

export async function reporterBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  const { language, definitions } = asking;
  const day = today(asking.clock);
  const dueDays = await readDueDays(tx);
  const found: ListedReport[] = [];
  for (const filler of unitsOf(asking, "reporter")) {
    const places = openPeriods(day).flatMap((period) => placesToFill(definitions, filler, period));
    const left = await placesLeftOpen(tx, definitions, filler, places);
    found.push(...(await readList(tx, [...left, ...places])));
  }
  const returned = found.filter(({ report }) => report.state === "returned");
  const open = found.filter((listedReport) => isOpen(listedReport, dueDays, day));
  return [
    {
      title: say(todayTexts.returned, language),
      sentences: firstFew(returned, (each) => returnedSentence(each, asking), asking),
    },
    {
      title: say(todayTexts.my_reports, language),
      sentences: firstFew(byDueDay(open, dueDays), (each) => openSentence(each, dueDays, day, asking), asking),
    },
  ];
}

/** Not sent yet, begun or due within a month. */
function isOpen({ place, report }: ListedReport, dueDays: DueDays, day: IsoDate): boolean {
  if (report.state === "draft") return true;
  if (report.state !== "unwritten") return false;
  const due = dueDays(place.period, place.unit.kind) ?? place.lastDay;
  return due <= addDays(day, DAYS_AHEAD);
}

function byDueDay(reports: readonly ListedReport[], dueDays: DueDays): ListedReport[] {
  const due = ({ place }: ListedReport) => dueDays(place.period, place.unit.kind) ?? place.lastDay;
  return reports.toSorted((a, b) => due(a).localeCompare(due(b)));
}

function firstFew(
  reports: readonly ListedReport[],
  tell: (listedReport: ListedReport) => Sentence,
  asking: Asking,
): Sentence[] {
  const sentences = reports.slice(0, SHOWN_REPORTS).map(tell);
  if (reports.length > SHOWN_REPORTS) {
    const count = reports.length - SHOWN_REPORTS;
    sentences.push({ told: say(todayTexts.more_reports, asking.language, { count }), to: "/app/bao-cao" });
  }
  return sentences;
}

function nameOfReport({ place }: ListedReport, { language }: Asking): string {
  const period = nameOf(place.period, language);
  return say(todayTexts.report_of, language, { form: place.form.name, period, unit: place.unit.name });
}

function addressOf({ place }: ListedReport): string {
  return reportAddress({ unit: place.unit.code, form: place.form.code, period: place.key.period });
}

function openSentence(listedReport: ListedReport, dueDays: DueDays, day: IsoDate, asking: Asking): Sentence {
  const { place, filled, report } = listedReport;
  const due = dueDays(place.period, place.unit.kind);
  const entered = say(todayTexts.filled_of, asking.language, { filled, lines: place.lines.length });
  return {
    told: nameOfReport(listedReport, asking),
    reason: `${[entered, due && timeLeft(due, day, asking)].filter(Boolean).join(", ")}.`,
    to: addressOf(listedReport),
    action: say(report.state === "unwritten" ? todayTexts.begin : todayTexts.go_on, asking.language),
  };
}

export function timeLeft(due: IsoDate, day: IsoDate, { language }: Pick<Asking, "language">): string {
  const days = daysBetween(day, due);
  if (days < 0) return say(todayTexts.days_late, language, { days: -days });
  return days === 0 ? say(todayTexts.due_today, language) : say(todayTexts.days_left, language, { days });
}

function returnedSentence(listedReport: ListedReport, asking: Asking): Sentence {
  const { report } = listedReport;
  return {
    told: nameOfReport(listedReport, asking),
    reason: say(todayTexts.returned_why, asking.language, { why: report.state === "returned" ? report.why : "" }),
    to: addressOf(listedReport),
    action: say(todayTexts.correct, asking.language),
  };
}

export async function approverBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  const day = today(asking.clock);
  const waiting: ListedReport[] = [];
  for (const filler of unitsOf(asking, "approver")) {
    const places = openPeriods(day).flatMap((period) => placesToFill(asking.definitions, filler, period));
    const left = await placesLeftOpen(tx, asking.definitions, filler, places);
    waiting.push(...(await readList(tx, [...left, ...places])).filter(({ report }) => report.state === "filled"));
  }
  const tell = (listedReport: ListedReport): Sentence => ({
    told: nameOfReport(listedReport, asking),
    reason: `${say(todayTexts.filled_of, asking.language, { filled: listedReport.filled, lines: listedReport.place.lines.length })}.`,
    to: addressOf(listedReport),
    action: say(todayTexts.look_and_sign, asking.language),
  });
  return [{ title: say(todayTexts.to_sign, asking.language), sentences: firstFew(waiting, tell, asking) }];
}

/** The quarter that runs, the one before while something of it is missing, and any other of which a report waits. */
export async function officeBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  const blocks: Block[] = [];
  const offices = unitsOf(asking, "office");
  if (offices.length === 0) return blocks;
  const [before, running] = openPeriods(today(asking.clock));
  const quarters = new Map([running, before, ...(await quartersSubmitted(tx))].map((each) => [codeOf(each), each]));
  for (const office of offices) {
    for (const [code, period] of quarters) {
      const board = await readBoard(tx, asking.definitions, office, period);
      const isMissing = board.all.some(({ report }) => !isSent(report.state));
      const isOpen = code === codeOf(running) || (code === codeOf(before) && isMissing);
      if (!isOpen && board.waiting.length === 0) continue;
      const title = say(todayTexts.compilation, asking.language, { period: nameOf(period, asking.language) });
      blocks.push({ title, sentences: boardSentences(board, asking, office, period) });
    }
  }
  return blocks;
}

/** The quarters with whose end the submitted reports' periods end, the latest first. */
async function quartersSubmitted(tx: ReadTransaction): Promise<Period[]> {
  const rows = await tx.selectFrom("report").select("period").distinct().where("state", "=", "submitted").execute();
  return rows
    .map(({ period }) => lastDay(periodOf(period)))
    .toSorted()
    .toReversed()
    .map((day) => periodAt("quarter", day));
}

function boardSentences(board: Board, asking: Asking, office: UnitId, period: Period): Sentence[] {
  const { language, definitions } = asking;
  const unit = definitions.tree.byId.get(office);
  if (board.all.length === 0 || !unit) return [];
  const to = boardAddress(unit.code, codeOf(period));
  const fillers = Map.groupBy(board.all, ({ place }) => place.filler);
  const missing = [...fillers].filter(([, reports]) => reports.some(({ report }) => !isSent(report.state)));
  const names = missing.flatMap(([filler]) => definitions.tree.byId.get(filler)?.name ?? []);
  const sentences: Sentence[] = [
    {
      told: say(todayTexts.units_submitted, language, { done: fillers.size - missing.length, all: fillers.size }),
      reason:
        names.length === 0
          ? say(todayTexts.all_submitted, language)
          : say(todayTexts.not_yet, language, { units: listedUnits(names, asking) }),
      to,
      action: say(todayTexts.see_board, language),
    },
  ];
  const [first] = board.waiting;
  if (first) {
    const [change] = first.changes;
    sentences.push({
      told: say(todayTexts.waiting_count, language, { count: board.waiting.length }),
      reason:
        change &&
        say(todayTexts.changed_most, language, { change: changeInWords(first.place.unit.name, change, language) }),
      to: addressOf(first),
      action: say(todayTexts.accept, language),
    });
  }
  const returned = board.all.filter(({ report }) => report.state === "returned");
  if (returned.length > 0) {
    const units = [...new Set(returned.map(({ place }) => place.unit.name))];
    sentences.push({
      told: say(todayTexts.returned_count, language, { count: returned.length }),
      reason: `${listedUnits(units, asking)}.`,
      to,
    });
  }
  return sentences;
}

export function listedUnits(names: readonly string[], { language }: Pick<Asking, "language">): string {
  return listed(names, NAMED_UNITS, (count) => say(todayTexts.and_more, language, { count }));
}

type Change = Board["waiting"][number]["changes"][number];

function changeInWords(unit: string, { indicator, now, before }: Change, language: Asking["language"]): string {
  return say(todayTexts.change_of, language, {
    indicator: nameOfIndicator(indicator, language),
    unit,
    now: writeAmount(indicator, now, language),
    before: writeAmount(indicator, before, language),
  });
}
