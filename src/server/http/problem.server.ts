/** Errors as callers see them: RFC 9457 for programs, words for people, and never anything from the inside. */
import { ZodError } from "zod";
import { type Language, say, type Text, type Texts } from "../../prose/text.ts";
import { AppError, type Fault, isAppError, type Place } from "../error.ts";
import { httpTexts } from "./texts.ts";

export type Problem = {
  type: "about:blank";
  status: number;
  code: string;
  title: string;
  errors?: (Place & { code: string; title: string })[];
  requestId?: string;
  /** Seconds after which it is worth coming again. */
  retryAfter?: number;
};

/** Any thrown thing as an error of ours; what is not known becomes `unexpected`, whose cause only the log tells. */
export function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof ZodError) return new AppError("invalid_input", 400, {}, faultsOf(error), error);
  return new AppError("unexpected", 500, {}, [], error);
}

function faultsOf(error: ZodError): Fault[] {
  return error.issues.map((issue) => ({
    // A schema may give a code of ours as its message.
    code: /^[a-z]+(_[a-z]+)+$/.test(issue.message) ? issue.message : codeOfIssue(issue.code),
    place: { field: issue.path.map(String).join(".") || ("keys" in issue ? issue.keys.join(", ") : "") },
  }));
}

function codeOfIssue(code: string): string {
  if (code === "unrecognized_keys") return "unknown_field";
  if (code === "too_big" || code === "too_small") return "out_of_bounds";
  return "invalid_field";
}

/** The problem in the caller's language; a code without words gets those of its status. */
export function problemOf(error: AppError, language: Language, words: Texts, requestId?: string): Problem {
  const titleOf = (code: string, details: Record<string, string | number>) =>
    say(words[code] ?? textOfStatus(error.status), language, details);
  return {
    type: "about:blank",
    status: error.status,
    code: error.code,
    title: titleOf(error.code, error.details),
    ...(error.faults.length > 0 && {
      errors: error.faults.map((fault) => ({
        ...fault.place,
        code: fault.code,
        title: titleOf(fault.code, fault.details ?? {}),
      })),
    }),
    ...(requestId !== undefined && { requestId }),
    ...(error.status === 429 && { retryAfter: Number(error.details.seconds ?? 5) }),
  };
}

export function problemResponse(problem: Problem): Response {
  const headers: Record<string, string> = { "Content-Type": "application/problem+json" };
  if (problem.status === 503 || problem.status === 429) headers["Retry-After"] = String(problem.retryAfter ?? 5);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** The words of a status: for a code that has none of its own. */
export function textOfStatus(status: number): Text {
  if (status === 401) return httpTexts.sign_in_first;
  if (status === 403) return httpTexts.not_allowed;
  if (status === 404) return httpTexts.not_found;
  if (status === 409 || status === 412) return httpTexts.changed_meanwhile;
  if (status === 413) return httpTexts.too_large;
  if (status === 429) return httpTexts.too_many;
  if (status === 503) return httpTexts.unavailable;
  if (status >= 500) return httpTexts.unexpected;
  return httpTexts.invalid_input;
}

/** A whole page for the rare error that strikes before pages can be drawn. */
export function plainErrorPage(problem: Problem, language: Language): Response {
  const line = say(httpTexts.request_number, language, { id: problem.requestId ?? "" });
  const body = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Quyết</title><main><h1>${escaped(problem.title)}</h1><p>${escaped(line)}</p><p><a href="/">${escaped(say(httpTexts.to_front, language))}</a></p></main></html>`;
  const headers: Record<string, string> = { "Content-Type": "text/html; charset=utf-8" };
  if (problem.retryAfter !== undefined) headers["Retry-After"] = String(problem.retryAfter);
  return new Response(body, { status: problem.status, headers });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
