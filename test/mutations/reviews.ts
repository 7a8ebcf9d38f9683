/** What is issued is never changed. */
import type { Mutation } from "./mutation.ts";

const steps = { file: "src/reviews/steps.server.ts" };
const review = { file: "src/reviews/review.server.ts" };
const kept = { file: "src/reviews/kept.server.ts" };
const issuedTest = (...names: string[]) => ({ "src/reviews/issued.test.ts": names });

export const reviews: readonly Mutation[] = [
  {
    file: "src/reviews/words.server.ts",
    rule: "an issued review is not written in",
    text: 'if (review.state === "issued") throw new AppError("review_issued_already", 409);\n  if (!isEditable(review))',
    replacement: 'if (review.state === "presented")',
    fails: issuedTest("an issued review is not written in, taken back, given back or issued again"),
  },
  {
    ...steps,
    rule: "an issued review is not taken back",
    text: 'if (review.state === "issued") throw new AppError("review_issued_already", 409);\n  const blocks',
    replacement: "const blocks",
    fails: issuedTest("an issued review is not written in, taken back, given back or issued again"),
  },
  {
    ...steps,
    rule: "only what was presented is issued",
    text: 'if (review.state !== "presented") throw new AppError("review_not_presented", 409);\n  return review;',
    replacement: "return review;",
    fails: issuedTest("only a presented review is issued, and a presented one is not edited"),
  },
  {
    ...review,
    rule: "an issued review reads as it was signed",
    text: "blocks: asOnPaper(frozen.blocks, true),",
    replacement: "blocks: blocksOf(review, data),",
    fails: issuedTest("issue freezes figures and text; later data show beside, never inside"),
  },
  {
    ...steps,
    rule: "a correction stands beside what was issued and replaces nothing",
    text: 'step: "corrected", why: reason.trim(), blocks: review.frozen.blocks',
    replacement:
      'step: "corrected", why: reason.trim(), blocks: review.frozen.blocks, frozen: JSON.stringify({ ...review.frozen, blocks: review.frozen.blocks.slice(1) })',
    fails: issuedTest("an issued paragraph is corrected in sight"),
  },
  {
    ...kept,
    rule: "a review is changed on the version that was seen",
    text: "if (row.version !== seen)",
    replacement: "if (row.version < seen)",
    fails: { "src/reviews/steps.test.ts": ["F7 a version not seen is refused, and nothing is overwritten"] },
  },
  {
    ...kept,
    rule: "every version of a review keeps its words",
    text: '.where("id", "=", review.id),\n    )',
    replacement: '.where("id", "=", review.id).where("version", "<", 0),\n    )',
    fails: issuedTest("every version keeps its words and who wrote them"),
  },
];
