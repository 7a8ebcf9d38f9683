/** On the first page: what comes to an office, who is silent, and requests to open reports again. */

import { may, unitsOfRole } from "../access/may.ts";
import type { Person } from "../access/person.ts";
import { today } from "../calendar/clock.ts";
import {
  codeOf,
  comparePeriods,
  firstDay,
  lastDay,
  nameOf,
  type Period,
  periodAt,
  periodOf,
  previous,
} from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import { readSpan } from "../duties/asked.server.ts";
import { byDueDay, isMissing, missingByUnit } from "../duties/duty.ts";
import { timeLeft } from "../duties/today.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { type Language, say } from "../prose/text.ts";
import { type Block, listed, type Sentence } from "../today/block.ts";
import type { Contribution, DayAsked } from "../today/contribution.server.ts";
import { nameApart } from "../units/toldApart.ts";
import { hasEnded, type Unit, type UnitTree } from "../units/tree.ts";
import { nameOfIndicator, writeAmount } from "../values/figureWords.ts";
import { webTexts } from "../web/texts.ts";
import { boardAddress } from "./addresses.ts";
import { type Board, readBoard } from "./board/board.server.ts";
import { readReportDuties } from "./duties.server.ts";
import type { ReportDuty } from "./duty.ts";
import { reportTodayTexts } from "./todayTexts.ts";

const NAMED_UNITS = 6;

type Asking = Pick<DayAsked, "person" | "language" | "clock">;

export const officeToday: Contribution = {
  within: async (tx, asked) => ({ blocks: await officeBlocks(tx, asked) }),
};

/** Who is silent at the unit that a leader looks at. */
export const silentToday: Contribution = {
  async within(tx, asked) {
    const { person, clock, choice } = asked;
    if (choice === undefined || !person.roles.some(({ role }) => role === "leader")) return { blocks: [] };
    if (!may(person, "target.read", { unit: choice.unit.id }, choice.tree, today(clock))) return { blocks: [] };
    return { blocks: [await silentBlock(tx, asked, choice.unit.id)] };
  },
};

/** Each quarter of which something is missing or waits for an answer, the earliest first, and the one that runs. */
export async function officeBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  const { person, language } = asking;
  const definitions = await readDefinitions(tx);
  const day = today(asking.clock);
  const offices = officesOf(person, definitions.tree, day);
  if (offices.length === 0) return [];
  const span = await readSpan(tx, day);
  const submitted = await endsOfSubmitted(tx);
  const blocks: Block[] = [];
  for (const office of offices) {
    const missing = (await readReportDuties(tx, { by: [], to: [office] }, span)).filter(isMissing);
    const open = quartersOf([day, ...missing.map(({ place }) => place.lastDay)]);
    const quarters = new Map([...open, ...quartersOf(submitted)]);
    for (const [code, period] of [...quarters].toSorted(([, a], [, b]) => comparePeriods(a, b))) {
      const board = await readBoard(tx, definitions, office, period);
      if (!open.has(code) && board.waiting.length === 0) continue;
      const title = titleOf(definitions.tree.byId.get(office), definitions.tree, period, { day, language });
      blocks.push({ title, sentences: boardSentences(board, definitions, office, period, { language, day }) });
    }
  }
  return blocks;
}

/**
 * Those of the person's role, and those below them that are no more since this quarter or the last: what was left there comes to
 * them now.
 */
function officesOf(person: Person, tree: UnitTree, day: IsoDate): UnitId[] {
  const offices = unitsOfRole(person, "office", tree);
  const since = firstDay(previous(periodAt("quarter", day)));
  const ended = offices
    .flatMap((office) => tree.children.get(office) ?? [])
    .filter((unit) => hasEnded(unit, day) && !hasEnded(unit, since) && tree.children.has(unit.id));
  return [...new Set([...offices, ...ended.map(({ id }) => id)])];
}

/** Of an office that is no more its name too. */
function titleOf(
  office: Unit | undefined,
  tree: UnitTree,
  period: Period,
  { day, language }: { day: IsoDate; language: Language },
): string {
  const title = say(reportTodayTexts.compilation, language, { period: nameOf(period, language) });
  return office !== undefined && hasEnded(office, day) ? `${title} · ${nameApart(tree, office, language, day)}` : title;
}

function quartersOf(days: readonly IsoDate[]): Map<PeriodCode, Period> {
  return new Map(days.map((day) => periodAt("quarter", day)).map((quarter) => [codeOf(quarter), quarter]));
}

/** The last days of the periods of which a report waits for its answer. */
async function endsOfSubmitted(tx: ReadTransaction): Promise<IsoDate[]> {
  const rows = await tx.selectFrom("report").select("period").distinct().where("state", "=", "submitted").execute();
  return rows.map(({ period }) => lastDay(periodOf(period)));
}

function boardSentences(
  board: Board,
  definitions: Definitions,
  office: UnitId,
  period: Period,
  { language, day }: { language: Language; day: IsoDate },
): Sentence[] {
  const unit = definitions.tree.byId.get(office);
  if (board.all.length === 0 || !unit) return [];
  const to = boardAddress(unit.code, codeOf(period));
  const owing = new Set(board.all.map(({ owedBy }) => owedBy));
  const missing = missingByUnit(board.all);
  const names = namesApart(definitions.tree, [...missing.keys()], language, day);
  const sentences: Sentence[] = [
    {
      told: say(reportTodayTexts.units_submitted, language, { done: owing.size - missing.size, all: owing.size }),
      reason:
        names.length === 0
          ? say(reportTodayTexts.all_submitted, language)
          : say(reportTodayTexts.not_yet, language, { units: listedUnits(names, language) }),
      to,
      action: say(reportTodayTexts.see_board, language),
    },
  ];
  const [first] = board.waiting;
  if (first) {
    const [change] = first.changes;
    sentences.push({
      told: say(reportTodayTexts.waiting_count, language, { count: board.waiting.length }),
      reason:
        change &&
        say(reportTodayTexts.changed_most, language, {
          change: changeInWords(nameApart(definitions.tree, first.duty.place.unit, language, day), change, language),
        }),
      to: first.duty.address,
      action: say(webTexts.approve, language),
    });
  }
  const returned = board.all.filter(({ report }) => report.state === "returned");
  if (returned.length > 0) {
    const units = namesApart(definitions.tree, [...new Set(returned.map(({ place }) => place.unit.id))], language, day);
    sentences.push({
      told: say(reportTodayTexts.returned_count, language, { count: returned.length }),
      reason: `${listedUnits(units, language)}.`,
      to,
    });
  }
  return sentences;
}

function namesApart(tree: UnitTree, units: readonly UnitId[], language: Language, day: IsoDate): string[] {
  return units.flatMap((id) => {
    const unit = tree.byId.get(id);
    return unit === undefined ? [] : nameApart(tree, unit, language, day);
  });
}

function listedUnits(names: readonly string[], language: Language): string {
  return listed(names, NAMED_UNITS, (count) => say(reportTodayTexts.and_more, language, { count }));
}

type Change = Board["waiting"][number]["changes"][number];

function changeInWords(unit: string, { indicator, now, before }: Change, language: Language): string {
  return say(reportTodayTexts.change_of, language, {
    indicator: nameOfIndicator(indicator, language),
    unit,
    now: writeAmount(indicator, now, language),
    before: writeAmount(indicator, before, language),
  });
}

/** Units that have not sent all their reports of a quarter: of the earliest of which any are missing. */
async function silentBlock(tx: ReadTransaction, asking: Asking, unit: UnitId): Promise<Block> {
  const { language } = asking;
  const definitions = await readDefinitions(tx);
  const day = today(asking.clock);
  const duties = byDueDay(await readReportDuties(tx, { by: [], to: [unit] }, await readSpan(tx, day)));
  const [first] = duties.filter(isMissing);
  const title = say(reportTodayTexts.silent, language);
  if (!first) return { title, sentences: [] };
  const quarterOf = ({ place }: ReportDuty) => codeOf(periodAt("quarter", place.lastDay));
  const silent = missingByUnit(duties.filter((duty) => quarterOf(duty) === quarterOf(first)));
  const names = namesApart(definitions.tree, [...silent.keys()], language, day);
  const period = periodOf(quarterOf(first));
  const name = nameOf(period, language);
  const sentence: Sentence = {
    told: say(reportTodayTexts.silent_units, language, { count: names.length, units: listedUnits(names, language) }),
    reason: first.due
      ? say(reportTodayTexts.silent_reason, language, { period: name, left: timeLeft(first.due, day, language) })
      : say(reportTodayTexts.silent_no_due, language, { period: name }),
    mark: "no_data",
    to: boardAddress(definitions.tree.byId.get(unit)?.code ?? "", codeOf(period)),
  };
  return { title, sentences: [sentence] };
}
