/** The unit's paper as a Word file. */
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { attachmentHeader } from "../../../documents/file.ts";
import { openPaper } from "../../paper/paper.server.ts";
import { toWord } from "../../paper/word.server.ts";
import type { Route } from "./+types/word.ts";

export const middleware = [guardPage("report.read", undefined, { counts: "export" })];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { paper } = await asked.database.read((tx) => openPaper(tx, asked, params));
  return new Response(new Uint8Array(await toWord(paper)), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": attachmentHeader(`bao-cao-${params.unit}-${params.period}.docx`),
      "X-Content-Type-Options": "nosniff",
    },
  });
}
