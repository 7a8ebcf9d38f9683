/** Clauses: what a number in a sentence is about stands in its own clause. */

export type Clause = { text: string; start: number };

/** A full stop in a number or an abbreviation ends nothing, nor does a comma before a digit. */
const ending = /[;\n]|[.](?=\s|$)|,\s(?!\d)/gu;

/** The clauses of a text in their order, with where they begin. What separates them belongs to none. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of text.matchAll(ending)) {
    clauses.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  return [...clauses, { text: text.slice(start), start }];
}
