import { z } from "zod";
import { code, day, frequency, list, text, yesNo } from "../definitions/cells.ts";
import { faultAt, unknownReferences } from "../definitions/checks.ts";
import type { Placed, Table } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { isComputed } from "./indicatorsFile.ts";
import type { FormDefinition, Known } from "./known.ts";

const schema = z.object({
  code,
  name: text.optional(),
  owed_by: list(code).optional(),
  frequency: frequency.optional(),
  owner: code.optional(),
  indicator: code,
  cumulative: yesNo(false),
  closed: day.optional(),
});
/** One line of a form. Name, owners of the duty, frequency and owner may be left out after the form's first row. */
export type FormRow = z.infer<typeof schema>;
export const formsSheet = { file: "forms.csv", schema };

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

export function checkForms(forms: Table<FormRow>, known: Known): Fault[] {
  const first = new Map<string, FormRow>();
  const places = new Map<string, number>();
  const kinds = new Set([...known.units.values()].map((unit) => unit.kind));
  const isSelector = (word: string) => kinds.has(word) || known.units.has(word) || known.groups.has(word);
  const faults: Fault[] = [];
  for (const row of forms.rows) {
    const at = (column: string, fault: string, details: Record<string, string | number> = {}) =>
      faults.push(faultAt(forms.file, row, column, fault, details));
    const opened = first.get(row.code) ?? row;
    if (opened === row) {
      first.set(row.code, row);
      for (const column of ["name", "owed_by", "frequency"] as const)
        if (row[column] === undefined) at(column, "cell_blank");
      const stored = known.forms.get(row.code);
      if (stored && row.frequency !== undefined && stored.frequency !== row.frequency)
        at("frequency", "form_frequency_fixed", { form: row.code, frequency: stored.frequency });
    } else {
      for (const column of ["name", "frequency", "owner"] as const)
        if (row[column] !== undefined && row[column] !== opened[column])
          at(column, "differs_from_first_row", { text: row.code });
    }
    for (const word of row.owed_by ?? []) if (!isSelector(word)) at("owed_by", "owed_by_unknown", { text: word });
    lineFaults(row, opened, known).forEach((fault) => {
      at(fault.column, fault.code, fault.details);
    });
    const stored = storedPlace(row, opened, known);
    if (stored) at("indicator", "indicator_in_other_form", { text: row.indicator, form: stored });
    const place = `${row.indicator} ${opened.frequency}`;
    const earlier = places.get(place);
    if (earlier === undefined) places.set(place, row.row);
    else at("indicator", "indicator_twice_at_frequency", { text: row.indicator, earlier });
  }
  return [
    ...faults,
    ...unknownReferences(forms, "owner", "cell_unit_unknown", known.units),
    ...unknownReferences(forms, "indicator", "cell_indicator_unknown", known.indicators),
  ];
}

/** Another form of the database on which the indicator stands at this frequency already, with its figures. */
function storedPlace(row: FormRow, opened: FormRow, known: Known): string | undefined {
  for (const form of known.forms.values()) {
    const holds = form.frequency === opened.frequency && form.lines.some((line) => line.indicator === row.indicator);
    if (holds && form.code !== row.code) return form.code;
  }
  return undefined;
}

type LineFault = { column: string; code: string; details: Record<string, string> };

/** What the indicator forbids its line. */
function lineFaults(row: Placed<FormRow>, opened: FormRow, known: Known): LineFault[] {
  const indicator = known.indicators.get(row.indicator);
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
