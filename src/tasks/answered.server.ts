/** A question about tasks, answered from what is kept. */
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { readUnitTree } from "../units/units.server.ts";
import { answerTo, type Grouping, type TasksAnswer } from "./answer.ts";
import { dayOf, type Question } from "./asked.ts";
import { readHanded } from "./kept.server.ts";

export async function tasksOf(tx: ReadTransaction, question: Question, by?: Grouping): Promise<TasksAnswer> {
  const tree = await readUnitTree(tx);
  return answerTo(await readHanded(tx, dayOf(question.span)), question, { tree, by, set: await readDaysSet(tx) });
}
