/** Accounts that want looking after, for the administrator. */

import { accessPaths } from "../access/addresses.ts";
import { accessTree } from "../access/guard.server.ts";
import { unitsOfRole } from "../access/may.ts";
import { peopleFor } from "../access/peopleShown.server.ts";
import { say } from "../prose/text.ts";
import { webTexts } from "../web/texts.ts";
import { listed, type Sentence } from "./block.ts";
import type { Contribution } from "./contribution.server.ts";
import { todayTexts } from "./texts.ts";

const NAMED_PEOPLE = 4;

export const peopleToday: Contribution = {
  async within(tx, asked) {
    const { person, language } = asked;
    if (unitsOfRole(person, "administrator", await accessTree(tx)).length === 0) return { blocks: [] };
    const people = (await peopleFor(tx, asked)).filter(({ state }) => state !== "closed");
    const cases = [
      { text: todayTexts.without_password, found: people.filter(({ state }) => state === "waiting") },
      { text: todayTexts.without_role, found: people.filter(({ roles }) => roles.length === 0) },
    ];
    const sentences = cases.flatMap(({ text, found }): Sentence[] => {
      if (found.length === 0) return [];
      const names = found.map(({ name }) => name);
      const shown = listed(names, NAMED_PEOPLE, (count) => `+${count}`);
      return [
        {
          told: say(text, language, { count: found.length }),
          reason: say(todayTexts.people_named, language, { names: shown }),
          to: accessPaths.people,
          action: say(todayTexts.see_people, language),
        },
      ];
    });
    return { blocks: [{ title: say(webTexts.people, language), sentences }] };
  },
};
