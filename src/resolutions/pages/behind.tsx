/** What stands behind a target's figures: why they are so, every change of them, and where they are quoted. */
import { Link } from "react-router";
import { useWords } from "../../web/language.tsx";
import { Section, TableScroll } from "../../web/page.tsx";
import { Figure } from "../../web/status.tsx";
import { resolutionTexts } from "../texts.ts";
import type { Shown } from "./target.tsx";

export function Why({ sentences }: { sentences: readonly string[] }) {
  const words = useWords(resolutionTexts);
  if (sentences.length === 0) return null;
  return (
    <Section title={words("why")} id="vi-sao">
      <ul className="plain">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

export function ChangesOfFigures({ changes }: { changes: Shown["changes"] }) {
  const words = useWords(resolutionTexts);
  if (changes.shown.length === 0) return null;
  return (
    <details className="section" id="lich-su">
      <summary>
        <h2 className="folded-title">{words("changes")}</h2>
      </summary>
      <TableScroll label={words("changes")}>
        <table className="figures stacks">
          <thead>
            <tr>
              <th scope="col">{words("change_when")}</th>
              <th scope="col">{words("unit")}</th>
              <th scope="col">{words("period")}</th>
              <th scope="col" className="number">
                {words("change_from_to")}
              </th>
              <th scope="col">{words("change_who")}</th>
              <th scope="col">{words("change_why")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.shown.map((change) => (
              <tr key={change.key}>
                <th scope="row">{change.at}</th>
                <td data-label={words("unit")}>
                  {change.unit}
                  {change.indicator !== undefined && <span className="under">{change.indicator}</span>}
                </td>
                <td data-label={words("period")}>{change.period}</td>
                <td className="number" data-label={words("change_from_to")}>
                  {change.before !== undefined && <s className="soft">{change.before}</s>}{" "}
                  <Figure to={change.to}>{change.amount}</Figure>
                </td>
                <td data-label={words("change_who")}>{change.by}</td>
                <td className="long" data-label={words("change_why")}>
                  {change.why}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {changes.hasMore && <p className="soft small">{words("changes_more", { count: changes.shown.length })}</p>}
    </details>
  );
}

export function Quotes({ quoted }: { quoted: Shown["quoted"] }) {
  const words = useWords(resolutionTexts);
  if (quoted.reviews.length === 0 && quoted.articles.length === 0) return null;
  return (
    <Section title={words("quoted")} id="trich-dan">
      <ul className="plain">
        {quoted.reviews.map((review) => (
          <li key={review.id}>
            <Link to={`/app/van-ban/${review.id}`}>{review.name}</Link>
            <span className="soft"> · {review.state}</span>
          </li>
        ))}
        {quoted.articles.map((article) => (
          <li key={article.slug}>
            <a href={`/tin/${article.slug}`}>{article.title}</a>
            <span className="soft"> · {article.at}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
