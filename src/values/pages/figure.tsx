/** Behind every number: its page. Elsewhere in the application the same opens beside the number in a drawer. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { Page } from "../../web/page.tsx";
import { readShownFigure } from "../figureShown.server.ts";
import { FigureView } from "../figureView.tsx";
import type { Route } from "./+types/figure.ts";

export const middleware = [guardPage("report.read")];
export const handle: RouteHandle = { chooser: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read((tx) => readShownFigure(tx, request, asked));
}

export default function FigurePage({ loaderData: figure }: Route.ComponentProps) {
  return (
    <Page title={figure.name} lead={`${figure.unit} · ${figure.period}`}>
      <FigureView figure={figure} />
    </Page>
  );
}
