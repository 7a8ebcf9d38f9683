/** What is found by some letters, for the palette; before any, one's own views and the screens. */
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { queryOf } from "../../web/formData.ts";
import { finders } from "../contribution.server.ts";
import { find } from "../find.server.ts";
import type { Route } from "./+types/findJson.ts";

export const middleware = [guardPage("search.use", undefined, { counts: "search" })];

const Query = z.object({ tim: z.string().max(100).default("") });

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const sought = queryOf(request, Query).tim.trim();
  const url = new URL(request.url);
  const found = await asked.database.read((tx) => find(tx, context.get(finders), sought, url, asked));
  return Response.json(found);
}
