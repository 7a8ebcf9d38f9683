/** On the administrator's first page: how many steps are left until the first quarter runs; nothing once they are done. */
import { say } from "../prose/text.ts";
import type { Contribution } from "../today/contribution.server.ts";
import { beginningPaths } from "./addresses.ts";
import { gather } from "./gather.server.ts";
import { stepsLeft } from "./steps.ts";
import { beginningTexts } from "./texts.ts";

export const beginningToday: Contribution = {
  async within(tx, { person, clock, language, demo }) {
    if (demo || !person.roles.some(({ role }) => role === "administrator")) return { blocks: [] };
    const left = stepsLeft((await gather(tx, clock)).found);
    if (left === 0) return { blocks: [] };
    const sentence = {
      told: say(beginningTexts.today_steps_left, language, { count: left }),
      reason: say(beginningTexts.today_steps_reason, language),
      to: beginningPaths.beginning,
      action: say(beginningTexts.today_go_on, language),
    };
    return { blocks: [{ title: say(beginningTexts.today_beginning, language), sentences: [sentence] }] };
  },
};
