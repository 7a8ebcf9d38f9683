/** Numbered papers, one a row. */
import { day, text } from "../definitions/cells.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";

const columns = {
  number: { cell: text, name: { vi: "Số, ký hiệu", en: "Number" } },
  kind: { cell: text.default(""), name: { vi: "Loại văn bản", en: "Kind" } },
  issuer: { cell: text.default(""), name: { vi: "Cơ quan ban hành", en: "Issuer" } },
  date: { cell: day.optional(), name: { vi: "Ngày ban hành", en: "Date" } },
  subject: { cell: text, name: { vi: "Trích yếu", en: "Subject" } },
  carries_out: {
    cell: text.default(""),
    name: { vi: "Triển khai văn bản", en: "Carries out" },
    meaning: "số của văn bản mà văn bản này triển khai",
  },
} satisfies Columns;

export const documentsSheet = sheet({
  name: "documents",
  title: { vi: "Văn bản", en: "Documents" },
  table: "document",
  columns,
  isAside: true,
  key: ["number", "issuer"],
});
