/** Texts pasted for an annex that should harm: each of about so many letters as are asked for (TRUST S6). */

const filled = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
/** A table of one column of names and one of demands, each cell so long. */
const rowsOf = (name: string, phrase: string, cell: number, length: number) =>
  filled(`${filled(name, cell)}\t${filled(phrase, cell)}\n`, length);

export const hostileAnnexes: readonly (readonly [string, (letters: number) => string])[] = [
  ["clauses that demand nothing", (length) => rowsOf("Kết nạp đảng viên ", "không; có; ", 990, length)],
  ["words of demand without a number", (length) => `${filled("đạt từ trên ", length)}`],
  ["words of demand, row by row", (length) => rowsOf("đạt từ trên ", "x", 990, length)],
  ["signs without end", (length) => `${filled(":,", length)}x`],
  ["signs, row by row", (length) => rowsOf("a:,:,:,.;.;", "1,,,,..,,", 990, length)],
  ["brackets without end", (length) => rowsOf("Thu ngân sách ", "((((1", 990, length)],
  ["numbers without end", (length) => rowsOf("Thu ngân sách ", "1-1/1-", 990, length)],
  ["each of what", (length) => rowsOf("Thu ngân sách ", "mỗi a b c 1 ", 990, length)],
  ["columns without end", (length) => filled("\t", length)],
  ["columns with words", (length) => filled("a\t", length)],
  ["quotation marks", (length) => filled('\t"a""', length)],
  ["lines without end", (length) => filled("Chỉ tiêu thứ nhất đạt từ 1 trở lên\n", length)],
  ["capitals", (length) => filled(`Chỉ tiêu\t1\t${"V".repeat(900)}\n`, length)],
];
