/** The feed of articles (RFC 4287). */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { escapeHtml } from "../../prose/escape.ts";
import { xmlAnswer } from "../../server/http/xml.server.ts";
import { articleAddress, portalPaths } from "../addresses.ts";
import { listPublished } from "../articles.server.ts";
import { textAsPublished } from "../drawing.ts";
import { readSite } from "../site.server.ts";
import type { Route } from "./+types/atom.ts";

export const middleware = [guardPage("portal.read")];

const fed = 30;

export async function loader({ context }: Route.LoaderArgs) {
  const { database, configuration, clock } = context.get(requestContext);
  const { name, articles } = await database.read(async (tx) => ({
    name: (await readSite(tx)).name,
    articles: await listPublished(tx, { limit: fed }),
  }));
  const { origin } = configuration;
  const updated = articles[0]?.publishedAt ?? clock.now();
  const entries = articles.map((article) => {
    const address = origin + articleAddress(article.slug);
    const time = (article.publishedAt ?? article.at).toISOString();
    return `<entry><title>${escapeHtml(article.title)}</title><id>${address}</id><link href="${address}"/><published>${time}</published><updated>${article.at.toISOString()}</updated><author><name>${escapeHtml(article.author || name)}</name></author><summary>${escapeHtml(textAsPublished(article.lead, article.figures))}</summary></entry>`;
  });
  const feed = `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>${escapeHtml(name)}</title><id>${origin}/</id><link href="${origin}/"/><link rel="self" href="${origin}${portalPaths.atom}"/><updated>${updated.toISOString()}</updated>${entries.join("")}</feed>`;
  return xmlAnswer(feed, "application/atom+xml");
}
