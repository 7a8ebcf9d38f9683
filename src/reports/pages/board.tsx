/** The office's list: who has sent what, what waits, and in which order to look at it. */
import { Link } from "react-router";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { today, vietnamDay } from "../../calendar/clock.ts";
import { daysBetween, writeDay } from "../../calendar/day.ts";
import { nameOf } from "../../calendar/period.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { formatNumber } from "../../prose/number.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { reportAddress } from "../address.ts";
import { readBoard } from "../board.server.ts";
import { readDueDays } from "../due.server.ts";
import type { ListedReport } from "../list.server.ts";
import { isWritten } from "../report.ts";
import { reportSheetTexts } from "../sheetTexts.ts";
import { reportTexts } from "../texts.ts";
import { capital, indicatorName } from "../view.ts";
import type { Route } from "./+types/board.ts";
import { Answered, answeredIn } from "./answered.tsx";
import { DueLine } from "./dueLine.tsx";
import styles from "./reports.css?url";
import { StateMark } from "./stateMark.tsx";

export const middleware = [guardPage("report.read")];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language, clock } = asked;
  const day = today(clock);
  const url = new URL(request.url);
  return asked.database.read(async (tx) => {
    const { unit, period } = await choiceOf(tx, url, asked, "open");
    await requireMay(tx, asked, "report.read", { unit: unit.id });
    const definitions = await readDefinitions(tx);
    const { all, waiting } = await readBoard(tx, definitions, unit.id, period);
    const due = (await readDueDays(tx))(period, all[0]?.place.unit.kind ?? "");
    const cell = ({ place, report, filled }: ListedReport) => ({
      to: reportAddress({ unit: place.unit.code, form: place.form.code, period: place.key.period }, "", unit.code),
      unit: place.unit.name,
      form: place.form.name,
      period: place.period.kind === period.kind ? undefined : capital(nameOf(place.period, language)),
      filler: definitions.tree.byId.get(place.filler)?.name ?? "",
      state: report.state,
      filled,
      all: place.lines.length,
      age: isWritten(report) ? daysBetween(vietnamDay(report.at), day) : undefined,
    });
    const own = all.filter(({ place }) => place.key.unit === unit.id);
    const below = all.filter(({ place }) => place.key.unit !== unit.id);
    const columns = [...new Map(below.map(({ place }) => [`${place.form.id} ${place.key.period}`, place])).entries()];
    return {
      title: `${unit.name} · ${capital(nameOf(period, language))}`,
      due: due && { day: writeDay(due), left: daysBetween(day, due) },
      counts: {
        all: all.length,
        submitted: all.filter(({ report }) => report.state === "submitted" || report.state === "approved").length,
        approved: all.filter(({ report }) => report.state === "approved").length,
      },
      missing: [
        ...new Set(
          all.filter(({ report }) => !sent(report.state)).map(({ place }) => fillerName(place, definitions.tree)),
        ),
      ],
      waiting: waiting.map((listed) => ({
        ...cell(listed),
        changes: listed.changes.map(({ indicator, now, before }) => ({
          name: indicatorName(indicator, language),
          now: formatNumber(now, undefined, language),
          before: formatNumber(before, undefined, language),
        })),
      })),
      columns: columns.map(([key, { form, period: each }]) => ({
        key,
        name: form.name,
        period: each.kind === period.kind ? undefined : capital(nameOf(each, language)),
      })),
      rows: [...Map.groupBy(below, ({ place }) => place.unit)].map(([each, reports]) => ({
        unit: each.name,
        code: each.code as string,
        cells: columns.map(([key]) => {
          const found = reports.find(({ place }) => `${place.form.id} ${place.key.period}` === key);
          return found && cell(found);
        }),
      })),
      own: own.map(cell),
      answered: answeredIn(url.searchParams, definitions.tree),
    };
  });
}

function sent(state: string): boolean {
  return state === "submitted" || state === "approved";
}

function fillerName(
  { filler, unit }: ListedReport["place"],
  tree: { byId: ReadonlyMap<unknown, { name: string }> },
): string {
  return tree.byId.get(filler)?.name ?? unit.name;
}

type Data = Route.ComponentProps["loaderData"];
type CellData = Data["own"][number];

export default function BoardPage({ loaderData: board }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const sheetWords = useWords(reportSheetTexts);
  return (
    <Page
      title={words("board")}
      lead={
        <>
          {board.title} · {words("board_lead", board.counts)}
          <br />
          <DueLine due={board.due} state="draft" />
        </>
      }
      actions={<Link to="/app/nap-so-lieu">{sheetWords("take_in_table")}</Link>}
    >
      <Answered answered={board.answered} />
      {board.counts.all === 0 && <p>{words("board_none")}</p>}
      {board.missing.length > 0 && <p>{words("board_missing", { units: board.missing.join(", ") })}</p>}
      <Section title={words("board_waiting")}>
        {board.waiting.length === 0 ? (
          <p>{words("board_waiting_none")}</p>
        ) : (
          <ul className="sentences">
            {board.waiting.map((waiting) => (
              <WaitingLine key={waiting.to} waiting={waiting} />
            ))}
          </ul>
        )}
      </Section>
      {board.rows.length > 0 && (
        <Section title={words("board_all")}>
          <div className="table-scroll">
            <table className="figures stacks board">
              <thead>
                <tr>
                  <th scope="col">{words("unit")}</th>
                  {board.columns.map((column) => (
                    <th scope="col" key={column.key}>
                      {column.name}
                      {column.period !== undefined && <span className="under">{column.period}</span>}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {board.rows.map((row) => (
                  <tr key={row.code}>
                    <th scope="row">{row.unit}</th>
                    {row.cells.map((cell, index) => (
                      <td key={board.columns[index]?.key} data-label={board.columns[index]?.name}>
                        {cell && <CellMark cell={cell} />}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
      {board.own.length > 0 && (
        <Section title={words("board_agencies")}>
          <div className="table-scroll">
            <table className="figures stacks board">
              <thead>
                <tr>
                  <th scope="col">{words("agency")}</th>
                  <th scope="col">{words("form")}</th>
                  <th scope="col">{words("state")}</th>
                </tr>
              </thead>
              <tbody>
                {board.own.map((cell) => (
                  <tr key={cell.to}>
                    <th scope="row">{cell.filler}</th>
                    <td data-label={words("form")}>
                      <span>
                        {cell.form}
                        {cell.period !== undefined && <span className="under">{cell.period}</span>}
                      </span>
                    </td>
                    <td data-label={words("state")}>
                      <CellMark cell={cell} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </Page>
  );
}

function WaitingLine({ waiting }: { waiting: Data["waiting"][number] }) {
  const words = useWords(reportTexts);
  return (
    <li>
      <div>
        <Link to={waiting.to}>
          {waiting.unit}: {waiting.form}
        </Link>{" "}
        <Age age={waiting.age} />
        {waiting.changes.length > 0 && (
          <p className="reason">{waiting.changes.map((change) => words("was", change)).join("; ")}</p>
        )}
      </div>
    </li>
  );
}

function CellMark({ cell }: { cell: CellData }) {
  return (
    <span>
      <Link to={cell.to}>
        <StateMark state={cell.state}>{cell.state === "draft" && ` ${cell.filled}/${cell.all}`}</StateMark>
      </Link>{" "}
      <Age age={cell.age} />
    </span>
  );
}

function Age({ age }: { age: number | undefined }) {
  const words = useWords(reportTexts);
  if (age === undefined) return null;
  return <span className="age">· {age <= 0 ? words("age_today") : words("age_days", { days: age })}</span>;
}
