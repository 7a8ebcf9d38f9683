/** What a look at the installation found, for who can do something about it. */
import type { RequestContext } from "../access/context.server.ts";
import type { Person } from "../access/person.ts";
import { systemClock } from "../calendar/clock.ts";
import { say } from "../prose/text.ts";
import { thoseThatMatter, told } from "../upkeep/findings.ts";
import { lookOver } from "../upkeep/look.server.ts";
import type { Block } from "./block.ts";
import { todayTexts } from "./texts.ts";

type Looking = Pick<RequestContext, "database" | "configuration" | "language" | "demo"> & { person: Person };

/** One sentence with the number of what is wrong; nothing where all is well. */
export async function healthBlocks({ database, configuration, language, demo, person }: Looking): Promise<Block[]> {
  if (!person.roles.some(({ role }) => role === "administrator")) return [];
  // The mail server may let one wait for seconds: the page of the state asks it, this one does not.
  const found = await lookOver(database, { ...configuration, mail: undefined }, systemClock.now());
  const wrong = thoseThatMatter(found, demo).filter(({ level }) => level !== "fine");
  if (wrong.length === 0) return [];
  const said = wrong.map((finding) => told(finding, language));
  const sentence = {
    told: say(todayTexts.health_wrong, language, { count: wrong.length }),
    reason: said.map(({ name, found }) => `${name}: ${found}`).join(" "),
    to: "/app/tinh-trang",
    action: say(todayTexts.see_health, language),
  };
  return [{ title: say(todayTexts.health, language), sentences: [sentence] }];
}
