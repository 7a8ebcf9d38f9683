/** Texts of a review set side by side, which takes long where they are long: beside the server. */

import type { WordBlock } from "../documents/wordBody.ts";
import type { ComparedParagraph } from "../prose/difference.ts";
import { type Asker, beside } from "../server/beside.server.ts";
import type { Comparing, WordComparison } from "./fromWord/changes.ts";

type WordTask = { kind: "word"; comparing: Comparing; given: readonly WordBlock[] };
type VersionsTask = { kind: "versions"; before: readonly string[]; after: readonly string[] };
export type ComparisonTask = WordTask | VersionsTask;

const refusals = { tooSlow: "comparison_too_long", damaged: "comparison_too_long" };
const word = beside<WordTask, WordComparison>("reviews", refusals);
const versions = beside<VersionsTask, ComparedParagraph[]>("reviews", refusals);
const comparing = { milliseconds: 9_000, heap: 160 };

/** What somebody changed in a Word file of the review. */
export function compareWithWord(reviewed: Comparing, given: readonly WordBlock[], by: Asker): Promise<WordComparison> {
  return word({ kind: "word", comparing: reviewed, given }, { ...comparing, by });
}

/** Two versions of a review, paragraph by paragraph. */
export function compareVersions(
  before: readonly string[],
  after: readonly string[],
  by: Asker,
): Promise<ComparedParagraph[]> {
  return versions({ kind: "versions", before, after }, { ...comparing, by });
}
