/** On whose word something is written: a person's, whose rights decide, or that of a command at the machine itself. */
import type { IsoDate } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import type { UnitTree } from "../units/tree.ts";
import type { Act } from "./acts.ts";
import { may, type Place } from "./may.ts";
import type { Person } from "./person.ts";

/** A person, or a command by its name, which may do all: whoever runs it has the data folder anyway. */
export type Doer = Person | { command: string };

/** As histories and the log name them. */
export function nameInHistory(doer: Doer): string {
  return "command" in doer ? doer.command : doer.id;
}

export function doerMay(doer: Doer, act: Act, place: Place | "anywhere", tree: UnitTree, today: IsoDate): boolean {
  return "command" in doer || may(doer, act, place, tree, today);
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
