/** What each column and each row of a wide table means, to be chosen where it is not understood. */
import { Options } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { periodShown } from "../../words/period.ts";
import { inputOf } from "../wide/form.ts";
import { wideTexts } from "../wide/texts.ts";
import type { Route } from "./+types/wideTable.ts";

type PageData = Route.ComponentProps["loaderData"];
type Shown = { page: PageData; fields: Record<string, string> };

export function Columns({ page, fields }: Shown) {
  const words = useWords(wideTexts);
  const language = useLanguage();
  return (
    <Section title={words("wide_columns")}>
      <Table
        label={words("wide_columns")}
        rows={page.columns}
        keyOf={({ column }) => column}
        columns={[
          { name: words("wide_head"), cell: (column) => <Head {...column} /> },
          { name: words("wide_figures"), kind: "number", cell: ({ figures }) => figures },
          {
            name: words("indicator"),
            kind: "long",
            cell: ({ column, label }) => (
              <Chosen
                name={inputOf.indicator(column)}
                label={`${words("indicator")}: ${label}`}
                choices={page.indicators}
                value={fields[inputOf.indicator(column)] ?? ""}
              />
            ),
          },
          {
            name: words("period"),
            cell: ({ column, label }) => (
              <input
                name={inputOf.period(column)}
                aria-label={`${words("period")}: ${label}`}
                defaultValue={periodShown(fields[inputOf.period(column)] ?? "", language)}
                size={14}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

export function Rows({ page, fields }: Shown) {
  const words = useWords(wideTexts);
  return (
    <Table
      label={words("wide_rows")}
      rows={page.rows}
      keyOf={({ row }) => row}
      columns={[
        { name: words("wide_head"), cell: (row) => <Head {...row} /> },
        {
          name: words("unit"),
          kind: "long",
          cell: ({ row, label }) => (
            <Chosen
              name={inputOf.unit(row)}
              label={`${words("unit")}: ${label}`}
              choices={page.units}
              value={fields[inputOf.unit(row)] ?? ""}
            />
          ),
        },
      ]}
    />
  );
}

/** What stands at the head of a column or row, and where. */
function Head({ at, label, marks }: { at: string; label: string; marks: readonly string[] }) {
  return (
    <>
      {at}: {label}
      <Marks of={marks} />
    </>
  );
}

/** Why something is a guess, or not read at all. */
function Marks({ of }: { of: readonly string[] }) {
  return of.map((mark) => (
    <span className="under" key={mark}>
      {mark}
    </span>
  ));
}

type ChosenProps = { name: string; label: string; choices: PageData["units"]; value: string };

function Chosen({ name, label, choices, value }: ChosenProps) {
  const words = useWords(wideTexts);
  return (
    <select name={name} aria-label={label} defaultValue={value}>
      <option value="">{words("wide_leave_out")}</option>
      <Options choices={choices} />
    </select>
  );
}
