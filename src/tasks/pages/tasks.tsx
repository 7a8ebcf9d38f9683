/** What a unit has to do, soonest first, and the board of the tasks that it leads with those below it, or handed out. */
import { Link } from "react-router";
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { codeOf } from "../../calendar/period.ts";
import { readDaysSet } from "../../duties/daysOff.server.ts";
import { Decimal, formatNumber } from "../../prose/number.ts";
import { nameApart } from "../../units/toldApart.ts";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { taskAddress } from "../addresses.ts";
import { AssignLine } from "../assignLine.tsx";
import { orders, views } from "../board/board.ts";
import { readBoard } from "../board/boardPage.server.ts";
import { daysLeftOn } from "../piece.ts";
import { taskTexts } from "../texts.ts";
import { readWaiting } from "../waiting.server.ts";
import type { Route } from "./+types/tasks.ts";
import boardStyles from "./board.css?url";
import { TaskBoard } from "./board.tsx";
import taskStyles from "./task.css?url";

export const middleware = [guardPage("task.read")];
export const handle: RouteHandle = { chooser: true };
export const links = () => [taskStyles, boardStyles].map((href) => ({ rel: "stylesheet", href }));

/** Of the board: which lines, by what, of which tasks, and which is open; whatever the address says wrongly is left out. */
const View = z.object({
  loc: z.enum(views).catch("dang-mo"),
  theo: z.enum(orders).catch("thoi-han"),
  vai: z.enum(["giao"]).optional().catch(undefined),
  mo: z.string().max(120).optional(),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { vai, ...asIs } = queryOf(request, View);
  const view = { ...asIs, vai: vai === "giao" ? ("assigned" as const) : ("lead" as const) };
  return asked.database.read(async (tx) => {
    const { unit, period, tree } = await choiceOf(tx, new URL(request.url), asked, "open");
    await requireMay(tx, asked, "task.read", { unit: unit.id });
    const day = today(asked.clock);
    const waiting = await readWaiting(tx, { by: [unit.id], to: [] }, day);
    const set = await readDaysSet(tx);
    const shown = (due: (typeof waiting)[number]["due"]) => (due === null ? null : writeDay(due));
    return {
      mayAssign: may(asked.person, "task.assign", "anywhere", tree, day),
      unit: nameApart(tree, unit, asked.language, day),
      day: writeDay(day),
      chosen: { unit: unit.code as string, period: codeOf(period) as string },
      waiting: waiting.map(({ code, title, role, due, finishedOn, percent, isAsking }) => ({
        ...{ code, title, role, isAsking, due: shown(due), isFinished: finishedOn !== null },
        percent: percent === null ? null : formatNumber(new Decimal(percent), undefined, asked.language),
        daysLeft:
          daysLeftOn({ due: due ?? undefined, extensions: 0, finishedOn: finishedOn ?? undefined }, day, set) ?? null,
      })),
      board: await readBoard(tx, { ...asked, tree }, { unit: unit.id, role: view.vai, day }, view),
    };
  });
}

export default function TasksPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(taskTexts);
  return (
    <Page title={words("nav_tasks")} lead={words("tasks_of", { unit: page.unit, day: page.day })}>
      {page.mayAssign && <AssignLine />}
      <Section title={words("to_do")} id="phai-lam">
        {page.waiting.length === 0 ? <p>{words("nothing_to_do", { unit: page.unit })}</p> : <ToDo page={page} />}
      </Section>
      <TaskBoard board={page.board} chosen={page.chosen} />
    </Page>
  );
}

type Loaded = { page: Route.ComponentProps["loaderData"] };

function ToDo({ page }: Loaded) {
  const words = useWords(taskTexts);
  const stateOf = ({ isFinished, isAsking, daysLeft, percent }: Loaded["page"]["waiting"][number]) =>
    [
      isFinished ? words("state_awaiting") : undefined,
      isAsking ? words("awaiting_answer") : undefined,
      daysLeft === null
        ? undefined
        : daysLeft < 0
          ? words("days_late", { days: -daysLeft })
          : words("days_left", { days: daysLeft }),
      percent === null ? undefined : words("progress_told", { percent }),
    ]
      .filter((each) => each !== undefined)
      .join(", ");
  return (
    <Table
      label={words("to_do")}
      rows={page.waiting}
      keyOf={({ code, role }) => `${code} ${role}`}
      columns={[
        {
          name: words("task_title"),
          cell: ({ code, title }) => <Link to={taskAddress(code, page.chosen)}>{title}</Link>,
        },
        { name: words("task_role"), kind: "short", cell: ({ role }) => words(`role_${role}`) },
        { name: words("task_due"), kind: "short", cell: ({ due }) => due ?? words("no_due") },
        { name: words("task_state"), cell: stateOf },
      ]}
    />
  );
}
