/** Keeps a view by name, or forgets one. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requirePerson } from "../../access/guard.server.ts";
import { formDataOf } from "../../web/formData.ts";
import { removeView, saveView } from "../savedView.server.ts";
import { viewAddress, viewName } from "../savedView.ts";
import type { Route } from "./+types/keep.ts";

export const middleware = [guardPage("own.keep")];

/** `address` is also where one goes on. */
const Sent = z.object({ name: viewName, address: viewAddress, intent: z.enum(["save", "remove"]) });

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const { name, address, intent } = await formDataOf(request, Sent);
  await asked.database.write((tx) =>
    intent === "save" ? saveView(tx, person.id, { name, address }, asked.clock.now()) : removeView(tx, person.id, name),
  );
  return redirect(address);
}
