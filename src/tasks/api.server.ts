/** Tasks over the API: how they stand, one with its pieces and its history, and what people do with it. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment, RequestContext } from "../access/context.server.ts";
import { guard, refuseUnlessMay, unitOfQuery } from "../access/guard.server.ts";
import { vietnamDay } from "../calendar/clock.ts";
import { isoDate } from "../calendar/day.ts";
import { periodCode, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { body, json, problem } from "../server/http/schemas.ts";
import { unitByCode } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { type Act, actOnTask } from "./acting.server.ts";
import { type Grouping, groupings } from "./answer.ts";
import { taskCountsOf, tasksOf } from "./answered.server.ts";
import { type Question as Asked, askedRoles, type Span } from "./asked.ts";
import { type EventKind, eventKinds, isToldByDoer } from "./event.ts";
import { pieceStates } from "./piece.ts";
import { type TaskShown, taskShown } from "./taskShown.server.ts";

const text = z.string().nullable();
const count = z.number().int();
const told = {
  counts: z.object({
    total: count,
    ...{ doneOnTime: count, doneLate: count, doneNoDeadline: count },
    ...{ openInTime: count, openOverdue: count, openNoDeadline: count },
  }),
  beside: z.object({
    ...{ awaiting: count, excused: count, forgiven: count, extended: count, carried: count, exceeded: count },
  }),
  rates: z.object({
    ...{ onTimeOfAll: text, onTimeOfClosed: text, lateOfClosed: text, overdueOfAll: text },
    ...{ exceededOfAccepted: text, quality: text },
  }),
};
const piece = {
  task: z.string(),
  unit: z.string(),
  state: z.enum(pieceStates),
  ...{ dueFirst: text, due: text, extensions: count, finishedOn: text, quality: text, progress: z.string() },
  daysLeft: count.nullable(),
  carried: z.boolean(),
};
const TasksShown = z
  .object({
    ...{ unit: z.string(), on: z.string(), period: text },
    ...told,
    groups: z.array(z.object({ key: z.string(), ...told })).optional(),
    tasks: z.array(z.object({ task: z.string(), progress: text, done: count, pieces: count })),
    pieces: z.array(z.object(piece)),
  })
  .openapi("Tasks");
const { tasks: _, pieces: __, ...counted } = TasksShown.shape;
const CountsShown = z.object(counted).openapi("TaskCounts");
const OneTask = z
  .object({
    ...{ code: z.string(), title: z.string(), product: z.string(), document: z.string(), assignedBy: z.string() },
    ...{ inCharge: z.string(), assigned: z.string(), due: text, coopDue: text, field: z.string(), accept: z.boolean() },
    ...{ period: text, illustrative: z.boolean() },
    pieces: z.array(
      z.object({
        ...piece,
        ...{ role: z.enum(["lead", "cooperating"]), began: z.string(), extensionAsked: text, declined: z.boolean() },
      }),
    ),
    leftOut: count.openapi({ description: "Số phần việc ngoài quyền xem" }),
    events: z.array(
      z.object({
        ...{ unit: text, date: z.string(), event: z.string(), amount: text, text: z.string() },
        ...{ by: z.string(), at: z.string() },
      }),
    ),
  })
  .openapi("Task");
/** What is told of a piece: by who has it, or by who assigned it. */
function bodyOf(name: string, kinds: readonly EventKind[]) {
  return z
    .strictObject({
      unit: z.string().max(100).optional().openapi({ description: "Đơn vị có phần việc" }),
      event: z.enum(kinds),
      amount: z.string().max(100).optional().openapi({ description: "Như cột amount của task_events.csv" }),
      text: z.string().max(4_000).default(""),
    })
    .openapi(name);
}

const params = z.object({ task: z.string().min(1).max(120) });
const route = routesOf("Nhiệm vụ");
const Question = z.strictObject({
  unit: z.string(),
  on: isoDate.optional(),
  since: isoDate.optional(),
  period: periodCode.optional(),
  role: z.enum(askedRoles).default("lead"),
  by: z.enum(groupings).optional(),
});
const list = route("get", "/tasks", "Nhiệm vụ của một đơn vị và cấp dưới", guard("task.read", unitOfQuery), {
  request: { query: Question },
  responses: { 200: json(TasksShown, "Như lệnh tasks --format json; không nói ngày hay kỳ thì là hôm nay") },
});
const counts = route(
  "get",
  "/task-counts",
  "Các con số của những nhiệm vụ ấy, không kể từng nhiệm vụ và phần việc",
  guard("task.read", unitOfQuery),
  { request: { query: Question }, responses: { 200: json(CountsShown, "Như GET /tasks, bỏ tasks và pieces") } },
);
const one = route("get", "/tasks/{task}", "Một nhiệm vụ, các phần việc và diễn biến", guard("task.read"), {
  request: { params },
  responses: { 200: json(OneTask, "Những gì trong quyền xem"), 404: problem("Không có nhiệm vụ này") },
});
const refusals = {
  404: problem("Không có nhiệm vụ này"),
  409: problem("Phần việc không cho phép"),
  422: problem("Thiếu hoặc sai ô"),
};
const acted = { 201: json(OneTask, "Nhiệm vụ sau đó"), ...refusals };
const work = route(
  "post",
  "/tasks/{task}/events",
  "Việc của người làm: nhận, tiến độ, báo hoàn thành, xin gia hạn, từ chối",
  guard("task.do"),
  { request: { params, body: body(bodyOf("TaskEvent", eventKinds.filter(isToldByDoer))) }, responses: acted },
);
const answer = route(
  "post",
  "/tasks/{task}/answers",
  "Việc của cơ quan giao: nghiệm thu, trả lại, trả lời đề nghị, xác nhận khách quan, chuyển, rút; không nói đơn vị là mọi phần việc mà việc ấy áp dụng được",
  guard("task.answer"),
  {
    request: {
      params,
      body: body(
        bodyOf(
          "TaskAnswer",
          eventKinds.filter((each) => !isToldByDoer(each)),
        ),
      ),
    },
    responses: acted,
  },
);

export function tasksApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(list, async (context) =>
      context.json(await answered(context.get("request"), context.req.valid("query"), tasksOf), 200),
    )
    .openapi(counts, async (context) =>
      context.json(await answered(context.get("request"), context.req.valid("query"), taskCountsOf), 200),
    )
    .openapi(one, async (context) => {
      const request = context.get("request");
      const { task } = context.req.valid("param");
      return context.json(
        await request.database.read(async (tx) => asJson(await taskShown(tx, request, task), await readUnitTree(tx))),
        200,
      );
    })
    .openapi(work, async (context) => {
      const request = context.get("request");
      const { task } = context.req.valid("param");
      return context.json(await actedOn(request, { task, ...context.req.valid("json") }), 201);
    })
    .openapi(answer, async (context) => {
      const request = context.get("request");
      const { task } = context.req.valid("param");
      return context.json(await actedOn(request, { task, ...context.req.valid("json") }), 201);
    });
}

function answered<Answer>(
  request: RequestContext,
  { unit: code, role, by, ...when }: z.output<typeof Question>,
  answer: (tx: ReadTransaction, question: Asked, by?: Grouping) => Promise<Answer>,
): Promise<Answer> {
  const span = spanOf(when, vietnamDay(request.clock.now()));
  return request.database.read(async (tx) => {
    const tree = await readUnitTree(tx);
    const unit = unitByCode(tree, code).id;
    refuseUnlessMay(request, "task.read", { unit }, tree);
    return answer(tx, { unit, role, span }, by);
  });
}

function actedOn(request: RequestContext, act: Act): Promise<z.output<typeof OneTask>> {
  return request.database.write(async (tx) => {
    await actOnTask(tx, request, act);
    return asJson(await taskShown(tx, request, act.task), await readUnitTree(tx));
  });
}

type When = { on?: ReturnType<typeof vietnamDay>; since?: ReturnType<typeof vietnamDay>; period?: string };

function spanOf({ on, since, period }: When, today: ReturnType<typeof vietnamDay>): Span {
  if (period === undefined) return { on: on ?? today, since };
  if (on !== undefined || since !== undefined) throw new AppError("tasks_day_or_period", 422);
  return { period: periodOf(period) };
}

function asJson(
  { occurrence, ...shown }: TaskShown,
  { byId }: Awaited<ReturnType<typeof readUnitTree>>,
): z.output<typeof OneTask> {
  const { task, code, period, assigned, due, coopDue } = occurrence;
  const { title, product, document, inCharge, field, accept, illustrative } = task;
  return {
    ...{ code, title, product, document, inCharge, field, accept, illustrative, assigned },
    ...{
      assignedBy: byId.get(task.assignedBy)?.code ?? "",
      due: due ?? null,
      coopDue: coopDue ?? null,
      period: period ?? null,
    },
    ...shown,
  };
}
