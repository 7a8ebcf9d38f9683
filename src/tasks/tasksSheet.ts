/** Tasks, one a row. */
import { amount, code, day, list, oneOf, text, yesNo } from "../definitions/cells.ts";
import { faultAt, reversedDays } from "../definitions/checks.ts";
import {
  codeColumn,
  column,
  dayIfKnown,
  documentColumn,
  reference,
  referenceIfAny,
  words,
} from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Placed, Table } from "../definitions/table.ts";
import { Decimal } from "../prose/number.ts";
import type { Fault } from "../server/error.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { kindsIn, unitsSheet } from "../units/unitsSheet.ts";
import { dayOfDeadline, isCounted, parseDeadline } from "./deadline.ts";
import { recurrences } from "./task.ts";
import { recurrenceNames } from "./texts.ts";

const deadlineMeaning =
  "một ngày; một kỳ (`2024-Q2`: ngày cuối kỳ); `+10`: số ngày sau ngày giao, gặp ngày nghỉ thì sang ngày làm việc kế tiếp; `+5w`: số ngày làm việc; trống: không có hạn";
const deadline = text.refine((written) => parseDeadline(written) !== undefined, "deadline_wrong");

const columns = {
  code: codeColumn,
  title: column(text, "Nội dung", "Title", { input: { kind: "long" } }),
  product: words("Sản phẩm", "Product"),
  document: { ...documentColumn, meaning: "số của văn bản giao" },
  assigned_by: reference("units", "Cơ quan giao", "Assigned by"),
  in_charge: words("Lãnh đạo phụ trách", "In charge", { meaning: "chức vụ, không phải tên người" }),
  leads: column(list(code).default([]), "Chủ trì", "Leads", {
    meaning: "đơn vị, nhóm hay loại; trống: nhiệm vụ chỉ gồm các phần",
    input: { kind: "owed_by", isLong: true },
  }),
  cooperating: column(list(code).default([]), "Phối hợp", "Co-operating", {
    meaning: "đơn vị, nhóm hay loại",
    input: { kind: "owed_by", isLong: true },
  }),
  assigned: column(day, "Ngày giao", "Assigned"),
  due: column(deadline.optional(), "Thời hạn", "Due", { meaning: deadlineMeaning }),
  coop_due: column(deadline.optional(), "Thời hạn phối hợp", "Due of those who co-operate", {
    meaning: "như `due`; trống: cùng hạn",
    input: { isSeldom: true },
  }),
  field: words("Lĩnh vực", "Field", { input: { kind: "field" } }),
  weight: column(amount.default("1"), "Trọng số", "Weight", { meaning: "trống là 1", input: { isSeldom: true } }),
  parent: referenceIfAny("tasks", "Là phần của", "Part of", { isUnder: true, input: { isSeldom: true } }),
  target: referenceIfAny("targets", "Phục vụ chỉ tiêu", "Serves the target", { input: { isSeldom: true } }),
  accept: column(yesNo(true), "Hoàn thành khi được nghiệm thu", "Done once accepted", {
    meaning: "`no`: báo hoàn thành là hoàn thành",
  }),
  recurs: column(oneOf(recurrences).optional(), "Lặp lại", "Recurs", {
    choices: recurrenceNames,
    meaning: "mỗi kỳ một lần, mã là `mã@kỳ`; hạn tính từ ngày cuối kỳ",
    input: { isSeldom: true },
  }),
  until: dayIfKnown("Lặp đến hết ngày", "Until", { input: { isSeldom: true } }),
  illustrative: column(yesNo(false), "Minh họa", "Illustrative", { input: { usual: "no", isSeldom: true } }),
} satisfies Columns;
export type TaskRow = RowOf<typeof columns>;

export const tasksSheet = sheet({
  name: "tasks",
  title: { vi: "Nhiệm vụ", en: "Tasks" },
  table: "task",
  columns,
  isAside: true,
  key: ["code"],
  check: checkTasks,
});

function checkTasks(tasks: Table<TaskRow>, known: Known): Fault[] {
  const kinds = kindsIn(known);
  const [units, groups] = [known.of(unitsSheet), known.of(groupsSheet)];
  const isSelector = (word: string) => kinds.has(word) || units.has(word) || groups.has(word);
  const unknown = (row: Placed<TaskRow>) =>
    (["leads", "cooperating"] as const).flatMap((column) =>
      row[column]
        .filter((word) => !isSelector(word))
        .map((word) => faultAt(tasks.file, row, column, "owed_by_unknown", { text: word })),
    );
  return [
    ...reversedDays(tasks, "assigned", "until"),
    ...tasks.rows.flatMap((row) => [...unknown(row), ...faultsOfTask(tasks.file, row)]),
  ];
}

function faultsOfTask(file: string, row: Placed<TaskRow>): Fault[] {
  const faults: Fault[] = [];
  for (const column of ["due", "coop_due"] as const) {
    const deadline = parseDeadline(row[column] ?? "");
    if (deadline === undefined) continue;
    if (row.recurs !== undefined && !isCounted(deadline))
      faults.push(faultAt(file, row, column, "deadline_not_counted", { text: row[column] ?? "" }));
    else if (dayOfDeadline(deadline, row.assigned) < row.assigned)
      faults.push(faultAt(file, row, column, "deadline_before_start", { text: row[column] ?? "", day: row.assigned }));
  }
  if (row.until !== undefined && row.recurs === undefined)
    faults.push(faultAt(file, row, "until", "until_without_recurs"));
  if (new Decimal(row.weight).isNegative()) faults.push(faultAt(file, row, "weight", "task_weight_negative"));
  return faults;
}
