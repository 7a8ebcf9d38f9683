/** The portal's front page: how the resolution stands, the lead story, new papers. */
import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { writeDay } from "../../calendar/day.ts";
import { nameOf } from "../../calendar/period.ts";
import { byField } from "../../indicators/fields.ts";
import { headlineInWords, headlineOf } from "../../resolutions/headline.ts";
import { shownStanding } from "../../resolutions/shown.ts";
import { StandingMark } from "../../resolutions/standingMark.tsx";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Mark, Progress, paces } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { articleAddress, chartAddress, fileAddress, portalPaths, publicTargetAddress } from "../addresses.ts";
import { chartTokensIn } from "../article.ts";
import { filesOf, picturesAndAttachments } from "../articleFiles.server.ts";
import { listPublished } from "../articles.server.ts";
import { chartSize } from "../chart.ts";
import { readIsTold } from "../figures.server.ts";
import { listedArticle } from "../shownArticle.server.ts";
import { type PublicBoard, readPublicBoard, readPublicDocuments, readSite, readsPeriod } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/front.ts";

export const middleware = [guardPage("portal.read", undefined, { reads: readsPeriod })];
export const handle: RouteHandle = { script: false };

const storiesShown = 6;
const documentsShown = 4;
const targetsShown = 6;
/** The room kept for an uploaded picture until it has come. */
const pictureSize = { width: 720, height: 360 };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const { name } = await readSite(tx);
    const board = await readPublicBoard(tx, asked, new URL(request.url));
    const isTold = await readIsTold(tx);
    const articles = await Promise.all(
      (await listPublished(tx, { limit: storiesShown })).map(async (article) => {
        const { pictures } = picturesAndAttachments(article.body, await filesOf(tx, article.id));
        const [picture] = [
          ...pictures.map((file) => ({ address: fileAddress(file), ...pictureSize })),
          ...chartTokensIn(article.body)
            .filter(isTold)
            .map((chart) => ({ address: chartAddress(chart), ...chartSize })),
        ];
        return { ...article, picture };
      }),
    );
    const documents = (await readPublicDocuments(tx, asked.clock)).slice(0, documentsShown);
    return {
      name,
      board: board && opening(board, asked.language),
      articles: articles.map((article) => ({ ...listedArticle(article), picture: article.picture })),
      documents: documents.map(({ number, kind, date, subject }) => ({
        number,
        subject,
        line: [date && writeDay(date), kind].filter(Boolean).join(" · "),
      })),
    };
  });
}

/** The count of all, and a few targets that a glance should meet: from each field in turn, in file order within it. */
function opening({ rows, resolution, at, limits }: PublicBoard, language: "vi" | "en") {
  const shown = rows.map(({ target, indicator, standing }) => ({
    code: target.code,
    name: target.name,
    field: target.field || indicator.field,
    ...shownStanding(target, indicator, standing, { language, limits }),
  }));
  return {
    resolution: resolution.title,
    period: nameOf(at, language),
    headline: headlineInWords(headlineOf(shown), language),
    counts: paces
      .map((pace) => ({ pace, count: shown.filter((row) => row.pace === pace).length }))
      .filter(({ count }) => count > 0),
    targets: inTurn(
      byField(
        shown.filter(({ share }) => share !== undefined),
        ({ field }) => field,
      ).map(([, targets]) => targets),
    ).slice(0, targetsShown),
  };
}

/** The first of every group, then the second of every group, and so on. */
function inTurn<Item>(groups: readonly Item[][]): Item[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}

export default function FrontPage({ loaderData: { name, board, articles, documents } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  const marks = useWords(webTexts);
  const [lead, ...others] = articles;
  return (
    <>
      <title>{name}</title>
      <meta name="description" content={words("contact", { name })} />
      <meta property="og:title" content={name} />
      <meta property="og:type" content="website" />
      {board ? (
        <section className="opening">
          <div>
            <p className="soft">{words("by_period_end", { resolution: board.resolution, period: board.period })}</p>
            <h1>{board.headline}</h1>
            <ul className="counts">
              {board.counts.map(({ pace, count }) => (
                <li key={pace}>
                  <Mark pace={pace}>
                    <b>{count}</b>
                  </Mark>
                  <span>{marks(`pace_${pace}`)}</span>
                </li>
              ))}
            </ul>
            <Link to={portalPaths.targets}>{words("see_all_targets")}</Link>
          </div>
          <ul className="lines">
            {board.targets.map((target) => (
              <li key={target.code} className="quick">
                <Link to={publicTargetAddress(target.code)}>{target.name}</Link>
                {target.share && (
                  <>
                    <Progress {...target.share} pace={target.pace} />
                    <span className="share">{target.share.written.attained}</span>
                  </>
                )}
                <StandingMark shown={target} />
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <h1>{name}</h1>
      )}
      <section className="news">
        <div className="story">
          {lead ? (
            <article>
              {lead.picture && (
                <img src={lead.picture.address} alt="" width={lead.picture.width} height={lead.picture.height} />
              )}
              <h2>
                <Link to={articleAddress(lead.slug)}>{lead.title}</Link>
              </h2>
              <p className="soft">{lead.time}</p>
              <p>{lead.lead}</p>
            </article>
          ) : (
            <p>{words("no_news")}</p>
          )}
        </div>
        <div>
          {documents.length > 0 && (
            <>
              <h2>{words("new_documents")}</h2>
              <ul className="lines">
                {documents.map((document) => (
                  <li key={document.number}>
                    <Link to={portalPaths.documents}>
                      {document.number} · {document.subject}
                    </Link>
                    <br />
                    <small>{document.line}</small>
                  </li>
                ))}
              </ul>
            </>
          )}
          {others.length > 0 && (
            <>
              <h2>{words("other_news")}</h2>
              <ul className="lines">
                {others.map((article) => (
                  <li key={article.slug}>
                    <Link to={articleAddress(article.slug)}>{article.title}</Link>
                    <br />
                    <small>{article.time}</small>
                  </li>
                ))}
              </ul>
              <p>
                <Link to={portalPaths.news}>{words("all_news")}</Link>
              </p>
            </>
          )}
        </div>
      </section>
    </>
  );
}
