/** One article of the portal. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { AppError } from "../../server/error.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { articleAddress, fileAddress } from "../addresses.ts";
import { ArticleText } from "../articleText.tsx";
import { readArticleToShow, shownArticle } from "../shownArticle.server.ts";
import { readSite } from "../site.server.ts";
import type { Route } from "./+types/article.ts";

export const middleware = [guardPage("portal.read")];
export const handle: RouteHandle = { script: false };

export async function loader({ params, context }: Route.LoaderArgs) {
  const { database, language, configuration } = context.get(requestContext);
  return database.read(async (tx) => {
    const article = await readArticleToShow(tx, params.slug);
    if (article?.state !== "published") throw new AppError("article_unknown", 404);
    const shown = await shownArticle(tx, article, { language, addressOf: fileAddress });
    return {
      ...shown,
      address: configuration.origin + articleAddress(article.slug),
      picture: shown.picture === undefined ? undefined : configuration.origin + shown.picture,
      site: (await readSite(tx)).name,
    };
  });
}

export default function ArticlePage({ loaderData: article }: Route.ComponentProps) {
  return (
    <>
      <title>{`${article.title} · ${article.site}`}</title>
      <meta name="description" content={article.description} />
      <link rel="canonical" href={article.address} />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={article.title} />
      <meta property="og:description" content={article.description} />
      <meta property="og:url" content={article.address} />
      {article.picture && <meta property="og:image" content={article.picture} />}
      <ArticleText article={article} />
    </>
  );
}
