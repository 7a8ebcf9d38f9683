/** For what a token is made: each right is a group of acts, and none reaches beyond what its person may do. */
import { type Act, actNames, ruleOf } from "./acts.ts";
import type { TokenRight } from "./person.ts";

/** By the noun of an act that writes; whatever only reads takes `read`. */
const rightsToWrite: Readonly<Record<string, TokenRight>> = {
  report: "report",
  task: "report",
  value: "load",
  review: "write",
  article: "write",
  document: "write",
  resolution: "define",
  definition: "define",
  judging: "define",
  scans: "define",
  period: "define",
  person: "manage",
};

/** The right that an act takes of a token; none where no token does it. */
export function rightFor(act: Act): TokenRight | undefined {
  return ruleOf(act).reads ? "read" : rightsToWrite[act.split(".")[0] ?? ""];
}

export function actsOf(right: TokenRight): readonly Act[] {
  return actNames.filter((act) => rightFor(act) === right);
}
