/** The table of targets: where each stands, against its plan, its pace and last year. */
import { Fragment } from "react";
import { Link } from "react-router";
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { codeOf, nameOf } from "../../calendar/period.ts";
import { fieldName } from "../../indicators/fields.ts";
import { Arrow } from "../../web/arrow.tsx";
import { Sparkline } from "../../web/chart.tsx";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Page, TableScroll } from "../../web/page.tsx";
import { Figure, Mark, Progress, paces, sourceOf } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { targetBoard } from "../board.server.ts";
import { explainTarget } from "../explain.server.ts";

import { countByPace } from "../pace.ts";
import { countByReviewClass, reviewClasses } from "../reviewClass.ts";
import { nameOfTarget, shownStanding } from "../shown.ts";
import { resolutionTexts } from "../texts.ts";
import { whyInWords } from "../why.ts";
import type { Route } from "./+types/targets.ts";

export const middleware = [guardPage("target.read")];

const orders = ["linh-vuc", "ten", "ty-le", "bien-dong", "tinh-hinh"] as const;

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
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const url = new URL(request.url);
  const view = queryOf(request, View);
  return asked.database.read(async (tx) => {
    const { unit, period, tree } = await choiceOf(tx, url, asked);
    await requireMay(tx, asked, "target.read", { unit: unit.id });
    const basis = view.nguon;
    const board = await targetBoard(tx, { unit: unit.id, at: period, basis, resolution: view["nghi-quyet"] });
    const opened = board.rows.find((row) => row.target.code === view.mo);
    const why =
      opened && whyInWords(await explainTarget(tx, opened.target.code, { at: period, basis }), tree, asked.language);
    const rows = board.rows.map(({ target, indicator, standing, course }) => ({
      code: target.code,
      name: nameOfTarget(target, indicator, asked.language),
      indicator: indicator.code,
      measure: indicator.measure,
      lead: target.lead === undefined ? undefined : tree.byId.get(target.lead)?.name,
      field: target.field,
      asOf: standing.asOf,
      course,
      rank: standing.changeRate === null ? undefined : Number(standing.changeRate),
      shown: shownStanding(target, indicator, standing, asked.language),
    }));
    return {
      unit: { code: unit.code, name: unit.name },
      period: { code: codeOf(period), name: nameOf(period, asked.language) },
      resolution: board.resolution.title,
      view,
      why,
      counts: countByPace(rows.map((row) => row.shown)),
      reviewCounts: countByReviewClass(rows.map((row) => row.shown)),
      rows,
    };
  });
}

type Board = Route.ComponentProps["loaderData"];
type Row = Board["rows"][number];

export default function TargetsPage({ loaderData: board }: Route.ComponentProps) {
  const words = useWords(resolutionTexts);
  const address = addressOf(board);
  const shown = board.rows.filter(
    ({ shown: { pace, reviewClass } }) => board.view.loc === undefined || [pace, reviewClass].includes(board.view.loc),
  );
  const groups = groupsOf(shown, board.view.sap);
  return (
    <Page
      title={words("targets_of", { resolution: board.resolution })}
      lead={<Counts board={board} />}
      actions={<Basis board={board} />}
    >
      <TableScroll label={words("targets")}>
        <table className="figures stacks targets">
          <Head board={board} />
          <tbody>
            {groups.map(([field, rows]) => (
              <Fragment key={field}>
                {field !== "" && <GroupRow field={field} />}
                {rows.map((row) => (
                  <TargetRow key={row.code} row={row} board={board} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableScroll>
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
  const address = addressOf(board);
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

function Basis({ board }: { board: Board }) {
  const words = useWords(resolutionTexts);
  const address = addressOf(board);
  const other = board.view.nguon === "approved" ? "submitted" : "approved";
  return (
    <>
      <span className="soft">{words(`basis_${board.view.nguon}`)}</span>
      <LinkButton to={address({ nguon: other })} preventScrollReset>
        {words(`see_${other}`)}
      </LinkButton>
    </>
  );
}

function Head({ board }: { board: Board }) {
  const words = useWords(resolutionTexts);
  const address = addressOf(board);
  const sortable = (order: (typeof orders)[number], name: string) => (
    <Link
      to={address({ sap: board.view.sap === order ? "linh-vuc" : order })}
      title={words("sort_by", { column: name.toLowerCase() })}
      preventScrollReset
    >
      {name}
      {board.view.sap === order && <Arrow to="down" />}
    </Link>
  );
  const sorted = (order: (typeof orders)[number]) => (board.view.sap === order ? "descending" : undefined);
  return (
    <thead>
      <tr>
        <th scope="col" aria-sort={board.view.sap === "ten" ? "ascending" : undefined}>
          {sortable("ten", words("target"))}
        </th>
        <th scope="col" className="number">
          {words("plan")}
        </th>
        <th scope="col" className="number">
          {words("actual")}
        </th>
        <th scope="col">{words("against_pace")}</th>
        <th scope="col" className="number" aria-sort={sorted("ty-le")}>
          {sortable("ty-le", words("share_of_plan"))}
        </th>
        <th scope="col" className="number">
          {words("prior")}
        </th>
        <th scope="col" className="number" aria-sort={sorted("bien-dong")}>
          {sortable("bien-dong", words("change"))}
        </th>
        <th scope="col" className="wide-only">
          {words("course")}
        </th>
        <th scope="col" className="number">
          {words("coverage")}
        </th>
        <th scope="col" aria-sort={sorted("tinh-hinh")}>
          {sortable("tinh-hinh", words("standing"))}
        </th>
      </tr>
    </thead>
  );
}

function GroupRow({ field }: { field: string }) {
  return (
    <tr className="group">
      <th colSpan={10} scope="rowgroup">
        {fieldName(field === "-" ? "" : field, useLanguage())}
      </th>
    </tr>
  );
}

function TargetRow({ row, board }: { row: Row; board: Board }) {
  const words = useWords(resolutionTexts);
  const { shown } = row;
  const address = addressOf(board);
  const isOpen = board.view.mo === row.code;
  const isLagging = shown.pace === "behind" || shown.pace === "at_risk";
  const source = sourceOf({
    indicator: row.indicator,
    unit: board.unit.code,
    period: row.asOf ?? board.period.code,
    basis: board.view.nguon,
  });
  return (
    <>
      <tr id={row.code} className={isOpen ? "opened" : undefined}>
        <th scope="row">
          <Link
            to={`/app/chi-tieu/${row.code}?${new URLSearchParams({ "don-vi": board.unit.code, ky: board.period.code })}`}
          >
            {row.name}
          </Link>
          <span className="under">
            {[row.measure, row.lead, shown.illustrative && words("illustrative")].filter(Boolean).join(" · ")}
          </span>
        </th>
        <td className="number" data-label={words("plan")}>
          {shown.demand}
          {shown.demandIs !== undefined && <span className="under">{shown.demandIs}</span>}
        </td>
        <td className="number" data-label={words("actual")}>
          {shown.actual !== undefined && <Figure to={source}>{shown.actual}</Figure>}
          {shown.estimated && <span className="under">{words("estimated")}</span>}
        </td>
        <td data-label={words("against_pace")}>
          {shown.share && <Progress {...shown.share} pace={shown.pace} />}
          {shown.share?.written.expected !== undefined && (
            <span className="under">{words("expected_by_now", { share: shown.share.written.expected })}</span>
          )}
        </td>
        <td className="number" data-label={words("share_of_plan")}>
          {shown.share?.written.share}
        </td>
        <td className="number" data-label={words("prior")}>
          {shown.prior}
        </td>
        <td className={`number ${shown.change?.tone ?? ""}`} data-label={words("change")}>
          {shown.change?.difference}
          {shown.change?.rate !== undefined && <span className="under">{shown.change.rate}</span>}
        </td>
        <td className="wide-only">
          <Sparkline points={row.course} pace={shown.pace} label={words("course")} />
        </td>
        <td className="number" data-label={words("coverage")}>
          {shown.coverage.expected > 1 && `${shown.coverage.reported}/${shown.coverage.expected}`}
        </td>
        <td data-label={words("standing")}>
          <span>
            <Mark pace={shown.pace} />
            <span className="under">{words(`review_${shown.reviewClass}`)}</span>
            {isLagging && (
              <Link
                className="small"
                to={`${address({ mo: isOpen ? undefined : row.code })}#${row.code}`}
                preventScrollReset
              >
                {words(isOpen ? "close_why" : "why")}
              </Link>
            )}
          </span>
        </td>
      </tr>
      {isOpen && board.why && (
        <tr className="why">
          <td colSpan={10}>
            <strong>{words("why")}</strong> {board.why.join(" ")}{" "}
            <Link
              to={`/app/chi-tieu/${row.code}?${new URLSearchParams({ "don-vi": board.unit.code, ky: board.period.code })}`}
            >
              {words("more_on_target")}
            </Link>
          </td>
        </tr>
      )}
    </>
  );
}

const byUrgency = ["at_risk", "behind", "no_data", "on_pace", "ahead"];

/** In the resolution's own order under the fields, or in one list by what was asked for. */
function groupsOf(rows: Row[], order: (typeof orders)[number]): [field: string, Row[]][] {
  const ranks: Record<string, (row: Row) => number> = {
    "ty-le": (row) => -(row.shown.share?.share ?? -1),
    "bien-dong": (row) => -(row.rank ?? Number.NEGATIVE_INFINITY),
    "tinh-hinh": (row) => byUrgency.indexOf(row.shown.pace),
  };
  const rank = ranks[order];
  if (rank) return [["", rows.toSorted((a, b) => rank(a) - rank(b))]];
  if (order === "ten") return [["", rows.toSorted((a, b) => a.name.localeCompare(b.name, "vi"))]];
  return [...Map.groupBy(rows, (row) => row.field || "-")];
}

/** This page's address with something of its view changed. */
function addressOf(board: Board): (change: Partial<Board["view"]>) => string {
  return (change) => {
    const query = new URLSearchParams({ "don-vi": board.unit.code, ky: board.period.code });
    for (const [name, value] of Object.entries({ ...board.view, ...change })) {
      const isStandard = value === undefined || value === "linh-vuc" || value === "approved";
      if (!isStandard) query.set(name, value);
    }
    return `/app/chi-tieu?${query}`;
  };
}
