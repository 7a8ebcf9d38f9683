/** What a column means to whoever writes its file, as docs/folder.md and the API's schema say it. */
import { isNeeded, kindOf, wordsOf } from "./cells.ts";
import type { Column, Sheet } from "./sheet.ts";

const kindWords = {
  text: "chữ",
  code: "mã",
  period: "kỳ",
  day: "ngày",
  frequency: "tần suất",
  amount: "số",
  whole: "số nguyên",
  choice: "một trong",
  list: "danh sách",
} as const;

/** What may stand in a cell: "mã ở `units.csv`", "`more` tăng là tốt, `less` giảm là tốt". */
export function cellInWords({ cell, refersTo, choices = {} }: Column): string {
  const kind = kindOf(cell);
  if (refersTo !== undefined) return `mã ở \`${refersTo}.csv\``;
  if (kind === "yes") return cell.parse(undefined) ? "`yes`, `no`; trống là `yes`" : "`yes` hoặc trống";
  const words = wordsOf(cell).filter((word) => kind === "choice" || word in choices);
  if (words.length === 0) return kindWords[kind];
  return words.map((word) => [`\`${word}\``, choices[word]?.vi].filter(Boolean).join(" ")).join("; ");
}

/** What the name does not say; what is said beneath an input, where the file says nothing else. */
export function meaningOf({ hint, meaning }: Column): string {
  return meaning ?? hint?.vi.replace(/\.$/, "") ?? "";
}

/** A sheet's columns as a table of Markdown. */
export function columnTable({ columns }: Pick<Sheet, "columns">): string {
  const rows = Object.entries(columns).map(([name, column]) => {
    const cell = [cellInWords(column), isNeeded(column.cell) ? "bắt buộc" : ""].filter(Boolean).join("; ");
    return [`\`${name}\``, column.name.vi, cell, meaningOf(column)].map((text) => text.replaceAll("|", "\\|"));
  });
  return [["cột", "tên", "ô chứa", "nghĩa"], ["---", "---", "---", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
