/** The first page of those who fill, sign and accept reports. */
import type { RequestContext } from "../access/context.server.ts";
import { unitsOfRole } from "../access/may.ts";
import type { Person } from "../access/person.ts";
import { today } from "../calendar/clock.ts";
import { addDays, daysBetween } from "../calendar/day.ts";
import { codeOf, comparePeriods, lastDay, nameOf, type Period, periodAt, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import { readSpan } from "../duties/asked.server.ts";
import { type Duty, isMissing, missingByUnit } from "../duties/duty.ts";
import { type DutySource, readDuties, whoseOf } from "../duties/source.server.ts";
import { dutyTexts } from "../duties/texts.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { capital } from "../prose/capital.ts";
import { type Language, say } from "../prose/text.ts";
import { boardAddress } from "../reports/addresses.ts";
import { type Board, readBoard } from "../reports/board/board.server.ts";
import { readReportDuties } from "../reports/duties.server.ts";
import { nameOfIndicator, writeAmount } from "../values/figureWords.ts";
import { type Block, listed, type Sentence } from "./block.ts";
import { todayTexts } from "./texts.ts";

export type Asking = Pick<RequestContext, "language" | "clock"> & { person: Person; definitions: Definitions };

/** A duty is a matter of today from so many days before it is due. */
const DAYS_AHEAD = 31;
const SHOWN_DUTIES = 6;
const NAMED_UNITS = 6;

/** What somebody has to do, sign, or do again, of every source, what is due first coming first. */
export async function dutyBlocks(
  tx: ReadTransaction,
  sources: readonly DutySource[],
  asking: Asking,
): Promise<Block[]> {
  const day = today(asking.clock);
  const { tree } = asking.definitions;
  const blocks: Block[] = [];
  for (const source of sources) {
    const owedAs = async (role: "reporter" | "approver") => {
      const whose = whoseOf(asking.person, [role], tree);
      return whose.by.length === 0 ? [] : readDuties(tx, [source], whose, day);
    };
    const mine = await owedAs("reporter");
    const toSign = (await owedAs("approver")).filter(({ stage }) => stage === "to_sign");
    const block = (head: keyof DutySource["heads"], duties: readonly Duty[]): Block => ({
      title: say(source.heads[head], asking.language),
      sentences: firstFew(duties, source, day, asking),
    });
    blocks.push(
      block(
        "returned",
        mine.filter(({ stage }) => stage === "returned"),
      ),
      block(
        "todo",
        mine.filter((duty) => isForToday(duty, day)),
      ),
      block("to_sign", toSign),
    );
  }
  return blocks;
}

/** Not done yet, begun or due within a month. */
function isForToday({ stage, isBegun, due }: Duty, day: IsoDate): boolean {
  return stage === "open" && (isBegun || due === undefined || due <= addDays(day, DAYS_AHEAD));
}

function firstFew(duties: readonly Duty[], source: DutySource, day: IsoDate, asking: Asking): Sentence[] {
  const sentences = duties.slice(0, SHOWN_DUTIES).map((duty) => dutySentence(duty, day, asking));
  if (duties.length > SHOWN_DUTIES) {
    const count = duties.length - SHOWN_DUTIES;
    sentences.push({ told: say(dutyTexts.more_duties, asking.language, { count }), to: source.list });
  }
  return sentences;
}

function dutySentence({ what, unit, stage, due, why, isBegun, progress, address }: Duty, day: IsoDate, asking: Asking) {
  const { language } = asking;
  const howFar = capital(progress[language]);
  const told = say(dutyTexts.duty_of, language, { what: what[language], unit });
  const sentence = (reason: string, action: keyof typeof dutyTexts): Sentence => ({
    told,
    reason,
    to: address,
    action: say(dutyTexts[action], language),
  });
  if (stage === "returned") return sentence(say(dutyTexts.returned_why, language, { why: why ?? "" }), "correct");
  if (stage === "to_sign") return sentence(`${howFar}.`, "look_and_sign");
  const left = due === undefined ? [] : [timeLeft(due, day, language)];
  return sentence(`${[howFar, ...left].join(", ")}.`, isBegun ? "go_on" : "begin");
}

/** "còn 12 ngày", "quá hạn 3 ngày". */
export function timeLeft(due: IsoDate, day: IsoDate, language: Language): string {
  const days = daysBetween(day, due);
  if (days < 0) return say(dutyTexts.days_late, language, { days: -days });
  return days === 0 ? say(dutyTexts.due_today, language) : say(dutyTexts.days_left, language, { days });
}

/** Each quarter of which something is missing or waits for an answer, the earliest first, and the one that runs. */
export async function officeBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  const { person, definitions, language } = asking;
  const day = today(asking.clock);
  const offices = unitsOfRole(person, "office", definitions.tree);
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
      const title = say(todayTexts.compilation, language, { period: nameOf(period, language) });
      blocks.push({ title, sentences: boardSentences(board, asking, office, period) });
    }
  }
  return blocks;
}

function quartersOf(days: readonly IsoDate[]): Map<PeriodCode, Period> {
  return new Map(days.map((day) => periodAt("quarter", day)).map((quarter) => [codeOf(quarter), quarter]));
}

/** The last days of the periods of which a report waits for its answer. */
async function endsOfSubmitted(tx: ReadTransaction): Promise<IsoDate[]> {
  const rows = await tx.selectFrom("report").select("period").distinct().where("state", "=", "submitted").execute();
  return rows.map(({ period }) => lastDay(periodOf(period)));
}

function boardSentences(board: Board, asking: Asking, office: UnitId, period: Period): Sentence[] {
  const { language, definitions } = asking;
  const unit = definitions.tree.byId.get(office);
  if (board.all.length === 0 || !unit) return [];
  const to = boardAddress(unit.code, codeOf(period));
  const owing = new Set(board.all.map(({ owedBy }) => owedBy));
  const missing = missingByUnit(board.all);
  const names = [...missing.keys()].flatMap((filler) => definitions.tree.byId.get(filler)?.name ?? []);
  const sentences: Sentence[] = [
    {
      told: say(todayTexts.units_submitted, language, { done: owing.size - missing.size, all: owing.size }),
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
      to: first.address,
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
