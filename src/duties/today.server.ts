/** On the first page: what somebody is pressed for, and what they have to do, to sign or to do again. */
import { accessTree } from "../access/guard.server.ts";
import { today } from "../calendar/clock.ts";
import { addDays, daysBetween } from "../calendar/day.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { capital } from "../prose/capital.ts";
import { type Language, say } from "../prose/text.ts";
import type { Block, Sentence } from "../today/block.ts";
import type { Contribution, DayAsked } from "../today/contribution.server.ts";
import type { Duty } from "./duty.ts";
import { moreOf, toldOf } from "./notices/notice.ts";
import { readNotices } from "./notices/notices.server.ts";
import { type DutySource, readDuties, whoseOf } from "./source.server.ts";
import { dutyTexts } from "./texts.ts";

const SHOWN_NOTICES = 4;
/** A duty is a matter of today from so many days before it is due. */
const DAYS_AHEAD = 31;
const SHOWN_DUTIES = 6;

/** What the office or the calendar presses for, until it is read or done. */
export const noticesToday: Contribution = {
  async within(tx, { person, language }) {
    const unread = await readNotices(tx, person.id, { onlyUnread: true, most: 50 });
    const pressing = unread.filter(({ kind }) => kind === "reminder" || kind === "escalated");
    const sentences = pressing.slice(0, SHOWN_NOTICES).map(
      (notice): Sentence => ({
        told: toldOf(notice, language),
        reason: moreOf(notice, language),
        to: notice.address,
        action: say(dutyTexts.open, language),
      }),
    );
    return { blocks: [{ title: say(dutyTexts.pressed_for, language), sentences }] };
  },
};

export function dutiesToday(sources: readonly DutySource[]): Contribution {
  return { within: async (tx, asked) => ({ blocks: await dutyBlocks(tx, sources, asked) }) };
}

type Asking = Pick<DayAsked, "person" | "language" | "clock">;

/** Of every source what was returned, what is to be done and what is to be signed, what is due first coming first. */
export async function dutyBlocks(
  tx: ReadTransaction,
  sources: readonly DutySource[],
  { person, language, clock }: Asking,
): Promise<Block[]> {
  const day = today(clock);
  const tree = await accessTree(tx);
  const blocks: Block[] = [];
  for (const source of sources) {
    const owedAs = async (role: "reporter" | "approver") => {
      const whose = whoseOf(person, [role], tree);
      return whose.by.length === 0 ? [] : readDuties(tx, [source], whose, day);
    };
    const mine = await owedAs("reporter");
    const returned = mine.filter(({ stage }) => stage === "returned");
    const open = mine.filter(({ stage }) => stage === "open");
    const soon = open.filter((duty) => isForToday(duty, day));
    // Who has nothing soon sees what comes next: a first page without work sends nobody away.
    const todo = soon.length > 0 ? soon : open;
    const toSign = (await owedAs("approver")).filter(({ stage }) => stage === "to_sign");
    for (const [head, duties] of [
      ["returned", returned] as const,
      ["todo", todo] as const,
      ["to_sign", toSign] as const,
    ])
      blocks.push({ title: say(source.heads[head], language), sentences: firstFew(duties, source, day, language) });
  }
  return blocks;
}

/** Begun, or due within a month. */
function isForToday({ isBegun, due }: Duty, day: IsoDate): boolean {
  return isBegun || due === undefined || due <= addDays(day, DAYS_AHEAD);
}

function firstFew(duties: readonly Duty[], source: DutySource, day: IsoDate, language: Language): Sentence[] {
  const sentences = duties.slice(0, SHOWN_DUTIES).map((duty) => dutySentence(duty, day, language));
  const count = duties.length - SHOWN_DUTIES;
  return count > 0
    ? [...sentences, { told: say(dutyTexts.more_duties, language, { count }), to: source.list }]
    : sentences;
}

function dutySentence(duty: Duty, day: IsoDate, language: Language): Sentence {
  const { what, unit, stage, due, why, isBegun, progress, address } = duty;
  const howFar = capital(progress[language]);
  const sentence = (reason: string, action: keyof typeof dutyTexts): Sentence => ({
    told: say(dutyTexts.duty_of, language, { what: what[language], unit: unit[language] }),
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
