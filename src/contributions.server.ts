/** What capabilities contribute to those that gather. A capability adds its own here; who gathers knows none of them. */
import type { RouterContext } from "react-router";
import { dutySources } from "./duties/source.server.ts";
import { reportDuties } from "./reports/duties.server.ts";

export const sourcesOfDuties = [reportDuties];

/** As pages find them: `context.get(dutySources)`. */
export const contributions: ReadonlyMap<RouterContext, unknown> = new Map([[dutySources, sourcesOfDuties]]);
