/** A plain table of definitions, each a link to its form. */
import { Form, Link } from "react-router";
import { say } from "../prose/text.ts";
import { Button } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import { Table } from "../web/table.tsx";
import { objectAddress } from "./addresses.ts";
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
    <Table
      label={words(section.title)}
      rows={rows}
      keyOf={({ code }) => code}
      onPhone="brief"
      columns={[
        {
          name: words("name"),
          cell: ({ code, name, closed }) => (
            <>
              <Link to={objectAddress(section.slug, code)}>{name}</Link>
              {closed && <span className="under">{words("closed_mark")}</span>}
            </>
          ),
        },
        ...labels.map(
          (label, index) =>
            isFilled[index] === true && {
              name: label,
              isPlain: !isNamed[index],
              cell: ({ cells }: Listed) => cells[index],
            },
        ),
        section.sheet === "indicators" && {
          name: words("on_portal"),
          kind: "short",
          isPlain: true,
          cell: ({ isPublic }) => words(isPublic ? "is_public" : "is_private"),
        },
        section.sheet === "indicators" && { name: "", kind: "act", cell: (row) => <Publishing row={row} /> },
      ]}
    />
  );
}

function Publishing({ row }: { row: Listed }) {
  const words = useWords(settingsTexts);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="indicator" value={row.code} />
      <Button
        slim
        intent={row.isPublic ? "withdraw" : "publish"}
        aria-label={`${words(row.isPublic ? "make_private" : "make_public")}: ${row.name}`}
      >
        {words(row.isPublic ? "make_private" : "make_public")}
      </Button>
    </Form>
  );
}
