/** Pieces of tasks as duties: reminders, the first page and the calendar follow from what waits. */
import { accessTree } from "../access/guard.server.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Duty } from "../duties/duty.ts";
import type { DutySource } from "../duties/source.server.ts";
import { sayBoth } from "../prose/text.ts";
import { taskAddress, taskPaths } from "./addresses.ts";
import { taskTexts } from "./texts.ts";
import { readWaiting, type Waiting } from "./waiting.server.ts";

export const taskDuties: DutySource = {
  heads: { todo: taskTexts.duties_todo, returned: taskTexts.duties_returned, to_sign: taskTexts.duties_to_sign },
  list: taskPaths.tasks,
  async read(tx: ReadTransaction, whose, { on }) {
    const { byId } = await accessTree(tx);
    const waiting = await readWaiting(tx, whose, on);
    return waiting.map((each) => {
      const unit = byId.get(each.unit);
      return dutyOf(each, { code: unit?.code ?? "", name: unit?.name ?? "" });
    });
  },
};

function dutyOf(waiting: Waiting, { code: unit, name }: { code: string; name: string }): Duty {
  const { code, title, role, due, finishedOn, percent } = waiting;
  const address = taskAddress(code, { unit });
  return {
    about: `task ${code} ${waiting.unit} ${role}`,
    what: sayBoth(role === "lead" ? taskTexts.duty_lead : taskTexts.duty_cooperating, { title }),
    unit: { vi: name, en: name },
    ...{ owedBy: waiting.unit, owedTo: waiting.assignedBy, due: due ?? undefined },
    stage: finishedOn === null ? "open" : "handed_over",
    handedOverOn: finishedOn ?? undefined,
    why: undefined,
    isBegun: percent !== null,
    progress: sayBoth(taskTexts.progress_told, { percent: percent ?? "0" }),
    ...{ address, officeAddress: address },
  };
}
