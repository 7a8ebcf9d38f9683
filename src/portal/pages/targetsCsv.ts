/** The public targets as CSV. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { boardCsv } from "../../resolutions/targetsCsv.ts";
import { csvResponse } from "../../web/csv.ts";
import { readPublicBoard, readsPeriod } from "../site.server.ts";
import type { Route } from "./+types/targetsCsv.ts";

export const middleware = [guardPage("portal.read", undefined, { counts: "export", reads: readsPeriod })];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const board = await asked.database.read((tx) => readPublicBoard(tx, asked, new URL(request.url)));
  return csvResponse("chi-tieu.csv", board ? boardCsv(board.rows, board.at) : []);
}
