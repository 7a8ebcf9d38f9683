/** Everything in the application that a person may look at, found by its words. */
import { choiceOf } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { matcher } from "../words/matcher.ts";
import type { Finder } from "./contribution.server.ts";
import type { Found } from "./found.ts";

const MOST_OF_A_KIND = 12;

/** What is found by the words sought; before any, what is offered at once: one's own views and the screens. */
export async function find(
  tx: ReadTransaction,
  finders: readonly Finder[],
  sought: string,
  url: URL,
  request: RequestContext,
): Promise<Found[]> {
  const choice = await choiceOf(tx, url, request);
  const matches = sought === "" ? () => true : matcher(sought);
  const seeking = { request, choice, sought, matches, most: MOST_OF_A_KIND };
  const found: Found[] = [];
  for (const finder of finders) {
    if (sought === "" && finder.atOnce !== true) continue;
    const ofKind = await finder.find(tx, seeking);
    found.push(...(sought === "" ? ofKind : ofKind.slice(0, MOST_OF_A_KIND)).map(saidOnce));
  }
  return found;
}

/** What the name ends with already need not stand beside it. */
function saidOnce(found: Found): Found {
  return found.name.endsWith(found.beside) ? { ...found, beside: "" } : found;
}
