/** One task as the API tells it: what is to be done, the pieces within reach, and what happened to them. */
import type { RequestContext } from "../access/context.server.ts";
import { namesOf } from "../access/names.server.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import { type PieceTold, pieceTold } from "./answer.ts";
import { openTask } from "./openTask.server.ts";
import type { Role } from "./piece.ts";
import type { Occurrence } from "./task.ts";

export type PieceShown = PieceTold & {
  role: Role;
  began: string;
  /** What waits for an answer, and the day that is asked for. */
  extensionAsked: string | null;
  declined: boolean;
};

export type EventShown = {
  unit: string | null;
  date: string;
  event: string;
  amount: string | null;
  text: string;
  by: string;
  at: string;
};

export type TaskShown = {
  occurrence: Occurrence;
  pieces: PieceShown[];
  /** How many pieces are beyond their reach. */
  leftOut: number;
  events: EventShown[];
};

export async function taskShown(
  tx: ReadTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  code: string,
): Promise<TaskShown> {
  const { occurrence, day, tree, set, pieces, leftOut, events } = await openTask(tx, asked, code);
  const codeOfUnit = (unit: UnitId) => tree.byId.get(unit)?.code ?? "";
  const names = await namesOf(
    tx,
    events.map(({ by }) => by),
  );
  return {
    ...{ occurrence, leftOut },
    pieces: pieces.map((seen) => ({
      ...pieceTold(seen, { day, codeOfUnit, set }),
      ...{ role: seen.piece.role, began: seen.piece.began, extensionAsked: seen.facts.wished ?? null },
      declined: seen.facts.isDeclined ?? false,
    })),
    events: events.map(({ unit, date, event, amount, text, by, at }) => ({
      ...{ unit: unit === undefined ? null : codeOfUnit(unit), date, event, amount: amount ?? null, text },
      ...{ by: names.get(by) ?? by, at: at.toISOString() },
    })),
  };
}
