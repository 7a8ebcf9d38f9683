/** Who sends and who reads in the benchmarks: a reporter for every commune and the office of the whole, each with a token. */
import { addPerson } from "../src/access/people.server.ts";
import type { Role } from "../src/access/person.ts";
import { makeToken } from "../src/access/token.server.ts";
import { systemClock } from "../src/calendar/clock.ts";
import type { Database } from "../src/database/connection.server.ts";
import type { PersonId } from "../src/database/ids.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { communes, whole } from "./tenth.ts";

export type Tokens = { office: string; reporters: readonly string[] };

/** The reporters' tokens stand in the order of the communes. */
export async function seedPeople(database: Database): Promise<Tokens> {
  const doing = { by: "bench" as PersonId, clock: systemClock, wall: systemClock };
  return database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const tokenFor = async (role: Role, code: string) => {
      const person = {
        username: `${role}-${code}`,
        name: code,
        email: undefined,
        language: "vi" as const,
        roles: [{ role, unitId: tree.byCode.get(code)?.id }],
      };
      const { id } = await addPerson(tx, person, doing);
      return (await makeToken(tx, id, "bench", 1, systemClock.now())).token;
    };
    const reporters: string[] = [];
    for (const code of communes) reporters.push(await tokenFor("reporter", code));
    return { office: await tokenFor("office", whole), reporters };
  });
}
