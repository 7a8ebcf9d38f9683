/** On the first page: what a look at the installation found, for who can do something about it. */
import { systemClock } from "../calendar/clock.ts";
import { say } from "../prose/text.ts";
import type { Block } from "../today/block.ts";
import type { Contribution, DayAsked } from "../today/contribution.server.ts";
import { upkeepPaths } from "./addresses.ts";
import { told } from "./findings.ts";
import { findingsFor } from "./shown.server.ts";
import { upkeepTexts } from "./texts.ts";

type Looking = Pick<DayAsked, "database" | "configuration" | "clock" | "language" | "demo" | "person">;

export const healthToday: Contribution = {
  async before(asked) {
    return { blocks: await healthBlocks(asked) };
  },
};

/** One sentence with the number of what is wrong; nothing where all is well. */
export async function healthBlocks(asked: Looking): Promise<Block[]> {
  const { configuration, language, person } = asked;
  if (!person.roles.some(({ role }) => role === "administrator")) return [];
  // The mail server may let one wait for seconds: the page of the state asks it, this one does not.
  const unmailed = { ...asked, configuration: { ...configuration, mail: undefined } };
  const wrong = (await findingsFor(unmailed, systemClock.now())).filter(({ level }) => level !== "fine");
  if (wrong.length === 0) return [];
  const said = wrong.map((finding) => told(finding, language));
  const sentence = {
    told: say(upkeepTexts.today_health_wrong, language, { count: wrong.length }),
    reason: said.map(({ name, found }) => `${name}: ${found}`).join(" "),
    to: upkeepPaths.health,
    action: say(upkeepTexts.today_see_health, language),
  };
  return [{ title: say(upkeepTexts.today_health, language), sentences: [sentence] }];
}
