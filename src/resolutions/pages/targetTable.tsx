/** The rows of the table of targets. */
import { Link } from "react-router";
import { fieldName } from "../../indicators/fields.ts";
import { Arrow } from "../../web/arrow.tsx";
import { Sparkline } from "../../web/chart.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Figure, Progress, sourceOf } from "../../web/status.tsx";
import { isLagging } from "../pace.ts";
import { StandingMark } from "../standingMark.tsx";
import { resolutionTexts } from "../texts.ts";
import type { Route } from "./+types/targets.ts";

export type Board = NonNullable<Route.ComponentProps["loaderData"]["board"]>;
export type Row = Board["rows"][number];

/** By what the table can be sorted; the first is the resolution's own order. */
export const orders = ["linh-vuc", "ten", "ty-le", "bien-dong", "tinh-hinh"] as const;

export function Head({ board }: { board: Board }) {
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

export function GroupRow({ field }: { field: string }) {
  return (
    <tr className="group">
      <th colSpan={10} scope="rowgroup">
        {fieldName(field === "-" ? "" : field, useLanguage())}
      </th>
    </tr>
  );
}

export function TargetRow({ row, board }: { row: Row; board: Board }) {
  const words = useWords(resolutionTexts);
  const { shown } = row;
  const address = addressOf(board);
  const isOpen = board.view.mo === row.code;
  const isComplete = shown.coverage.reported === shown.coverage.expected;
  const why = isLagging(shown.pace) ? "why" : "more";
  const source = sourceOf({
    indicator: row.indicator,
    unit: board.unit.code,
    period: row.asOf ?? board.period.code,
    since: row.within,
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
            {[row.measure, row.lead].filter(Boolean).join(" · ")}
            {shown.illustrative && (
              <>
                {" · "}
                <span className="nowrap">{words("illustrative")}</span>
              </>
            )}
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
          {row.alike !== undefined && <span className="under">{row.alike}</span>}
          {shown.priorPartial !== undefined && <span className="under">{shown.priorPartial}</span>}
        </td>
        <td className="wide-only">
          <Sparkline points={row.course} pace={shown.pace} label={words("course")} />
        </td>
        <td className="number" data-label={words("coverage")}>
          {(shown.coverage.expected > 1 || !isComplete) && (
            <span className={isComplete ? undefined : "incomplete"}>
              {shown.coverage.reported}/{shown.coverage.expected}
            </span>
          )}
        </td>
        <td data-label={words("standing")}>
          <span>
            <StandingMark shown={shown} />
            {shown.notJudged === undefined && <span className="under">{words(`review_${shown.reviewClass}`)}</span>}{" "}
            {shown.actual !== undefined && (
              <Link
                className="small no-print"
                to={`${address({ mo: isOpen ? undefined : row.code })}#${row.code}`}
                preventScrollReset
              >
                {words(isOpen ? "close_why" : why)}
              </Link>
            )}
          </span>
        </td>
      </tr>
      {isOpen && board.why && (
        <tr className="why">
          <td colSpan={10}>
            <strong>{words(why)}</strong> {board.why.join(" ")}{" "}
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

/** This page's address with something of its view changed. */
export function addressOf(board: Board): (change: Partial<Board["view"]>) => string {
  return (change) => {
    const query = new URLSearchParams({ "don-vi": board.unit.code, ky: board.period.code });
    for (const [name, value] of Object.entries({ ...board.view, ...change })) {
      const isStandard = !value || (name === "sap" && value === "linh-vuc") || value === "approved";
      if (!isStandard) query.set(name, value);
    }
    return `/app/chi-tieu?${query}`;
  };
}
