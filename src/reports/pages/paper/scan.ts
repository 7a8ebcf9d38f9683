/** A signed scan of a report, for whoever may read the report. */
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import type { FileId } from "../../../database/ids.ts";
import { fileResponse } from "../../../documents/file.server.ts";
import { AppError } from "../../../server/error.ts";
import { openScan } from "../../paper/paper.server.ts";
import type { Route } from "./+types/scan.ts";

export const middleware = [guardPage("report.read")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  if (!/^\d{1,9}$/.test(params.file)) throw new AppError("not_found", 404);
  const id = Number(params.file) as FileId;
  return fileResponse(await asked.database.read((tx) => openScan(tx, asked, params, id)));
}
