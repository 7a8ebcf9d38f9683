/** Questions about tasks, answered from what is kept; what is not kept yet is worked out. */
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { readUnitTree } from "../units/units.server.ts";
import { answerTo, answerWith, type CountsAnswer, countsOf, type Grouping, type TasksAnswer } from "./answer.ts";
import { dayOf, type Question } from "./asked.ts";
import { isAhead, readAsked, readHanded } from "./pieces.server.ts";
import { readTallies } from "./tallied.server.ts";

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
  const day = dayOf(question.span);
  if (await isAhead(tx, day)) {
    const { tasks: _, pieces: __, ...counts } = answerTo(await readHanded(tx, day), question, { tree, by });
    return counts;
  }
  const [whole] = await readTallies(tx, question, undefined, tree);
  const groups = by && (await readTallies(tx, question, by, tree));
  return countsOf(question, tree, { whole: whole?.tally, groups });
}
