/** The office's list of articles in every state. */

import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { unitsFor } from "../../access/may.ts";
import { today, writeInstant } from "../../calendar/clock.ts";
import { LinkButton } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { articleAddress, editArticleAddress, portalPaths } from "../addresses.ts";
import { listArticles } from "../articles.server.ts";
import { speaks } from "../speaking.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/articles.ts";

export const middleware = [guardPage("article.read")];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    const day = today(asked.clock);
    const articles = await listArticles(tx, unitsFor(asked.person, "article.read", tree, day));
    return {
      canWrite: unitsFor(asked.person, "article.write", tree, day).length > 0,
      canSpeak: await speaks(tx, asked),
      // What waits stands first.
      articles: [...articles.filter(isWaiting), ...articles.filter((article) => !isWaiting(article))].map(
        ({ slug, title, state, unit, publishedAt, at }) => ({
          slug,
          title,
          state,
          published: publishedAt === null ? "" : writeInstant(publishedAt),
          changed: writeInstant(at),
          unit: tree.byId.get(unit)?.name ?? "",
        }),
      ),
    };
  });
}

function isWaiting({ state }: { state: string }): boolean {
  return state === "proposed";
}

export default function ArticlesPage({ loaderData: { articles, canWrite, canSpeak } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <Page
      title={words("nav_articles")}
      actions={
        canWrite && (
          <>
            {canSpeak && <LinkButton to={portalPaths.contact}>{words("contact_title")}</LinkButton>}
            <LinkButton to={portalPaths.newArticle} kind="primary">
              {words("write_article")}
            </LinkButton>
          </>
        )
      }
    >
      {articles.length === 0 ? (
        <p>{words("no_articles")}</p>
      ) : (
        <Table
          label={words("nav_articles")}
          rows={articles}
          keyOf={(article) => article.slug}
          columns={[
            {
              name: words("article_title"),
              cell: (article) =>
                canWrite ? (
                  <Link to={editArticleAddress(article.slug)}>{article.title}</Link>
                ) : (
                  <Link to={articleAddress(article.slug)} reloadDocument>
                    {article.title}
                  </Link>
                ),
            },
            { name: words("unit"), cell: (article) => article.unit },
            { name: words("state"), cell: (article) => words(`state_${article.state}`) },
            { name: words("article_date"), cell: (article) => article.published },
            { name: words("last_change"), cell: (article) => article.changed },
          ]}
        />
      )}
    </Page>
  );
}
