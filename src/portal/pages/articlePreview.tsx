/** An article before it is published, as the portal will show it, for those who write it. */
import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { AppError } from "../../server/error.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { draftFileAddress, editArticleAddress } from "../addresses.ts";
import { ArticleText } from "../articleText.tsx";
import { readArticleToShow, shownArticle } from "../shownArticle.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/articlePreview.ts";

export const middleware = [guardPage("article.read")];
export const handle: RouteHandle = { script: false };

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const article = await readArticleToShow(tx, params.slug);
    if (!article) throw new AppError("article_unknown", 404);
    await requireMay(tx, asked, "article.read", { unit: article.unit });
    const addressOf = ({ id }: { id: number }) => draftFileAddress(article.slug, id);
    return { ...(await shownArticle(tx, article, { language: asked.language, addressOf })), state: article.state };
  });
}

export default function ArticlePreviewPage({ loaderData: article, params }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <>
      <title>{words("preview_title", { title: article.title })}</title>
      <p className="preview">
        {words(article.state === "published" ? "preview_of_published" : "preview_note")}{" "}
        <Link to={editArticleAddress(params.slug)}>{words("back_to_writing")}</Link>
      </p>
      <ArticleText article={article} />
    </>
  );
}
