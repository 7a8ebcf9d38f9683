/** The first page of those who decide: what stands badly, what got worse, what is going well. */
import { codesOf } from "../access/choice.server.ts";
import { may } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import { codeOf, lastDay, nameOf, type Period, periodAt, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { capital } from "../prose/capital.ts";
import { say } from "../prose/text.ts";
import type { Block, Sentence } from "../today/block.ts";
import type { Contribution, DayAsked } from "../today/contribution.server.ts";
import { readFigures } from "../values/figures.server.ts";
import { nameOfIndicator } from "../values/figureWords.ts";
import { webTexts } from "../web/texts.ts";
import { resolutionPaths, targetAddress, targetsAddress } from "./addresses.ts";
import { forecastBy, wantedToForecast } from "./forecast.server.ts";
import { forecastInShort, shownForecast } from "./forecastWords.ts";
import { headlineInWords, headlineOf } from "./headline.ts";
import { isGood, isLagging, type Pace } from "./pace.ts";
import { resolutionFor } from "./resolution.ts";
import { readDemands } from "./resolutions.server.ts";
import { nameOfTarget, type ShownStanding, shownStanding } from "./shown.ts";
import { asOfAt, judgedBy, targetsAsked, wantedToJudge } from "./standing.server.ts";
import { leaderTexts } from "./todayTexts.ts";
import { lastVisit } from "./visit.server.ts";
import { changesOf, gotWorse, rank, type Visit } from "./visit.ts";

const MOST_TO_MIND = 6;
const MOST_GLAD = 3;

type Asking = Pick<DayAsked, "person" | "language" | "clock">;

export const targetsToday: Contribution = {
  async within(tx, asked) {
    const { person, clock, language, choice } = asked;
    if (choice === undefined || !person.roles.some(({ role }) => role === "leader")) return { blocks: [] };
    const { unit, period, tree } = choice;
    if (!may(person, "target.read", { unit: unit.id }, tree, today(clock))) return { blocks: [] };
    const page = await leaderPage(tx, asked, unit.id, period);
    if (page === undefined) return { blocks: [] };
    return {
      blocks: page.blocks,
      last: [page.glad],
      heading: {
        title: page.headline,
        lead: page.since,
        more: { to: targetsAddress(codesOf(choice)), words: say(webTexts.see_all_targets, language) },
        seen: page.isStandard ? { to: resolutionPaths.seen, fields: { unit: unit.code } } : undefined,
      },
    };
  },
};

type Judged = {
  code: string;
  name: string;
  indicator: string;
  to: string;
  shown: ShownStanding;
  before: Pace | undefined;
  /** What the year may come to, in a sentence. */
  forecast: string | undefined;
};

type LeaderPage = {
  headline: string;
  /** What changed since the last visit, and how much is not in yet. */
  since: string;
  /** Whether it is about the period that ended last, so that the visit is worth remembering. */
  isStandard: boolean;
  blocks: Block[];
  /** What is going well. */
  glad: Block;
};

/** The page of a leader: a headline and its blocks; nothing where the unit has no targets at the period. */
export async function leaderPage(
  tx: ReadTransaction,
  asking: Asking,
  unit: UnitId,
  period: Period,
): Promise<LeaderPage | undefined> {
  const isStandard = codeOf(period) === codeOf(endedPeriod(today(asking.clock)));
  const visit = isStandard
    ? await lastVisit(tx, { person: asking.person.id, unit, today: today(asking.clock) })
    : undefined;
  const judged = await judgedTargets(tx, asking, unit, period, visit);
  if (judged.length === 0) return undefined;
  const { language } = asking;
  // Nobody is blamed or praised by figures that have not come in.
  const known = judged.filter(({ shown }) => shown.judged);
  const unknown = judged.length - known.length;
  const sentences = (chosen: readonly Judged[]) => chosen.map((each) => mindSentence(each, asking));
  return {
    headline: headlineInWords(headlineOf(judged.map(({ shown }) => shown)), language),
    since: [
      sinceBefore(known, visit, period, asking),
      unknown > 0 && say(leaderTexts.not_in_yet, language, { count: unknown, period: nameOf(period, language) }),
    ]
      .filter(Boolean)
      .join(" "),
    isStandard,
    blocks: [
      { title: say(leaderTexts.worse, language), sentences: sentences(worse(known)) },
      { title: say(leaderTexts.mind, language), sentences: sentences(toMind(known)) },
    ],
    glad: { title: say(leaderTexts.glad, language), sentences: sentences(gladNews(known)) },
  };
}

/** Each target with its pace at the last visit, or where there was none at the period before. */
async function judgedTargets(
  tx: ReadTransaction,
  asking: Asking,
  unit: UnitId,
  period: Period,
  visit: Visit | undefined,
): Promise<Judged[]> {
  const demands = await readDemands(tx);
  const { definitions, resolutions, targets } = demands;
  if (!resolutionFor(resolutions, targets, unit, period)) return [];
  const now = targetsAsked(demands, { unit, at: period });
  const earlier = previous(period);
  const isSameResolution = resolutionFor(resolutions, targets, unit, earlier)?.id === now.resolution.id;
  const before = isSameResolution && !visit ? targetsAsked(demands, { unit, at: earlier }).targets : [];
  const asked = [
    ...now.targets.map((target) => ({ target, at: period, likeForLike: "where_partial" as const })),
    ...before.map((target) => ({ target, at: earlier })),
  ];
  const figures = await readFigures(tx, "approved", [
    ...wantedToJudge(demands, asked),
    ...now.targets.flatMap((target) => wantedToForecast(demands, target, asOfAt(demands, { target, at: period }))),
  ]);
  const standings = await judgedBy(tx, demands, figures, asked);
  const paceBefore = new Map<string, Pace>(
    visit ? Object.entries(visit.paces) : standings.slice(now.targets.length).map(({ code, pace }) => [code, pace]),
  );
  const { language } = asking;
  const chosen = { unit: definitions.tree.byId.get(unit)?.code, period: codeOf(period) };
  return now.targets.flatMap((target, index) => {
    const indicator = definitions.indicatorById.get(target.indicatorId);
    const standing = standings[index];
    if (!indicator || !standing) return [];
    const forecast = forecastBy(demands, figures, { target, standing });
    const of = { comparator: target.comparator, indicator, actual: standing.actual ?? "", coverage: standing.coverage };
    return {
      code: target.code,
      name: nameOfTarget(target, indicator, language),
      indicator: nameOfIndicator(indicator, language),
      to: targetAddress(target.code, chosen),
      shown: shownStanding(target, indicator, standing, { language, limits: demands.limits }),
      before: paceBefore.get(target.code),
      forecast:
        typeof forecast === "object" ? forecastInShort(shownForecast(forecast, of, language), language) : undefined,
    };
  });
}

/** What got worse since the last visit and stands badly now, the worst first. */
function worse(judged: readonly Judged[]): Judged[] {
  return judged
    .filter(({ shown, before }) => gotWorse(shown.pace, before))
    .toSorted(worstFirst)
    .slice(0, MOST_TO_MIND);
}

/** What else is at risk, then what is behind. */
function toMind(judged: readonly Judged[]): Judged[] {
  const bad = judged.filter(({ shown }) => isLagging(shown.pace));
  return bad
    .filter(({ shown, before }) => !gotWorse(shown.pace, before))
    .toSorted(worstFirst)
    .slice(0, MOST_TO_MIND);
}

function worstFirst(a: Judged, b: Judged): number {
  return rank[a.shown.pace] - rank[b.shown.pace];
}

function gladNews(judged: readonly Judged[]): Judged[] {
  const lead = ({ shown }: Judged) => (shown.share?.share ?? 0) - (shown.share?.expected ?? 0);
  return judged
    .filter(({ shown }) => shown.pace === "ahead" && shown.share !== undefined)
    .toSorted((a, b) => lead(b) - lead(a))
    .slice(0, MOST_GLAD);
}

function mindSentence(judged: Judged, { language }: Asking): Sentence {
  const { shown, name, indicator, to, before } = judged;
  const worse =
    before && gotWorse(shown.pace, before)
      ? say(leaderTexts.got_worse, language, { before: say(webTexts[`pace_${before}`], language) })
      : undefined;
  const words =
    shown.attained !== undefined ? attainedWords(name, shown, language) : changeWords(indicator, shown, language);
  const outlook = isGood(shown.pace) ? undefined : judged.forecast;
  return { ...words, reason: [words.reason, worse, outlook].filter(Boolean).join(" "), mark: shown.pace, to };
}

function attainedWords(
  name: string,
  { attained = "", isShare, share, actual, demand }: ShownStanding,
  language: Asking["language"],
) {
  const expected = share?.written.expected;
  return {
    told: say(isShare ? leaderTexts.reached_share : leaderTexts.reached, language, { name, attained }),
    reason:
      expected === undefined
        ? `${actual}/${demand}.`
        : say(leaderTexts.needed_by_now, language, { actual: actual ?? "", demand, expected }),
  };
}

function changeWords(
  name: string,
  { change, actual, prior, demand, priorPartial, alike }: ShownStanding,
  language: Asking["language"],
) {
  if (!change || actual === undefined || prior === undefined) {
    return { told: say(leaderTexts.plain_target, language, { name }), reason: demand };
  }
  return {
    told: say(leaderTexts.change_of_year, language, { name, rate: change.rate ?? change.difference }),
    reason: [
      say(leaderTexts.against_prior, language, { actual, prior, demand }),
      ...[priorPartial, alike].flatMap((said) => (said === undefined ? [] : [`${capital(said)}.`])),
    ].join(" "),
  };
}

/** "Từ lần xem 20/03/2024: …"; who never looked before is told of the period before. */
function sinceBefore(
  judged: readonly Judged[],
  visit: Visit | undefined,
  period: Period,
  { language }: Asking,
): string | undefined {
  if (judged.every(({ before }) => before === undefined)) return undefined;
  const { gained, lost, newlyAtRisk } = changesOf(judged.map(({ shown, before }) => ({ now: shown.pace, before })));
  const told = [
    gained > 0 && say(leaderTexts.gained, language, { count: gained }),
    lost > 0 && say(leaderTexts.lost, language, { count: lost }),
    newlyAtRisk > 0 && say(leaderTexts.newly_at_risk, language, { count: newlyAtRisk }),
  ].filter((change) => change !== false);
  const changes = told.length === 0 ? say(leaderTexts.no_change, language) : told.join(", ");
  return visit
    ? say(leaderTexts.since_visit, language, { day: writeDay(visit.day as IsoDate), changes })
    : say(leaderTexts.since_before, language, { period: nameOf(previous(period), language), changes });
}

function endedPeriod(day: IsoDate): Period {
  const open = periodAt("quarter", day);
  return lastDay(open) === day ? open : previous(open);
}
