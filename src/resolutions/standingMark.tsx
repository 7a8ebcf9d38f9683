/** How a target stands, in a word; what cannot be judged yet says by how many reports. */
import { Mark } from "../web/status.tsx";
import type { ShownStanding } from "./shown.ts";

/** Of what is not judged, now or before the year's end, the mark has said all; the class of a review would say it again. */
export function saysClassToo({ pace, notJudged }: Pick<ShownStanding, "pace" | "notJudged">): boolean {
  return notJudged === undefined && pace !== "later";
}

export function StandingMark({ shown }: { shown: Pick<ShownStanding, "pace" | "notJudged"> }) {
  return <Mark pace={shown.pace}>{shown.notJudged && <span className="wraps">{shown.notJudged}</span>}</Mark>;
}
