import type { MenuEntry } from "../access/menu.ts";

export const targetsMenu: MenuEntry = {
  to: "/app/chi-tieu",
  name: "nav_targets",
  acts: ["target.read"],
  also: ["/app/doi-chieu"],
};
