/** What became better or worse since somebody last looked. */
import type { PeriodCode } from "../database/ids.ts";
import { isGood, type Pace } from "./pace.ts";

/** The paces as they were seen, by the targets' codes. */
export type Visit = { day: string; period: PeriodCode; paces: Readonly<Record<string, Pace>> };

export type Change = "worse" | "better" | "same";

/** The worst first. */
export const rank: Record<Pace, number> = { at_risk: 0, behind: 1, no_data: 2, later: 2, on_pace: 3, ahead: 4 };

/** Nothing to compare with, what is judged only later, or figures that only now came in, are no change for the worse. */
export function changeOf(now: Pace, before: Pace | undefined): Change {
  if (before === undefined || now === "later" || rank[now] === rank[before]) return "same";
  if (rank[now] > rank[before]) return "better";
  return before === "no_data" ? "same" : "worse";
}

/** Whether it is to be minded that it got worse: what still goes well is not. */
export function gotWorse(now: Pace, before: Pace | undefined): boolean {
  return changeOf(now, before) === "worse" && !isGood(now);
}

export type Changes = { gained: number; lost: number; newlyAtRisk: number };

/** Over the targets that were there before: how many more or fewer stand well, how many are newly at risk. */
export function changesOf(targets: readonly { now: Pace; before: Pace | undefined }[]): Changes {
  const known = targets.filter(({ now, before }) => before !== undefined && now !== "later");
  const good = known.filter(({ now }) => isGood(now)).length;
  const goodBefore = known.filter(({ before }) => before !== undefined && isGood(before)).length;
  return {
    gained: Math.max(0, good - goodBefore),
    lost: Math.max(0, goodBefore - good),
    newlyAtRisk: known.filter(({ now, before }) => now === "at_risk" && before !== "at_risk").length,
  };
}
