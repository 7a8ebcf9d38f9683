/** What differs in a Word file and cannot be taken, and what it holds that a review has no place for. */
import type { ReactNode } from "react";
import type { WordAside } from "../../documents/wordBody.ts";
import { useWords } from "../../web/language.tsx";
import { Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import type { WordTold } from "../fromWord/changes.ts";
import type { TableName, TableTold } from "../fromWord/tables.ts";
import { fromWordTexts } from "../fromWord/texts.ts";
import { Pieces } from "./differences.tsx";

const tableNames: readonly TableName[] = ["head", "annex", "signature"];
/** So many differences of one kind are shown. */
const mostShown = 60;

export function ToldElsewhere({ told }: { told: readonly WordTold[] }) {
  const words = useWords(fromWordTexts);
  if (told.length === 0) return null;
  const titles = told.filter((each) => each.kind === "title");
  const lost = told.filter((each) => each.kind === "lost");
  const added = told.filter((each) => each.kind === "table_added");
  return (
    <Section title={words("differs_elsewhere")} id="ngoai">
      <ToldGroup title={words("titles_differ")} note={words("titles_differ_note")}>
        {titles.map(({ pieces }) => (
          <Pieces key={textOf(pieces)} pieces={pieces} />
        ))}
      </ToldGroup>
      <ToldGroup title={words("lost_words")} note={words("lost_words_note")}>
        {lost.map(({ pieces }) => (
          <Pieces key={textOf(pieces)} pieces={pieces} />
        ))}
      </ToldGroup>
      {tableNames.map((name) => (
        <ToldTable key={name} name={name} told={told.filter((each) => "table" in each && each.table === name)} />
      ))}
      {added.map((table) => (
        <AddedTable key={JSON.stringify(table)} table={table} />
      ))}
    </Section>
  );
}

function ToldTable({ name, told }: { name: TableName; told: readonly WordTold[] }) {
  const words = useWords(fromWordTexts);
  const cells = told.filter((each) => each.kind === "cell");
  const isGone = told.some(({ kind }) => kind === "table_gone");
  return (
    <ToldGroup title={words(`table_${name}`)} note={words(`table_${name}_note`)}>
      {isGone && words("table_gone")}
      {cells.map(({ row, column, pieces }) => (
        <span key={`${row} ${column} ${textOf(pieces)}`}>
          {[row, column].filter((text) => text !== "").join(" · ")}
          {row + column !== "" && ": "}
          <Pieces pieces={pieces} />
        </span>
      ))}
    </ToldGroup>
  );
}

function AddedTable({ table: { after, rows, more } }: { table: Extract<TableTold, { kind: "table_added" }> }) {
  const words = useWords(fromWordTexts);
  const across = Math.max(...rows.map((row) => row.length), 1);
  const columns = Array.from({ length: across }, (_, column) => ({
    name: "",
    cell: (row: { cells: string[]; number: number }) => row.cells[column] ?? "",
  }));
  return (
    <ToldGroup title={words("table_added")} note={words("table_added_note")}>
      {after !== "" && <span lang="vi">{words("table_added_after", { after })}</span>}
      <Table
        rows={rows.map((cells, number) => ({ cells, number }))}
        columns={columns}
        keyOf={({ number }) => number}
        label={words("table_added")}
        onPhone="plain"
      />
      {more > 0 && words("more_rows", { count: more })}
    </ToldGroup>
  );
}

/** A kind of difference with what it means, and each of its cases a line; nothing where there is none. */
function ToldGroup({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  const words = useWords(fromWordTexts);
  const lines = [children].flat(2).filter((child) => child !== null && child !== false && child !== undefined);
  if (lines.length === 0) return null;
  return (
    <div className="change">
      <h3>{title}</h3>
      <p className="soft">{note}</p>
      {lines.slice(0, mostShown).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one list have no other name
        <div key={index} className="differences told" lang="vi">
          {line}
        </div>
      ))}
      {lines.length > mostShown && <p>{words("more_differences", { count: lines.length - mostShown })}</p>}
    </div>
  );
}

export function Aside({ aside }: { aside: WordAside }) {
  const words = useWords(fromWordTexts);
  const { tracked, comments, footnotes, boxes, onEveryPage, pictures, hidden, embedded } = aside;
  const groups: [name: string, texts: string[]][] = [
    [words("tracked_changes", { count: tracked }), []],
    [
      words("comments", { count: comments.length }),
      comments.map(({ about, ...comment }) =>
        about === "" ? words("comment", comment) : words("comment_about", { ...comment, about }),
      ),
    ],
    [words("footnotes", { count: footnotes.length }), footnotes],
    [words("boxes", { count: boxes.length }), boxes],
    [words("on_every_page"), onEveryPage],
    [words("pictures", { count: pictures }), []],
    [words("hidden_words", { count: hidden }), []],
    [words("embedded_files", { count: embedded }), []],
  ];
  const counts = [
    tracked,
    comments.length,
    footnotes.length,
    boxes.length,
    onEveryPage.length,
    pictures,
    hidden,
    embedded,
  ];
  const shown = groups.filter((_, index) => (counts[index] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <Section title={words("word_aside")} id="kem">
      <p className="soft">{words("aside_note")}</p>
      <ul>
        {shown.map(([name, texts]) => (
          <li key={name}>
            {name}
            {texts.length > 0 && (
              <ul lang="vi">
                {texts.slice(0, mostShown).map((text, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: texts of one list have no other name
                  <li key={index}>{text}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function textOf(pieces: readonly { text: string }[]): string {
  return pieces.map(({ text }) => text).join("");
}
