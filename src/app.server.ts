/**
 * The entry of the built program: what a running server takes from the build, and nothing from the sources, so that there
 * is one copy of every module and one pool.
 */
import * as pages from "virtual:react-router/server-build";
import type { Hono } from "hono";
import { askers } from "./access/asker.server.ts";
import type { ApiEnvironment } from "./access/context.server.ts";
import { today } from "./calendar/clock.ts";
import { compose, type Services } from "./compose.server.ts";
import { planAhead } from "./database/planned.server.ts";
import { unitReports } from "./reports/filling/unitReports.server.ts";
import { keptDefinitions, lanes, rehearse } from "./reports/whole.server.ts";
import { submission } from "./reports/wholeStatement.server.ts";
import { storedFigures } from "./values/stored.server.ts";

export { openDatabase } from "./database/connection.server.ts";
export { keepRounds } from "./database/rounds.server.ts";
export { lanes } from "./reports/whole.server.ts";
export { roundsOf } from "./rounds.server.ts";
export { roomIn } from "./server/diskRoom.server.ts";
export { listen } from "./server/http/listen.server.ts";

/** The whole program. Whoever starts it opens the database and closes it again. */
export function createApp(services: Services): Hono<ApiEnvironment> {
  return compose(services, pages);
}

/** Makes the first requests as quick as the last: definitions are read, what is asked most planned, what is sent most rehearsed. */
export async function prepare({ database, clock }: Pick<Services, "database" | "clock">): Promise<void> {
  const definitions = await keptDefinitions(database);
  await planAhead(database, lanes, [askers, submission, unitReports, storedFigures]);
  await rehearse(definitions, today(clock));
}
