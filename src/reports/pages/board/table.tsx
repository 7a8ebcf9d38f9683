/** Units down, forms across: how far each report is, and since when. */

import { Form } from "react-router";
import { Button, Select } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { inList } from "../../../web/listLink.tsx";
import { Table } from "../../../web/table.tsx";
import { reportAddress } from "../../addresses.ts";
import { type BoardFilter, boardFilters } from "../../board/filter.ts";
import { reportPaperTexts } from "../../paper/texts.ts";
import { reportTexts } from "../../texts.ts";
import { StateMark } from "../stateMark.tsx";
import type { BoardPage } from "./board.server.ts";

type CellData = NonNullable<BoardPage["rows"][number]["cells"][number]>;

export function BoardTable({ office, columns, rows }: Pick<BoardPage, "office" | "columns" | "rows">) {
  const words = useWords(reportTexts);
  return (
    <Table
      label={words("board_all")}
      rows={rows}
      keyOf={({ code }) => code}
      className="board"
      columns={[
        {
          name: words("unit"),
          cell: ({ unit, ended }) => (
            <>
              {unit}
              {ended !== undefined && <span className="under">{words("ended_on", { day: ended })}</span>}
            </>
          ),
        },
        ...columns.map((column, index) => ({
          name: column.name,
          head: (
            <>
              {column.name}
              {column.period !== undefined && <span className="under">{column.period}</span>}
              <span className="under">{words("sent_of", { sent: column.sent, all: column.all })}</span>
            </>
          ),
          cell: ({ code, cells }: BoardPage["rows"][number]) => {
            const cell = cells[index];
            return cell && <CellMark cell={cell} to={reportAddress({ ...column.codes, unit: code }, "form", office)} />;
          },
        })),
      ]}
    />
  );
}

/** What agencies report to the office about its own unit. */
export function AgencyTable({ own }: Pick<BoardPage, "own">) {
  const words = useWords(reportTexts);
  return (
    <Table
      label={words("board_agencies")}
      rows={own}
      keyOf={(cell) => cell.to}
      className="board"
      columns={[
        { name: words("agency"), cell: (cell) => cell.filler },
        {
          name: words("form"),
          cell: (cell) => (
            <span>
              {cell.form}
              {cell.period !== undefined && <span className="under">{cell.period}</span>}
            </span>
          ),
        },
        { name: words("state"), cell: (cell) => <CellMark cell={cell} to={cell.to} /> },
      ]}
    />
  );
}

type FilterProps = { filter: BoardFilter; forms: [string, string][]; kept: [string, string][] };

export function BoardFilterForm({ filter, forms, kept }: FilterProps) {
  const words = useWords(reportTexts);
  return (
    // A select keeps what was chosen in it: after Back it must begin anew from the address.
    <Form method="get" className="filters no-print" key={JSON.stringify(filter)}>
      {kept.map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <Select
        label={words("state")}
        name="tinh-trang"
        defaultValue={filter.state ?? ""}
        choices={[
          { value: "", name: words("all") },
          ...boardFilters.map((state) => ({
            value: state,
            name: words(state === "missing" ? "board_not_sent" : `state_${state}`),
          })),
        ]}
      />
      {forms.length > 1 && (
        <Select
          label={words("form")}
          name="bieu"
          defaultValue={filter.form ?? ""}
          choices={[{ value: "", name: words("all") }, ...forms.map(([value, name]) => ({ value, name }))]}
        />
      )}
      <Button>{words("filter")}</Button>
    </Form>
  );
}

function CellMark({ cell, to }: { cell: CellData; to: string }) {
  const paperWords = useWords(reportPaperTexts);
  return (
    <span>
      <a href={to} {...inList}>
        <StateMark state={cell.state}>{cell.progress !== undefined && ` ${cell.progress}`}</StateMark>
      </a>{" "}
      <Age age={cell.age} />
      {cell.standIn && <span className="under">{paperWords("in_place")}</span>}
    </span>
  );
}

export function Age({ age }: { age: number | undefined }) {
  const words = useWords(reportTexts);
  if (age === undefined) return null;
  return <span className="age nowrap">· {age <= 0 ? words("age_today") : words("age_days", { days: age })}</span>;
}
