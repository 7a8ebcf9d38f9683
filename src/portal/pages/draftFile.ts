/** A file of an article that is being written, for those who write it. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import type { FileId } from "../../database/ids.ts";
import { fileResponse } from "../../documents/file.server.ts";
import { AppError } from "../../server/error.ts";
import { readFileOf } from "../articleFiles.server.ts";
import { readArticle } from "../articles.server.ts";
import type { Route } from "./+types/draftFile.ts";

export const middleware = [guardPage("article.read")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const id = /^\d{1,9}$/.test(params.file) ? (Number(params.file) as FileId) : undefined;
  return asked.database.read(async (tx) => {
    const article = await readArticle(tx, params.slug);
    if (!article || id === undefined) throw new AppError("file_unknown", 404);
    await requireMay(tx, asked, "article.read", { unit: article.unit });
    const file = await readFileOf(tx, article.id, id);
    if (!file) throw new AppError("file_unknown", 404);
    return fileResponse(file);
  });
}
