import { accessPaths } from "../access/addresses.ts";
import type { MenuEntry } from "../access/menu.ts";
import { beginningPaths } from "../beginning/addresses.ts";
import { dutyPaths } from "../duties/addresses.ts";
import { upkeepPaths } from "../upkeep/addresses.ts";
import { settingsPaths } from "./addresses.ts";

export const settingsMenu: MenuEntry = {
  to: settingsPaths.settings,
  name: "nav_settings",
  acts: ["definition.write"],
  also: [accessPaths.people, beginningPaths.beginning, upkeepPaths.health, dutyPaths.rules],
};
