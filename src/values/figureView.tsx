/** A number with all that stands behind it, on its page or in the drawer at the side of another. */

import { Link } from "react-router";
import { authorOf } from "../web/author.ts";
import { useLanguage, useWords } from "../web/language.tsx";
import { Section } from "../web/page.tsx";
import { Figure } from "../web/status.tsx";
import { Table } from "../web/table.tsx";
import type { ShownFigure } from "./figureShown.server.ts";
import { valueTexts } from "./texts.ts";

/** All that is told of it, under its name; the parts lead to the numbers that they are. */
export function FigureView({ figure }: { figure: ShownFigure }) {
  const words = useWords(valueTexts);
  return (
    <>
      <p className="big-figure">
        {figure.amount ?? words("no_figure")}
        {figure.amount !== undefined && <span className="of"> {figure.measure}</span>}
      </p>
      <p className="soft">
        {figure.amount === undefined
          ? words("nothing_reported")
          : [
              words(`basis_${figure.basis}`),
              words(figure.estimated ? "estimated" : "final"),
              figure.illustrative && words("illustrative"),
            ]
              .filter(Boolean)
              .join(" · ")}
      </p>
      {figure.form !== undefined && (
        <p>
          {figure.owner === undefined
            ? words("from_form", { form: figure.form, unit: figure.unit })
            : words("from_owner", { owner: figure.owner, form: figure.form })}
        </p>
      )}
      {figure.rule !== undefined && (
        <Section title={words("how_computed")}>
          <p>{figure.rule}</p>
        </Section>
      )}
      {figure.parts.length > 0 && <MadeOfTable figure={figure} />}
      {figure.history.length > 0 && <History figure={figure} />}
      {figure.upwards.length > 0 && (
        <Section title={words("adds_up_to")}>
          <ul className="plain">
            {figure.upwards.map((above) => (
              <li key={above.to}>
                <Link to={above.to}>
                  {above.kind === "unit"
                    ? words("into_unit", { indicator: figure.name, unit: above.name })
                    : words("used_by", { indicator: above.name })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function MadeOfTable({ figure }: { figure: ShownFigure }) {
  const words = useWords(valueTexts);
  return (
    <Section title={words("made_of")}>
      <Table
        rows={figure.parts}
        keyOf={(part) => part.to}
        onPhone="plain"
        className="compact"
        columns={[
          { name: "", cell: (part) => <Link to={part.to}>{part.name}</Link> },
          {
            name: "",
            kind: "number",
            cell: (part) =>
              part.amount === undefined ? (
                <span className="no_data">{words("not_reported")}</span>
              ) : (
                <Figure to={part.to}>{part.amount}</Figure>
              ),
          },
        ]}
      />
    </Section>
  );
}

function History({ figure }: { figure: ShownFigure }) {
  const words = useWords(valueTexts);
  const language = useLanguage();
  return (
    <Section title={words("history")}>
      <Table
        label={words("history")}
        rows={figure.history}
        keyOf={(version) => version.version}
        columns={[
          { name: words("changed_at"), cell: (version) => version.at },
          {
            name: words("amount"),
            kind: "number",
            cell: (version) => (
              <>
                {version.amount ?? <span className="no_data">{words("left_empty")}</span>}
                {version.estimated && <span className="under">{words("estimated")}</span>}
              </>
            ),
          },
          {
            name: words("state"),
            cell: (version) => (
              <>
                {words(`state_${version.state}`)}
                {(figure.basis === "approved" ? version.approved : version.submitted) && (
                  <span className="under">{words("counts_now")}</span>
                )}
              </>
            ),
          },
          { name: words("changed_by"), cell: (version) => authorOf(version.by, language) },
          {
            name: words("why"),
            kind: "long",
            cell: (version) => [version.why, version.note].filter(Boolean).join(" · "),
          },
        ]}
      />
    </Section>
  );
}
