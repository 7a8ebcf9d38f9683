/**
 * The pieces of one occurrence of a task, from what happened to them: events by date, then in their order, and units that
 * end and hand their pieces to their successors. What a piece does not allow is refused.
 */
import type { IsoDate, UnitId } from "../database/ids.ts";
import { existsOn, type UnitTree } from "../units/tree.ts";
import type { TaskEvent } from "./event.ts";
import { factsAfter, later, refusalOf } from "./happening.ts";
import type { Inheritance } from "./heirs.ts";
import type { Parties } from "./parties.ts";
import { type Facts, isOpen, type Piece, type Role } from "./piece.ts";
import type { Occurrence } from "./task.ts";

export type Circumstances = {
  tree: UnitTree;
  /** Those of one day together, in order of time. */
  inheritances: readonly (readonly Inheritance[])[];
  /** How often a piece may be granted a later day. */
  mostExtensions: number;
};

export type Refused<Event extends TaskEvent> = { event: Event; code: string };
export type Replayed<Event extends TaskEvent> = { pieces: Piece[]; refused: Refused<Event>[] };

/** Leads as they are named, then those who co-operate, then what was taken over as it came. */
export function replay<Event extends TaskEvent>(
  occurrence: Occurrence,
  { leads, cooperating }: Parties,
  events: readonly Event[],
  circumstances: Circumstances,
): Replayed<Event> {
  const course = new Course(occurrence);
  for (const unit of leads) course.add(unit, "lead", { began: occurrence.assigned, due: occurrence.due });
  for (const unit of cooperating)
    course.add(unit, "cooperating", { began: occurrence.assigned, due: occurrence.coopDue });
  const refused: Refused<Event>[] = [];
  const ending = endings(circumstances.inheritances);
  for (const event of events.toSorted((a, b) => a.date.localeCompare(b.date))) {
    for (const ended of ending.by(event.date)) course.inherit(ended);
    const code = course.happen(event, circumstances);
    if (code !== undefined) refused.push({ event, code });
  }
  for (const ended of ending.by(undefined)) course.inherit(ended);
  return { pieces: course.pieces, refused };
}

/** Hands out the days on which units end, once each, as time goes; without a day all that are left. */
function endings(days: Circumstances["inheritances"]) {
  let next = 0;
  return {
    by(day: IsoDate | undefined): Circumstances["inheritances"] {
      const first = next;
      while (next < days.length && (day === undefined || (days[next]?.[0]?.date ?? "") <= day)) next += 1;
      return days.slice(first, next);
    },
  };
}

class Course {
  readonly pieces: Piece[] = [];
  readonly #accept: boolean;
  readonly #assigned: IsoDate;
  readonly #byUnit = new Map<UnitId, Piece[]>();

  constructor({ task, assigned }: Occurrence) {
    this.#accept = task.accept;
    this.#assigned = assigned;
  }

  add(unit: UnitId, role: Role, { began, due }: { began: IsoDate; due?: IsoDate }, isTakenOver = false): void {
    const stages = [{ from: began, due, extensions: 0 }];
    const piece: Piece = { unit, role, began, isTakenOver, dueFirst: due, stages };
    this.pieces.push(piece);
    this.#byUnit.set(unit, [...(this.#byUnit.get(unit) ?? []), piece]);
  }

  /** Why it cannot have happened. */
  happen(event: TaskEvent, circumstances: Circumstances): string | undefined {
    if (event.date < this.#assigned) return "task_event_before_assigned";
    const meant = event.unit === undefined ? this.pieces : this.#piecesOf(event.unit);
    if (meant.length === 0) return "task_event_no_piece";
    const refusals = meant.map((piece) => this.#refusal(piece, event, circumstances));
    const allowed = meant.filter((_, index) => refusals[index] === undefined);
    for (const piece of allowed) {
      if (event.to !== undefined) this.#hand(piece, event.to, event.date);
      else setFrom(piece, event.date, factsAfter(factsOf(piece), event));
    }
    return allowed.length === 0 ? refusals[0] : undefined;
  }

  #refusal(piece: Piece, event: TaskEvent, { tree, mostExtensions }: Circumstances): string | undefined {
    const refusal = refusalOf(factsOf(piece), event, { accept: this.#accept, began: piece.began, mostExtensions });
    if (refusal !== undefined || event.event !== "transferred" || event.to === undefined) return refusal;
    const to = tree.byId.get(event.to);
    if (!to || !existsOn(to, event.date)) return "task_event_unit_absent";
    return this.#takes(event.to, piece.role) ? undefined : "task_event_unit_has_it";
  }

  /** Leads first: whoever takes over a lead co-operates no more. */
  inherit(ended: readonly Inheritance[]): void {
    for (const role of ["lead", "cooperating"] as const)
      for (const { unit, heir, date } of ended)
        for (const piece of this.#byUnit.get(unit) ?? [])
          if (piece.role === role && piece.began <= date && isOpen(factsOf(piece))) this.#hand(piece, heir, date);
  }

  /**
   * The piece is gone and the other unit has one from that day, due when this one was; of two handed to it on one day by
   * units that end, one with the later deadline. A unit that leads already takes nothing over.
   */
  #hand(piece: Piece, to: UnitId, date: IsoDate): void {
    const facts = factsOf(piece);
    setFrom(piece, date, { ...facts, goneOn: date, goneBy: "transferred" });
    const known = this.#byUnit.get(to) ?? [];
    const same = known.find(({ role, began, isTakenOver }) => isTakenOver && began === date && role === piece.role);
    if (same) {
      const [first] = same.stages;
      const due = facts.due === undefined || first?.due === undefined ? undefined : later(first.due, facts.due);
      same.dueFirst = due;
      same.stages = [{ from: date, extensions: 0, due }];
      return;
    }
    if (!this.#takes(to, piece.role)) return;
    for (const other of known)
      if (isOpen(factsOf(other))) setFrom(other, date, { ...factsOf(other), goneOn: date, goneBy: "transferred" });
    this.add(to, piece.role, { began: date, due: facts.due }, true);
  }

  /** Whoever leads, or led, has its piece; whoever co-operates can come to lead. */
  #takes(unit: UnitId, role: Role): boolean {
    return !(this.#byUnit.get(unit) ?? []).some((piece) => piece.role === "lead" || role === "cooperating");
  }

  /** The one that is not gone; what is gone only where nothing else is. */
  #piecesOf(unit: UnitId): Piece[] {
    const known = this.#byUnit.get(unit) ?? [];
    const there = known.filter((piece) => factsOf(piece).goneOn === undefined);
    return there.length > 0 ? there : known.slice(-1);
  }
}

/** What is known at last. */
function factsOf({ stages }: Piece): Facts {
  const last = stages.at(-1);
  if (last === undefined) throw new Error("a piece has a stage from its first day on");
  const { from: _, ...facts } = last;
  return facts;
}

/** Several things that happen on one day make one stage. */
function setFrom(piece: Piece, from: IsoDate, facts: Facts): void {
  if (piece.stages.at(-1)?.from === from) piece.stages.pop();
  piece.stages.push({ from, ...facts });
}
