/** A plain table of definitions, each a link to its form. */
import { Form, Link } from "react-router";
import { Button } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { TableScroll } from "../web/page.tsx";
import type { Section, SettingsText } from "./sections.ts";
import { settingsTexts } from "./texts.ts";

/** An object in words; `isPublic` where it can be shown on the portal or not. */
export type Listed = { code: string; name: string; cells: string[]; closed: boolean; isPublic: boolean | undefined };

export function ObjectsTable({ section, rows }: { section: Section; rows: Listed[] }) {
  const words = useWords(settingsTexts);
  const labels = section.listed.map(
    (column) =>
      section.fields.find(({ name }) => name === column)?.label ??
      ((column === "closed" ? "closed_on" : column) as SettingsText),
  );
  // A column of which no row has anything is left out.
  const isFilled = labels.map((_, index) => rows.some(({ cells }) => cells[index] !== ""));
  return (
    <TableScroll label={words(section.title)}>
      <table className="figures stacks by-two">
        <thead>
          <tr>
            <th scope="col">{words("name")}</th>
            {labels.map(
              (label, index) =>
                isFilled[index] && (
                  <th scope="col" key={label}>
                    {words(label)}
                  </th>
                ),
            )}
            {section.sheet === "indicators" && <th scope="col">{words("on_portal")}</th>}
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
                    <td key={labels[index]} data-label={words(labels[index] ?? "name")}>
                      {cell}
                    </td>
                  ),
              )}
              {row.isPublic !== undefined && (
                <td className="long" data-label={words("on_portal")}>
                  <Publishing row={row} />
                </td>
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
    <Form method="post" preventScrollReset className="publishing">
      <input type="hidden" name="indicator" value={row.code} />
      <span>{words(row.isPublic ? "is_public" : "is_private")}</span>
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
