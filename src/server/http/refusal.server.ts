/** A form that was refused, for the page that shows it again: what is wrong, in words, and where. */
import { data } from "react-router";
import type { Language, Texts } from "../../prose/text.ts";
import { asAppError, problemOf } from "./problem.server.ts";
import { httpTexts } from "./texts.ts";

export type Refusal = { title: string; faults: { field?: string; row?: number; title: string }[] };

/** The refusal, what was typed and the status, as an action answers them. An error that nobody knows is thrown on. */
export function refused(thrown: unknown, language: Language, words: Texts, typed: Record<string, string> = {}) {
  if (thrown instanceof Response) throw thrown;
  const error = asAppError(thrown);
  if (error.status === 500) throw thrown;
  const { title, status, errors = [], retryAfter } = problemOf(error, language, { ...httpTexts, ...words });
  const refusal: Refusal = { title, faults: errors.map(({ field, row, title }) => ({ field, row, title })) };
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  return data({ refusal, typed }, { status, headers });
}
