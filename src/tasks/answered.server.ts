/** Questions about tasks, answered from what is kept; what is not kept yet is worked out. */
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import type { UnitTree } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import {
  answerTo,
  answerWith,
  type CountsAnswer,
  countsOf,
  type Group,
  type Grouping,
  groupsBy,
  keyBy,
  type TasksAnswer,
} from "./answer.ts";
import { askedPieces, dayOf, type Question, type Seen } from "./asked.ts";
import { isAhead, readAsked, readHanded } from "./pieces.server.ts";
import { type CountedBy, readTallies } from "./tallied.server.ts";

/** With every task and piece. */
export async function tasksOf(tx: ReadTransaction, question: Question, by?: Grouping): Promise<TasksAnswer> {
  const tree = await readUnitTree(tx);
  const day = dayOf(question.span);
  const means = { tree, by, set: await readDaysSet(tx) };
  if (await isAhead(tx, day)) return answerTo(await readHanded(tx, day), question, means);
  return answerWith(await readAsked(tx, question, tree), question, means);
}

/** The counts alone, as `tasksOf` tells them, without reading every piece. */
export async function taskCountsOf(tx: ReadTransaction, question: Question, by?: Grouping): Promise<CountsAnswer> {
  const tree = await readUnitTree(tx);
  const [whole] = await talliesOf(tx, question, undefined, tree);
  const groups = by && (await talliesOf(tx, question, by, tree));
  return countsOf(question, tree, { whole: whole?.tally, groups });
}

/** What the pieces in question add up to, by what they are counted. */
export async function talliesOf(
  tx: ReadTransaction,
  question: Question,
  by: CountedBy,
  tree: UnitTree,
): Promise<Group[]> {
  const day = dayOf(question.span);
  if (!(await isAhead(tx, day))) return readTallies(tx, question, by, tree);
  return groupsBy(await seenOf(tx, question, tree), keyOf(by, tree));
}

/** The pieces themselves, as they stand on the day of the question. */
export async function seenOf(tx: ReadTransaction, question: Question, tree: UnitTree): Promise<Seen[]> {
  const day = dayOf(question.span);
  if (!(await isAhead(tx, day))) return (await readAsked(tx, question, tree)).seen;
  return askedPieces(await readHanded(tx, day), question, tree, await readDaysSet(tx));
}

function keyOf(by: CountedBy, tree: UnitTree): (piece: Seen) => string {
  if (by === undefined) return () => "";
  if (typeof by === "string") return keyBy(by, tree);
  const keys = new Map(by.flatMap(({ key, units }) => units.map((unit) => [unit, key] as const)));
  return ({ piece }) => keys.get(piece.unit) ?? "";
}
