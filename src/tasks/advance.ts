/** How far whole tasks are: over their leads' pieces and their parts. */
import type { IsoDate } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import type { Handed } from "./asked.ts";
import { factsOn, progressOf } from "./piece.ts";
import type { Occurrence } from "./task.ts";

export type Advance = {
  /** Null without any piece or part that is not gone. */
  progress: Decimal | null;
  /** Of the leads' pieces that are not gone, how many are finished. */
  done: number;
  pieces: number;
};

/** What the leads' own pieces that are not gone come to, without the parts. */
export type Led = {
  occurrence: Occurrence;
  pieces: number;
  done: number;
  /** The sum of how far each is. */
  progress: Decimal;
};

export function ledOn({ occurrence, pieces }: Handed, day: IsoDate): Led {
  const standing = pieces.flatMap((piece) => {
    const facts = piece.role === "lead" ? factsOn(piece, day) : undefined;
    return facts && facts.goneOn === undefined ? [facts] : [];
  });
  return {
    occurrence,
    pieces: standing.length,
    done: standing.filter(({ finishedOn }) => finishedOn !== undefined).length,
    progress: Decimal.sum(0, ...standing.map(progressOf)),
  };
}

type Weighed = { progress: Decimal; weight: Decimal };

/**
 * The mean of the leads' pieces, each of weight 1, and of the parts by their own weights. What is gone is left out, and so is
 * a part without progress. A recurring part is as many parts as it has occurrences by the day.
 */
export function advanceOf(led: readonly Led[]): (one: Led) => Advance {
  const parts = Map.groupBy(led, ({ occurrence }) => occurrence.task.parent);
  const known = new Map<Led, Advance>();
  const advance = (one: Led): Advance => {
    const found = known.get(one) ?? fresh(one);
    known.set(one, found);
    return found;
  };
  const fresh = ({ occurrence, pieces, done, progress }: Led): Advance => {
    const ofParts = occurrence.period === undefined ? (parts.get(occurrence.task.id) ?? []) : [];
    const theirs = ofParts.flatMap((part): Weighed[] => {
      const ofPart = advance(part).progress;
      return ofPart === null ? [] : [{ progress: ofPart, weight: new Decimal(part.occurrence.task.weight) }];
    });
    return { progress: meanWith({ progress, weight: new Decimal(pieces) }, theirs), done, pieces };
  };
  return advance;
}

/** `own` is a sum already. */
function meanWith(own: Weighed, parts: readonly Weighed[]): Decimal | null {
  const weight = Decimal.sum(own.weight, ...parts.map((each) => each.weight));
  if (weight.isZero()) return null;
  return Decimal.sum(own.progress, ...parts.map((each) => each.progress.times(each.weight))).div(weight);
}
