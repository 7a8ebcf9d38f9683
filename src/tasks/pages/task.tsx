/** One task: its pieces, what happened to them, and what whoever looks can tell or answer. */
import { Form, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { dayOf, writeDay } from "../../calendar/day.ts";
import { Decimal, formatNumber, formatShare } from "../../prose/number.ts";
import { say } from "../../prose/text.ts";
import { posted } from "../../server/http/posted.server.ts";
import { nameApart } from "../../units/toldApart.ts";
import { chosenIn } from "../../web/address.ts";
import { Field, Select, Submit, TextArea } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { actOnTask } from "../acting.server.ts";
import { taskAddress, tasksAddress } from "../addresses.ts";
import { amountTyped, type EventKind, eventKinds, isToldByDoer } from "../event.ts";
import { taskShown } from "../taskShown.server.ts";
import { eventNames, stateNames, taskTexts } from "../texts.ts";
import type { Route } from "./+types/task.ts";

export const middleware = [guardPage("task.read")];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language, person, clock } = asked;
  return asked.database.read(async (tx) => {
    const { occurrence, pieces, leftOut, events } = await taskShown(tx, asked, params.task);
    const { task } = occurrence;
    const tree = await accessTree(tx);
    const day = today(clock);
    const named = (code: string | null) => {
      const unit = code === null ? undefined : tree.byCode.get(code);
      return unit ? nameApart(tree, unit, language, day) : "";
    };
    const shownDay = (text: string | null) => (text === null ? "" : writeDay(dayOf(text)));
    const amountShown = (event: string, amount: string | null) => {
      if (amount === null) return "";
      if (/^\d{4}-/.test(amount)) return shownDay(amount);
      return event === "transferred" ? named(amount) : `${formatNumber(new Decimal(amount), undefined, language)}%`;
    };
    const idOf = (code: string) => tree.byCode.get(code)?.id;
    const isMine = ({ unit }: { unit: string }) => {
      const id = idOf(unit);
      return id !== undefined && may(person, "task.do", { unit: id }, tree, day);
    };
    return {
      chosen: chosenIn(new URL(request.url).search),
      code: occurrence.code,
      title: task.title,
      lead: say(taskTexts.task_assigned, language, {
        unit: named(tree.byId.get(task.assignedBy)?.code ?? null),
        day: writeDay(occurrence.assigned),
      }),
      leftOut,
      pieces: pieces.map((piece) => ({
        key: `${piece.unit} ${piece.role}`,
        unit: named(piece.unit),
        role: piece.role,
        due: piece.due === null ? null : shownDay(piece.due),
        state: say(stateNames[piece.state], language),
        isAsking: piece.extensionAsked !== null || piece.declined,
        progress: formatShare(new Decimal(piece.progress), language),
      })),
      events: events.map((event, index) => ({
        ...{ key: index, unit: named(event.unit), day: shownDay(event.date), text: event.text, by: event.by },
        event: say(eventNames[event.event as EventKind], language),
        amount: amountShown(event.event, event.amount),
      })),
      mine: pieces.filter(isMine).map(({ unit }) => ({ value: unit, name: named(unit) })),
      answered: may(person, "task.answer", { unit: task.assignedBy }, tree, day)
        ? pieces.map(({ unit }) => ({ value: unit, name: named(unit) }))
        : [],
      told: namesOf((each) => isToldByDoer(each), language),
      answers: namesOf((each) => !isToldByDoer(each), language),
    };
  });
}

function namesOf(isMeant: (event: EventKind) => boolean, language: "vi" | "en") {
  return eventKinds.filter(isMeant).map((value) => ({ value, name: say(eventNames[value], language) }));
}

const Acting = z.object({
  unit: z.string().max(100),
  event: z.enum(eventKinds),
  amount: z.string().max(100),
  text: z.string().max(4_000),
});

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Acting, asked, async ({ unit, event, amount, text }) => {
    const told = { event, amount: amountTyped(event, amount), text };
    const act = { task: params.task, unit: unit === "" ? undefined : unit, ...told };
    await asked.database.write((tx) => actOnTask(tx, asked, act));
    return redirect(taskAddress(params.task) + new URL(request.url).search);
  });
}

export default function TaskPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(taskTexts);
  return (
    <Page title={page.title} lead={page.lead} crumbs={[{ to: tasksAddress(page.chosen), name: words("nav_tasks") }]}>
      <Section title={words("task_pieces")} id="phan-viec">
        <Table
          label={words("task_pieces")}
          rows={page.pieces}
          keyOf={({ key }) => key}
          columns={[
            { name: words("task_unit"), cell: ({ unit }) => unit },
            { name: words("task_role"), kind: "short", cell: ({ role }) => words(`role_${role}`) },
            { name: words("task_due"), kind: "short", cell: ({ due }) => due ?? words("no_due") },
            {
              name: words("task_state"),
              cell: ({ state, isAsking }) => (isAsking ? `${state}, ${words("awaiting_answer")}` : state),
            },
            { name: words("task_done"), kind: "number", cell: ({ progress }) => progress },
          ]}
        />
        {page.leftOut > 0 && <Notice>{words("task_left_out", { count: page.leftOut })}</Notice>}
      </Section>
      {page.mine.length > 0 && (
        <Section title={words("your_piece", { unit: page.mine[0]?.name ?? "" })} id="bao">
          <Acts units={page.mine} events={page.told} />
        </Section>
      )}
      {page.answered.length > 0 && (
        <Section title={words("answer_piece")} id="tra-loi">
          <Acts units={[{ value: "", name: words("every_piece") }, ...page.answered]} events={page.answers} />
        </Section>
      )}
      <Section title={words("task_history")} id="dien-bien">
        {page.events.length === 0 ? (
          <p>{words("task_no_history")}</p>
        ) : (
          <Table
            label={words("task_history")}
            rows={page.events}
            keyOf={({ key }) => key}
            columns={[
              { name: words("task_day"), kind: "short", cell: ({ day }) => day },
              { name: words("task_unit"), cell: ({ unit }) => unit },
              { name: words("task_event"), cell: ({ event }) => event },
              { name: words("task_amount"), kind: "short", cell: ({ amount }) => amount },
              { name: words("task_said"), kind: "long", cell: ({ text }) => text },
              { name: words("task_by"), cell: ({ by }) => by },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

type Choices = readonly { value: string; name: string }[];

function Acts({ units, events }: { units: Choices; events: Choices }) {
  const words = useWords(taskTexts);
  return (
    <Form method="post" className="stack">
      <Select name="unit" label={words("task_unit")} choices={units} />
      <Select name="event" label={words("task_event")} choices={events} />
      <Field name="amount" label={words("task_amount")} hint={words("task_amount_hint")} autoComplete="off" />
      <TextArea name="text" label={words("task_said")} rows={2} />
      <Submit>{words("task_record")}</Submit>
    </Form>
  );
}
