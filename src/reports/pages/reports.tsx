/** The reports that the chosen unit fills at a period, and what it is late with: due, state, the reason of a return. */

import { Link } from "react-router";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { firstDay, nameOf } from "../../calendar/period.ts";
import { readSpan } from "../../duties/asked.server.ts";
import { readDaysSet } from "../../duties/daysOff.server.ts";
import { byDueDay, isMissing, stateOn } from "../../duties/duty.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { readClosed } from "../../ledger/closed.server.ts";
import { capital } from "../../prose/capital.ts";
import { nameApart } from "../../units/toldApart.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { reportAddress } from "../addresses.ts";
import { dueShown, endOf } from "../dueShown.ts";
import { dutiesAt, readReportDuties } from "../duties.server.ts";
import { aboutOf } from "../duty.ts";
import { at, placesToFill } from "../list.server.ts";
import { actsOf } from "../rights.ts";
import { reportTexts } from "../texts.ts";
import type { Route } from "./+types/reports.ts";
import { DueLine } from "./dueLine.tsx";
import styles from "./reports.css?url";
import { StateMark } from "./stateMark.tsx";

export const middleware = [guardPage("report.read")];
export const handle: RouteHandle = { chooser: true };
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language, clock, person } = asked;
  const day = today(clock);
  return asked.database.read(async (tx) => {
    const { unit, period, tree } = await choiceOf(tx, new URL(request.url), asked, "open");
    await requireMay(tx, asked, "report.read", { unit: unit.id });
    const definitions = await readDefinitions(tx);
    const closed = await readClosed(tx);
    const daysSet = await readDaysSet(tx);
    const ofPeriod = placesToFill(definitions, unit.id, at(period)).filter((place) => firstDay(place.period) <= day);
    const owed = await readReportDuties(tx, { by: [unit.id], to: [] }, await readSpan(tx, day));
    const left = owed.filter((duty) => isMissing(duty) && (duty.isBegun || stateOn(duty, day) === "overdue"));
    const known = new Set(ofPeriod.map(({ key }) => aboutOf(key)));
    const listed = byDueDay([
      ...left.filter(({ about }) => !known.has(about)),
      ...(await dutiesAt(tx, definitions, ofPeriod)),
    ]);
    return {
      unit: nameApart(tree, unit, language, day),
      period: capital(nameOf(period, language)),
      reports: listed.map(({ place, report, filled, due }) => {
        const isClosed = closed(place.lastDay) !== undefined;
        return {
          codes: { unit: place.unit.code as string, form: place.form.code, period: place.key.period as string },
          about: place.key.unit === unit.id ? undefined : nameApart(tree, place.unit, language, day),
          ended: report.state === "approved" ? undefined : endOf(tree.byId.get(place.filler), day),
          form: place.form.name,
          period: capital(nameOf(place.period, language)),
          state: report.state,
          why: report.state === "returned" ? report.why : undefined,
          filled,
          all: place.lines.length,
          due: dueShown(due, day, daysSet),
          acts: actsOf(person, place, report.state, tree, { today: day, isClosed }),
          isClosed,
        };
      }),
    };
  });
}

type Listed = Route.ComponentProps["loaderData"]["reports"][number];

export default function ReportsPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  return (
    <Page title={words("my_reports")} lead={`${page.unit} · ${page.period}`}>
      {page.reports.length === 0 ? (
        <p>{words("nothing_owed")}</p>
      ) : (
        <Table
          label={words("my_reports")}
          rows={page.reports}
          keyOf={({ codes }) => Object.values(codes).join("/")}
          columns={[
            {
              name: words("form"),
              cell: ({ codes, form, about }) => (
                <>
                  <Link to={reportAddress(codes)}>{form}</Link>
                  {about !== undefined && <span className="under">{about}</span>}
                </>
              ),
            },
            { name: words("period"), cell: ({ period }) => period },
            {
              name: words("state"),
              cell: ({ state, filled, all, why, isClosed, ended }) => (
                <div>
                  <StateMark state={state} />
                  <span className="under">{words("filled_of", { filled, all })}</span>
                  {ended !== undefined && !isClosed && (
                    <span className="under">{words("last_report", { day: ended })}</span>
                  )}
                  {isClosed && <span className="under">{words("period_is_closed")}</span>}
                  {why !== undefined && <span className="under">{words("returned_because", { why })}</span>}
                </div>
              ),
            },
            {
              name: words("due"),
              cell: ({ due, state }) => (
                <span>
                  <DueLine due={due} state={state} />
                </span>
              ),
            },
            {
              name: "",
              cell: (report) => (
                <Link className="button slim" to={reportAddress(report.codes)}>
                  {words(verbFor(report))}
                </Link>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}

function verbFor({ acts, state }: Listed): "sign" | "view" | "correct" | "go_on" | "open_form" {
  if (acts.includes("sign_off")) return "sign";
  if (!acts.includes("fill")) return "view";
  if (state === "returned") return "correct";
  return state === "draft" ? "go_on" : "open_form";
}
