/** The official form of tasks for a unit and a period; every number opens to its pieces, and the count can be closed. */
import { Form, Link, redirect, useLocation } from "react-router";
import { z } from "zod";
import { choiceToActAt } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { vietnamDay } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { say } from "../../prose/text.ts";
import { posted } from "../../server/http/posted.server.ts";
import { withChosen } from "../../web/address.ts";
import { Field, LinkButton, Submit } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { PrintButton } from "../../web/print.tsx";
import { Table } from "../../web/table.tsx";
import { taskAddress, taskFormAddress, tasksAddress } from "../addresses.ts";
import { closeForm, openForm, readBehind } from "../form/form.server.ts";
import { openable } from "../form/form.ts";
import { openedForm } from "../form/formPage.server.ts";
import type { FormLine } from "../form/formTable.ts";
import { formTexts } from "../form/texts.ts";
import { StateMark } from "../stateMark.tsx";
import { stateNames, taskTexts } from "../texts.ts";
import type { Route } from "./+types/form.ts";
import boardStyles from "./board.css?url";
import taskStyles from "./task.css?url";

export const middleware = [guardPage("task.read")];
export const handle: RouteHandle = { chooser: true };
export const links = () => [taskStyles, boardStyles].map((href) => ({ rel: "stylesheet", href }));

/** `mo`: what is open, a count or rate of a row, as `openOverdue:tan-hao`, of all together without a unit. */
const View = z.object({
  nay: z.enum(["co"]).optional().catch(undefined),
  mo: z.string().max(200).optional(),
});

const MOST_PIECES = 300;

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  const { nay, mo } = queryOf(request, View);
  return asked.database.read(async (tx) => {
    const opened = await openedForm(tx, asked, new URL(request.url), { isNow: nay === "co" });
    const { tree, place, named, closed, unit: _, period: __, ...form } = opened;
    const behind = behindCalled(mo);
    const seen = behind && (await readBehind(tx, place, tree, behind));
    return {
      ...form,
      closed: closed && { by: closed.by, day: writeDay(vietnamDay(closed.at)) },
      opened: mo,
      behind: behind &&
        seen && {
          title: say(formTexts.form_behind, language, {
            unit: behind.row === undefined ? say(formTexts.form_whole, language) : named(behind.row),
            what: say(formTexts[`form_${behind.what}`], language),
          }),
          pieces: seen.slice(0, MOST_PIECES).map(({ occurrence, piece, facts, state }) => ({
            ...{ code: occurrence.code, title: occurrence.task.title, state },
            unit: named(tree.byId.get(piece.unit)?.code ?? ""),
            due: facts.due === undefined ? null : writeDay(facts.due),
            finishedOn: facts.finishedOn === undefined ? null : writeDay(facts.finishedOn),
          })),
          more: Math.max(0, seen.length - MOST_PIECES),
        },
    };
  });
}

function behindCalled(written: string | undefined) {
  const [name, row] = (written ?? "").split(":");
  const what = openable.find((each) => each === name);
  return what && { what, row: row === "" ? undefined : row };
}

const Posted = z.object({
  intent: z.enum(["close", "open"]),
  reason: z.string().max(2_000, "reason_too_long").default(""),
});

export async function action({ request, url, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Posted, asked, async ({ intent, reason }) => {
    const chosen = await asked.database.write(async (tx) => {
      const { unit, period } = await choiceToActAt(tx, url, asked);
      const place = { unit: unit.id, period };
      await (intent === "close" ? closeForm(tx, asked, place) : openForm(tx, asked, place, reason));
      return url.pathname + url.search;
    });
    return redirect(chosen);
  });
}

export default function TaskFormPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(formTexts);
  const { chosen } = page;
  return (
    <Page
      title={words("task_form")}
      lead={page.lead}
      crumbs={[{ to: tasksAddress(chosen), name: useWords(taskTexts)("nav_tasks") }]}
      actions={
        <>
          <LinkButton to={taskFormAddress(chosen, { as: "formWorkbook" })} reloadDocument>
            {words("form_excel")}
          </LinkButton>
          <LinkButton to={taskFormAddress(chosen, { as: "formWord" })} reloadDocument>
            {words("form_word")}
          </LinkButton>
          <PrintButton />
        </>
      }
    >
      {page.closed && <Closed page={page} />}
      {page.isRunning && <Notice>{words("form_running")}</Notice>}
      {page.isEmpty ? <p>{words("form_none")}</p> : <Rows page={page} />}
      {page.behind && <Behind page={page} />}
      <Closing page={page} />
    </Page>
  );
}

type Loaded = { page: Route.ComponentProps["loaderData"] };

function Closed({ page: { closed, now, isNow, chosen } }: Loaded) {
  const words = useWords(formTexts);
  const here = taskFormAddress(chosen);
  return (
    <Notice kind={now ? "warning" : "info"}>
      {closed && <p>{words("form_closed", closed)}</p>}
      {now && (
        <p>
          {words("form_differs", now)}{" "}
          <Link to={isNow ? here : `${here}&nay=co`}>{words(isNow ? "form_see_closed" : "form_see_now")}</Link>
        </p>
      )}
    </Notice>
  );
}

function Rows({ page: { table, chosen, opened, isNow } }: Loaded) {
  const words = useWords(formTexts);
  const address = (what: string, row: string | undefined) =>
    `${taskFormAddress(chosen, { opened: row === undefined ? what : `${what}:${row}` })}${isNow ? "&nay=co" : ""}#phan-viec`;
  const cellOf = ({ row, cells }: FormLine, what: string) => {
    const cell = cells.find((each) => each.what === what);
    if (!cell || cell.amount === null || cell.text === "0") return cell?.text;
    return (
      <Link className="figure" to={address(what, row)} aria-current={opened === `${what}:${row}` || undefined}>
        {cell.text}
      </Link>
    );
  };
  return (
    <>
      <Table
        label={words("task_form")}
        rows={table.lines}
        keyOf={({ row }) => row ?? ""}
        className="task-form"
        namedBy={1}
        columns={[
          { name: words("form_number"), kind: "wide_only", cell: ({ number }) => number },
          { name: words("form_unit"), cell: ({ row, name }) => (row === undefined ? <strong>{name}</strong> : name) },
          ...table.heads.map(({ what, name }) => ({
            name,
            kind: "number" as const,
            cell: (line: FormLine) => cellOf(line, what),
          })),
          { name: words("form_note"), kind: "long", cell: ({ note }) => note },
        ]}
      />
      <p className="soft small">{words("form_denominators")}</p>
    </>
  );
}

function Behind({ page: { behind, chosen } }: Loaded) {
  const words = useWords(formTexts);
  const tasks = useWords(taskTexts);
  const language = useLanguage();
  if (!behind) return null;
  return (
    <Section title={behind.title} id="phan-viec">
      <Table
        label={behind.title}
        rows={behind.pieces}
        keyOf={({ code, unit }) => `${code} ${unit}`}
        columns={[
          { name: tasks("task_title"), cell: ({ code, title }) => <Link to={taskAddress(code, chosen)}>{title}</Link> },
          { name: words("form_unit"), cell: ({ unit }) => unit },
          {
            name: tasks("task_state"),
            cell: ({ state }) => <StateMark state={state}>{say(stateNames[state], language)}</StateMark>,
          },
          { name: tasks("task_due"), kind: "short", cell: ({ due }) => due ?? tasks("no_due") },
          { name: words("form_finished"), kind: "short", cell: ({ finishedOn }) => finishedOn },
        ]}
      />
      {behind.more > 0 && <p className="soft">{words("form_pieces_more", { count: behind.more })}</p>}
    </Section>
  );
}

function Closing({ page: { mayClose, mayOpen, chosen } }: Loaded) {
  const words = useWords(formTexts);
  const { pathname, search } = useLocation();
  const here = pathname + withChosen(search, chosen);
  return (
    <>
      {mayClose && (
        <Form method="post" action={here} className="no-print">
          <Submit name="intent" value="close">
            {words("form_close")}
          </Submit>
        </Form>
      )}
      {mayOpen && (
        <Form method="post" action={here} className="stack no-print">
          <input type="hidden" name="intent" value="open" />
          <Field name="reason" label={words("form_why")} autoComplete="off" />
          <Submit>{words("form_open")}</Submit>
        </Form>
      )}
    </>
  );
}
