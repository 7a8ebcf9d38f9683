/** Numbered papers, one a row. */
import { text } from "../definitions/cells.ts";
import { column, dayIfKnown, words } from "../definitions/columns.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  number: column(text, "Số, ký hiệu", "Number"),
  kind: words("Loại văn bản", "Kind"),
  issuer: words("Cơ quan ban hành", "Issuer"),
  date: dayIfKnown("Ngày ban hành", "Date"),
  subject: column(text, "Trích yếu", "Subject"),
  carries_out: words("Triển khai văn bản", "Carries out", { meaning: "số của văn bản mà văn bản này triển khai" }),
} satisfies Columns;

export const documentsSheet = sheet({
  name: "documents",
  title: { vi: "Văn bản", en: "Documents" },
  table: "document",
  columns,
  isAside: true,
  key: ["number", "issuer"],
});
