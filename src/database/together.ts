/** Many who ask at the same time are answered together: one statement and one commit instead of many. */

import { isAppError } from "../server/error.ts";
import type { Database } from "./connection.server.ts";

type Waiting<Question, Answer> = {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
};

/** A database as all who ask share it: what one of them may write is no part of it. */
export type Shared = Pick<Database, "pool" | "connection">;

/**
 * `answeredTogether` of each database that is asked: `const ask = togetherOn(answer, lanes)`, then `ask(database, question)`.
 */
export function togetherOn<Question, Answer>(
  answer: (database: Shared, questions: readonly Question[]) => Promise<readonly Answer[]>,
  lanes: Lanes,
): (database: Shared, question: Question) => Promise<Answer> {
  const askers = new WeakMap<Database["pool"], (question: Question) => Promise<Answer>>();
  return (database, question) => {
    const ask = askers.get(database.pool) ?? answeredTogether((questions) => answer(database, questions), lanes);
    askers.set(database.pool, ask);
    return ask(question);
  };
}

/** How many statements may be under way at a time, and how many questions one of them takes at most. */
type Lanes = { lanes: number; most: number };

/** So many milliseconds those who wait leave to the statement under way before another lane opens for them. */
const PATIENCE = 50;

/**
 * A function that answers at once while nobody else asks; whoever asks meanwhile is answered with the others who wait. Where
 * one statement takes long, perhaps because somebody holds a row, further lanes open for the rest. `answer` gives its
 * answers in the order of the questions. What fails together is asked again one by one, so that nobody suffers from
 * another's fault; after a lost connection nobody knows what was done, and all are told so.
 */
export function answeredTogether<Question, Answer>(
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { lanes, most }: Lanes,
): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let underWay = 0;
  let isWatched = false;

  function watch(): void {
    if (isWatched) return;
    isWatched = true;
    setTimeout(() => {
      isWatched = false;
      if (waiting.length === 0) return;
      if (underWay < lanes) void runLane();
      watch();
    }, PATIENCE);
  }

  async function runLane(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    underWay -= 1;
  }

  async function settle(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await answer(asked.map(({ question }) => question));
      for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      const isLost = isAppError(error) && error.code === "database_unavailable";
      if (asked.length === 1 || isLost) for (const { reject } of asked) reject(error);
      else for (const each of asked) await settle([each]);
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (underWay === 0) void runLane();
      else watch();
    });
}
