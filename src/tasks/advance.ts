/** How far whole tasks are: over their leads' pieces and their parts. */
import type { IsoDate, TaskId } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import type { Handed } from "./asked.ts";
import { factsOn, progressOf } from "./piece.ts";

export type Advance = {
  /** Null without any piece or part that is not gone. */
  progress: Decimal | null;
  /** Of the leads' pieces that are not gone, how many are finished. */
  done: number;
  pieces: number;
};

type Weighed = { progress: Decimal; weight: Decimal };

/**
 * The mean of the leads' pieces, each of weight 1, and of the parts by their own weights. What is gone is left out, and so is
 * a part without progress. A recurring part is as many parts as it has occurrences by the day.
 */
export function advanceOn(handed: readonly Handed[], day: IsoDate): (one: Handed) => Advance {
  const parts = new Map<TaskId, Handed[]>();
  for (const each of handed) {
    const { parent } = each.occurrence.task;
    if (parent !== undefined && each.occurrence.assigned <= day)
      parts.set(parent, [...(parts.get(parent) ?? []), each]);
  }
  const known = new Map<Handed, Advance>();
  const advance = (one: Handed): Advance => {
    const found = known.get(one) ?? fresh(one);
    known.set(one, found);
    return found;
  };
  const fresh = ({ occurrence, pieces }: Handed): Advance => {
    const standing = pieces.flatMap((piece) => {
      const facts = piece.role === "lead" ? factsOn(piece, day) : undefined;
      return facts && facts.goneOn === undefined ? [facts] : [];
    });
    const own = standing.map((facts): Weighed => ({ progress: progressOf(facts), weight: new Decimal(1) }));
    const ofParts = occurrence.period === undefined ? (parts.get(occurrence.task.id) ?? []) : [];
    const theirs = ofParts.flatMap((part): Weighed[] => {
      const { progress } = advance(part);
      return progress === null ? [] : [{ progress, weight: new Decimal(part.occurrence.task.weight) }];
    });
    return {
      progress: mean([...own, ...theirs]),
      done: standing.filter(({ finishedOn }) => finishedOn !== undefined).length,
      pieces: standing.length,
    };
  };
  return advance;
}

function mean(weighed: readonly Weighed[]): Decimal | null {
  const weight = Decimal.sum(0, ...weighed.map((each) => each.weight));
  if (weight.isZero()) return null;
  return Decimal.sum(0, ...weighed.map((each) => each.progress.times(each.weight))).div(weight);
}
