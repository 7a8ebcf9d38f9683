/** Every state that a report ever had: who, when, why, and which figures changed. */

import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { namesOf } from "../../access/names.server.ts";
import { today, writeInstant } from "../../calendar/clock.ts";
import { nameOf } from "../../calendar/period.ts";
import { historyOf } from "../../ledger/report.server.ts";
import { cellAt, isWritten, sameCell, type WrittenReport } from "../../ledger/report.ts";
import { capital } from "../../prose/capital.ts";
import { say } from "../../prose/text.ts";
import { nameApart } from "../../units/toldApart.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { openReport } from "../acts.server.ts";
import { reportAddress } from "../addresses.ts";
import { indicatorName, written } from "../filling/formView.ts";
import { sittings } from "../history/sittings.ts";
import { reportPaperTexts } from "../paper/texts.ts";
import { unitOfFrame } from "../reportQuery.ts";
import { peopleOfUnit } from "../sending/requests.server.ts";
import { readStandIn } from "../sending/standIn.server.ts";
import { reportTexts } from "../texts.ts";
import type { Route } from "./+types/history.ts";
import styles from "./reports.css?url";
import { StateMark } from "./stateMark.tsx";

export const middleware = [guardPage("report.read")];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  return asked.database.read(async (tx) => {
    const { place, definitions } = await openReport(tx, asked, params);
    const all = sittings(await historyOf(tx, place.key));
    const history = all.map(({ last }) => last);
    const standIn = await readStandIn(tx, place.key);
    const own = await peopleOfUnit(tx, place.filler);
    const names = await namesOf(
      tx,
      history.map((report) => report.by),
    );
    const versions = history.map((report, index) => {
      const before = history[index - 1];
      const changed = place.lines.flatMap(({ line, indicator }) => {
        const was = before === undefined ? null : cellAt(before, line.position);
        const now = cellAt(report, line.position);
        if (was === null ? now.amount === null : sameCell(was, now)) return [];
        const [from, to] = [was?.amount ?? null, now.amount].map(
          (amount) => written(amount, language) || say(reportTexts.empty, language),
        );
        return [{ name: indicatorName(indicator, language), from: was === null ? undefined : from, to }];
      });
      return {
        version: versionText(all[index]?.first ?? report.version, report.version),
        state: report.state,
        by: names.get(report.by) ?? say(reportTexts.loaded, language),
        at: writeInstant(report.at),
        why: "why" in report && isWritten(report) ? (report.why ?? "") : "",
        inPlace:
          standIn && isEntry(report, before) && report.at >= standIn.at && !own.has(report.by) ? standIn.why : "",
        changed,
      };
    });
    const unit = nameApart(definitions.tree, place.unit, language, today(asked.clock));
    const title = `${unit} · ${place.form.name} · ${capital(nameOf(place.period, language))}`;
    const chosen = unitOfFrame(request, params.unit);
    return { unit, back: reportAddress(params, "form", chosen), title, versions: versions.reverse() };
  });
}

/** Whether it was figures that were entered or sent here, not an answer to them. */
function isEntry(report: WrittenReport, before: WrittenReport | undefined): boolean {
  return report.state === "draft" || report.state === "submitted" || before?.state === report.state;
}

function versionText(first: number, last: number): string {
  return first === last ? String(last) : `${first}–${last}`;
}

export default function HistoryPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const paperWords = useWords(reportPaperTexts);
  return (
    <Page title={words("history")} lead={page.title} crumbs={[{ to: page.back, name: words("see_report") }]}>
      <Table
        label={words("history")}
        rows={page.versions}
        keyOf={(version) => version.version}
        columns={[
          { name: words("version"), cell: (version) => version.version },
          { name: words("state"), cell: (version) => <StateMark state={version.state} /> },
          { name: words("changed_at"), cell: (version) => version.at },
          {
            name: words("by"),
            cell: (version) => (
              <div>
                {version.by}
                {version.inPlace !== "" && (
                  <span className="under">
                    {paperWords("entered_in_place", { unit: page.unit, why: version.inPlace })}
                  </span>
                )}
              </div>
            ),
          },
          {
            name: words("changes"),
            kind: "long",
            cell: (version) => (
              <>
                {version.why !== "" && <div>{version.why}</div>}
                {version.changed.map((cell) => (
                  <div key={cell.name}>
                    {cell.name}: {cell.from !== undefined && `${cell.from} › `}
                    {cell.to}
                  </div>
                ))}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
