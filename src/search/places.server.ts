/** Screens and units, found by their names. */
import { accessPaths } from "../access/addresses.ts";
import { codesOf } from "../access/choice.server.ts";
import { may, unitsFor } from "../access/may.ts";
import type { MenuEntry } from "../access/menu.ts";
import { today } from "../calendar/clock.ts";
import { say } from "../prose/text.ts";
import { resolutionPaths, targetsAddress } from "../resolutions/addresses.ts";
import { nameApart } from "../units/toldApart.ts";
import { hasEnded } from "../units/tree.ts";
import { chosenQuery, withQuery } from "../web/address.ts";
import { webTexts } from "../web/texts.ts";
import type { Finder } from "./contribution.server.ts";

/** Screens to which the frame does not lead. */
const furtherScreens = [
  { to: resolutionPaths.compare, name: "compare", acts: ["target.read"] },
  { to: accessPaths.account, name: "account", acts: ["account.manage"] },
] as const;

export const findScreens = (menu: readonly MenuEntry[]): Finder => ({
  atOnce: true,
  async find(_tx, { request: { person, language, clock }, choice, matches }) {
    return [...menu, ...furtherScreens]
      .filter(({ acts }) => acts.some((act) => may(person, act, "anywhere", choice.tree, today(clock))))
      .map(({ to, name }) => ({
        to: withQuery(to, chosenQuery(codesOf(choice))),
        name: say(webTexts[name], language),
      }))
      .filter(({ name }) => matches(name))
      .map((screen) => ({ kind: "screen", beside: "", ...screen }));
  },
});

export const findUnits: Finder = {
  async find(_tx, { request: { person, clock, language }, choice: { tree, period }, matches }) {
    const day = today(clock);
    const readable = new Set(unitsFor(person, "report.read", tree, day));
    const found = tree.units.filter((unit) => readable.has(unit.id) && matches(unit.name));
    // Those that there are come before those that there were.
    return [...found.filter((unit) => !hasEnded(unit, day)), ...found.filter((unit) => hasEnded(unit, day))].map(
      (unit) => {
        const above = unit.parent === undefined ? undefined : tree.byId.get(unit.parent);
        return {
          kind: "unit",
          name: nameApart(tree, unit, language, day),
          beside: above === undefined ? "" : nameApart(tree, above, language, day),
          to: targetsAddress(codesOf({ unit, period })),
        };
      },
    );
  },
};
