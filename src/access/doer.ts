/** On whose word something is written: a person's, whose rights decide, or that of a command at the machine itself. */
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import type { UnitTree } from "../units/tree.ts";
import type { Act } from "./acts.ts";
import { may, type Place } from "./may.ts";
import type { Person } from "./person.ts";

/** A person, or the name of a command, which may do all: whoever runs it has the data folder anyway. */
export type Doer = Person | string;

/** As histories and the log name them. */
export function nameInHistory(doer: Doer): string {
  return typeof doer === "string" ? doer : doer.id;
}

export function doerMay(doer: Doer, act: Act, place: Place | "anywhere", tree: UnitTree, today: IsoDate): boolean {
  return typeof doer === "string" || may(doer, act, place, tree, today);
}

/** Throws 403 unless it may be done at the place. */
export function refuseUnlessDoerMay(
  doer: Doer,
  act: Act,
  place: Place | "anywhere",
  tree: UnitTree,
  today: IsoDate,
): void {
  if (!doerMay(doer, act, place, tree, today)) throw new AppError("not_allowed", 403);
}
