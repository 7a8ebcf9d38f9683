/** A plain table of definitions, each a link to its form. */
import { Form, Link } from "react-router";
import { say } from "../prose/text.ts";
import { Button } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import { TableScroll } from "../web/page.tsx";
import type { Section } from "./fields.ts";
import { settingsTexts } from "./texts.ts";

/** An object in words; `isPublic` where it can be shown on the portal or not; `isPart`: a unit's part of a target. */
export type Listed = {
  code: string;
  name: string;
  cells: string[];
  closed: boolean;
  isPublic: boolean | undefined;
  isPart: boolean;
};

export function ObjectsTable({ section, rows }: { section: Section; rows: Listed[] }) {
  const words = useWords(settingsTexts);
  const language = useLanguage();
  const fields = section.listed.map((column) => section.fields.find(({ name }) => name === column));
  const labels = section.listed.map((column, index) =>
    say(fields[index]?.label ?? settingsTexts[column === "closed" ? "closed_on" : "demand"], language),
  );
  // A day or a period in a line of words says of what it is.
  const isNamed = section.listed.map(
    (column, index) => column === "closed" || column === "period" || fields[index]?.kind === "day",
  );
  // A column of which no row has anything is left out.
  const isFilled = labels.map((_, index) => rows.some(({ cells }) => cells[index] !== ""));
  return (
    <TableScroll label={words(section.title)}>
      <table className="figures brief">
        <thead>
          <tr>
            <th scope="col">{words("name")}</th>
            {labels.map(
              (label, index) =>
                isFilled[index] && (
                  <th scope="col" key={label}>
                    {label}
                  </th>
                ),
            )}
            {section.sheet === "indicators" && (
              <th scope="col" colSpan={2}>
                {words("on_portal")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <Link to={`/app/thiet-lap/${section.slug}/${encodeURIComponent(row.code)}`}>{row.name}</Link>
                {row.closed && <span className="under">{words("closed_mark")}</span>}
              </th>
              {row.cells.map(
                (cell, index) =>
                  isFilled[index] && (
                    <td key={labels[index]} data-label={isNamed[index] ? labels[index] : undefined}>
                      {cell}
                    </td>
                  ),
              )}
              {row.isPublic !== undefined && (
                <>
                  <td className="nowrap">{words(row.isPublic ? "is_public" : "is_private")}</td>
                  <td className="act">
                    <Publishing row={row} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Publishing({ row }: { row: Listed }) {
  const words = useWords(settingsTexts);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="indicator" value={row.code} />
      <Button
        slim
        name="public"
        value={row.isPublic ? "no" : "yes"}
        aria-label={`${words(row.isPublic ? "make_private" : "make_public")}: ${row.name}`}
      >
        {words(row.isPublic ? "make_private" : "make_public")}
      </Button>
    </Form>
  );
}
