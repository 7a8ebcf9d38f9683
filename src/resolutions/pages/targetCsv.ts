/** A target's course as CSV. */
import { z } from "zod";
import { chosenPeriod } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { csvResponse } from "../../web/csv.ts";
import { queryOf } from "../../web/formData.ts";
import { explainTarget } from "../explain.server.ts";
import { courseCsv } from "../targetsCsv.ts";
import type { Route } from "./+types/targetCsv.ts";

export const middleware = [guardPage("target.read", undefined, { counts: "export" })];

const View = z.object({ nguon: z.enum(["approved", "submitted"]).catch("approved") });

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const basis = queryOf(request, View).nguon;
  const at = chosenPeriod(new URL(request.url), asked, "ended");
  const lines = await asked.database.read(async (tx) => {
    const { target, course } = await explainTarget(tx, params.target, { at, basis });
    await requireMay(tx, asked, "target.read", { unit: target.unit, owner: target.lead });
    return courseCsv(target, course);
  });
  return csvResponse(`${params.target.replace(/[^\w-]/g, "")}.csv`, lines);
}
