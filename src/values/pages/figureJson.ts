/** The same as a number's page shows, for the drawer. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { readShownFigure } from "../figureShown.server.ts";
import type { Route } from "./+types/figureJson.ts";

export const middleware = [guardPage("report.read")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return Response.json(await asked.database.read((tx) => readShownFigure(tx, request, asked)));
}
