/** What stands around a report, with the names of the people in it, as its pages show it. */
import type { RequestContext } from "../../../access/context.server.ts";
import { namesOf } from "../../../access/names.server.ts";
import { writeInstant } from "../../../calendar/clock.ts";
import { writeDay } from "../../../calendar/day.ts";
import type { ReadTransaction } from "../../../database/connection.server.ts";
import type { OpenReport } from "../../acts.server.ts";
import { aroundOf } from "../../sending/requests.server.ts";

export type Around = Awaited<ReturnType<typeof readAround>>;

export async function readAround(tx: ReadTransaction, asking: RequestContext, opened: OpenReport) {
  const { request, standIn, closed, ...rights } = await aroundOf(tx, asking, opened);
  const names = await namesOf(tx, [request?.by ?? "", request?.answer?.by ?? "", standIn?.by ?? ""]);
  const name = (by: string) => names.get(by) ?? by;
  return {
    ...rights,
    closed: closed && writeDay(closed),
    request: request && {
      name: name(request.by),
      time: writeInstant(request.at),
      why: request.why,
      answer: request.answer && {
        kind: request.answer.kind,
        name: name(request.answer.by),
        time: writeInstant(request.answer.at),
        why: request.answer.why,
      },
    },
    standIn: standIn && { name: name(standIn.by), time: writeInstant(standIn.at), why: standIn.why },
  };
}
