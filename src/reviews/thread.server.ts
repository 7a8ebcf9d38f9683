/** The thread in which texts of a review are set side by side. */
import { type ComparedParagraph, compareTexts } from "../prose/difference.ts";
import { answering } from "../server/threadAnswer.server.ts";
import type { ComparisonTask } from "./comparison.server.ts";
import { changesFromWord, mostPairs, type WordComparison } from "./fromWord/changes.ts";

await answering((task: ComparisonTask): WordComparison | ComparedParagraph[] =>
  task.kind === "word"
    ? changesFromWord(task.comparing, task.given)
    : compareTexts(task.before, task.after, { pairs: mostPairs }),
);
