/** The office's board: how much has come and how long there is, who is missing, what to answer first, each unit's forms. */
import { Link, redirect, useLocation } from "react-router";
import { z } from "zod";
import { choiceOf, choiceToActAt } from "../../../access/choice.server.ts";
import { type RequestContext, requestContext } from "../../../access/context.server.ts";
import { guardPage, requireMay } from "../../../access/guard.server.ts";
import { may } from "../../../access/may.ts";
import { today } from "../../../calendar/clock.ts";
import { folderPaths } from "../../../folder/addresses.ts";
import { readDefinitions } from "../../../indicators/definitions.server.ts";
import { AppError } from "../../../server/error.ts";
import { posted } from "../../../server/http/posted.server.ts";
import { viewsOf } from "../../../views/savedView.server.ts";
import { SavedViews } from "../../../views/savedViews.tsx";
import { chosenWords, withChosen, withDone, withoutDone } from "../../../web/address.ts";
import { queryOf } from "../../../web/formData.ts";
import type { RouteHandle } from "../../../web/handle.ts";
import { useWords } from "../../../web/language.tsx";
import { Notice, Page, Section } from "../../../web/page.tsx";
import { takeStep } from "../../acts.server.ts";
import { BoardQuery } from "../../board/filter.ts";
import { remindLate } from "../../board/remind.server.ts";
import { reportTexts } from "../../texts.ts";
import { reportSheetTexts } from "../../workbook/texts.ts";
import { ClosedNotice } from "../closedNotice.tsx";
import { DueLine } from "../dueLine.tsx";
import styles from "../reports.css?url";
import { Answered, answeredOf } from "../sending/answered.tsx";
import type { Route } from "./+types/board.ts";
import { readBoardPage } from "./board.server.ts";
import { BoardMissing } from "./missing.tsx";
import { BoardNarratives } from "./narratives.tsx";
import { BoardQueue } from "./queue.tsx";
import { AgencyTable, BoardFilterForm, BoardTable } from "./table.tsx";

export const middleware = [guardPage("report.read")];
export const handle: RouteHandle = { chooser: true };
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { "tinh-trang": state, bieu: form, xong, "xong-don-vi": answered } = queryOf(request, BoardQuery);
  return asked.database.read(async (tx) => {
    const { unit, period } = await choiceOf(tx, url, asked, "open");
    await requireMay(tx, asked, "report.read", { unit: unit.id });
    const definitions = await readDefinitions(tx);
    const page = await readBoardPage(tx, asked, definitions, { unit, period, filter: { state, form } });
    const day = today(asked.clock);
    return {
      ...page,
      mayRemind: may(asked.person, "report.remind", { unit: unit.id }, definitions.tree, day),
      mayTakeIn: may(asked.person, "value.load", "anywhere", definitions.tree, day),
      mayAccept: may(asked.person, "report.accept", "anywhere", definitions.tree, day),
      views: asked.person ? await viewsOf(tx, asked.person.id) : [],
      reminded: xong === "remind",
      answered: answeredOf(xong, answered, definitions.tree),
    };
  });
}

const Posted = z.object({
  intent: z.enum(["approve", "return", "remind"]),
  unit: z.string().max(100).optional(),
  form: z.string().max(100).optional(),
  period: z.string().max(20).optional(),
  seen: z.coerce.number().int().nonnegative().optional(),
  reason: z.string().max(2000, "reason_too_long").optional(),
});

export async function action({ request, url, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Posted, asked, async (given) => {
    await (given.intent === "remind" ? remind(asked, url) : answer(asked, given));
    return redirect(withDone(url.pathname + withoutDone(url.search), given.intent, given.unit));
  });
}

async function answer(asked: RequestContext, given: z.output<typeof Posted>): Promise<void> {
  const { intent, unit, form, period, seen, reason = "" } = given;
  if (intent === "remind" || unit === undefined || form === undefined || period === undefined || seen === undefined) {
    throw new AppError("invalid_input", 400);
  }
  await asked.database.write((tx) => takeStep(tx, asked, { unit, form, period }, intent, { seen, why: reason }));
}

async function remind(asked: RequestContext, url: URL): Promise<void> {
  await asked.database.write(async (tx) => {
    const { unit, period } = await choiceToActAt(tx, url, asked, "open");
    await requireMay(tx, asked, "report.remind", { unit: unit.id });
    await remindLate(tx, asked, await readDefinitions(tx), unit.id, period);
  });
}

export default function BoardPage({ loaderData: board }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const sheetWords = useWords(reportSheetTexts);
  const { pathname, search } = useLocation();
  const here = pathname + withChosen(search, { unit: board.office, period: board.period });
  return (
    <Page
      title={words("board")}
      lead={
        <>
          {board.title} · {words("board_lead", board.counts)}
          {board.counts.share !== "" && ` (${board.counts.share})`}
          <br />
          <DueLine due={board.due} state="draft" />
          {board.counts.all > 0 && (
            <Coverage fraction={board.counts.fraction} label={words("board_lead", board.counts)} />
          )}
        </>
      }
      actions={board.mayTakeIn && <Link to={folderPaths.wideUpload}>{sheetWords("take_in_table")}</Link>}
    >
      <Answered answered={board.answered} />
      {board.reminded && (
        <Notice>
          <p>{words("done_reminded")}</p>
        </Notice>
      )}
      {board.counts.all === 0 && <p>{words("board_none")}</p>}
      {board.overlaps.map(({ form, words: overlap }) => (
        <Notice key={form + overlap} kind="warning">
          {form}. {overlap}
        </Notice>
      ))}
      {board.endedOffices.map(({ words: told, to }) => (
        <Notice key={to} kind="warning">
          {told} <Link to={to}>{words("see_ended_board")}</Link>
        </Notice>
      ))}
      {board.closed !== undefined && <ClosedNotice through={board.closed} />}
      {!board.isClosed && (
        <Section title={words("board_waiting_count", { count: board.waitingCount })} id="cho-duyet">
          <BoardQueue
            waiting={board.waiting}
            later={board.waitingCount - board.waiting.length}
            here={here}
            mayAccept={board.mayAccept}
          />
        </Section>
      )}
      {board.counts.all > 0 && !board.isClosed && (
        <Section title={words("board_missing_count", { count: board.missing.length })}>
          <BoardMissing missing={board.missing} chat={board.chat} here={here} mayRemind={board.mayRemind} />
        </Section>
      )}
      {(board.rows.length > 0 || board.isFiltered) && (
        <Section title={words("board_all")}>
          <BoardFilterForm
            filter={board.filter}
            forms={board.forms}
            kept={[
              [chosenWords.unit, board.office],
              [chosenWords.period, board.period],
            ]}
          />
          <SavedViews views={board.views} />
          {board.rows.length === 0 ? (
            <p>{words("board_nothing_matches")}</p>
          ) : (
            <BoardTable office={board.office} columns={board.columns} rows={board.rows} />
          )}
        </Section>
      )}
      {board.own.length > 0 && (
        <Section title={words("board_agencies")}>
          <AgencyTable own={board.own} />
        </Section>
      )}
      {board.narratives.length > 0 && (
        <Section title={words("board_narratives")}>
          <BoardNarratives narratives={board.narratives} />
        </Section>
      )}
    </Page>
  );
}

/** How much of what is owed has come, as a length. */
function Coverage({ fraction, label }: { fraction: number; label: string }) {
  return (
    <svg
      className="progress on_pace coverage"
      viewBox="0 0 140 16"
      width="130"
      height="15"
      role="img"
      aria-label={label}
    >
      <rect className="ground" x="0" y="4.5" width="140" height="7" rx="3.5" />
      <rect className="reached" x="0" y="4.5" width={140 * fraction} height="7" rx="3.5" />
    </svg>
  );
}
