/** Proposed tasks become tasks. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree, requirePerson } from "../access/guard.server.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import { changeDefinitions } from "../folder/change.server.ts";
import { codeFrom } from "../prose/code.ts";
import { AppError, type Fault, isAppError } from "../server/error.ts";
import { readTasks } from "../tasks/tasks.server.ts";
import { isUnitKind } from "../units/kinds.ts";
import { readGroups } from "../units/units.server.ts";
import type { Understood } from "./proposal.ts";

/** All or nothing: 422 with each fault at its row and field, `due.3`; answers the codes. */
export async function handOut(
  tx: WriteTransaction,
  asked: RequestContext,
  rows: readonly { index: number; understood: Understood }[],
): Promise<string[]> {
  const faults = rows.flatMap(({ index, understood: { asked: doubts } }) =>
    doubts
      .filter(({ isFault }) => isFault)
      .map(({ field, code, details }): Fault => ({ code, place: { field: `${field}.${index}` }, details })),
  );
  if (rows.length === 0) throw new AppError("tasks_none_chosen", 422);
  if (faults.length > 0) throw new AppError("tasks_faulty", 422, { count: faults.length }, faults);
  const tree = await accessTree(tx);
  const groups = await readGroups(tx);
  const known = new Set([...(await readTasks(tx)).map(({ code }) => code), ...groups.map(({ code }) => code)]);
  const taken = { has: (code: string) => known.has(code) || isUnitKind(code) || tree.byCode.has(code) };
  const cells = rows.map(({ understood: { cells } }) => {
    const code = codeFrom(cells.title ?? "", taken);
    known.add(code);
    return { ...cells, code };
  });
  try {
    await changeDefinitions(tx, { tasks: cells }, { at: asked.clock.now(), by: requirePerson(asked), act: "create" });
  } catch (error) {
    throw atFields(error, rows);
  }
  return cells.map(({ code }) => code);
}

/** Faults are found by the row of the change; the screen counts its own rows. */
function atFields(error: unknown, rows: readonly { index: number }[]): unknown {
  if (!isAppError(error)) return error;
  const faults = error.faults.map((fault): Fault => {
    const { row = 1, column = "title" } = fault.place ?? {};
    return { ...fault, place: { field: `${column.split(", ")[0]}.${rows[row - 1]?.index ?? 0}` } };
  });
  return new AppError(error.code, error.status, error.details, faults);
}
