/** What can be wrong between rows: twice the same, unknown codes, cycles, days in reverse. Each is a fault with its row and column. */
import type { Fault } from "../server/error.ts";
import { shortened, type Table } from "./table.ts";

type Column<Row> = keyof Row & string;

/** Rows that have the same text in all of the columns as an earlier one. */
export function doubledRows<Row>({ file, rows }: Table<Row>, ...columns: Column<Row>[]): Fault[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = columns.map((column) => String(row[column] ?? "")).join("\u0000");
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row.row);
      return [];
    }
    const details = { text: columns.map((column) => String(row[column] ?? "")).join(", "), earlier };
    return [{ code: "row_doubled", place: { file, row: row.row, column: columns.join(", ") }, details }];
  });
}

/** New codes that differ from another's by capitals alone: people and their programs would take one for the other. */
export function alikeCodes(
  { file, rows }: Table<{ code: string }>,
  { known, stored }: { known: Iterable<string>; stored: ReadonlySet<string> },
): Fault[] {
  const first = new Map<string, string>();
  for (const code of [...stored, ...known]) if (!first.has(code.toLowerCase())) first.set(code.toLowerCase(), code);
  return rows.flatMap((row) => {
    const other = first.get(row.code.toLowerCase());
    if (other === undefined || other === row.code || stored.has(row.code)) return [];
    return [faultAt(file, row, "code", "code_alike", { text: row.code, other })];
  });
}

/** Cells that name something which neither the folder nor the database knows. */
export function unknownReferences<Row>(
  { file, rows }: Table<Row>,
  column: Column<Row>,
  code: string,
  known: ReadonlyMap<string, unknown>,
): Fault[] {
  return rows.flatMap((row) => {
    const named = row[column];
    return typeof named !== "string" || known.has(named)
      ? []
      : [{ code, place: { file, row: row.row, column }, details: { text: shortened(named) } }];
  });
}

/** What a code leads on to. */
type Next = (code: string) => string | string[] | undefined;

/** Rows through which one comes back to where one started; each cycle once, at its first row. */
export function cycles<Row extends { code: string }>(
  { file, rows }: Table<Row>,
  column: Column<Row>,
  next: Next,
): Fault[] {
  const settled = new Set<string>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const cycle = cycleFrom(row.code, next, settled);
    if (cycle)
      faults.push({ code: "cycle", place: { file, row: row.row, column }, details: { path: cycle.join(" › ") } });
  }
  return faults;
}

/** Without recursion: a chain of a hundred thousand rows is no reason to fall over. */
function cycleFrom(start: string, next: Next, settled: Set<string>): string[] | undefined {
  const path: string[] = [];
  const onPath = new Set<string>();
  const stack: { code: string; leave: boolean }[] = [{ code: start, leave: false }];
  let found: string[] | undefined;
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.leave) {
      path.pop();
      onPath.delete(at.code);
      settled.add(at.code);
    } else if (onPath.has(at.code)) {
      found ??= [...path.slice(path.indexOf(at.code)), at.code];
    } else if (!settled.has(at.code)) {
      path.push(at.code);
      onPath.add(at.code);
      stack.push({ code: at.code, leave: true });
      for (const code of [next(at.code) ?? []].flat()) stack.push({ code, leave: false });
    }
  }
  return found;
}

/** Rows whose last day lies before their first. */
export function reversedDays<First extends string, Last extends string>(
  { file, rows }: Table<Partial<Record<First | Last, string>>>,
  first: First,
  last: Last,
): Fault[] {
  return rows.flatMap((row) => {
    const [from, to] = [row[first], row[last]];
    return from === undefined || to === undefined || from <= to
      ? []
      : [faultAt(file, row, last, "days_reversed", { from, to })];
  });
}

/** A fault at a row's column. */
export function faultAt(
  file: string,
  row: { row: number },
  column: string,
  code: string,
  details: Record<string, string | number> = {},
): Fault {
  return { code, place: { file, row: row.row, column }, details };
}
