/** Opens the demo beside the installation, and leads back to where one sees how far it is. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { AppError } from "../../server/error.ts";
import { formDataOf } from "../../web/formData.ts";
import { beginningPaths } from "../addresses.ts";
import { mayOpenDemo, openDemo } from "../demoBeside.server.ts";
import { gather } from "../gather.server.ts";
import type { Route } from "./+types/demo.ts";

export const middleware = [guardPage("person.manage")];

const Asked = z.object({ intent: z.literal("open") });

export async function action({ request, context }: Route.ActionArgs) {
  const { configuration, database, clock, demo } = context.get(requestContext);
  await formDataOf(request, Asked);
  const { found } = await database.read((tx) => gather(tx, clock));
  if (demo || !mayOpenDemo(configuration, found.submitted)) throw new AppError("demo_not_from_here", 409);
  await openDemo(configuration);
  return redirect(`${beginningPaths.beginning}#trinh-dien`);
}
