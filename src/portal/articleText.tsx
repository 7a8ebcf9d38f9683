/** One article as it is read: title, time, lead, body with live figures and charts, author, tags, files. */
import { Link } from "react-router";
import { useWords } from "../web/language.tsx";
import { newsAddress, portalPaths } from "./addresses.ts";
import { CorrectionLines } from "./correctionList.tsx";
import type { ArticleShown } from "./shownArticle.server.ts";
import { portalTexts } from "./texts.ts";

export function ArticleText({ article }: { article: ArticleShown }) {
  const words = useWords(portalTexts);
  return (
    <article className="article">
      <h1>{article.title}</h1>
      <p className="soft">{article.time}</p>
      <Drawn className="lead" html={article.lead} />
      <Drawn html={article.body} />
      <p className="author">{article.author}</p>
      {article.tags.length > 0 && (
        <p>
          {words("tags")}{" "}
          {article.tags.map((tag, index) => (
            <span key={tag}>
              {index > 0 && ", "}
              <Link to={newsAddress(tag)}>{tag}</Link>
            </span>
          ))}
        </p>
      )}
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
                <a href={file.address}>{file.name}</a>{" "}
                <small>
                  ({Math.ceil(file.size / 1024)} KB{file.isEarlier && `; ${words("paper_before_correction")}`})
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft screen">
        {article.cards !== "" && `${words("figures_note")} `}
        {words("print_by_keys")}. <Link to={portalPaths.news}>{words("back_to_news")}</Link>
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
