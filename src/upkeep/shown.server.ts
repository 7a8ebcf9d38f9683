/** How the installation is, as far as it is somebody's to know. */
import type { RequestContext } from "../access/context.server.ts";
import { maySetRules } from "../access/manage.server.ts";
import { peopleFor } from "../access/peopleShown.server.ts";
import { type Finding, peopleFinding, thoseThatMatter } from "./findings.ts";
import { lookOver } from "./look.server.ts";

type Asking = Pick<RequestContext, "database" | "configuration" | "clock" | "demo" | "person" | "language">;

/**
 * All of it for an administrator whose reach covers every other's. Whoever administers a part is shown that part: its people.
 * The machine, its folders and how many wait elsewhere are not theirs.
 */
export async function findingsFor(asked: Asking, now: Date): Promise<Finding[]> {
  const { database, configuration, demo } = asked;
  const own = await database.read(async (tx) => {
    if (await maySetRules(tx, asked)) return undefined;
    const people = (await peopleFor(tx, asked)).filter(({ mayManage }) => mayManage);
    return peopleFinding({
      administrators: people.filter(({ state, roles }) => state === "open" && roles.some(isAdministrator)).length,
      waiting: people.filter(({ state }) => state === "waiting").length,
    });
  });
  return own === undefined ? thoseThatMatter(await lookOver(database, configuration, now), demo) : [own];
}

function isAdministrator({ role }: { role: string }): boolean {
  return role === "administrator";
}
