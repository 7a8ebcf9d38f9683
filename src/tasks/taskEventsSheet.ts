/** What happened to tasks, an event a row. Many rows: they are stored in their own way, and equal ones are one. */
import { day, oneOf, text } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import { column, referenceIfAny, words } from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import { type Placed, shortened, type Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { unitsSheet } from "../units/unitsSheet.ts";
import { amountFaultOf, amountKinds, eventKinds } from "./event.ts";
import { partsOfCode } from "./occurrence.ts";
import { tasksSheet } from "./tasksSheet.ts";
import { eventNames } from "./texts.ts";

const columns = {
  task: column(text, "Nhiệm vụ", "Task", { meaning: "mã ở `tasks.csv`; của nhiệm vụ lặp lại là `mã@kỳ`" }),
  unit: referenceIfAny("units", "Đơn vị", "Unit", { meaning: "trống: mọi phần việc mà việc này áp dụng được" }),
  date: column(day, "Ngày", "Date"),
  event: column(oneOf(eventKinds), "Việc", "Event", { choices: eventNames }),
  amount: column(text.optional(), "Mức", "Amount", {
    meaning:
      "`progress`: 0–100; `accepted`: chất lượng theo phần trăm, trống là 100; `returned`, `extension_*`, `outside_cause`: một ngày; `transferred`: đơn vị nhận",
  }),
  text: words("Nội dung", "Text"),
} satisfies Columns;
export type TaskEventRow = RowOf<typeof columns>;

export const taskEventsSheet = sheet({
  name: "task_events",
  title: { vi: "Diễn biến nhiệm vụ", en: "Events of tasks" },
  table: "task_event",
  columns,
  isAside: true,
  key: [],
  check: checkEvents,
});

function checkEvents(events: Table<TaskEventRow>, known: Known): Fault[] {
  const [tasks, units] = [known.of(tasksSheet), known.of(unitsSheet)];
  return events.rows.flatMap((row) => {
    const at = (column: keyof TaskEventRow, fault: string, written: string) =>
      faultAt(events.file, row, column, fault, { text: shortened(written) });
    const fault = amountFaultOf(row.event, row.amount);
    return [
      ...(tasks.has(partsOfCode(row.task).task) ? [] : [at("task", "cell_task_unknown", row.task)]),
      ...(fault === undefined ? [] : [at("amount", fault, row.amount ?? "")]),
      ...(isUnitUnknown(row, units) ? [at("amount", "cell_unit_unknown", row.amount ?? "")] : []),
    ];
  });
}

function isUnitUnknown({ event, amount }: Placed<TaskEventRow>, units: ReadonlyMap<string, unknown>): boolean {
  return amountKinds[event] === "unit" && amount !== undefined && !units.has(amount);
}
