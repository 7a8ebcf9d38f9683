/** A chart of public data as a picture. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { AppError } from "../../server/error.ts";
import { xmlAnswer } from "../../server/http/xml.server.ts";
import { chartSvg } from "../chart.ts";
import { readChart } from "../figures.server.ts";
import type { Route } from "./+types/chart.ts";

export const middleware = [guardPage("portal.read")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const chart = await context.get(requestContext).database.read((tx) => readChart(tx, params));
  if (!chart) throw new AppError("chart_unknown", 404);
  return xmlAnswer(chartSvg(chart), "image/svg+xml", {
    "Cache-Control": "public, max-age=60",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
}
