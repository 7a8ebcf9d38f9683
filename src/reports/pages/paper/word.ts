/** The unit's paper as a Word file. */
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { fileResponse } from "../../../documents/file.server.ts";
import { fileTypes } from "../../../documents/file.ts";
import { openPaper } from "../../paper/paper.server.ts";
import { toWord } from "../../paper/word.server.ts";
import type { Route } from "./+types/word.ts";

export const middleware = [guardPage("report.read", undefined, { counts: "export" })];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { paper } = await asked.database.read((tx) => openPaper(tx, asked, params));
  const name = `bao-cao-${params.unit}-${params.period}.docx`;
  return fileResponse({ name, mediaType: fileTypes.docx, bytes: await toWord(paper) });
}
