/** Which pieces a question is about: of which units, in which role, on which days. */
import { firstDay, lastDay, type Period } from "../calendar/period.ts";
import { noDaysSet } from "../calendar/publicHolidays.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { isWithin, type UnitTree } from "../units/tree.ts";
import { type Facts, factsOn, type Piece, type PieceState, type Role, stateOn } from "./piece.ts";
import type { Occurrence } from "./task.ts";

/** Pieces led by a unit or below it, those in which they co-operate, or the leads' of the tasks that it assigned itself. */
export const askedRoles = ["lead", "cooperating", "assigned"] as const;
export type AskedRole = (typeof askedRoles)[number];

/** Pieces assigned by a day, or those that belong to a period. */
export type Span = { on: IsoDate; since?: IsoDate } | { period: Period };

export type Question = { unit: UnitId; role: AskedRole; span: Span };

/** An occurrence with all of its pieces. */
export type Handed = { occurrence: Occurrence; pieces: readonly Piece[] };

/** A piece as it stands on the day of the question. */
export type Seen = {
  occurrence: Occurrence;
  piece: Piece;
  facts: Facts;
  state: PieceState;
  isCarried: boolean;
};

/** The day on which it is judged: of a period the last. */
export function dayOf(span: Span): IsoDate {
  return "on" in span ? span.on : lastDay(span.period);
}

/** The pieces asked for, in their order. */
export function askedPieces(handed: readonly Handed[], question: Question, tree: UnitTree, set = noDaysSet): Seen[] {
  const day = dayOf(question.span);
  const isOurs = unitsMeant(question, tree);
  return handed.flatMap(({ occurrence, pieces }) => {
    if (question.role === "assigned" && occurrence.task.assignedBy !== question.unit) return [];
    const role: Role = question.role === "cooperating" ? "cooperating" : "lead";
    return pieces.flatMap((piece): Seen[] => {
      const facts = piece.role === role && isOurs(piece.unit) ? factsOn(piece, day) : undefined;
      const place = facts && placeIn(question.span, piece, facts);
      if (!facts || !place) return [];
      const state = stateOn(facts, occurrence.task, day, set);
      return [{ occurrence, piece, facts, state, isCarried: place === "carried" }];
    });
  });
}

/** A unit that has ended stands where it last stood. */
function unitsMeant({ unit, role }: Question, tree: UnitTree): (led: UnitId) => boolean {
  if (role === "assigned") return () => true;
  const known = new Map<UnitId, boolean>();
  return (led) => {
    const found = known.get(led) ?? isWithin(tree, led, unit);
    known.set(led, found);
    return found;
  };
}

/**
 * A piece belongs to the period in which its deadline lies; one without deadline to that in which it was assigned. One that
 * was due before and is not gone when the period begins is carried into it: unfinished then, or returned or taken over since,
 * which is to say, not finished before the period and still so at its end.
 */
function placeIn(span: Span, { began }: Piece, { due, finishedOn, goneOn }: Facts): "own" | "carried" | undefined {
  if ("on" in span) return span.since !== undefined && began < span.since ? undefined : "own";
  const [first, last] = [firstDay(span.period), lastDay(span.period)];
  if (due === undefined) return began >= first && began <= last ? "own" : undefined;
  if (due >= first) return due <= last ? "own" : undefined;
  const isThere = goneOn === undefined || goneOn >= first;
  return isThere && (finishedOn === undefined || finishedOn >= first) ? "carried" : undefined;
}
