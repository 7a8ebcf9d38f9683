/** What capabilities contribute to those that gather. A capability adds its own here; who gathers knows none of them. */

import type { RouterContext } from "react-router";
import { beginningToday } from "./beginning/today.server.ts";
import { findDocuments } from "./documents/find.server.ts";
import { type DutySource, dutySources } from "./duties/source.server.ts";
import { dutiesToday, noticesToday } from "./duties/today.server.ts";
import { menu } from "./menu.ts";
import { findArticles } from "./portal/articlesFound.server.ts";
import { articlesToday } from "./portal/today.server.ts";
import { reportDuties } from "./reports/duties.server.ts";
import { requestsToday } from "./reports/sending/today.server.ts";
import { officeToday, silentToday } from "./reports/today.server.ts";
import { findTargets } from "./resolutions/find.server.ts";
import { targetsToday } from "./resolutions/today.server.ts";
import { reviewToday } from "./reviews/today.server.ts";
import { type Finder, finders } from "./search/contribution.server.ts";
import { findScreens, findUnits } from "./search/places.server.ts";
import { taskDuties } from "./tasks/duties.server.ts";
import { type Contribution, dayContributions } from "./today/contribution.server.ts";
import { peopleToday } from "./today/people.server.ts";
import { healthToday } from "./upkeep/today.server.ts";
import { findIndicators } from "./values/find.server.ts";
import { findViews } from "./views/find.server.ts";

export const sourcesOfDuties: readonly DutySource[] = [reportDuties, taskDuties];

export { reviewCorrected } from "./portal/corrected.server.ts";

/** In the order of the first page, of which five blocks are shown. */
const firstPage: readonly Contribution[] = [
  noticesToday,
  beginningToday,
  healthToday,
  dutiesToday(sourcesOfDuties),
  officeToday,
  requestsToday,
  articlesToday,
  reviewToday,
  targetsToday,
  silentToday,
  peopleToday,
];

/** In the order in which kinds of things are shown. */
const everythingFound: readonly Finder[] = [
  findViews,
  findScreens(menu),
  findTargets,
  findIndicators,
  findUnits,
  findDocuments,
  findArticles,
];

/** As pages find them: `context.get(dutySources)`. */
export const contributions: ReadonlyMap<RouterContext, unknown> = new Map<RouterContext, unknown>([
  [dutySources, sourcesOfDuties],
  [dayContributions, firstPage],
  [finders, everythingFound],
]);
