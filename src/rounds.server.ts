/** What goes round in the background while the program serves. */
import { sourcesOfDuties } from "./contributions.server.ts";
import type { Round } from "./database/rounds.server.ts";
import { type Telling, tellingRound } from "./duties/tellingRound.server.ts";
import { aheadRound } from "./tasks/aheadRound.server.ts";
import { foldRound } from "./values/foldRound.server.ts";

export function roundsOf(serving: Omit<Telling, "sources">): Round[] {
  return [foldRound(serving.database), aheadRound(serving), tellingRound({ ...serving, sources: sourcesOfDuties })];
}
