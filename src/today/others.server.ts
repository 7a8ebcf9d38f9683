/** The next review for the office, and accounts that want looking after for the administrator. */
import { unitsOfRole } from "../access/may.ts";
import { listPeople, rolesOn } from "../access/people.server.ts";
import { gather } from "../beginning/gather.server.ts";
import { stepsLeft } from "../beginning/steps.ts";
import { today } from "../calendar/clock.ts";
import { codeOf, nameOf, type Period } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { moreOf, toldOf } from "../duties/notices/notice.ts";
import { readNotices } from "../duties/notices/notices.server.ts";
import { say } from "../prose/text.ts";
import { resolutionFor } from "../resolutions/resolution.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { listReviews } from "../reviews/review.server.ts";
import type { Block, Sentence } from "./block.ts";
import { listed } from "./block.ts";
import type { Asking } from "./reports.server.ts";
import { todayTexts } from "./texts.ts";

const NAMED_PEOPLE = 4;
const SHOWN_NOTICES = 4;

/** What the office or the calendar presses for, until it is read or the report is sent. */
export async function noticeBlocks(tx: ReadTransaction, { person, language }: Asking): Promise<Block[]> {
  const unread = await readNotices(tx, person.id, { onlyUnread: true, most: 50 });
  const pressing = unread.filter(({ kind }) => kind === "reminder" || kind === "escalated");
  const sentences = pressing.slice(0, SHOWN_NOTICES).map(
    (notice): Sentence => ({
      told: toldOf(notice, language),
      reason: moreOf(notice, language),
      to: notice.address,
      action: say(todayTexts.open_report, language),
    }),
  );
  return [{ title: say(todayTexts.notices, language), sentences }];
}

/** The review of the period that ended last, until it is issued. */
export async function reviewBlocks(tx: ReadTransaction, asking: Asking, period: Period): Promise<Block[]> {
  const { language } = asking;
  const { definitions, resolutions, targets } = await readDemands(tx);
  const units = unitsOfRole(asking.person, "office", definitions.tree).filter((unit) =>
    resolutionFor(resolutions, targets, unit, period),
  );
  const reviews = await listReviews(tx, units);
  const sentences = units.flatMap((unit): Sentence[] => {
    const review = reviews.find((each) => each.unit === unit && each.period === codeOf(period));
    if (review?.state === "issued") return [];
    const query = new URLSearchParams({ "don-vi": definitions.tree.byId.get(unit)?.code ?? "", ky: codeOf(period) });
    return [
      {
        told: say(todayTexts[`review_${review?.state ?? "missing"}`], language, { period: nameOf(period, language) }),
        reason: say(todayTexts.review_figures, language),
        to: review ? `/app/van-ban/${review.id}` : `/app/van-ban?${query}`,
        action: say(todayTexts.open_review, language),
      },
    ];
  });
  return [{ title: say(todayTexts.review, language), sentences }];
}

/** How many steps are left until the first quarter runs; nothing once they are done. */
export async function beginningBlocks(tx: ReadTransaction, { person, clock, language }: Beginner): Promise<Block[]> {
  if (!person.roles.some(({ role }) => role === "administrator")) return [];
  const left = stepsLeft((await gather(tx, clock)).found);
  if (left === 0) return [];
  const sentence = {
    told: say(todayTexts.steps_left, language, { count: left }),
    reason: say(todayTexts.steps_reason, language),
    to: "/app/bat-dau",
    action: say(todayTexts.go_on_setting_up, language),
  };
  return [{ title: say(todayTexts.beginning, language), sentences: [sentence] }];
}

type Beginner = Pick<Asking, "person" | "clock" | "language">;

export async function administratorBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  if (unitsOfRole(asking.person, "administrator", asking.definitions.tree).length === 0) return [];
  const { language } = asking;
  const day = today(asking.clock);
  const people = (await listPeople(tx)).filter((person) => person.closedOn === undefined || person.closedOn > day);
  const cases = [
    { text: todayTexts.without_password, found: people.filter((person) => !person.hasPassword) },
    { text: todayTexts.without_role, found: people.filter((person) => rolesOn(person, day).length === 0) },
  ];
  const sentences = cases.flatMap(({ text, found }): Sentence[] => {
    if (found.length === 0) return [];
    const names = found.map((person) => person.name);
    const shown = listed(names, NAMED_PEOPLE, (count) => `+${count}`);
    return [
      {
        told: say(text, language, { count: found.length }),
        reason: say(todayTexts.people_named, language, { names: shown }),
        to: "/app/nguoi-dung",
        action: say(todayTexts.see_people, language),
      },
    ];
  });
  return [{ title: say(todayTexts.people, language), sentences }];
}
