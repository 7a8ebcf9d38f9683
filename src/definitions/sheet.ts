/**
 * A noun described once. From its description follow the reading of a folder or a workbook, what is checked, how it is
 * stored and exported, the forms of the settings, the schema of the API, the history as it is shown, and the table in
 * docs/folder.md. A capability describes its nouns beside them (`units/unitsSheet.ts`).
 */
import { z } from "zod";
import type { Text } from "../prose/text.ts";
import type { Fault } from "../server/error.ts";
import type { Known } from "./known.ts";
import type { Table } from "./table.ts";

/** A column of the file. */
export type Column<Cell extends z.ZodType = z.ZodType> = {
  /** What may stand in a cell (`cells.ts`); an empty one is undefined. */
  cell: Cell;
  /** What people call it. */
  name: Text;
  /** Said beneath its input. */
  hint?: Text;
  /** What whoever writes the file must know besides. */
  meaning?: string;
  /** What the words of a choice mean. */
  choices?: Readonly<Record<string, Text>>;
  /** The sheet whose codes it holds; it is stored as an id. */
  refersTo?: string;
  /** The row stands under the one that it names, so that a circle is a fault. */
  isUnder?: true;
  /** The column of the table, where it is not called as in the file (a reference: with `_id`). */
  column?: string;
  /** Between what a cell says and what is stored, where they differ. */
  write?: (value: never) => unknown;
  read?: (stored: never) => string;
  /** A file that does not have the column leaves what is stored. */
  isKept?: true;
  /** How it is typed on the screen, where that does not follow from the cell. */
  input?: Input;
};

export type Input = {
  kind?: "long" | "kind" | "field" | "owed_by" | "trajectory";
  /** Needed on the screen, though a file may leave it out. */
  isNeeded?: true;
  /** Given once: others refer to it. */
  isFixed?: true;
  /** What stands there at first. */
  usual?: string;
  /** What nothing chosen means, if more than that. */
  none?: Text;
  /** Folded away until somebody looks for it. */
  isSeldom?: true;
  /** Not on the screen at all: what is stored stays. */
  isHidden?: true;
  /** In a row of several it takes a line of its own on a telephone. */
  isLong?: true;
};

export type Columns = Readonly<Record<string, Column>>;
/** A row of the sheet as it is read. */
export type RowOf<Of extends Columns> = z.output<z.ZodObject<{ -readonly [Name in keyof Of]: Of[Name]["cell"] }>>;

type Description<Of extends Columns> = {
  /** The file without its ending: `units`. */
  name: string;
  /** What it is called, and what it is for. */
  title: Text;
  /** The table of its rows. */
  table: string;
  /** In the order of the file. */
  columns: Of;
  /** The columns that tell a row from the others; without any, equal rows are one. */
  key: readonly (keyof Of & string)[];
  /** Where several rows are one thing with a code: the columns that they share. */
  shared?: Shared<keyof Of & string>;
  /** No figure, duty or standing depends on it. */
  isAside?: true;
  /** The sheet with whose codes its own are looked up together, so that none of these looks like one of those. */
  codesBeside?: string;
  /** A folder without it is refused. */
  isNeeded?: true;
  /** The order of what is exported, by `each` (the row), `head` (what rows share) and references by their column. */
  order?: readonly string[];
  /** The flag of stored rows that are no more. */
  gone?: string;
  /** What stands where nothing is given, for what is stored. */
  complete?(row: RowOf<Of>, known: Known): RowOf<Of>;
  /** What can be wrong besides doubled rows and unknown references. */
  check?(table: Table<RowOf<Of>>, known: Known): Fault[];
};

type Shared<Name extends string> = {
  columns: readonly Name[];
  /** Where they are stored apart: their table, and the column of each row that holds its id. */
  apart?: { table: string; link: string };
};

export type Sheet<Of extends Columns = Columns> = Description<Of> & {
  file: string;
  schema: z.ZodType<RowOf<Of>> & { shape: Readonly<Record<string, z.ZodType>> };
};

export function sheet<const Of extends Columns>(description: Description<Of>): Sheet<Of> {
  const shape = Object.fromEntries(Object.entries(description.columns).map(([name, { cell }]) => [name, cell]));
  return { ...description, file: `${description.name}.csv`, schema: z.object(shape) as unknown as Sheet<Of>["schema"] };
}

/** The column of the table in which a column of the file is stored. */
export function storedAs(name: string, { column, refersTo }: Pick<Column, "column" | "refersTo">): string {
  return column ?? (refersTo === undefined ? name : `${name}_id`);
}

/** The table by whose codes others refer to a sheet. */
export function tableOfCodes({ table, shared }: Pick<Sheet, "table" | "shared">): string {
  return shared?.apart?.table ?? table;
}

/** The sheet that a column refers to. */
export function sheetCalled(sheets: readonly Sheet[], name: string): Sheet {
  const found = sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet is called ${name}`);
  return found;
}
