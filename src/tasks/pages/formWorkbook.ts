/** The official form as an Excel workbook. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { fileResponse } from "../../documents/file.server.ts";
import { fileTypes } from "../../documents/file.ts";
import { writeWorkbook } from "../../sheets/workbook.server.ts";
import { openedForm } from "../form/formPage.server.ts";
import { taskFormWorkbook } from "../form/formWorkbook.ts";
import type { Route } from "./+types/formWorkbook.ts";

export const middleware = [guardPage("task.read", undefined, { counts: "export" })];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  const { table, lead, chosen } = await asked.database.read((tx) =>
    openedForm(tx, asked, new URL(request.url), { isNow: false }),
  );
  const bytes = await writeWorkbook(taskFormWorkbook(table, { lead, language }), asked.person?.id);
  return fileResponse({ name: `nhiem-vu-${chosen.unit}-${chosen.period}.xlsx`, mediaType: fileTypes.xlsx, bytes });
}
