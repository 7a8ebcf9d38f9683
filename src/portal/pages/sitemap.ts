/** The addresses of all public pages (sitemaps.org). */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { escapeHtml } from "../../prose/escape.ts";
import { xmlAnswer } from "../../server/http/xml.server.ts";
import { articleAddress, portalPaths, publicTargetAddress } from "../addresses.ts";
import { listPublished } from "../articles.server.ts";
import { readPublicBoard } from "../site.server.ts";
import type { Route } from "./+types/sitemap.ts";

export const middleware = [guardPage("portal.read")];

const { front, news, targets, documents, search } = portalPaths;
const mostAddresses = 40_000;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { origin } = asked.configuration;
  const paths = await asked.database.read(async (tx) => {
    const articles = await listPublished(tx, { limit: mostAddresses });
    const board = await readPublicBoard(tx, asked, new URL(request.url));
    return [
      ...[front, news, targets, documents, search],
      ...articles.map((article) => articleAddress(article.slug)),
      ...(board?.rows ?? []).map(({ target }) => publicTargetAddress(target.code)),
    ];
  });
  const urls = paths.map((path) => `<url><loc>${escapeHtml(origin + path)}</loc></url>`).join("");
  return xmlAnswer(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`,
    "application/xml",
  );
}
