/** What stands behind a target's figures: why they are so, every change of them, and where they are quoted. */

import { Link } from "react-router";
import { articleAddress } from "../../portal/addresses.ts";
import { reviewAddress } from "../../reviews/addresses.ts";
import { useWords } from "../../web/language.tsx";
import { Section } from "../../web/page.tsx";
import { Figure } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
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
      <Table
        label={words("changes")}
        rows={changes.shown}
        keyOf={(change) => change.key}
        columns={[
          { name: words("changed_at"), cell: (change) => change.at },
          {
            name: words("unit"),
            cell: (change) => (
              <>
                {change.unit}
                {change.indicator !== undefined && <span className="under">{change.indicator}</span>}
              </>
            ),
          },
          { name: words("period"), cell: (change) => change.period },
          {
            name: words("change_from_to"),
            kind: "number",
            cell: (change) => (
              <>
                {change.before !== undefined && <s className="soft">{change.before}</s>}{" "}
                <Figure to={change.to}>{change.amount}</Figure>
              </>
            ),
          },
          { name: words("changed_by"), cell: (change) => change.by },
          { name: words("reason"), kind: "long", cell: (change) => change.why },
        ]}
      />
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
            <Link to={reviewAddress(String(review.id))}>{review.name}</Link>
            <span className="soft"> · {review.state}</span>
          </li>
        ))}
        {quoted.articles.map((article) => (
          <li key={article.slug}>
            <a href={articleAddress(article.slug)}>{article.title}</a>
            <span className="soft"> · {article.at}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
