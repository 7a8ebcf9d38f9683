import type { MenuEntry } from "../access/menu.ts";
import { portalPaths } from "./addresses.ts";

export const articlesMenu: MenuEntry = { to: portalPaths.articles, name: "nav_articles", acts: ["article.read"] };
