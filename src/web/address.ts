/** How addresses of pages are put together; which there are, each capability says in its `addresses.ts`. */
import { z } from "zod";

/** The address with these words in its query, behind those that it has; what is undefined is left out. */
export function withQuery(address: string, query: Readonly<Record<string, string | undefined>>): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, value);
  if (words.size === 0) return address;
  return `${address}${address.includes("?") ? "&" : "?"}${words}`;
}

/**
 * Where a form leads that has done what its `intent` names: `?xong=save`. The page there tells it once; with `unit` it was done
 * with that unit's thing, and the page is about another's.
 */
export function withDone(address: string, intent: string, unit?: string): string {
  return withQuery(address, { xong: intent, "xong-don-vi": unit });
}

/** What was done a moment ago is told once and belongs to nothing that is kept: the query without it. */
export function withoutDone(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of ["xong", "xong-don-vi"]) query.delete(name);
  return query.size === 0 ? "" : `?${query}`;
}

/** The marks of what was done that a page can tell of, as fields of its query's schema. */
export function doneMarks<const Intents extends readonly [string, ...string[]]>(intents: Intents) {
  return { xong: z.enum(intents).optional() };
}
