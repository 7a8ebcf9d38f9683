/** Saving the grid cell by cell: a few changed cells with the version seen; others' newer figures come back with names. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment, RequestContext } from "../../access/context.server.ts";
import { guard, requirePerson } from "../../access/guard.server.ts";
import { writeInstant } from "../../calendar/clock.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import { type Cell, typedOver } from "../../ledger/report.ts";
import { Decimal } from "../../prose/number.ts";
import { say } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import { newApi, routesOf } from "../../server/http/api.server.ts";
import { body, json, problem } from "../../server/http/schemas.ts";
import { namesToChooseFrom, openReport, openToFill } from "../acts.server.ts";
import type { OthersChange } from "../conflict.ts";
import { changesSince, saveDraft } from "../draft.server.ts";
import { assertFineEnough, positionsOf, type ReportCodes } from "../place.ts";
import { CellsGiven, CellsSaved, Changes, narrativeOf, type OthersValue } from "../schemas.ts";
import { reportTexts } from "../texts.ts";
import { type FormToFill, ownAmount, typedAmount } from "./form.ts";
import { inputOf, tidy } from "./postedForm.ts";

const route = routesOf("Báo cáo");
const path = "/reports/{unit}/{form}/{period}/cells";
/** Said by hand: from a number read out of an address the description could not tell that it must be there. */
const seenVersion = z.coerce
  .number()
  .int()
  .nonnegative()
  .openapi({ type: "integer", param: { name: "seen", in: "query", required: true } });
const params = z.object({ unit: z.string(), form: z.string(), period: z.string() });

const save = route(
  "patch",
  path,
  "Lưu vài ô của bản nháp; ô người khác cũng sửa thì không ghi mà trả về số của người ấy",
  guard("report.read"),
  {
    request: { params, body: body(CellsGiven) },
    responses: {
      200: json(CellsSaved, "Bản mới; những ô đã ghi, những ô hai người cùng sửa"),
      409: problem("Trạng thái không cho phép"),
      412: problem("Không có bản đã nêu"),
      422: problem("Nội dung không nhận được"),
    },
  },
);
const changed = route("get", path, "Những ô người khác đã sửa từ một bản", guard("report.read"), {
  request: { params, query: z.strictObject({ seen: seenVersion }) },
  responses: { 200: json(Changes, "Bản hiện nay và các thay đổi"), 412: problem("Không có bản đã nêu") },
});

export function cellsApi(): OpenAPIHono<ApiEnvironment> {
  return newApi<ApiEnvironment>()
    .openapi(save, async (context) => {
      const saved = await saveCells(context.get("request"), context.req.valid("param"), context.req.valid("json"));
      return context.json(saved, 200);
    })
    .openapi(changed, async (context) => {
      const request = context.get("request");
      const { seen } = context.req.valid("query");
      const codes = context.req.valid("param");
      const found = await request.database.read(async (tx) => {
        const { form } = await openReport(tx, request, codes);
        const { now, changes } = await changesSince(tx, form.place.key, seen);
        return { version: now.version, state: now.state, changes: await shownChanges(tx, request, form, changes) };
      });
      return context.json(found, 200);
    });
}

/** Saves the changed cells of a report as they stand in the grid, and tells what others changed meanwhile. */
export async function saveCells(
  request: RequestContext,
  codes: ReportCodes,
  given: CellsGiven,
): Promise<z.output<typeof CellsSaved>> {
  const person = requirePerson(request);
  const at = request.clock.now();
  return request.database.write(async (tx) => {
    const { form, definitions, place } = await openToFill(tx, request, codes);
    const positions = positionsOf(definitions, place, Object.keys(given.cells));
    const amounts = Object.entries(given.cells).map(
      ([code, { typed }]) => [code, typed === null ? null : new Decimal(typed)] as const,
    );
    assertFineEnough(definitions, amounts);
    const cells = new Map<number, Cell>();
    for (const [code, position] of positions) {
      const line = form.lines.find((each) => each.line.position === position);
      const typed = given.cells[code];
      if (line === undefined || typed === undefined) throw new AppError("not_found", 404);
      const own = ownAmount(typed.typed === null ? null : new Decimal(typed.typed), line.before);
      const estimated = own !== null && typed.estimated;
      cells.set(position, typedOver(line.cell, { amount: own, estimated, note: tidy(typed.note) }));
    }
    const narrative = narrativeOf(given.narrative);
    const saved = await saveDraft(tx, place.key, { seen: given.seen, cells, narrative, by: person.id, at });
    return {
      version: saved.version,
      state: saved.state,
      at: at.toISOString(),
      changes: await shownChanges(tx, request, form, saved.changes),
      conflicts: await shownChanges(tx, request, form, saved.conflicts),
    };
  });
}

async function shownChanges(
  tx: ReadTransaction,
  asking: RequestContext,
  form: FormToFill,
  changes: readonly OthersChange[],
): Promise<OthersValue[]> {
  const { language } = asking;
  const names = await namesToChooseFrom(tx, asking, changes);
  return changes.flatMap((change): OthersValue[] => {
    const by = names.get(change.by) ?? say(reportTexts.loaded, language);
    const shared = { by, at: writeInstant(change.at), version: change.version };
    if ("heading" in change) return [{ place: inputOf.words(change.heading), value: change.theirs, ...shared }];
    const line = form.lines.find((each) => each.line.position === change.position);
    if (line === undefined) return [];
    const { amount, estimated, note } = change.theirs;
    const typed = typedAmount(amount, line.before)?.toFixed() ?? null;
    return [{ place: line.indicator.code, value: { typed, estimated, note }, ...shared }];
  });
}
