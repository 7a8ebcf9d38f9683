/** All public targets by field: bar, plan, reached, expected by now, same period, mark. */

import type { ReactNode } from "react";
import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { codeOf, lastMonth, nameOf, next, type Period, previous } from "../../calendar/period.ts";
import { byField, fieldName } from "../../indicators/fields.ts";
import type { Language } from "../../prose/text.ts";
import { headlineInWords, headlineOf } from "../../resolutions/headline.ts";
import { shownStanding } from "../../resolutions/shown.ts";
import { StandingMark } from "../../resolutions/standingMark.tsx";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Progress } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
import { publicTargetAddress, publicTargetsAddress } from "../addresses.ts";
import { readPublicBoard, readsPeriod } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/targets.ts";

export const middleware = [guardPage("portal.read", undefined, { reads: readsPeriod })];
export const handle: RouteHandle = { script: false };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  const board = await asked.database.read((tx) => readPublicBoard(tx, asked, new URL(request.url)));
  if (!board) return undefined;
  const rows = board.rows.map(({ target, indicator, standing }) => ({
    code: target.code,
    name: target.name,
    measure: indicator.measure,
    field: target.field || indicator.field,
    ...shownStanding(target, indicator, standing, { language, limits: board.limits }),
  }));
  return {
    resolution: board.resolution.title,
    period: nameOf(board.at, language),
    headline: headlineInWords(headlineOf(rows), language),
    code: codeOf(board.at),
    before: placeOf(previous(board.at), language),
    after: lastMonth(next(board.at)) <= lastMonth(board.latest) ? placeOf(next(board.at), language) : undefined,
    targets: byField(rows, (row) => row.field).flatMap(([field, targets]) =>
      targets.map((target) => ({ ...target, field: fieldName(field, language) })),
    ),
  };
}

function placeOf(period: Period, language: Language) {
  return { code: codeOf(period), name: nameOf(period, language) };
}

export default function TargetsPage({ loaderData: board }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  if (!board) {
    return (
      <>
        <title>{words("targets")}</title>
        <h1>{words("targets")}</h1>
        <p>{words("no_targets")}</p>
      </>
    );
  }
  const title = words("targets_of", { resolution: board.resolution });
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <p className="soft">{words("to_period_end", { period: board.period })}</p>
      <p>{board.headline}.</p>
      <p className="screen">
        <Link to={publicTargetsAddress(board.before.code)}>
          {words("period_before", { period: board.before.name })}
        </Link>
        {" · "}
        {board.after && (
          <>
            <Link to={publicTargetsAddress(board.after.code)}>
              {words("period_after", { period: board.after.name })}
            </Link>
            {" · "}
          </>
        )}
        {words("download")}
        <a href={publicTargetsAddress(board.code, "targetsCsv")}>CSV</a>,{" "}
        <a href={publicTargetsAddress(board.code, "targetsJson")}>JSON</a>
      </p>
      <Table
        rows={board.targets}
        keyOf={(target) => target.code}
        groupOf={(target) => target.field}
        columns={[
          {
            name: words("target"),
            cell: (target) => (
              <>
                <Link to={publicTargetAddress(target.code, board.code)}>{target.name}</Link>
                <Under>
                  {target.measure}
                  {target.illustrative && ` · ${words("illustrative")}`}
                </Under>
              </>
            ),
          },
          { name: words("plan"), kind: "number", cell: (target) => target.demand },
          { name: words("actual"), kind: "number", cell: (target) => target.actual ?? "–" },
          {
            name: words("share_of_plan"),
            kind: "long",
            isPlain: true,
            cell: ({ share, attained, pace }) => (
              <>
                {share && <Progress {...share} pace={pace} />} {attained}
              </>
            ),
          },
          { name: words("expected"), kind: "number", cell: (target) => target.share?.written.expected ?? "–" },
          {
            name: words("prior"),
            kind: "number",
            cell: ({ prior, change, priorPartial, alike }) => (
              <>
                {prior ?? "–"}
                {change && <Under>{change.rate ? `${change.difference} (${change.rate})` : change.difference}</Under>}
                {priorPartial && <Under>{priorPartial}</Under>}
                {alike && <Under>{alike}</Under>}
              </>
            ),
          },
          { name: words("standing"), isPlain: true, cell: (target) => <StandingMark shown={target} /> },
        ]}
      />
    </>
  );
}

function Under({ children }: { children: ReactNode }) {
  return (
    <>
      <br />
      <small>{children}</small>
    </>
  );
}
