/** How tasks stand, beside a plain reckoning straight from the public definitions, on folders at random. */
import { expect, test } from "vitest";
import { answerTo } from "../src/tasks/answer.ts";
import { dayOf } from "../src/tasks/asked.ts";
import { anyFolder, anyQuestion } from "./anyTasks.ts";
import { plainTasks } from "./plainTasks.ts";
import { programTasks } from "./programTasks.ts";

/** More of them by hand: `QUYET_TASKS=5000 npm test -- test/tasks`. */
const FOLDERS = Number(process.env.QUYET_TASKS ?? 150);
const QUESTIONS = 12;

test(`${FOLDERS} folders at random, ${QUESTIONS} questions each`, () => {
  for (let seed = 1; seed <= FOLDERS; seed++) {
    const folder = anyFolder(seed);
    const [plain, program] = [plainTasks(folder), programTasks(folder)];
    expect(program.isRefused(), `folder ${seed}`).toBe(plain.refusedEvents().length > 0);
    for (let each = 0; each < QUESTIONS; each++) {
      const asked = anyQuestion(seed * QUESTIONS + each);
      const question = program.questionOf(asked);
      const answer = answerTo(program.handedBy(dayOf(question.span)), question, { tree: program.tree, by: asked.by });
      expect(answer, `folder ${seed}, question ${each}: ${JSON.stringify(asked)}`).toMatchObject(plain.answer(asked));
    }
  }
}, 600_000);
