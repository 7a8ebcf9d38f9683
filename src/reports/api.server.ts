/** Reports over the API: each write carries the version it saw, and a whole report is submitted by one statement. */

import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiEnvironment, RequestContext } from "../access/context.server.ts";
import { guard, requireMay, requirePerson } from "../access/guard.server.ts";
import { may } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import { periodCode, periodOf } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { readReport } from "../ledger/report.server.ts";
import { isWritten } from "../ledger/report.ts";
import { AppError } from "../server/error.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { body, json, VersionHeaders, versionRefusals } from "../server/http/schemas.ts";
import { etagOf, versionSeen } from "../server/http/version.ts";
import { hasEnded, type UnitTree, unitByCode } from "../units/tree.ts";
import { openReportAlone, placeToAct, type ReportStep, takeStep } from "./acts.server.ts";
import { saveDraft } from "./draft.server.ts";
import type { ListedReport } from "./duty.ts";
import { cellsApi } from "./filling/saveCells.server.ts";
import { at, isListed, placesToAccept, placesToFill, readList } from "./list.server.ts";
import { amountsIn, assertFineEnough, placeOf, positionsOf, type ReportCodes } from "./place.ts";
import { accessPlace, mayInPlace } from "./rights.ts";
import {
  cellsOf,
  Listed,
  narrativeOf,
  Reason,
  Receipt,
  ReportGiven,
  ReportShown,
  Saved,
  Submission,
} from "./schemas.ts";
import { receiptNumber } from "./sending/receipt.ts";
import { reportShown, whichReport } from "./shown.ts";
import { submitWhole } from "./whole.server.ts";

const route = routesOf("Báo cáo");
const path = "/reports/{unit}/{form}/{period}";
const params = z.object({ unit: z.string(), form: z.string(), period: z.string() });
const headers = VersionHeaders.extend({
  "if-none-match": z.string().optional().openapi({ description: "`*`: chưa có bản nào" }),
});
const saved = { 200: json(Saved, "Bản mới"), ...versionRefusals };

const list = route(
  "get",
  "/reports",
  "Báo cáo mà một đơn vị nhập và báo cáo gửi về đơn vị ấy, ở một kỳ",
  guard("report.read"),
  {
    request: { query: z.strictObject({ unit: z.string(), period: periodCode }) },
    responses: { 200: json(z.object({ fills: z.array(Listed), accepts: z.array(Listed) }), "Theo thứ tự biểu mẫu") },
  },
);
const read = route(
  "get",
  path,
  "Một báo cáo, cạnh kỳ trước và cùng kỳ năm trước; ETag là bản của nó",
  guard("report.read"),
  {
    request: { params },
    responses: { 200: json(ReportShown, "Báo cáo như đang có") },
  },
);
const save = route(
  "put",
  path,
  "Lưu nháp; chỉ số không nêu giữ nguyên. Văn phòng chỉ nhập thay sau khi đã ghi lý do",
  guard("report.read"),
  { request: { params, headers, body: body(ReportGiven) }, responses: saved },
);
const submitRoute = route(
  "post",
  `${path}/submit`,
  "Nộp: bản nháp đang có, hoặc cả báo cáo trong một lần. Văn phòng chỉ nộp thay sau khi đã ghi lý do",
  guard("report.read"),
  {
    request: { params, headers, body: body(Submission) },
    responses: { 200: json(Receipt, "Biên nhận"), ...versionRefusals },
  },
);

const signOffRoute = route("post", `${path}/sign-off`, "Người ký của đơn vị ký và gửi lên", guard("report.sign"), {
  request: { params, headers },
  responses: saved,
});
const approveRoute = route("post", `${path}/approve`, "Văn phòng cấp trên duyệt", guard("report.accept"), {
  request: { params, headers },
  responses: saved,
});
const returnRoute = route("post", `${path}/return`, "Trả lại kèm lý do", guard("report.return"), {
  request: { params, headers, body: body(Reason) },
  responses: saved,
});
const reopenRoute = route("post", `${path}/reopen`, "Mở lại báo cáo đã duyệt để sửa", guard("report.reopen"), {
  request: { params, headers, body: body(Reason) },
  responses: saved,
});

export function reportsApi(): OpenAPIHono<ApiEnvironment> {
  const router = newApi<ApiEnvironment>();
  router.route("/", cellsApi());
  return router
    .openapi(list, async (context) => {
      const request = context.get("request");
      const { unit: code, period } = context.req.valid("query");
      const found = await request.database.read(async (tx) => {
        const definitions = await readDefinitions(tx);
        const unit = unitByCode(definitions.tree, code);
        await requireMay(tx, request, "report.read", { unit: unit.id });
        const asked = periodOf(period);
        const listed = listedOn(definitions.tree, today(request.clock));
        return {
          fills: (await readList(tx, placesToFill(definitions, unit.id, at(asked)))).filter(isListed).map(listed),
          accepts: (await readList(tx, placesToAccept(definitions, unit.id, at(asked)))).filter(isListed).map(listed),
        };
      });
      return context.json(found, 200);
    })
    .openapi(read, async (context) => {
      const shown = await readShown(context.get("request"), context.req.valid("param"));
      context.header("ETag", etagOf(shown.version));
      return context.json(shown, 200);
    })
    .openapi(save, async (context) => {
      const request = context.get("request");
      const seen = versionSeen((name) => context.req.header(name));
      const version = await saveValues(request, context.req.valid("param"), seen, context.req.valid("json"));
      context.header("ETag", etagOf(version));
      return context.json({ version }, 200);
    })
    .openapi(submitRoute, async (context) => {
      const request = context.get("request");
      const codes = context.req.valid("param");
      const seen = versionSeen((name) => context.req.header(name));
      const { values, narrative = {} } = context.req.valid("json");
      const at = request.clock.now();
      const { version, state } =
        values === undefined
          ? await submitDraft(request, codes, seen)
          : await submitAll(request, codes, seen, { values, narrative }, at);
      context.header("ETag", etagOf(version));
      return context.json({ receipt: receiptNumber(codes, version), version, state, at: at.toISOString() }, 200);
    })
    .openapi(signOffRoute, (context) => step(context, "sign_off"))
    .openapi(approveRoute, (context) => step(context, "approve"))
    .openapi(returnRoute, (context) => step(context, "return", context.req.valid("json").reason))
    .openapi(reopenRoute, (context) => step(context, "reopen", context.req.valid("json").reason));
}

/** Takes the step on the version that the caller saw. */
async function step(context: Context<ApiEnvironment>, act: ReportStep, why = "") {
  const request = context.get("request");
  const seen = versionSeen((name) => context.req.header(name));
  const codes = params.parse(context.req.param());
  const version = await request.database.write((tx) => takeStep(tx, request, codes, act, { seen, why }));
  context.header("ETag", etagOf(version));
  return context.json({ version }, 200);
}

async function submitDraft(request: RequestContext, codes: ReportCodes, seen: number) {
  return request.database.write(async (tx) => {
    const version = await takeStep(tx, request, codes, "submit", { seen, why: "" });
    const { state } = await readReport(tx, placeOf(await readDefinitions(tx), codes).key);
    return { version, state };
  });
}

/** Who may is judged by the definitions kept in memory, which the statement itself checks to be those in force. */
async function submitAll(request: RequestContext, codes: ReportCodes, seen: number, given: ReportGiven, at: Date) {
  const person = requirePerson(request);
  // The statement is sent together with others', on a database that is nobody's own.
  await request.stillAsks();
  const { version, state } = await submitWhole(request.database, {
    codes,
    seen,
    cells: cellsOf(given.values),
    narrative: narrativeOf(given.narrative),
    by: person.id,
    at,
    rights(place, tree) {
      const day = today(request.clock);
      return {
        asUnit: may(person, "report.fill", accessPlace(place), tree, day),
        asOffice: mayInPlace(person, "submit", place, tree, day),
      };
    },
  });
  return { version, state };
}

/** Saves strictly on the version seen: a program, unlike a form, sees no conflicts to choose from. */
async function saveValues(request: RequestContext, codes: ReportCodes, seen: number, given: ReportGiven) {
  const person = requirePerson(request);
  return request.database.write(async (tx) => {
    const { place, definitions } = await placeToAct(tx, request, codes, "fill");
    const cells = cellsOf(given.values);
    const positions = positionsOf(definitions, place, cells.keys());
    assertFineEnough(definitions, amountsIn(cells));
    const byPosition = new Map(
      [...cells].flatMap(([code, cell]) => {
        const position = positions.get(code);
        return position === undefined ? [] : [[position, cell] as const];
      }),
    );
    const { version, conflicts } = await saveDraft(tx, place.key, {
      seen,
      cells: byPosition,
      narrative: narrativeOf(given.narrative),
      by: person.id,
      at: request.clock.now(),
      onlyOnSeen: true,
    });
    if (conflicts.length > 0) throw new AppError("report_changed", 412, { seen, now: version });
    return version;
  });
}

async function readShown(request: RequestContext, codes: ReportCodes): Promise<z.output<typeof ReportShown>> {
  return reportShown(await openReportAlone(request, codes), request.language);
}

function listedOn({ byId }: UnitTree, day: IsoDate) {
  return ({ place, report, filled }: ListedReport): z.output<typeof Listed> => {
    const { validTo } = byId.get(place.filler) ?? {};
    return {
      ...whichReport(place, report),
      filled,
      owed: place.lines.length,
      at: isWritten(report) ? report.at.toISOString() : null,
      ended: validTo !== undefined && hasEnded({ validTo }, day) ? validTo : null,
    };
  };
}
