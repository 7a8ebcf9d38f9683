/** What comes back from Word. */
import type { Mutation } from "./mutation.ts";

const returned = (...names: string[]) => ({ "src/returnedWord.test.ts": names });

export const fromWord: readonly Mutation[] = [
  {
    file: "src/reviews/fromWord/comparable.ts",
    rule: "letters composed or not are the same",
    text: '.normalize("NFC")',
    replacement: "",
    fails: returned("in decomposed letters has no difference"),
  },
  {
    file: "src/reviews/fromWord/changes.ts",
    rule: "a prompt that was written over is seen with what was written",
    text: 'const before = smooth(plainText(is.spans)) || (is.prompt ?? "");',
    replacement: "const before = smooth(plainText(is.spans));",
    fails: returned("a prompt that was written over: what was asked for, and every word that was written"),
  },
  {
    file: "src/reviews/fromWord/changes.ts",
    rule: "a live figure that was typed over is not ticked",
    text: "return figures.length === 0 && parts",
    replacement: "return parts",
    fails: returned("one that was typed over is told with both numbers, not ticked, and may stay live"),
  },
  {
    file: "src/reviews/fromWord/changes.ts",
    rule: "nothing of a foreign paper is ticked",
    text: "isSafe: isKnown && isSafe(change)",
    replacement: "isSafe: isSafe(change)",
    fails: returned("this paper that lost its mark is compared, and nothing is ticked"),
  },
  {
    file: "src/documents/wordBody.ts",
    rule: "the marks that Word sets by itself are kept",
    text: "index === first",
    replacement: "index < 0",
    fails: returned("dashes and plus signs", "letters"),
  },
  {
    file: "src/reviews/fromWord/relive.ts",
    rule: "a paragraph that was joined to another is taken together with it",
    text: "if (found.isFrom) used.add(index);",
    replacement: "",
    fails: returned("a paragraph that was split keeps its figures, and so does one that was joined"),
  },
  {
    file: "src/reviews/pages/fromWord.server.ts",
    rule: "what somebody wrote since the comparison is not written over",
    text: "isUntouched ? review.version : seen",
    replacement: "review.version",
    fails: returned("another paragraph is kept beside, the same one is refused"),
  },
];
