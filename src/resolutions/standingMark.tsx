/** How a target stands, in a word; what cannot be judged yet says by how many reports. */
import { Mark } from "../web/status.tsx";
import type { ShownStanding } from "./shown.ts";

export function StandingMark({ shown }: { shown: Pick<ShownStanding, "pace" | "notJudged"> }) {
  return <Mark pace={shown.pace}>{shown.notJudged && <span className="wraps">{shown.notJudged}</span>}</Mark>;
}
