/** What differs in the tables of a paper: its head, its signature and its annex are the program's, any other was added. */
import { alignParagraphs, type Budget, type Piece, wordDifference } from "../../prose/difference.ts";
import { comparable, shortened, tidy } from "./comparable.ts";
import type { ExpectedTable } from "./expected.ts";

export type TableName = ExpectedTable["name"];

export type TableTold =
  | { kind: "cell"; table: TableName; row: string; column: string; pieces: Piece[] }
  | { kind: "table_gone"; table: TableName }
  | { kind: "table_added"; after: string; rows: string[][]; more: number };

/** A table as it came back, with the paragraph before it. */
export type GivenTable = { rows: string[][]; after: string };

export function tablesTold(
  expected: readonly ExpectedTable[],
  given: readonly GivenTable[],
  budget: Budget,
): TableTold[] {
  const texts = (tables: readonly { rows: string[][] }[]) =>
    tables.map(({ rows }) => comparable(rows.flat().join(" ")));
  return alignParagraphs(texts(expected), texts(given), budget).flatMap(({ old, now }): TableTold[] => {
    const was = old === undefined ? undefined : expected[old];
    const is = now === undefined ? undefined : given[now];
    if (was === undefined) return is === undefined ? [] : [added(is)];
    return is === undefined ? [{ kind: "table_gone", table: was.name }] : cellsTold(was, is.rows, budget);
  });
}

/** So many rows are shown of a table that was added. */
const mostRows = 12;

function added({ rows, after }: GivenTable): TableTold {
  return {
    kind: "table_added",
    after: shortened(after),
    rows: rows.slice(0, mostRows).map((row) => row.map(shortened)),
    more: Math.max(0, rows.length - mostRows),
  };
}

function cellsTold({ name, rows }: ExpectedTable, given: readonly string[][], budget: Budget): TableTold[] {
  const texts = (each: readonly string[][]) => each.map((row) => comparable(row.join(" ")));
  const [head = []] = name === "annex" ? rows : [];
  return alignParagraphs(texts(rows), texts(given), budget).flatMap(({ old, now }): TableTold[] => {
    const was = old === undefined ? [] : (rows[old] ?? []);
    const is = now === undefined ? [] : (given[now] ?? []);
    const row = name === "annex" ? shortened((was[1] ?? is[1] ?? "").replace(/ \*$/, "")) : "";
    const told = (column: string, before: string, after: string): TableTold[] => {
      if (comparable(before) === comparable(after)) return [];
      return [{ kind: "cell", table: name, row, column, pieces: wordDifference(tidy(before), tidy(after), budget) }];
    };
    if (was.length !== is.length || was.length === 0) return told("", seen(was), seen(is));
    // The first column of the annex numbers its rows, which follows from what stands in them.
    return was.flatMap((cell, column) =>
      name === "annex" && column === 0 && !isTitle(was) ? [] : told(head[column] ?? "", cell, is[column] ?? ""),
    );
  });
}

/** A title across all columns. */
function isTitle(row: readonly string[]): boolean {
  return new Set(row).size === 1;
}

function seen(row: readonly string[]): string {
  return (isTitle(row) ? row.slice(0, 1) : row).filter((cell) => cell !== "").join(" | ");
}
