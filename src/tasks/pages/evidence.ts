/** A file that shows what was done, for whoever may see the piece. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import type { FileId } from "../../database/ids.ts";
import { fileResponse } from "../../documents/file.server.ts";
import { AppError } from "../../server/error.ts";
import { openEvidence } from "../evidence.server.ts";
import type { Route } from "./+types/evidence.ts";

export const middleware = [guardPage("task.read")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  if (!/^\d{1,9}$/.test(params.file)) throw new AppError("not_found", 404);
  const evidence = { task: params.task, file: Number(params.file) as FileId };
  return fileResponse(await asked.database.read((tx) => openEvidence(tx, asked, evidence)));
}
