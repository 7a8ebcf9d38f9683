import type { MenuEntry } from "../access/menu.ts";

export const reviewsMenu: MenuEntry = { to: "/app/van-ban", name: "nav_reviews", acts: ["review.read"] };
