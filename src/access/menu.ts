/** An entry of the application's menu, for those who may do one of its acts. It stands in `menu.ts` beside the pages that it leads to. */
import type { NavItem } from "../web/frame.tsx";
import type { Act } from "./acts.ts";

export type MenuEntry = NavItem & { readonly acts: readonly Act[] };
