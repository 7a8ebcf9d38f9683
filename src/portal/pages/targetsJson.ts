/** The public targets as the contract's JSON. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { codeOf } from "../../calendar/period.ts";
import { readPublicBoard, readsPeriod } from "../site.server.ts";
import type { Route } from "./+types/targetsJson.ts";

export const middleware = [guardPage("portal.read", undefined, { counts: "export", reads: readsPeriod })];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const board = await asked.database.read((tx) => readPublicBoard(tx, asked, new URL(request.url)));
  if (!board) return Response.json({ targets: [] });
  return Response.json({
    unit: board.unit.code,
    period: codeOf(board.at),
    resolution: board.resolution.code,
    basis: "approved",
    targets: board.rows.map(({ standing }) => standing),
  });
}
