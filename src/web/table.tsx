/** A table of rows and columns. On a telephone a row is a block in which each cell stands under the name of its column. */
import { type ComponentProps, Fragment, type ReactNode } from "react";
import { TableScroll } from "./page.tsx";

export type Column<Row> = {
  /** Its head, and the name of each of its cells on a telephone; empty where the cells say it themselves. */
  name: string;
  cell(row: Row): ReactNode;
  /** What stands in the head where that is more than the name, such as a link that sorts. */
  head?: ReactNode;
  /** Which way the rows are sorted by it, where they are. */
  sorted?: "ascending" | "descending" | undefined;
  /**
   * A `number` stands at the right; what is `short` is not broken; what is `long` has a line of its own on a telephone,
   * where what is `wide_only` is left out; an `act` is the one button of the row.
   */
  kind?: keyof typeof classes;
  /** A cell that says by itself what it is has no name beside it on a telephone. */
  isPlain?: boolean;
  /** The colour of a cell, by what it means. */
  toneOf?(row: Row): string | undefined;
};

const classes = { number: "number", short: "nowrap", long: "long", wide_only: "wide-only", act: "act" } as const;

type TableProps<Row> = {
  rows: readonly Row[];
  /** What is `false` is left out. */
  columns: readonly (Column<Row> | false)[];
  keyOf(row: Row): string | number;
  /** Given where the table may be wider than the screen: it scrolls by itself, under this name. */
  label?: string;
  /** On a telephone: blocks; `brief`: the name, and the rest in a line under it; `plain`: a table as it is. */
  onPhone?: "stacks" | "brief" | "plain";
  className?: string;
  /** Which column names the row; the first unless another is said. */
  namedBy?: number | "none";
  /** The name above all rows that follow each other in one group. */
  groupOf?(row: Row): string;
  attributesOf?(row: Row): ComponentProps<"tr">;
  /** What is told in place below a row, across all columns. */
  belowOf?(row: Row): ReactNode;
};

export function Table<Row>({ label, ...table }: TableProps<Row>) {
  const drawn = <PlainTable {...table} />;
  return label === undefined ? drawn : <TableScroll label={label}>{drawn}</TableScroll>;
}

function PlainTable<Row>(table: Omit<TableProps<Row>, "label">) {
  const { rows, keyOf, onPhone = "stacks", className, namedBy = 0, groupOf, attributesOf, belowOf } = table;
  const columns = table.columns
    .filter((column) => column !== false)
    .map((column, index) => ({ ...column, key: `${index} ${column.name}` }));
  const names = ["figures", onPhone === "plain" ? "" : onPhone, className].filter(Boolean).join(" ");
  return (
    <table className={names}>
      {columns.some(({ name }) => name !== "") && (
        <thead>
          <tr>
            {columns.map((column) =>
              column.name === "" ? (
                <td key={column.key} />
              ) : (
                <th
                  key={column.key}
                  scope="col"
                  className={column.kind === "number" ? "number" : undefined}
                  aria-sort={column.sorted}
                >
                  {column.head ?? column.name}
                </th>
              ),
            )}
          </tr>
        </thead>
      )}
      {groupsOf(rows, groupOf).map(([group, rows]) => (
        <tbody key={group ?? ""}>
          {group !== undefined && (
            <tr className="group">
              <th colSpan={columns.length} scope="rowgroup">
                {group}
              </th>
            </tr>
          )}
          {rows.map((row) => {
            const below = belowOf?.(row);
            return (
              <Fragment key={keyOf(row)}>
                <tr {...attributesOf?.(row)}>
                  {columns.map((column, index) => drawCell(column, row, index === namedBy))}
                </tr>
                {below && (
                  <tr className="below">
                    <td colSpan={columns.length}>{below}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

function groupsOf<Row>(
  rows: readonly Row[],
  groupOf: ((row: Row) => string) | undefined,
): [string | undefined, readonly Row[]][] {
  return groupOf === undefined ? [[undefined, rows]] : [...Map.groupBy(rows, groupOf)];
}

/** No component: a table of hundreds of rows would draw one more for each cell. */
function drawCell<Row>(column: Column<Row> & { key: string }, row: Row, isName: boolean): ReactNode {
  const { key, name, kind, isPlain, toneOf, cell } = column;
  const className = [kind && classes[kind], toneOf?.(row)].filter(Boolean).join(" ") || undefined;
  return isName ? (
    <th key={key} scope="row" className={className}>
      {cell(row)}
    </th>
  ) : (
    <td key={key} data-label={isPlain || name === "" ? undefined : name} className={className}>
      {cell(row)}
    </td>
  );
}
