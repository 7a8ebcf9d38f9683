/** Gathers from the database all that the review of a unit, resolution and period is written from. */

import { frequencyOf, lastDay, lastMonth, type Period } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { documentsIn, recognitionsIn } from "../documents/documents.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { curlyQuotes } from "../prose/quotes.ts";
import { readNarratives } from "../reports/board/narratives.server.ts";
import { isComparable } from "../resolutions/judged.ts";
import { readMeasured } from "../resolutions/measured.server.ts";
import { type Demands, readDemands } from "../resolutions/resolutions.server.ts";
import { type StandingAnswer, standingsOf } from "../resolutions/standing.server.ts";
import { AppError } from "../server/error.ts";
import { toldFigure, toldIndicator } from "../telling/subject.server.ts";
import type { ToldFigure, ToldTarget } from "../telling/subject.ts";
import { type Unit, unitsWithin } from "../units/tree.ts";
import type { ReviewData, ReviewNarrative, ReviewUnit } from "./data.ts";

export type ReviewQuestion = { unit: UnitId; at: Period; resolution?: string; basis: Basis };

export async function gatherReview(tx: ReadTransaction, question: ReviewQuestion): Promise<ReviewData> {
  const demands = await readDemands(tx);
  const { definitions } = demands;
  const unit = definitions.tree.byId.get(question.unit);
  if (!unit) throw new AppError("unit_unknown", 404, { unit: question.unit });
  const answer = await standingsOf(tx, { ...question, likeForLike: "where_partial" });
  const superior = unit.parent === undefined ? undefined : definitions.tree.byId.get(unit.parent);
  return {
    unit: reviewUnit(unit),
    superior: superior && reviewUnit(superior),
    period: answer.at,
    resolution: {
      code: answer.resolution.code,
      title: curlyQuotes(answer.resolution.title),
      number: answer.resolution.number,
      adopted: answer.resolution.adopted ?? null,
      period: answer.resolution.period,
    },
    targets: answer.targets.map((each) => reviewTarget(demands, each)),
    told: await toldFigures(tx, demands, question),
    ...(await eventsOf(tx, definitions, question)),
    narratives: await narrativesOf(tx, definitions, question),
  };
}

/** The words of the reports that the unit's office has on the same basis, each with its source. */
async function narrativesOf(
  tx: ReadTransaction,
  definitions: Definitions,
  { unit, at, basis }: ReviewQuestion,
): Promise<ReviewNarrative[]> {
  const compiled = await readNarratives(tx, definitions, { office: unit, period: at, basis });
  return compiled.flatMap(({ heading, told }) =>
    told.map(({ source, words }) => ({ heading, source: curlyQuotes(source), words: curlyQuotes(words) })),
  );
}

/** The indicators marked for reviews, measured over the review's year or term. */
async function toldFigures(
  tx: ReadTransaction,
  demands: Demands,
  { unit, at, basis }: ReviewQuestion,
): Promise<ToldFigure[]> {
  const indicators = demands.definitions.indicators.filter(
    ({ inReview, closedOn }) => inReview && (closedOn === undefined || closedOn >= lastDay(at)),
  );
  const within: Period = frequencyOf(at) === "term" ? at : { kind: "year", year: Math.floor(lastMonth(at) / 12) };
  const measures = indicators.map((indicator) => ({
    ...{ unit, indicator: indicator.id, within, at },
    likeForLike: "where_partial" as const,
  }));
  const known = await readMeasured(tx, demands, measures, basis);
  return indicators.flatMap((indicator, index) => {
    const figures = known[index];
    return figures ? [toldFigure(demands, indicator, figures)] : [];
  });
}

async function eventsOf(
  tx: ReadTransaction,
  definitions: Definitions,
  { unit, at }: ReviewQuestion,
): Promise<Pick<ReviewData, "recognitions" | "documents">> {
  const within = unitsWithin(definitions.tree, unit, lastDay(at)).map(({ id }) => id);
  const recognitions = await recognitionsIn(tx, within, at);
  const documents = await documentsIn(tx, at);
  return {
    recognitions: recognitions.map(({ unit: recognised, title, level, document, date }) => {
      const { name = "", kind = "" } = definitions.tree.byId.get(recognised) ?? {};
      return { unitName: name, unitKind: kind, title: curlyQuotes(title), level, document, date: date ?? null };
    }),
    documents: documents.map(({ number, kind, issuer, date, subject, carriesOut }) => ({
      ...{ number, kind, issuer, carriesOut },
      date: date ?? null,
      subject: curlyQuotes(subject),
    })),
  };
}

function reviewTarget(
  { definitions, limits }: Demands,
  { target, standing }: StandingAnswer["targets"][number],
): ToldTarget {
  const indicator = definitions.indicatorById.get(target.indicatorId);
  if (!indicator) throw new AppError("indicator_unknown", 500, { indicator: target.indicator });
  const lead = target.lead === undefined ? undefined : definitions.tree.byId.get(target.lead);
  return {
    code: target.code,
    name: curlyQuotes(ownName(target.name, definitions.tree.byId.get(target.unit)?.name)),
    field: target.field || indicator.field,
    comparator: target.comparator,
    by: target.by,
    amount: target.amount.toFixed(),
    due: (target.due ?? null) as IsoDate | null,
    lead: lead?.name ?? "",
    indicator: toldIndicator(definitions, indicator),
    standing,
    comparable: isComparable(standing, limits),
  };
}

/** An allotment is named for its unit ("Giải quyết việc làm mới: Xã Tân Hào"), which its own review need not repeat. */
function ownName(name: string, unit: string | undefined): string {
  return unit !== undefined && name.endsWith(`: ${unit}`) ? name.slice(0, -unit.length - 2) : name;
}

function reviewUnit({ code, name, kind }: Unit): ReviewUnit {
  return { code, name, kind };
}
