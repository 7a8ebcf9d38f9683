/** A workbook that a browser sent, and what is told where it cannot be taken. */
import { type Language, say, type Texts } from "../../../prose/text.ts";
import { AppError } from "../../../server/error.ts";
import { problemOf } from "../../../server/http/problem.server.ts";
import { sheetTexts } from "../../../sheets/texts.ts";
import { readWorkbook } from "../../../sheets/workbook.server.ts";
import type { WorkbookRead } from "../../../sheets/workbook.ts";
import { wordTexts } from "../../../words/texts.ts";
import { reportTexts } from "../../texts.ts";
import { reportSheetTexts } from "../../workbook/texts.ts";
import { singleFields } from "../filling/form.server.ts";

export type SheetProblem = { title: string; faults: { field: string; title: string }[] };

const words: Texts = { ...wordTexts, ...reportTexts, ...sheetTexts, ...reportSheetTexts };

/** The workbook in the field `tep` of a posted form. */
export async function readUpload(fields: ReadonlyMap<string, FormDataEntryValue[]>): Promise<WorkbookRead> {
  const [file] = fields.get("tep") ?? [];
  const others = new Map([...fields].filter(([name]) => name !== "tep"));
  singleFields(others, (name) => name === "intent");
  if (file === undefined || typeof file === "string" || file.size === 0) throw new AppError("upload_missing", 422);
  return readWorkbook(new Uint8Array(await file.arrayBuffer()));
}

/** Faults by sheet and cell: `Báo cáo!H12: “mười” không phải là số`. */
export function sheetProblem(error: AppError, language: Language): SheetProblem {
  const problem = problemOf(error, language, words);
  return {
    title: problem.title,
    faults: error.faults.map(({ code, place, details }) => ({
      field: "tep",
      title: `${place?.sheet}!${place?.cell}: ${say(words[code] ?? { vi: code, en: code }, language, details)}`,
    })),
  };
}
