/** A stored row in the words of the program. */

type Word<Column extends string> = Column extends `${infer Noun}_id`
  ? Word<Noun>
  : Column extends `${infer First}_${infer Rest}`
    ? `${First}${Capitalize<Word<Rest>>}`
    : Column;

type Named<Row> = {
  [Column in keyof Row & string as Word<Column>]: null extends Row[Column]
    ? NonNullable<Row[Column]> | undefined
    : Row[Column];
};

const words = new Map<string, string>();

/** `valid_from` is `validFrom`, a reference `parent_id` is `parent`, and what is null is not given. */
export function named<Row extends object>(row: Row): Named<Row> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [words.get(column) ?? wordOf(column), value ?? undefined]),
  ) as Named<Row>;
}

function wordOf(column: string): string {
  const word = column.replace(/_id$/, "").replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  words.set(column, word);
  return word;
}
