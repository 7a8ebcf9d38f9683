/** Notes that a leader has seen how the targets stand: sent by the first page by itself, or by its button. */
import { redirect } from "react-router";
import { z } from "zod";
import { choiceToActAt } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { todayPaths } from "../../today/addresses.ts";
import { chosenQuery, withQuery } from "../../web/address.ts";
import { formDataOf } from "../../web/formData.ts";
import { noteVisit } from "../visit.server.ts";
import type { Route } from "./+types/seen.ts";

export const middleware = [guardPage("own.keep")];

const Seen = z.object({ unit: z.string(), by: z.enum(["page", "button"]) });

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const seen = await formDataOf(request, Seen);
  await asked.database.write(async (tx) => {
    const url = new URL(request.url);
    url.search = withQuery("", chosenQuery(seen));
    const { unit, period } = await choiceToActAt(tx, url, asked);
    await requireMay(tx, asked, "target.read", { unit: unit.id });
    await noteVisit(tx, { person: person.id, unit: unit.id, at: period, today: today(asked.clock) });
  });
  return seen.by === "page"
    ? new Response(null, { status: 204 })
    : redirect(withQuery(todayPaths.today, chosenQuery(seen)));
}
