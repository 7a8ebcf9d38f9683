/** Targets of the units that one may look at, found by their words and those of their indicators. */
import { codesOf } from "../access/choice.server.ts";
import { unitsFor } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import type { Finder } from "../search/contribution.server.ts";
import type { Found } from "../search/found.ts";
import { nameApart } from "../units/toldApart.ts";
import { targetAddress } from "./addresses.ts";
import { readDemands } from "./resolutions.server.ts";
import { nameOfTarget } from "./shown.ts";

export const findTargets: Finder = {
  async find(tx, { request: { person, clock, language }, choice, matches }) {
    const { definitions, targets } = await readDemands(tx);
    const readable = new Set(unitsFor(person, "report.read", choice.tree, today(clock)));
    return targets.flatMap((target): Found[] => {
      const indicator = definitions.indicatorById.get(target.indicatorId);
      const unit = choice.tree.byId.get(target.unit);
      if (!indicator || !unit || !readable.has(target.unit)) return [];
      if (!matches(target.name, indicator.nameEnglish, indicator.synonyms.join(" "), unit.name)) return [];
      const to = targetAddress(target.code, codesOf({ unit, period: choice.period }));
      // The unit chosen above goes without saying.
      const beside = unit.id === choice.unit.id ? "" : nameApart(choice.tree, unit, language, today(clock));
      return [{ kind: "target", name: nameOfTarget(target, indicator, language), beside, to }];
    });
  },
};
