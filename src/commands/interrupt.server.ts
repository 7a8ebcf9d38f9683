/** Ctrl+C and SIGTERM, for commands that have something to put away first. */
import { AppError } from "../server/error.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
let asked: AbortSignal | undefined;

/** Aborted at the first signal; a second one ends the process at once, as people expect. */
export function stopAsked(): AbortSignal {
  if (asked) return asked;
  const controller = new AbortController();
  const stop = () => {
    for (const signal of signals) process.off(signal, stop);
    controller.abort(new AppError("interrupted", 500));
  };
  for (const signal of signals) process.on(signal, stop);
  asked = controller.signal;
  return asked;
}

/** Resolves when a signal comes. */
export function untilStopAsked(): Promise<void> {
  const signal = stopAsked();
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** The work's result, or an error as soon as a signal comes; what the work still does is ended by closing what it uses. */
export async function unlessStopAsked<Result>(work: Promise<Result>): Promise<Result> {
  const stopped = untilStopAsked().then(() => stopAsked().throwIfAborted());
  const first = await Promise.race([work.then((result) => ({ result })), stopped]);
  if (first) return first.result;
  throw new AppError("interrupted", 500);
}
