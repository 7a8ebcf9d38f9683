/**
 * One JSON line an event: news on stdout, warnings and errors on stderr. Who asked is an id; passwords, tokens, names and
 * figures never come here (TRUST S16).
 */
import { isAppError } from "./error.ts";

type Details = Record<string, unknown>;

export const log = {
  info: (event: string, details: Details = {}) => process.stdout.write(lineOf("info", event, details)),
  warn: (event: string, details: Details = {}) => process.stderr.write(lineOf("warn", event, details)),
  error: (event: string, details: Details = {}) => process.stderr.write(lineOf("error", event, details)),
};

const secretKeys =
  /password|secret|token|cookie|authorization|credential|^(user|full|display)?name$|e-?mail|body|amount/i;

export function lineOf(level: string, event: string, details: Details, at = new Date()): string {
  const line = JSON.stringify({ time: at.toISOString(), level, event, ...details }, (key, value) => {
    if (value instanceof Error) return told(value);
    if (secretKeys.test(key) && value !== undefined) return "…";
    return value;
  });
  return `${line}\n`;
}

/** An error for the operator: what, where, and what caused it. */
function told(error: Error): Details {
  return {
    kind: error.name,
    message: withoutQuotations(error.message),
    ...("code" in error && { code: error.code }),
    ...(isAppError(error) && { status: error.status }),
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: told(error.cause) }),
  };
}

/** What a message quotes may be what somebody typed: the database quotes values, a parser its input. */
function withoutQuotations(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`|\([^)]*\)=\([^)]*\)|:\/\/\S*/g, "…").slice(0, 300);
}
