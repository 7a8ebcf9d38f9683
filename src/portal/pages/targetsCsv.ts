/** The public targets as CSV with a decimal point, UTF-8 with a mark that spreadsheets look for. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { codeOf } from "../../calendar/period.ts";
import { csvLine } from "../csv.ts";
import { readPublicBoard } from "../site.server.ts";
import type { Route } from "./+types/targetsCsv.ts";

export const middleware = [guardPage("portal.read")];

const columns = ["code", "name", "measure", "period", "as_of", "actual", "target", "share", "expected_share"];
const further = ["prior", "change", "change_rate", "pace", "review_class", "reported", "expected", "illustrative"];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const board = await asked.database.read((tx) => readPublicBoard(tx, asked, new URL(request.url)));
  const lines = (board?.rows ?? []).map(({ target, indicator, standing }) =>
    csvLine([
      ...[target.code, target.name, indicator.measure, board ? codeOf(board.at) : "", standing.asOf],
      ...[standing.actual, standing.target, standing.share, standing.expectedShare],
      ...[standing.prior, standing.change, standing.changeRate, standing.pace, standing.reviewClass],
      ...[String(standing.coverage.reported), String(standing.coverage.expected), standing.illustrative ? "yes" : ""],
    ]),
  );
  return new Response(`\uFEFF${[csvLine([...columns, ...further]), ...lines].join("\r\n")}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="chi-tieu.csv"`,
    },
  });
}
