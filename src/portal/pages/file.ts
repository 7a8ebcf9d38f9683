/** A file of a published article, always to be saved and never shown as a page of ours. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import type { FileId } from "../../database/ids.ts";
import { fileResponse } from "../../documents/file.server.ts";
import { AppError } from "../../server/error.ts";
import { readPublishedFile } from "../articleFiles.server.ts";
import type { Route } from "./+types/file.ts";

export const middleware = [guardPage("portal.read")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const id = /^\d{1,9}$/.test(params.file) ? (Number(params.file) as FileId) : undefined;
  const { database } = context.get(requestContext);
  const file = id === undefined ? undefined : await database.read((tx) => readPublishedFile(tx, id));
  if (!file) throw new AppError("file_unknown", 404);
  return fileResponse(file);
}
