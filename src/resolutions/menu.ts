import type { MenuEntry } from "../access/menu.ts";
import { resolutionPaths } from "./addresses.ts";

export const targetsMenu: MenuEntry = {
  to: resolutionPaths.targets,
  name: "nav_targets",
  acts: ["target.read"],
  also: [resolutionPaths.compare],
};
