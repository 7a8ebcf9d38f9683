/** The targets of a unit judged at a period: gathers every figure they rest on in a few statements, then judges. */
import { codeOf, type Period } from "../calendar/period.ts";
import type { Database, ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Versions } from "../database/versions.server.ts";
import { AppError } from "../server/error.ts";
import { askedFor, type Figures, type FiguresAsked, readFigures, readFiguresAlone } from "../values/figures.server.ts";
import type { Wanted } from "../values/wanted.ts";
import {
  type LikeForLikeAsked,
  type Measure,
  type Measuring,
  measured,
  measuredByCounts,
  measuring,
  wantedToMeasure,
} from "./measured.server.ts";
import { type Resolution, resolutionFor, standsAt, type Target } from "./resolution.ts";
import { type Demands, readDemands } from "./resolutions.server.ts";
import { type Standing, standingOf, type TargetFigures } from "./standing.ts";

export type StandingQuestion = {
  unit: UnitId;
  at: Period;
  resolution?: string;
  basis: Basis;
  likeForLike?: LikeForLikeAsked | undefined;
};

export type StandingAnswer = {
  unit: UnitId;
  at: PeriodCode;
  resolution: Resolution;
  basis: Basis;
  /** In file order. */
  targets: readonly { target: Target; standing: Standing }[];
};

/** The targets that a resolution sets the unit, judged at the period. An unknown or missing resolution is an error. */
export async function standingsOf(tx: ReadTransaction, question: StandingQuestion): Promise<StandingAnswer> {
  const demands = await readDemands(tx);
  const asked = askedBy(demands, question);
  const figures = await readFigures(tx, question.basis, asked.wanted);
  return answerOf(question, asked, await standingsBy(tx, demands, figures, asked));
}

/** What a question asks, known by the demands alone. */
type Asked = {
  resolution: Resolution;
  /** In file order. */
  judging: readonly Judging[];
  measures: readonly Measuring[];
  wanted: readonly Wanted[];
  figures: FiguresAsked;
};

const remembered = new WeakMap<Demands["targets"], Map<string, Asked>>();
const mostRemembered = 32;

/** Worked out once for each version of the demands: the same few questions are asked all day. */
function askedBy(demands: Demands, question: StandingQuestion): Asked {
  const memory = remembered.get(demands.targets) ?? new Map<string, Asked>();
  remembered.set(demands.targets, memory);
  const { unit, at, resolution = "", likeForLike = "" } = question;
  const key = [unit, codeOf(at), likeForLike, resolution].join(" ");
  const known = memory.get(key);
  if (known) return known;
  const fresh = freshlyAskedBy(demands, question);
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(key, fresh);
  return fresh;
}

function freshlyAskedBy(demands: Demands, question: StandingQuestion): Asked {
  const { at, likeForLike } = question;
  const { resolution, targets } = targetsAsked(demands, question);
  const judging = targets.map((target) => ({ target, at, likeForLike }));
  const measures = measuresOf(demands, judging);
  const wanted = measures.flatMap((each) => wantedToMeasure(demands, each));
  return { resolution, judging, measures, wanted, figures: askedFor(demands.definitions, wanted) };
}

function answerOf(
  { unit, at, basis }: StandingQuestion,
  { resolution, judging }: Asked,
  standings: readonly Standing[],
): StandingAnswer {
  return {
    unit,
    at: codeOf(at),
    resolution,
    basis,
    targets: judging.flatMap(({ target }, index) => {
      const standing = standings[index];
      return standing ? [{ target, standing }] : [];
    }),
  };
}

/**
 * The same by definitions and limits that were just seen, in one statement. Undefined where it does not do: they have moved,
 * a roll-up is stale, or it must be looked at unit by unit what has come.
 */
export async function standingsAlone(
  database: Database,
  demands: Demands & { versions: Versions | undefined },
  question: StandingQuestion,
): Promise<StandingAnswer | undefined> {
  if (question.likeForLike) return undefined;
  const asked = askedBy(demands, question);
  const figures = await readFiguresAlone(database, demands, question.basis, asked.figures);
  const known = figures && measuredByCounts(demands, figures, asked.measures);
  return known && answerOf(question, asked, judgedAs(demands, asked.judging, known));
}

/** The resolution that is asked about, and the targets that it sets the unit, in file order. */
export function targetsAsked(
  demands: Demands,
  question: Pick<StandingQuestion, "unit" | "at" | "resolution">,
): { resolution: Resolution; targets: Target[] } {
  const resolution = chosenResolution(demands, question);
  const targets = demands.targets.filter(
    (target) => target.resolution === resolution.id && target.unit === question.unit && standsAt(target, question.at),
  );
  return { resolution, targets };
}

function chosenResolution(
  demands: Demands,
  question: Pick<StandingQuestion, "unit" | "at" | "resolution">,
): Resolution {
  if (question.resolution !== undefined) {
    const named = demands.resolutions.find((resolution) => resolution.code === question.resolution);
    if (!named) throw new AppError("resolution_unknown", 422, { resolution: question.resolution });
    return named;
  }
  const chosen = resolutionFor(demands.resolutions, demands.targets, question.unit, question.at);
  if (!chosen) {
    const unit = demands.definitions.tree.byId.get(question.unit);
    throw new AppError("no_resolution", 404, { unit: unit?.name ?? question.unit, period: codeOf(question.at) });
  }
  return chosen;
}

/** A target of any unit, to be judged at a period. */
export type Judging = { target: Target; at: Period; likeForLike?: LikeForLikeAsked | undefined };

/** What must be read before they can be judged. */
export function wantedToJudge(demands: Demands, asked: readonly Judging[]): Wanted[] {
  return measuresOf(demands, asked).flatMap((each) => wantedToMeasure(demands, each));
}

function measuresOf(demands: Demands, asked: readonly Judging[]): Measuring[] {
  return asked.map((each) => measuring(demands, measureOf(each)));
}

/** Targets judged by figures that were read, in the order given. */
export async function judgedBy(
  tx: ReadTransaction,
  demands: Demands,
  figures: Figures,
  asked: readonly Judging[],
): Promise<Standing[]> {
  return standingsBy(tx, demands, figures, { judging: asked, measures: measuresOf(demands, asked) });
}

async function standingsBy(
  tx: ReadTransaction,
  demands: Demands,
  figures: Figures,
  { judging, measures }: Pick<Asked, "judging" | "measures">,
): Promise<Standing[]> {
  return judgedAs(demands, judging, await measured(tx, demands, figures, measures));
}

function judgedAs(demands: Demands, asked: readonly Judging[], known: readonly TargetFigures[]): Standing[] {
  return asked.flatMap(({ target, at }, index) => {
    const here = known[index];
    return here ? [standingOf(target, here, at, demands.limits)] : [];
  });
}

/** The last period for which the target has figures by then; null where none has ended. */
export function asOfAt(demands: Demands, judging: Judging): PeriodCode | null {
  const { over } = measuring(demands, measureOf(judging));
  return over ? codeOf(over.asOf) : null;
}

/** What is measured of a target. */
export function measureOf({ target, at, likeForLike }: Judging): Measure {
  return { unit: target.unit, indicator: target.indicatorId, within: target.period, at, likeForLike };
}
