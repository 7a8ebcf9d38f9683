import type { MenuEntry } from "../access/menu.ts";

export const articlesMenu: MenuEntry = { to: "/app/tin-bai", name: "nav_articles", acts: ["article.read"] };
