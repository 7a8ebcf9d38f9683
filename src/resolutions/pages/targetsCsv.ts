/** The table of targets as CSV. */
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { csvResponse } from "../../web/csv.ts";
import { queryOf } from "../../web/formData.ts";
import { targetBoard } from "../board.server.ts";
import { boardCsv } from "../targetsCsv.ts";
import type { Route } from "./+types/targetsCsv.ts";

export const middleware = [guardPage("target.read", undefined, { counts: "export" })];

const View = z.object({
  nguon: z.enum(["approved", "submitted"]).catch("approved"),
  "nghi-quyet": z.string().optional(),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const view = queryOf(request, View);
  const lines = await asked.database.read(async (tx) => {
    const { unit, period } = await choiceOf(tx, new URL(request.url), asked);
    await requireMay(tx, asked, "target.read", { unit: unit.id });
    const question = { unit: unit.id, at: period, basis: view.nguon, resolution: view["nghi-quyet"] };
    return boardCsv((await targetBoard(tx, question)).rows, period);
  });
  return csvResponse("chi-tieu.csv", lines);
}
