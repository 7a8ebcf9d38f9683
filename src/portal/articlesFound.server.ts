/** Published articles, found by their words. */
import type { Finder } from "../search/contribution.server.ts";
import { articleAddress } from "./addresses.ts";
import { searchPublished } from "./articles.server.ts";

export const findArticles: Finder = {
  async find(tx, { sought, most }) {
    const articles = await searchPublished(tx, sought, most);
    return articles.map(({ title, slug }) => ({ kind: "article", name: title, beside: "", to: articleAddress(slug) }));
  },
};
