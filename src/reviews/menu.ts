import type { MenuEntry } from "../access/menu.ts";
import { reviewPaths } from "./addresses.ts";

export const reviewsMenu: MenuEntry = { to: reviewPaths.reviews, name: "nav_reviews", acts: ["review.read"] };
