/** What a change does to tasks: their kept stages follow it, and what they do not allow any more refuses it. */
import { sql } from "kysely";
import { daysOffSheet } from "../calendar/daysOffSheet.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, TaskId } from "../database/ids.ts";
import type { Tables } from "../definitions/known.ts";
import type { Fault } from "../server/error.ts";
import { keepTasks, type TaskFault } from "../tasks/kept.server.ts";
import { partsOfCode } from "../tasks/occurrence.ts";
import { type TaskEventRow, taskEventsSheet } from "../tasks/taskEventsSheet.ts";
import { tasksSheet } from "../tasks/tasksSheet.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { successionsSheet } from "../units/successionsSheet.ts";
import { unitsSheet } from "../units/unitsSheet.ts";

/** Each at the row of the change that tells it, where one does. */
export async function faultsOfTasks(tx: WriteTransaction, tables: Tables, today: IsoDate): Promise<Fault[]> {
  const faults = await keepTasks(tx, await tasksConcerned(tx, tables), today);
  return faults.map((each) => placed(each, tables));
}

/** A change of units or of days off can concern every task; else those that are named. */
async function tasksConcerned(tx: WriteTransaction, tables: Tables): Promise<TaskId[] | "all"> {
  const changed = (sheet: Parameters<Tables["of"]>[0]) => tables.of(sheet).rows.length > 0;
  const forAll = [unitsSheet, groupsSheet, successionsSheet, daysOffSheet] as const;
  if (forAll.some((sheet) => changed(sheet as Parameters<Tables["of"]>[0]))) return "all";
  const codes = new Set([
    ...tables.of(tasksSheet).rows.map((row) => row.code),
    ...tables.of(taskEventsSheet).rows.map((row) => partsOfCode(row.task).task),
  ]);
  const { rows } = await sql<{ id: TaskId }>`SELECT id FROM task WHERE code = ANY (${[...codes]}::text[])`.execute(tx);
  return rows.map(({ id }) => id);
}

function placed({ task, column, fault, event }: TaskFault, tables: Tables): Fault {
  const { file, rows } = event === undefined ? tables.of(tasksSheet) : tables.of(taskEventsSheet);
  const row =
    event === undefined
      ? tables.of(tasksSheet).rows.find(({ code }) => code === task)?.row
      : tables.of(taskEventsSheet).rows.find((line) => isOf(line, event, fault.details))?.row;
  return { ...fault, place: { file, ...(rows.length === 0 || row === undefined ? {} : { row }), column } };
}

/** Whether a line of the file is the event that was stored of it. */
function isOf(
  line: TaskEventRow,
  event: NonNullable<TaskFault["event"]>,
  details: TaskFault["fault"]["details"],
): boolean {
  return (
    line.date === event.date &&
    line.event === event.event &&
    line.amount === event.amount &&
    line.text === event.text &&
    line.task === details?.task &&
    (line.unit ?? "–") === details?.unit
  );
}
