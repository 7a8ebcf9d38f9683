/**
 * What every request costs before its own work: who asks, what they may, and the settings. A call that passes its guard and
 * is then refused for what its address does not say, against `/healthz`, in turn and from the first request after the start.
 */
import { addPerson } from "../src/access/people.server.ts";
import { beginSession } from "../src/access/session.server.ts";
import { systemClock } from "../src/calendar/clock.ts";
import { raiseDefinitionsVersion } from "../src/database/definitionsVersion.server.ts";
import type { PersonId } from "../src/database/ids.ts";
import { type Measurement, timesFaster } from "./measurement.ts";
import type { Stage } from "./stage.ts";
import { median, secondsOf } from "./timing.ts";

const first = 30;

export async function measureRequests(stage: Stage, repetitions: number): Promise<Measurement[]> {
  const cookie = await signedIn(stage);
  const asked = async (path: string, status: number, headers: Record<string, string>) => {
    const answer = await fetch(stage.server.url + path, { headers });
    await answer.arrayBuffer();
    if (answer.status !== status) throw new Error(`${path}: ${answer.status}`);
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let count = 0; count < first + repetitions; count++) {
    theirs.push(await secondsOf(() => asked("/healthz", 200, {})));
    ours.push(await secondsOf(() => asked("/api/v1/standing", 400, { Cookie: cookie })));
  }
  const compared = (when: string, from: number, to: number) =>
    timesFaster({
      name: `a request before its own work, ${when}`,
      unit: "ms",
      value: median(ours.slice(from, to)) * 1_000,
      baseline: median(theirs.slice(from, to)) * 1_000,
      must: 0.77,
    });
  return [compared("the first thirty after a start", 0, first), compared("later", first, first + repetitions)];
}

async function signedIn({ database }: Stage): Promise<string> {
  const doing = { by: "bench" as PersonId, clock: systemClock, wall: systemClock };
  const person = { username: "bench-requests", name: "bench", email: undefined, language: "vi" as const };
  return database.write(async (tx) => {
    // The version of an empty installation is never kept in memory.
    await raiseDefinitionsVersion(tx);
    const { id } = await addPerson(tx, { ...person, roles: [{ role: "office", unitId: undefined }] }, doing);
    return `quyet=${await beginSession(tx, id, systemClock.now())}`;
  });
}
