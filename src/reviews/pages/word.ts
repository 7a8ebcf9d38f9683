/** The review as a Word file. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { openReview, paperOfReview } from "../review.server.ts";
import { toWord } from "../word.server.ts";
import type { Route } from "./+types/word.ts";
import { reviewIdOf } from "./review.server.ts";

export const middleware = [guardPage("review.read", undefined, { counts: "export" })];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { paper, origin } = await asked.database.read(async (tx) => {
    const opened = await openReview(tx, reviewIdOf(params.review));
    await requireMay(tx, asked, "review.read", { unit: opened.review.unit });
    const { id, version } = opened.review;
    return { paper: paperOfReview(opened), origin: { review: id, version } };
  });
  return new Response(new Uint8Array(await toWord(paper, origin)), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": `attachment; filename="bao-cao-${params.review}.docx"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
