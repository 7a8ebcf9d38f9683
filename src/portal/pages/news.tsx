/** All articles, the latest first, or those with a tag. */
import { Link, redirect } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { articleAddress, portalPaths } from "../addresses.ts";
import { listPublished } from "../articles.server.ts";
import { listedArticle } from "../shownArticle.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/news.ts";

export const middleware = [guardPage("portal.read", undefined, { reads: { tag: (tag) => tag } })];
export const handle: RouteHandle = { script: false };

const listed = 200;

export async function loader({ request, context }: Route.LoaderArgs) {
  const tag = new URL(request.url).searchParams.get("tag") ?? undefined;
  const articles = await context.get(requestContext).database.read((tx) => listPublished(tx, { limit: listed, tag }));
  if (tag !== undefined && articles.length === 0) throw redirect(portalPaths.news);
  return {
    tag,
    articles: articles.map(listedArticle),
  };
}

export default function NewsPage({ loaderData: { tag, articles } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  const title = tag === undefined ? words("news") : `${words("news")}: ${tag}`;
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      {articles.length === 0 && <p>{words("no_news")}</p>}
      <ul className="lines article">
        {articles.map((article) => (
          <li key={article.slug}>
            <Link to={articleAddress(article.slug)}>{article.title}</Link>
            <br />
            <small>{article.time}</small>
            <br />
            {article.lead}
          </li>
        ))}
      </ul>
    </>
  );
}
