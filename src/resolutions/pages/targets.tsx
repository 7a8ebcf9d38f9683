/** The table of targets: where each stands, against its plan, its pace and last year. */

import { Link } from "react-router";
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf, nameOf, periodOf } from "../../calendar/period.ts";
import { byField } from "../../indicators/fields.ts";
import { say } from "../../prose/text.ts";
import { isAppError } from "../../server/error.ts";
import { nameApart } from "../../units/toldApart.ts";
import { viewsOf } from "../../views/savedView.server.ts";
import { SavedViews } from "../../views/savedViews.tsx";
import { chosenOf } from "../../web/address.ts";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { PrintButton } from "../../web/print.tsx";
import { Mark, paces } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { compareAddress, targetsCsvAddress } from "../addresses.ts";
import { targetBoard } from "../board.server.ts";
import { completionInWords } from "../completion.ts";
import { headlineInWords, headlineOf } from "../headline.ts";
import { countByPace } from "../pace.ts";
import { countByReviewClass, reviewClasses } from "../reviewClass.ts";
import { nameOfTarget, shownStanding } from "../shown.ts";
import { resolutionTexts } from "../texts.ts";
import { whyOf } from "../why.server.ts";
import type { Route } from "./+types/targets.ts";
import { isAskedFor, TargetFilter } from "./targetFilter.tsx";
import { type Board, orders, type Row, TargetRows, viewAddress } from "./targetTable.tsx";

export const middleware = [guardPage("target.read")];
export const handle: RouteHandle = { chooser: true };

/** What the address says beside unit and period; whatever it says wrongly is left out. */
const View = z.object({
  /** Which standing alone to show. */
  loc: z
    .enum([...paces, ...reviewClasses])
    .optional()
    .catch(undefined),
  sap: z.enum(orders).catch("linh-vuc"),
  /** Whose "why" is open. */
  mo: z.string().optional(),
  nguon: z.enum(["approved", "submitted"]).catch("approved"),
  "nghi-quyet": z.string().optional(),
  /** Only targets of a field, of a lead agency, whose name has the words. */
  "linh-vuc": z.string().max(60).optional(),
  "chu-tri": z.string().max(60).optional(),
  tim: z.string().max(100).optional(),
  /** Whether to compare over the same units. */
  "cung-don-vi": z.enum(["co"]).optional().catch(undefined),
});

/** Where no resolution sets the unit a target, the page says so and where to look; it is no error. */
export async function loader(asking: Route.LoaderArgs) {
  try {
    return { board: await readTable(asking), told: undefined };
  } catch (error) {
    if (!isAppError(error) || error.code !== "no_resolution") throw error;
    const { language } = asking.context.get(requestContext);
    return { board: undefined, told: say(resolutionTexts.no_resolution, language, error.details) };
  }
}

async function readTable({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const url = new URL(request.url);
  const view = queryOf(request, View);
  return asked.database.read(async (tx) => {
    const { unit, period, tree } = await choiceOf(tx, url, asked);
    await requireMay(tx, asked, "target.read", { unit: unit.id });
    const basis = view.nguon;
    const board = await targetBoard(tx, {
      ...{ unit: unit.id, at: period, basis, resolution: view["nghi-quyet"] },
      likeForLike: view["cung-don-vi"] === "co" ? "always" : "where_partial",
    });
    const opened = board.rows.find((row) => row.target.code === view.mo);
    const why =
      opened &&
      (await whyOf(tx, opened, { at: period, basis, tree, language: asked.language, today: today(asked.clock) }));
    const rows = board.rows.map(({ target, indicator, standing, course, completion }) => ({
      code: target.code,
      name: nameOfTarget(target, indicator, asked.language),
      indicator: indicator.code,
      measure: indicator.measure,
      lead: target.lead === undefined ? undefined : tree.byId.get(target.lead)?.name,
      leadCode: target.lead === undefined ? undefined : tree.byId.get(target.lead)?.code,
      field: target.field,
      asOf: standing.asOf,
      within: codeOf(target.period),
      course,
      completed: completion && completionInWords(completion, asked.language),
      rank: standing.changeRate === null ? undefined : Number(standing.changeRate),
      shown: shownStanding(target, indicator, standing, { language: asked.language, limits: board.limits }),
    }));
    return {
      unit: { code: unit.code, name: nameApart(tree, unit, asked.language, today(asked.clock)) },
      period: { code: codeOf(period), name: nameOf(period, asked.language) },
      resolution: board.resolution.title,
      views: asked.person ? await viewsOf(tx, asked.person.id) : [],
      hasTerm: board.others.some(({ period: whole }) => periodOf(whole).kind === "term"),
      others: board.others.map(({ code, title }) => ({ code, title })),
      view,
      why,
      headline: headlineInWords(headlineOf(rows.map((row) => row.shown)), asked.language),
      counts: countByPace(rows.map((row) => row.shown)),
      reviewCounts: countByReviewClass(rows.map((row) => row.shown)),
      rows,
    };
  });
}

export default function TargetsPage({ loaderData: { board, told } }: Route.ComponentProps) {
  const words = useWords(resolutionTexts);
  return board ? (
    <TargetTable board={board} />
  ) : (
    <Page title={words("targets")}>
      <p>{told}</p>
    </Page>
  );
}

function TargetTable({ board }: { board: Board }) {
  const words = useWords(resolutionTexts);
  const address = viewAddress(board);
  const shown = board.rows.filter((row) => isAskedFor(row, board.view));
  return (
    <Page
      title={words("targets_of", { resolution: board.resolution })}
      lead={
        <>
          <p>{board.headline}.</p>
          <Counts board={board} />
          {board.others.length > 0 && (
            <p className="small counts">
              <span>{words("compare_with")}</span>
              {board.others.map((other) => (
                <Link key={other.code} to={address({ "nghi-quyet": other.code, loc: undefined, mo: undefined })}>
                  {other.title}
                </Link>
              ))}
            </p>
          )}
        </>
      }
      actions={<Actions board={board} />}
    >
      <TargetFilter board={board} />
      <SavedViews views={board.views} />
      {board.view["cung-don-vi"] === "co" && (
        <p className="soft small">
          {words(shown.some((row) => row.shown.alike !== undefined) ? "like_for_like_note" : "like_for_like_same")}
        </p>
      )}
      <TargetRows rows={inOrder(shown, board.view.sap)} board={board} />
      {shown.length === 0 && (
        <p>
          {words("none_of_these")}{" "}
          <Link to={address({ loc: undefined })}>{words("all_targets", { count: board.rows.length })}</Link>
        </p>
      )}
      {shown.some((row) => row.shown.illustrative) && <p className="soft small">{words("illustrative_note")}</p>}
    </Page>
  );
}

/** The count line: each count shows its targets alone. */
function Counts({ board }: { board: Board }) {
  const words = useWords(resolutionTexts);
  const frame = useWords(webTexts);
  const address = viewAddress(board);
  return (
    <>
      <ul className="counts">
        {paces
          .filter((pace) => board.counts[pace] > 0)
          .map((pace) => (
            <li key={pace}>
              <Link to={address({ loc: pace })} aria-current={board.view.loc === pace || undefined}>
                <Mark pace={pace}>
                  {board.counts[pace]} {frame(`pace_${pace}`)}
                </Mark>
              </Link>
            </li>
          ))}
        {board.view.loc !== undefined && (
          <li>
            <Link to={address({ loc: undefined })}>{words("all_targets", { count: board.rows.length })}</Link>
          </li>
        )}
      </ul>
      <ul className="counts small">
        <li>{words("review_count")}</li>
        {reviewClasses
          .filter((name) => board.reviewCounts[name] > 0)
          .map((name) => (
            <li key={name}>
              <Link to={address({ loc: name })} aria-current={board.view.loc === name || undefined}>
                {board.reviewCounts[name]} {words(`review_${name}`)}
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}

function Actions({ board }: { board: Board }) {
  const words = useWords(resolutionTexts);
  const address = viewAddress(board);
  const { nguon } = board.view;
  const other = nguon === "approved" ? "submitted" : "approved";
  const isAlike = board.view["cung-don-vi"] === "co";
  const kept = chosenOf(board);
  const csv = { nguon, "nghi-quyet": board.view["nghi-quyet"] };
  return (
    <>
      <span className="soft">{words(`basis_${nguon}`)}</span>
      <LinkButton to={address({ nguon: other })} preventScrollReset>
        {words(`see_${other}`)}
      </LinkButton>
      <LinkButton to={address({ "cung-don-vi": isAlike ? undefined : "co" })} preventScrollReset>
        {words(isAlike ? "like_for_like_off" : "like_for_like")}
      </LinkButton>
      {board.hasTerm && <LinkButton to={compareAddress(kept)}>{words("compare")}</LinkButton>}
      <LinkButton to={targetsCsvAddress(kept, csv)} reloadDocument>
        {words("csv")}
      </LinkButton>
      <PrintButton />
    </>
  );
}

const byUrgency = ["at_risk", "behind", "no_data", "on_pace", "ahead", "later"];

/** In the resolution's own order under the fields, these in their usual one, or in one list by what was asked for. */
function inOrder(rows: Row[], order: (typeof orders)[number]): Row[] {
  const ranks: Record<string, (row: Row) => number> = {
    "ty-le": (row) => -(row.shown.share?.share ?? -1),
    "bien-dong": (row) => -(row.rank ?? Number.NEGATIVE_INFINITY),
    "tinh-hinh": (row) => byUrgency.indexOf(row.shown.pace),
  };
  const rank = ranks[order];
  if (rank) return rows.toSorted((a, b) => rank(a) - rank(b));
  if (order === "ten") return rows.toSorted((a, b) => a.name.localeCompare(b.name, "vi"));
  return byField(rows, (row) => row.field).flatMap(([, each]) => each);
}
