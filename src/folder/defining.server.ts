/** Whether somebody may set what a change of definitions says: each row as it stands and as it would stand. */
import type { Act } from "../access/acts.ts";
import { type Doer, refuseUnlessDoerMay } from "../access/doer.ts";
import { accessTree } from "../access/guard.server.ts";
import { type Place, placeForAll } from "../access/may.ts";
import { vietnamDay } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Records } from "../definitions/tables.ts";
import type { UnitTree } from "../units/tree.ts";
import { type FindRow, finderIn, settersOf } from "./setBy.ts";

const actsBySheet: Readonly<Record<string, Act>> = {
  resolutions: "resolution.write",
  targets: "resolution.write",
  tasks: "task.assign",
};

type Doing = { by: Doer; at: Date };

/** Throws 403 where a row is another's; of `stored` only the rows with the codes of the change are looked at. */
export async function refuseUnlessMaySet(
  tx: ReadTransaction,
  { by, at }: Doing,
  { given, stored }: { given: Records; stored: Records },
): Promise<void> {
  const tree = await accessTree(tx);
  const now = finderIn(stored);
  const then = finderIn(
    Object.fromEntries(Object.entries(stored).map(([name, rows = []]) => [name, [...(given[name] ?? []), ...rows]])),
  );
  for (const [sheet, rows = []] of Object.entries(given)) {
    const act = actsBySheet[sheet] ?? "definition.write";
    const codes = new Set(rows.map(({ code }) => code));
    const before = (stored[sheet] ?? []).filter(({ code }) => code !== undefined && codes.has(code));
    const setters = new Set([
      ...before.flatMap((row) => settersOf(sheet, row, now)),
      ...rows.flatMap((row) => settersOf(sheet, row, then)),
    ]);
    for (const setter of setters) refuseUnlessDoerMay(by, act, placeOf(setter, tree, then), tree, vietnamDay(at));
  }
}

/** Throws 403 where the doer may not set what is for all units together. */
export async function refuseUnlessMaySetForAll(tx: ReadTransaction, { by, at }: Doing): Promise<void> {
  const tree = await accessTree(tx);
  refuseUnlessDoerMay(by, "definition.write", placeForAll(tree), tree, vietnamDay(at));
}

/** A unit that is only being added is judged where it will stand; what is for all, where the tree first branches. */
function placeOf(code: string, tree: UnitTree, find: FindRow): Place | "anywhere" {
  const seen = new Set<string>();
  for (let at = code; at !== "" && !seen.has(at); at = find("units", at)?.parent ?? "") {
    const unit = tree.byCode.get(at);
    if (unit) return { unit: unit.id };
    seen.add(at);
  }
  return placeForAll(tree);
}
