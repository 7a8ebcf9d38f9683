/** What commands share: how they are called, how they speak, and how they fail. */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { say, type Text } from "../prose/text.ts";
import { AppError, type Place } from "../server/error.ts";
import { asAppError, problemOf } from "../server/http/problem.server.ts";
import { log } from "../server/log.server.ts";
import { allTexts } from "../texts.ts";
import { commandTexts } from "./texts.ts";

export type Terminal = {
  /** The answer, and for a server what it is doing. */
  write(content: string | Uint8Array): void;
  /** Whether somebody reads the answer on a screen, not a file or another program. */
  isScreen: boolean;
  /** What is wrong. */
  complain(text: string): void;
  environment: NodeJS.ProcessEnv;
};

export type Call = {
  command: string;
  usage: string;
  options: ParseArgsOptionsConfig;
  /** The names of the words that are not options, all of them required. */
  words?: readonly string[];
};

/** The input or the call is wrong. */
const wrong = 2;
/** What shells answer for a program that Ctrl+C ended. */
const interrupted = 130;
const faultsShown = 20;

/** Splits a command's words into options and plain words; what it does not know is refused by name. */
export function readCall({ command, usage, options, words = [] }: Call, given: string[]) {
  try {
    const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true, strict: true });
    const missing = words[positionals.length];
    if (missing !== undefined) throw wrongCall("option_missing", { command, option: missing, usage });
    if (positionals.length > words.length) throw wrongCall("call_wrong", { command, usage });
    return { values, words: positionals };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    const isUnknown = error instanceof Error && "code" in error && error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
    if (isUnknown && option) throw wrongCall("option_unknown", { command, option, usage });
    throw wrongCall("call_wrong", { command, usage });
  }
}

/** A required option's text. */
export function required(call: Call, name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw wrongCall("option_missing", { command: call.command, option: `--${name}`, usage: call.usage });
}

/** An option that takes one of some words; the first is meant where it is left out. */
export function oneOf<Word extends string>(name: string, value: unknown, known: readonly [Word, ...Word[]]): Word {
  if (value === undefined) return known[0];
  const found = known.find((word) => word === value);
  if (found !== undefined) return found;
  throw wrongCall("option_wrong", { option: `--${name}`, expected: known.join(", "), value: String(value) });
}

export function wrongCall(code: keyof typeof commandTexts, details: Record<string, string | number>): AppError {
  return new AppError(code, 400, details);
}

export function speak(terminal: Terminal, text: Text, details: Record<string, string | number> = {}): void {
  terminal.write(`${say(text, "vi", details)}\n`);
}

/** Says what went wrong in one line, or one line for each thing wrong with an input, and answers the exit code. */
export function failed(error: unknown, terminal: Terminal): number {
  const known = asAppError(error);
  if (known.code === "unexpected") log.error("unexpected", { error });
  const problem = problemOf(known, "vi", { ...allTexts, ...commandTexts });
  const faults = (problem.errors ?? []).map((fault) => [placeOf(fault), fault.title].filter(Boolean).join(": "));
  const lines = faults.length === 0 ? [problem.title] : faults.slice(0, faultsShown);
  const more = faults.length - faultsShown;
  if (more > 0) lines.push(say(commandTexts.errors_more, "vi", { count: more }));
  terminal.complain(`${lines.join("\n")}\n`);
  return known.code === "interrupted" ? interrupted : wrong;
}

/** "values.csv, dòng 5, cột amount"; of a workbook "values!D17". A field's name stands in the words already. */
function placeOf({ file, sheet, cell, row, column }: Place): string {
  if (sheet !== undefined && cell !== undefined) return `${sheet}!${cell}`;
  const parts = [
    file !== undefined && say(commandTexts.place_file, "vi", { value: file }),
    sheet !== undefined && say(commandTexts.place_sheet, "vi", { value: sheet }),
    row !== undefined && say(commandTexts.place_row, "vi", { value: row }),
    column !== undefined && say(commandTexts.place_column, "vi", { value: column }),
  ];
  return parts.filter((part) => part !== false).join(", ");
}
