/** The first page of those who decide: what stands badly, what got worse, what is going well, who is silent. */
import { today } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import { codeOf, lastDay, nameOf, type Period, periodAt, periodOf, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { readSpan } from "../duties/asked.server.ts";
import { byDueDay, isMissing, missingByUnit } from "../duties/duty.ts";
import { say } from "../prose/text.ts";
import { boardAddress } from "../reports/addresses.ts";
import { readReportDuties } from "../reports/duties.server.ts";
import type { ReportDuty } from "../reports/duty.ts";
import { forecastsOf } from "../resolutions/forecast.server.ts";
import { forecastInShort, shownForecast } from "../resolutions/forecastWords.ts";
import { isLagging, type Pace } from "../resolutions/pace.ts";
import { resolutionFor } from "../resolutions/resolution.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { nameOfTarget, type ShownStanding, shownStanding } from "../resolutions/shown.ts";
import { standingsOf } from "../resolutions/standing.server.ts";
import { nameOfIndicator } from "../values/figureWords.ts";
import { webTexts } from "../web/texts.ts";
import type { Block, Sentence } from "./block.ts";
import { type Asking, listedUnits, timeLeft } from "./reports.server.ts";
import { todayTexts } from "./texts.ts";
import { lastVisit } from "./visit.server.ts";
import { changesOf, gotWorse, isGood, rank, type Visit } from "./visit.ts";

const MOST_TO_MIND = 6;
const MOST_GLAD = 3;

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
  const good = judged.filter(({ shown }) => isGood(shown.pace)).length;
  // Nobody is blamed or praised by figures that have not come in.
  const known = judged.filter(({ shown }) => shown.judged);
  const unknown = judged.length - known.length;
  const sentences = (chosen: readonly Judged[]) => chosen.map((each) => mindSentence(each, asking));
  return {
    headline: say(todayTexts.pace_line, language, { good, all: judged.length }),
    since: [
      sinceBefore(known, visit, period, asking),
      unknown > 0 && say(todayTexts.not_in_yet, language, { count: unknown, period: nameOf(period, language) }),
    ]
      .filter(Boolean)
      .join(" "),
    isStandard,
    blocks: [
      { title: say(todayTexts.worse, language), sentences: sentences(worse(known)) },
      { title: say(todayTexts.mind, language), sentences: sentences(toMind(known)) },
      await silentBlock(tx, asking, unit),
      { title: say(todayTexts.glad, language), sentences: sentences(gladNews(known)) },
    ],
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
  const { definitions, resolutions, targets } = await readDemands(tx);
  if (!resolutionFor(resolutions, targets, unit, period)) return [];
  const now = await standingsOf(tx, { unit, at: period, basis: "approved" });
  const earlier = previous(period);
  const isSameResolution = resolutionFor(resolutions, targets, unit, earlier)?.id === now.resolution.id;
  const before =
    isSameResolution && !visit ? await standingsOf(tx, { unit, at: earlier, basis: "approved" }) : undefined;
  const paceBefore = new Map<string, Pace>(
    visit ? Object.entries(visit.paces) : before?.targets.map(({ target, standing }) => [target.code, standing.pace]),
  );
  const { language } = asking;
  const query = new URLSearchParams({ "don-vi": definitions.tree.byId.get(unit)?.code ?? "", ky: codeOf(period) });
  const forecasts = await forecastsOf(tx, now.targets, "approved");
  return now.targets.flatMap(({ target, standing }, index) => {
    const indicator = definitions.indicatorById.get(target.indicatorId);
    if (!indicator) return [];
    const forecast = forecasts[index];
    const of = { comparator: target.comparator, indicator, actual: standing.actual ?? "", coverage: standing.coverage };
    return {
      code: target.code,
      name: nameOfTarget(target, indicator, language),
      indicator: nameOfIndicator(indicator, language),
      to: `/app/chi-tieu/${target.code}?${query}`,
      shown: shownStanding(target, indicator, standing, asking.language),
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
      ? say(todayTexts.got_worse, language, { before: say(webTexts[`pace_${before}`], language) })
      : undefined;
  const words = shown.share ? shareWords(name, shown, language) : changeWords(indicator, shown, language);
  const outlook = isGood(shown.pace) ? undefined : judged.forecast;
  return { ...words, reason: [words.reason, worse, outlook].filter(Boolean).join(" "), mark: shown.pace, to };
}

function shareWords(name: string, { share, actual, demand }: ShownStanding, language: Asking["language"]) {
  const expected = share?.written.expected;
  return {
    told: say(todayTexts.reached_share, language, { name, share: share?.written.share ?? "" }),
    reason:
      expected === undefined
        ? `${actual}/${demand}.`
        : say(todayTexts.needed_by_now, language, { actual: actual ?? "", demand, expected }),
  };
}

function changeWords(name: string, { change, actual, prior, demand }: ShownStanding, language: Asking["language"]) {
  if (!change || actual === undefined || prior === undefined) {
    return { told: say(todayTexts.plain_target, language, { name }), reason: demand };
  }
  return {
    told: say(todayTexts.changed_by, language, { name, rate: change.rate ?? change.difference }),
    reason: say(todayTexts.against_prior, language, { actual, prior, demand }),
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
    gained > 0 && say(todayTexts.gained, language, { count: gained }),
    lost > 0 && say(todayTexts.lost, language, { count: lost }),
    newlyAtRisk > 0 && say(todayTexts.newly_at_risk, language, { count: newlyAtRisk }),
  ].filter((change) => change !== false);
  const changes = told.length === 0 ? say(todayTexts.no_change, language) : told.join(", ");
  return visit
    ? say(todayTexts.since_visit, language, { day: writeDay(visit.day as IsoDate), changes })
    : say(todayTexts.since_before, language, { period: nameOf(previous(period), language), changes });
}

/** Units that have not sent all their reports of a quarter: of the earliest of which any are missing. */
async function silentBlock(tx: ReadTransaction, asking: Asking, unit: UnitId): Promise<Block> {
  const { language, definitions } = asking;
  const day = today(asking.clock);
  const duties = byDueDay(await readReportDuties(tx, { by: [], to: [unit] }, await readSpan(tx, day)));
  const [first] = duties.filter(isMissing);
  const title = say(todayTexts.silent, language);
  if (!first) return { title, sentences: [] };
  const quarterOf = ({ place }: ReportDuty) => codeOf(periodAt("quarter", place.lastDay));
  const silent = missingByUnit(duties.filter((duty) => quarterOf(duty) === quarterOf(first)));
  const names = [...silent.keys()].flatMap((filler) => definitions.tree.byId.get(filler)?.name ?? []);
  const period = periodOf(quarterOf(first));
  const name = nameOf(period, language);
  const sentence: Sentence = {
    told: say(todayTexts.silent_units, language, { count: names.length, units: listedUnits(names, asking) }),
    reason: first.due
      ? say(todayTexts.silent_reason, language, { period: name, left: timeLeft(first.due, day, language) })
      : say(todayTexts.silent_no_due, language, { period: name }),
    mark: "no_data",
    to: boardAddress(definitions.tree.byId.get(unit)?.code ?? "", codeOf(period)),
  };
  return { title, sentences: [sentence] };
}

function endedPeriod(day: IsoDate): Period {
  const open = periodAt("quarter", day);
  return lastDay(open) === day ? open : previous(open);
}
