/** How many targets stand well, as every page, review and command counts them. */
import { type Language, say } from "../prose/text.ts";
import { isGood, type Pace } from "./pace.ts";
import { resolutionTexts } from "./texts.ts";

/** `known` have figures to be judged by; what is judged only `later` is counted apart, and so is what cannot be judged. */
type Headline = { known: number; good: number; later: number };

export function isKnown(pace: Pace): boolean {
  return pace !== "later" && pace !== "no_data";
}

export function headlineOf(targets: readonly { pace: Pace }[]): Headline {
  const known = targets.filter(({ pace }) => isKnown(pace));
  return {
    known: known.length,
    good: known.filter(({ pace }) => isGood(pace)).length,
    later: targets.filter(({ pace }) => pace === "later").length,
  };
}

/** "21 trong 28 chỉ tiêu có số liệu đúng hoặc vượt tiến độ; 3 chỉ tiêu cuối năm mới đánh giá". */
export function headlineInWords({ known, good, later }: Headline, language: Language): string {
  const first =
    known === 0
      ? say(resolutionTexts.headline_none, language)
      : say(resolutionTexts.headline, language, { good, known });
  return later === 0 ? first : `${first}; ${say(resolutionTexts.headline_later, language, { count: later })}`;
}
