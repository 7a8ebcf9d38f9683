/** The official form as somebody asked for it: as it was closed, or as it would be now. */
import { isDeepStrictEqual } from "node:util";
import { choiceOf } from "../../access/choice.server.ts";
import type { RequestContext } from "../../access/context.server.ts";
import { requireMay } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { codeOf, lastDay, nameOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import { type Language, say } from "../../prose/text.ts";
import { nameApart } from "../../units/toldApart.ts";
import { type ClosedForm, readClosedForm, readForm } from "./form.server.ts";
import type { TaskForm } from "./form.ts";
import { formTable } from "./formTable.ts";
import { formTexts } from "./texts.ts";

export async function openedForm(
  tx: ReadTransaction,
  asked: RequestContext,
  url: URL,
  { isNow, language = asked.language }: { isNow: boolean; language?: Language },
) {
  const { unit, period, tree } = await choiceOf(tx, url, asked);
  await requireMay(tx, asked, "task.read", { unit: unit.id });
  const day = today(asked.clock);
  const named = (code: string) => {
    const found = tree.byCode.get(code);
    return found ? nameApart(tree, found, language, lastDay(period)) : code;
  };
  const place = { unit: unit.id, period };
  const closed = await readClosedForm(tx, place);
  const now = await readForm(tx, place, tree);
  const shown = closed && !isNow ? closed.form : now;
  return {
    ...{ tree, unit, period, place, closed: closed && { by: closed.by, at: closed.at } },
    chosen: { unit: unit.code as string, period: codeOf(period) as string },
    lead: say(formTexts.form_of, language, {
      ...{ unit: named(unit.code), period: nameOf(period, language), day: writeDay(lastDay(period)) },
    }),
    isRunning: lastDay(period) >= day,
    isNow: closed !== undefined && isNow,
    now: closed && differing(closed, now),
    table: formTable(shown, { unit: unit.code, named, language }),
    isEmpty: shown.rows.length === 0,
    named,
    mayClose:
      closed === undefined &&
      lastDay(period) < day &&
      may(asked.person, "task.close_count", { unit: unit.id }, tree, day),
    mayOpen: closed !== undefined && may(asked.person, "task.open_count", { unit: unit.id }, tree, day),
  };
}

/** What the whole would be now, where that is not what was closed. */
function differing({ form }: ClosedForm, now: TaskForm) {
  return isDeepStrictEqual(form, now) ? undefined : now.total.counts;
}
