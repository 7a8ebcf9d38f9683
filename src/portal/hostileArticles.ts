/** Texts of articles that should harm: each of about so many letters as are asked for (TRUST S6). */
const filled = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** All of them are beyond what is read as Markdown. */
export const hostileArticles: readonly (readonly [string, (letters: number) => string])[] = [
  ["an address that never begins", (length) => `${filled("a.", length)}@`],
  ["emphasis that never ends", (length) => filled("a**a ", length)],
  ["links that never end", (length) => filled("[a](", length)],
  ["lists one in another", (length) => filled(`${" ".repeat(60)}- a\n`, length)],
  ["lines without end", (length) => filled("- a\n", length)],
  ["paragraphs without end", (length) => filled("a\n\n", length)],
  ["rows without end", (length) => `|a|b|\n|-|-|\n${filled("|a|b|\n", length)}`],
  ["quotations in quotations", (length) => filled(`> a\n>> b\n${"chữ ".repeat(30)}`, length)],
  ["cells without end", (length) => `${filled("a|", length / 2)}\n${filled("-|", length / 2)}`],
  ["signs that seem to be others", (length) => filled("&#", length)],
  ["escaped signs without end", (length) => filled("\\[", length)],
];
