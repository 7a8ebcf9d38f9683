/** Accounts that want looking after, for the administrator. */

import { accessPaths } from "../access/addresses.ts";
import { accessTree } from "../access/guard.server.ts";
import { unitsOfRole } from "../access/may.ts";
import { listPeople, rolesOn } from "../access/people.server.ts";
import { today } from "../calendar/clock.ts";
import { say } from "../prose/text.ts";
import { webTexts } from "../web/texts.ts";
import { listed, type Sentence } from "./block.ts";
import type { Contribution } from "./contribution.server.ts";
import { todayTexts } from "./texts.ts";

const NAMED_PEOPLE = 4;

export const peopleToday: Contribution = {
  async within(tx, { person, language, clock }) {
    if (unitsOfRole(person, "administrator", await accessTree(tx)).length === 0) return { blocks: [] };
    const day = today(clock);
    const people = (await listPeople(tx)).filter(({ closedOn }) => closedOn === undefined || closedOn > day);
    const cases = [
      { text: todayTexts.without_password, found: people.filter(({ hasPassword }) => !hasPassword) },
      { text: todayTexts.without_role, found: people.filter((each) => rolesOn(each, day).length === 0) },
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
