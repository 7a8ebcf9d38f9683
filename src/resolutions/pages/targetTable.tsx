/** The rows of the table of targets. */

import { Link } from "react-router";
import { fieldName } from "../../indicators/fields.ts";
import { figureAddress } from "../../values/addresses.ts";
import { chosenOf } from "../../web/address.ts";
import { Arrow } from "../../web/arrow.tsx";
import { Sparkline } from "../../web/chart.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Figure, Progress } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
import { targetAddress, targetsAddress } from "../addresses.ts";
import { isLagging } from "../pace.ts";
import { StandingMark, saysClassToo } from "../standingMark.tsx";
import { resolutionTexts } from "../texts.ts";
import type { Route } from "./+types/targets.ts";

export type Board = NonNullable<Route.ComponentProps["loaderData"]["board"]>;
export type Row = Board["rows"][number];

/** By what the table can be sorted; the first is the resolution's own order. */
export const orders = ["linh-vuc", "ten", "ty-le", "bien-dong", "tinh-hinh"] as const;

export function TargetRows({ rows, board }: { rows: Row[]; board: Board }) {
  const words = useWords(resolutionTexts);
  const language = useLanguage();
  const address = viewAddress(board);
  const { sap: order, mo: opened } = board.view;
  const sortedBy = (by: (typeof orders)[number], name: string) => ({
    name,
    head: (
      <Link
        to={address({ sap: order === by ? "linh-vuc" : by })}
        title={words("sort_by", { column: name.toLowerCase() })}
        preventScrollReset
      >
        {name}
        {order === by && <Arrow to="down" />}
      </Link>
    ),
    sorted: order !== by ? undefined : by === "ten" ? ("ascending" as const) : ("descending" as const),
  });
  return (
    <Table
      label={words("targets")}
      rows={rows}
      keyOf={({ code }) => code}
      className="targets"
      groupOf={order === "linh-vuc" ? ({ field }) => fieldName(field, language) : undefined}
      attributesOf={({ code }) => ({ id: code, className: code === opened ? "opened" : undefined })}
      belowOf={(row) => row.code === opened && board.why && <Why row={row} board={board} />}
      columns={[
        { ...sortedBy("ten", words("target")), cell: (row) => <Name row={row} board={board} /> },
        {
          name: words("plan"),
          kind: "number",
          cell: ({ shown }) => (
            <>
              {shown.demand}
              <Under>{shown.demandIs}</Under>
            </>
          ),
        },
        { name: words("actual"), kind: "number", cell: (row) => <Actual row={row} board={board} /> },
        {
          name: words("against_pace"),
          cell: ({ shown: { share, pace } }) =>
            share && (
              <>
                <Progress {...share} pace={pace} />
                {share.written.expected !== undefined && (
                  <Under>{words("expected_by_now", { expected: share.written.expected })}</Under>
                )}
              </>
            ),
        },
        {
          ...sortedBy("ty-le", words("share_of_plan")),
          kind: "number",
          cell: ({ shown }) => (shown.isShare ? shown.attained : <span className="wraps">{shown.attained}</span>),
        },
        { name: words("prior"), kind: "number", cell: ({ shown }) => shown.prior },
        {
          ...sortedBy("bien-dong", words("change")),
          kind: "number",
          toneOf: ({ shown }) => shown.change?.tone,
          cell: ({ shown: { change, priorPartial, alike } }) => (
            <>
              {change?.difference}
              <Under>{change?.rate}</Under>
              <Under>{alike}</Under>
              <Under>{priorPartial}</Under>
            </>
          ),
        },
        {
          name: words("course"),
          kind: "wide_only",
          cell: ({ course, shown }) => <Sparkline points={course} pace={shown.pace} label={words("course")} />,
        },
        { name: words("coverage"), kind: "number", cell: ({ shown }) => <Coverage of={shown.coverage} /> },
        { ...sortedBy("tinh-hinh", words("standing")), cell: (row) => <Standing row={row} board={board} /> },
      ]}
    />
  );
}

type RowProps = { row: Row; board: Board };

function Name({ row, board }: RowProps) {
  const words = useWords(resolutionTexts);
  return (
    <>
      <Link to={targetAddress(row.code, chosenOf(board))}>{row.name}</Link>
      <span className="under">
        {[row.measure, row.lead].filter(Boolean).join(" · ")}
        {row.shown.illustrative && (
          <>
            {" · "}
            <span className="nowrap">{words("illustrative")}</span>
          </>
        )}
      </span>
    </>
  );
}

function Actual({ row: { indicator, asOf, within, shown }, board }: RowProps) {
  const words = useWords(resolutionTexts);
  const { unit, period, view } = board;
  const asked = { indicator, unit: unit.code, period: asOf ?? period.code, since: within, basis: view.nguon };
  return (
    <>
      {shown.actual !== undefined && <Figure to={figureAddress(asked)}>{shown.actual}</Figure>}
      {shown.estimated && <Under>{words("estimated")}</Under>}
    </>
  );
}

/** How many have reported; nothing where the one who has to has. */
function Coverage({ of: { reported, expected } }: { of: Row["shown"]["coverage"] }) {
  const isComplete = reported === expected;
  if (isComplete && expected <= 1) return null;
  return (
    <span className={isComplete ? undefined : "incomplete"}>
      {reported}/{expected}
    </span>
  );
}

function Standing({ row: { code, shown, completed }, board }: RowProps) {
  const words = useWords(resolutionTexts);
  const isOpen = board.view.mo === code;
  return (
    <span>
      <StandingMark shown={shown} />
      {saysClassToo(shown) && <Under>{words(`review_${shown.reviewClass}`)}</Under>}
      <Under>{completed}</Under>{" "}
      {shown.actual !== undefined && (
        <Link
          className="small no-print"
          to={`${viewAddress(board)({ mo: isOpen ? undefined : code })}#${code}`}
          preventScrollReset
        >
          {words(isOpen ? "close_why" : asks(shown))}
        </Link>
      )}
    </span>
  );
}

function Why({ row, board }: RowProps) {
  const words = useWords(resolutionTexts);
  return (
    <>
      <strong>{words(asks(row.shown))}</strong> {board.why?.join(" ")}{" "}
      <Link to={targetAddress(row.code, chosenOf(board))}>{words("more_on_target")}</Link>
    </>
  );
}

function asks({ pace }: Row["shown"]): "why" | "more" {
  return isLagging(pace) ? "why" : "more";
}

function Under({ children }: { children: string | undefined }) {
  return children !== undefined && <span className="under">{children}</span>;
}

/** This page's address with something of its view changed. */
export function viewAddress(board: Board): (change: Partial<Board["view"]>) => string {
  return (change) => {
    const view = Object.entries({ ...board.view, ...change }).filter(
      ([name, value]) => value && !(name === "sap" && value === "linh-vuc") && value !== "approved",
    );
    return targetsAddress(chosenOf(board), Object.fromEntries(view));
  };
}
