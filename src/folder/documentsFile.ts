import { z } from "zod";
import { day, text } from "../definitions/cells.ts";
import { doubledRows } from "../definitions/checks.ts";
import type { Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";

const schema = z.object({
  number: text,
  kind: text.default(""),
  issuer: text.default(""),
  date: day.optional(),
  subject: text,
  carries_out: text.default(""),
});
export type DocumentRow = z.infer<typeof schema>;
export const documentsSheet = { file: "documents.csv", schema };

export function checkDocuments(documents: Table<DocumentRow>): Fault[] {
  return doubledRows(documents, "number", "issuer");
}
