/** What an indicator is measured in, where it is a part of a hundred or a thousand. */
import { type Language, say } from "../prose/text.ts";
import type { Indicator } from "./indicator.ts";
import { indicatorTexts } from "./texts.ts";

/** "%", "‰", "% số hộ": a share of something. Of such one tells points, never a per cent of a per cent, and never adds them up. */
export function isPercentage(measure: string): boolean {
  return /^\s*[%‰]/u.test(measure);
}

/** The sign with which its amounts are written: "%", "‰"; empty of others. */
export function signOf(measure: string): string {
  return isPercentage(measure) ? measure.trim().charAt(0) : "";
}

/** What a difference is counted in on a screen: "điểm %", "trường hợp", "vụ". */
export function nounOfDifference(
  { measure, changeMeasure }: Pick<Indicator, "measure" | "changeMeasure">,
  language: Language,
): string {
  return isPercentage(measure) ? pointsOf(measure, language) : changeMeasure || measure;
}

/** Of percentages: "điểm %", "điểm ‰". */
export function pointsOf(measure: string, language: Language): string {
  return say(measure.includes("‰") ? indicatorTexts.points_of_thousand : indicatorTexts.points, language);
}
