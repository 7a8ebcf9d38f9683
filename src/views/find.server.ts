/** One's own views, found by the names that one gave them. */
import type { Finder } from "../search/contribution.server.ts";
import { viewsOf } from "./savedView.server.ts";

export const findViews: Finder = {
  atOnce: true,
  async find(tx, { request: { person }, matches }) {
    if (person === undefined) return [];
    const views = (await viewsOf(tx, person.id)).filter(({ name }) => matches(name));
    return views.map(({ name, address }) => ({ kind: "view", name, beside: "", to: address }));
  },
};
