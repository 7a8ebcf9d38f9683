/** How addresses of pages are put together; which there are, each capability says in its `addresses.ts`. */
import { z } from "zod";

export type Query = Readonly<Record<string, string | undefined>>;

/** The address with these words in its query, behind those that it has; what is undefined is left out. */
export function withQuery(address: string, query: Query): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, value);
  if (words.size === 0) return address;
  return `${address}${address.includes("?") ? "&" : "?"}${words}`;
}

type ParameterOf<Pattern> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterOf<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

/** A page's address by the pattern that `routes.ts` serves: of `/app/chi-tieu/:target` it is `/app/chi-tieu/ket-nap`. */
export function pageAddress<Pattern extends string>(
  pattern: Pattern,
  parameters: Readonly<Record<ParameterOf<Pattern>, string | number>>,
  query: Query = {},
): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: ParameterOf<Pattern>) => encodeURIComponent(parameters[name]));
  return withQuery(path, query);
}

/** Codes of the unit and the period that the frame shows and every link passes on: `?don-vi=tan-hao&ky=2024-Q1`. */
export type Chosen = { readonly unit?: string; readonly period?: string };

export const chosenWords = { unit: "don-vi", period: "ky" } as const;

export function chosenQuery({ unit, period }: Chosen): Query {
  return { [chosenWords.unit]: unit, [chosenWords.period]: period };
}

/** Those of the page that is open. */
export function chosenIn(search: string): Chosen {
  const query = new URLSearchParams(search);
  return { unit: query.get(chosenWords.unit) ?? undefined, period: query.get(chosenWords.period) ?? undefined };
}

/** A page's query with these in the place of what was typed: acts take codes to the letter. */
export function withChosen(search: string, { unit, period }: Required<Chosen>): string {
  const query = new URLSearchParams(search);
  query.set(chosenWords.unit, unit);
  query.set(chosenWords.period, period);
  return `?${query}`;
}

/** Those that a page was answered with. */
export function chosenOf({ unit, period }: Record<"unit" | "period", { code: string }>): Required<Chosen> {
  return { unit: unit.code, period: period.code };
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
