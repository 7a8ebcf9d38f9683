/** `/lich/….ics`: somebody's deadlines, for a calendar that knows the secret address. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { AppError } from "../../server/error.ts";
import { calendarFeed } from "../feed.server.ts";
import { dutySources } from "../source.server.ts";
import type { Route } from "./+types/feed.ts";

export const middleware = [guardPage("link.use")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { database, clock, configuration } = context.get(requestContext);
  const asked = { clock, origin: configuration.origin, sources: context.get(dutySources) };
  const token = params.token.replace(/\.ics$/, "");
  const calendar = await database.read((tx) => calendarFeed(tx, token, asked));
  if (calendar === undefined) throw new AppError("not_found", 404);
  return new Response(calendar, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="han-nop-bao-cao.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
