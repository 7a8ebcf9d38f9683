/** A report as an Excel workbook, to be saved, filled and sent back. */
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { fileResponse } from "../../../documents/file.server.ts";
import { fileTypes } from "../../../documents/file.ts";
import { writeWorkbook } from "../../../sheets/workbook.server.ts";
import { formWorkbookOf } from "../../workbook/upload.server.ts";
import type { Route } from "./+types/download.ts";

export const middleware = [guardPage("report.read", undefined, { counts: "export" })];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const plan = await asked.database.read((tx) => formWorkbookOf(tx, asked, params));
  const name = `${[params.form, params.unit, params.period].join("-").replaceAll("/", "-")}.xlsx`;
  return fileResponse({ name, mediaType: fileTypes.xlsx, bytes: await writeWorkbook(plan, asked.person?.id) });
}
