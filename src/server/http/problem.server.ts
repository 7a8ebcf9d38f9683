/** Errors as callers see them: RFC 9457 for programs, words for people, and never anything from the inside. */

import { HTTPException } from "hono/http-exception";
import { ZodError } from "zod";
import { escapeHtml } from "../../prose/escape.ts";
import { type Language, say, type Text, type Texts } from "../../prose/text.ts";
import { webTexts } from "../../web/texts.ts";
import { AppError, type Fault, isAppError, type Place } from "../error.ts";
import { log } from "../log.server.ts";
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
  /** By which methods the address can be asked for, where another was used. */
  allow?: string;
};

/** Any thrown thing as an error of ours; what is not known becomes `unexpected`, whose cause only the log tells. */
export function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof ZodError) return new AppError("invalid_input", 400, {}, faultsOf(error), error);
  // The framework says so of a body that it could not read.
  if (error instanceof HTTPException && error.status < 500) return new AppError("json_unreadable", 400, {}, [], error);
  return new AppError("unexpected", 500, {}, [], error);
}

/** So many faults are told; whoever sends more has the wrong text. */
const mostFaults = 100;

function faultsOf(error: ZodError): Fault[] {
  return error.issues.slice(0, mostFaults).map((issue) => ({
    // A schema may give a code of ours as its message, and as parameters what its words name.
    code: /^[a-z]+(_[a-z]+)+$/.test(issue.message) ? issue.message : codeOfIssue(issue),
    place: {
      field: issue.path.map(String).join(".") || ("keys" in issue ? issue.keys.slice(0, mostFaults).join(", ") : ""),
    },
    ...(issue.code === "custom" && { details: issue.params }),
    ...(issue.code === "too_big" && { details: { most: Number(issue.maximum) } }),
  }));
}

function codeOfIssue(issue: ZodError["issues"][number]): string {
  if (issue.code === "unrecognized_keys") return "unknown_field";
  if (issue.code === "too_big") return issue.origin === "string" ? "field_too_long" : "out_of_bounds";
  if (issue.code === "too_small") return issue.origin === "string" ? "field_empty" : "out_of_bounds";
  return "invalid_field";
}

/** Who asks: told in their language, and the log by their name. */
export type Told = {
  language: Language;
  /** Of every code that may be thrown. */
  words: Texts;
  requestId: string;
  person: { id: string } | undefined;
  address: string;
};

/** What the caller is told; the log is told the rest of what nobody expected, and who asked for what they may not. */
export function toldProblem(thrown: unknown, { language, words, requestId, person, address }: Told): Problem {
  const error = asAppError(thrown);
  if (error.status === 403) log.warn("refused", { requestId, code: error.code, person: person?.id, address });
  if (error.status >= 500) log.error(error.code, { requestId, error });
  return problemOf(error, language, words, requestId);
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
    ...(error.status === 405 && { allow: String(error.details.allow) }),
  };
}

export function problemResponse(problem: Problem): Response {
  const headers = {
    ...headersOf(problem),
    ...(problem.status === 401 && { "WWW-Authenticate": "Bearer" }),
    "Content-Type": "application/problem+json",
  };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

export function headersOf({ status, retryAfter, allow }: Problem): Record<string, string> {
  return {
    ...((status === 503 || status === 429) && { "Retry-After": String(retryAfter ?? 5) }),
    ...(allow !== undefined && { Allow: allow }),
  };
}

/** The words of a status: for a code that has none of its own. */
export function textOfStatus(status: number): Text {
  if (status === 401) return httpTexts.sign_in_first;
  if (status === 403) return httpTexts.not_allowed;
  if (status === 404) return httpTexts.not_found;
  if (status === 409 || status === 412) return httpTexts.changed_meanwhile;
  if (status === 413) return httpTexts.too_large;
  if (status === 429) return httpTexts.too_many;
  if (status === 507) return httpTexts.no_room;
  if (status === 503) return httpTexts.unavailable;
  if (status >= 500) return httpTexts.unexpected;
  return httpTexts.invalid_input;
}

const plainStyle =
  "body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:16px/1.6 system-ui,sans-serif;color:#17212b}h1{font-size:1.4rem}a{color:#1b4f8f}";

/** A whole page for an error where no page is drawn: before one could be, or in place of a file. */
export function plainErrorPage(problem: Problem, { language, nonce }: { language: Language; nonce: string }): Response {
  const heading = escapeHtml(say(webTexts.page_failed, language));
  const faults = (problem.errors ?? []).map(({ title }) => `<li>${escapeHtml(title)}</li>`).join("");
  const line = escapeHtml(say(webTexts.request_number_line, language, { id: problem.requestId ?? "" }));
  const front = escapeHtml(say(webTexts.to_front_page, language));
  const body = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title><style nonce="${nonce}">${plainStyle}</style><main><h1>${heading}</h1><p>${escapeHtml(problem.title)}</p>${faults && `<ul>${faults}</ul>`}<p><small>${line}</small></p><p><a href="/">${front}</a></p></main></html>`;
  const headers = { ...headersOf(problem), "Content-Type": "text/html; charset=utf-8" };
  return new Response(body, { status: problem.status, headers });
}
