/** One article: title, time, lead, body with live figures and charts, author, tags, files. */
import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { vietnamDay, writeInstant } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { AppError } from "../../server/error.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { articleHtml, chartTokensIn, figureTokensIn } from "../article.ts";
import { filesOf, picturesAndAttachments } from "../articleFiles.server.ts";
import { readArticle } from "../articles.server.ts";
import { CorrectionLines, shownCorrection } from "../correctionList.tsx";
import { correctionsOfArticle } from "../corrections.server.ts";
import { chartAddress, drawingOf, pictureAddress, textAsPublished } from "../drawing.ts";
import { readCitedFigures } from "../figures.server.ts";
import { readSite } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/article.ts";

export const middleware = [guardPage("portal.read")];
export const handle: RouteHandle = { script: false };

export async function loader({ params, context }: Route.LoaderArgs) {
  const { database, language, configuration } = context.get(requestContext);
  return database.read(async (tx) => {
    const article = await readArticle(tx, params.slug);
    if (article?.state !== "published") throw new AppError("article_unknown", 404);
    const now = await readCitedFigures(tx, figureTokensIn(`${article.lead}\n${article.body}`));
    const cards: string[] = [];
    const { pictures, attachments } = picturesAndAttachments(article.body, await filesOf(tx, article.id));
    const drawing = drawingOf(article.figures, now, cards, language, pictures);
    const [picture] = [...pictures.map(pictureAddress), ...chartTokensIn(article.body).map(chartAddress)];
    return {
      title: article.title,
      time: writeInstant(article.publishedAt ?? article.at),
      lead: articleHtml(article.lead, drawing),
      body: articleHtml(article.body, drawing),
      cards: cards.join(""),
      description: textAsPublished(article.lead, article.figures),
      author: article.author,
      tags: article.tags,
      files: attachments,
      corrections: (await correctionsOfArticle(tx, article)).map((correction) =>
        shownCorrection(correction, writeDay(vietnamDay(correction.at))),
      ),
      address: `${configuration.origin}/tin/${article.slug}`,
      picture: picture === undefined ? undefined : configuration.origin + picture,
      site: (await readSite(tx)).name,
    };
  });
}

export default function ArticlePage({ loaderData: article }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <article className="article">
      <title>{`${article.title} · ${article.site}`}</title>
      <meta name="description" content={article.description} />
      <link rel="canonical" href={article.address} />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={article.title} />
      <meta property="og:description" content={article.description} />
      <meta property="og:url" content={article.address} />
      {article.picture && <meta property="og:image" content={article.picture} />}
      <h1>{article.title}</h1>
      <p className="soft">{article.time}</p>
      <Drawn className="lead" html={article.lead} />
      <Drawn html={article.body} />
      <p className="author">{article.author}</p>
      <p>
        {words("tags")}{" "}
        {article.tags.map((tag, index) => (
          <span key={tag}>
            {index > 0 && ", "}
            <Link to={`/tin?tag=${encodeURIComponent(tag)}`}>{tag}</Link>
          </span>
        ))}
      </p>
      {article.corrections.length > 0 && (
        <section>
          <h2>{words("corrections")}</h2>
          {article.corrections.map((correction) => (
            <CorrectionLines key={correction.id} correction={correction} />
          ))}
        </section>
      )}
      {article.files.length > 0 && (
        <>
          <h2>{words("files")}</h2>
          <ul>
            {article.files.map((file) => (
              <li key={file.id}>
                <a href={`/tep/${file.id}/${encodeURIComponent(file.name)}`}>{file.name}</a>{" "}
                <small>({Math.ceil(file.size / 1024)} KB)</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft screen">
        {article.cards !== "" && `${words("figures_note")} `}
        {words("print")}. <Link to="/tin">{words("back_to_news")}</Link>
      </p>
      <Drawn html={article.cards} />
    </article>
  );
}

/** What `articleHtml` made: sanitised there, with figures and charts of ours. */
function Drawn({ html, className }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place that shows an article's own markup
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
