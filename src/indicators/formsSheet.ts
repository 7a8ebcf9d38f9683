/**
 * Forms, one of its lines a row. Name, owners of the duty, frequency and owner may be left out after the form's first row.
 */
import { type Frequency, periodOf } from "../calendar/period.ts";
import { everyFrequency } from "../calendar/texts.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { code, frequency, list, period, yesNo } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import {
  closedColumn,
  codeColumn,
  column,
  indicatorColumn,
  nameOfRowsColumn,
  referenceIfAny,
} from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, type RowOf, sheet } from "../definitions/sheet.ts";
import type { Placed, Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { kindsIn, unitsSheet } from "../units/unitsSheet.ts";
import { indicatorsSheet, isComputed } from "./indicatorsSheet.ts";

/** `closed`: the last day on which the line is owed; null: open; absent: as it stands. */
type FormLineDefinition = { indicator: string; cumulative: boolean; owedBy: string[]; closed?: IsoDate | null };

export type FormDefinition = {
  code: string;
  name: string;
  frequency: Frequency;
  owner?: string;
  /** The first period that is asked for; null: from when the installation asks; absent: as it stands. */
  firstAsked?: PeriodCode | null;
  /** In the order of the form. */
  lines: FormLineDefinition[];
};

const columns = {
  code: codeColumn,
  name: nameOfRowsColumn,
  owed_by: column(list(code).optional(), "Ai nộp", "Owed by", {
    meaning: "loại, đơn vị hay nhóm",
    input: { kind: "owed_by", isNeeded: true, isLong: true },
  }),
  frequency: column(frequency.optional(), "Kỳ báo cáo", "Frequency", {
    choices: everyFrequency,
    input: { usual: "quarter", isFixed: true, isNeeded: true },
  }),
  owner: referenceIfAny("units", "Cơ quan lập biểu", "Filled by", {
    hint: {
      vi: "Chỉ khi một cơ quan nhập thay cho đơn vị được báo cáo, như Chi cục Thuế.",
      en: "Only where one agency fills it about others, as the tax office does.",
    },
  }),
  first_asked: column(period.optional(), "Kỳ đầu tiên phải nộp", "First period asked for", {
    isKept: true,
    hint: {
      vi: "Các kỳ trước kỳ này không ai bị coi là thiếu hay chậm; để trống: theo kỳ đầu tiên chung.",
      en: "For earlier periods nobody is missing or late; empty: from the first period asked of all.",
    },
    input: { isSeldom: true },
  }),
  indicator: { ...indicatorColumn, input: { isLong: true } },
  cumulative: column(yesNo(false), "Nhập số lũy kế", "Typed cumulatively", { meaning: "từ đầu năm" }),
  closed: { ...closedColumn, meaning: "còn thu đến hết ngày này" },
} satisfies Columns;
type FormRow = RowOf<typeof columns>;

export const formsSheet = sheet({
  name: "forms",
  title: { vi: "Biểu mẫu", en: "Forms" },
  table: "form_line",
  columns,
  key: ["code", "indicator"],
  shared: { columns: ["code", "name", "frequency", "owner", "first_asked"], apart: { table: "form", link: "form_id" } },
  order: ["head.id", "each.sort", "each.position"],
  gone: "closed",
  check: checkForms,
});

/** The forms that the rows make up, a line a row; what is wrong with them is `checkForms`'s to say. */
export function formsOf({ rows }: Table<FormRow>): FormDefinition[] {
  const forms = new Map<string, FormDefinition>();
  const owedBy = new Map<string, string[]>();
  for (const row of rows) {
    const form = forms.get(row.code) ?? {
      code: row.code,
      name: row.name ?? "",
      frequency: row.frequency ?? "quarter",
      owner: row.owner,
      ...("first_asked" in row && { firstAsked: row.first_asked ?? null }),
      lines: [],
    };
    forms.set(row.code, form);
    const owed = row.owed_by ?? owedBy.get(row.code) ?? [];
    owedBy.set(row.code, owed);
    const line = { indicator: row.indicator, cumulative: row.cumulative, owedBy: owed };
    form.lines.push("closed" in row ? { ...line, closed: row.closed ?? null } : line);
  }
  return [...forms.values()];
}

function checkForms(forms: Table<FormRow>, known: Known): Fault[] {
  const first = new Map<string, FormRow>();
  const places = new Map<string, number>();
  const kinds = kindsIn(known);
  const [units, groups] = [known.of(unitsSheet), known.of(groupsSheet)];
  const isSelector = (word: string) => kinds.has(word) || units.has(word) || groups.has(word);
  const storedForms = new Map(formsOf(known.stored.of(formsSheet)).map((form) => [form.code, form]));
  const faults: Fault[] = [];
  for (const row of forms.rows) {
    const at = (column: string, fault: string, details: Record<string, string | number> = {}) =>
      faults.push(faultAt(forms.file, row, column, fault, details));
    const opened = first.get(row.code) ?? row;
    if (opened === row) {
      first.set(row.code, row);
      for (const column of ["name", "owed_by", "frequency"] as const)
        if (row[column] === undefined) at(column, "cell_blank");
      const stored = storedForms.get(row.code);
      if (stored && row.frequency !== undefined && stored.frequency !== row.frequency)
        at("frequency", "form_frequency_fixed", { form: row.code, frequency: stored.frequency });
      const { first_asked: asked, frequency } = row;
      if (asked !== undefined && frequency !== undefined && periodOf(asked).kind !== frequency)
        at("first_asked", "first_asked_of_other_frequency", { period: asked });
    } else {
      for (const column of ["name", "frequency", "owner", "first_asked"] as const)
        if (row[column] !== undefined && row[column] !== opened[column])
          at(column, "differs_from_first_row", { text: row.code });
    }
    for (const word of row.owed_by ?? []) if (!isSelector(word)) at("owed_by", "owed_by_unknown", { text: word });
    lineFaults(row, opened, known).forEach((fault) => {
      at(fault.column, fault.code, fault.details);
    });
    const stored = storedPlace(row, opened, storedForms);
    if (stored) at("indicator", "indicator_in_other_form", { text: row.indicator, form: stored });
    const place = `${row.indicator} ${opened.frequency}`;
    const earlier = places.get(place);
    if (earlier === undefined) places.set(place, row.row);
    else at("indicator", "indicator_twice_at_frequency", { text: row.indicator, earlier });
  }
  return faults;
}

/** Another form of the database on which the indicator stands at this frequency already, with its figures. */
function storedPlace(row: FormRow, opened: FormRow, stored: ReadonlyMap<string, FormDefinition>): string | undefined {
  for (const form of stored.values()) {
    const holds = form.frequency === opened.frequency && form.lines.some((line) => line.indicator === row.indicator);
    if (holds && form.code !== row.code) return form.code;
  }
  return undefined;
}

type LineFault = { column: string; code: string; details: Record<string, string> };

/** What the indicator forbids its line. */
function lineFaults(row: Placed<FormRow>, opened: FormRow, known: Known): LineFault[] {
  const indicator = known.of(indicatorsSheet).get(row.indicator);
  if (!indicator) return [];
  const details = { text: row.indicator, owner: indicator.owner ?? "" };
  if (isComputed(indicator)) return [{ column: "indicator", code: "indicator_is_computed", details }];
  const faults: LineFault[] = [];
  if (row.cumulative && indicator.timing !== "flow")
    faults.push({ column: "cumulative", code: "cumulative_only_for_flow", details });
  if (indicator.owner !== undefined && indicator.owner !== opened.owner)
    faults.push({ column: "owner", code: "indicator_has_other_owner", details });
  return faults;
}
