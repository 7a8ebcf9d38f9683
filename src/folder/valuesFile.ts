/** `values.csv`: figures, gathered record by record into the reports on which they stand. */
import type { Frequency } from "../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { faultAt } from "../definitions/checks.ts";
import type { Known } from "../definitions/known.ts";
import { columnsOf, headerFaults, mostFaults } from "../definitions/table.ts";
import type { FormDefinition } from "../indicators/formsSheet.ts";
import { isComputed } from "../indicators/indicatorsSheet.ts";
import type { Fault } from "../server/error.ts";
import { type UnitRow, unitsSheet } from "../units/unitsSheet.ts";
import { derivedLine } from "./derivedForms.ts";
import {
  type NamedIndicator,
  type RecordReader,
  recordReader,
  type ValueRecord,
  valuesFile,
  valuesSheet,
} from "./valueRecord.ts";

/** The figures of one report, each by the number of its line in `lines`. */
export type GatheredReport = {
  unit: string;
  form: FormDefinition;
  period: PeriodCode;
  /** Holes where the file has nothing. */
  amounts: string[];
  flags?: number[];
  notes?: string[];
  /** In which row of the file each stands. */
  rows: number[];
};

export type ValueGatherer = {
  take(cells: string[], row: number): void;
  reports(): GatheredReport[];
  faults: Fault[];
};

type Line = { form: FormDefinition; formIndex: number; line: number };

/**
 * Gathers the file's records, the header first. `forms` are those after the load; where `mayDerive`, an indicator that
 * stands in none at a period's frequency becomes a line of a form made for it.
 */
export function valueGatherer(known: Known, forms: Map<string, FormDefinition>, mayDerive: boolean): ValueGatherer {
  const faults: Fault[] = [];
  const reports = new Map<number, GatheredReport | "refused">();
  const lineOf = lineFinder(known, forms, mayDerive);
  let columns = 0;
  let read: RecordReader | undefined;

  const openHeader = (cells: string[], row: number) => {
    const names = columnsOf(cells);
    columns = names.length;
    faults.push(...headerFaults(names, valuesSheet, row));
    read = faults.length === 0 ? recordReader(known, names) : () => [];
  };

  const place = (record: ValueRecord, row: number) => {
    const line = lineOf(record.indicator, record.period.frequency);
    if (typeof line === "string") {
      faults.push(faultAt(valuesFile, { row }, "indicator", line, detailsOf(record)));
      return;
    }
    // Any number of units, 4,096 forms and all the periods of three centuries fit a number's 53 bits.
    const key = (record.unit.index * 4_096 + line.formIndex) * 8_192 + record.period.index;
    let report = reports.get(key);
    if (report === undefined) {
      const closed = closedOn(record.unit, record.period.ends);
      if (closed)
        faults.push(faultAt(valuesFile, { row }, "period", closed.code, { ...detailsOf(record), day: closed.day }));
      report = closed
        ? "refused"
        : { unit: record.unit.code, form: line.form, period: record.period.code, amounts: [], rows: [] };
      reports.set(key, report);
    }
    if (report !== "refused") write(report, line.line, record, row);
  };

  const write = (report: GatheredReport, line: number, record: ValueRecord, row: number) => {
    const earlier = report.rows[line];
    if (earlier !== undefined) {
      const text = [record.indicator.code, record.unit.code, record.period.code].join(", ");
      faults.push(faultAt(valuesFile, { row }, "indicator, unit, period", "row_doubled", { text, earlier }));
      return;
    }
    report.amounts[line] = record.amount;
    report.rows[line] = row;
    if (record.flags !== 0) {
      report.flags ??= [];
      report.flags[line] = record.flags;
    }
    if (record.note !== "") {
      report.notes ??= [];
      report.notes[line] = record.note;
    }
  };

  return {
    faults,
    reports: () => [...reports.values()].filter((report) => report !== "refused"),
    take(cells, row) {
      if (faults.length >= mostFaults) return;
      if (!read) {
        openHeader(cells, row);
        return;
      }
      if (cells.length !== columns || cells[0] === "") {
        if (cells.every((cell) => cell.trim() === "")) return;
        if (cells.slice(columns).some((cell) => cell.trim() !== "")) {
          faults.push(faultAt(valuesFile, { row }, "", "row_too_long", { cells: cells.length, columns }));
          return;
        }
      }
      const record = read(cells, row);
      if (Array.isArray(record)) faults.push(...record);
      else place(record, row);
    },
  };
}

/** Finds the line of an indicator at a frequency, or the code of why there is none. */
function lineFinder(known: Known, forms: Map<string, FormDefinition>, mayDerive: boolean) {
  const formIndexes = new Map<FormDefinition, number>();
  const numbered = (form: FormDefinition, line: number): Line => {
    const formIndex = formIndexes.get(form) ?? formIndexes.size;
    formIndexes.set(form, formIndex);
    return { form, formIndex, line };
  };
  const places = new Map<string, Line>();
  for (const form of forms.values())
    form.lines.forEach((line, index) => {
      places.set(`${line.indicator} ${form.frequency}`, numbered(form, index));
    });
  const find = (indicator: NamedIndicator, frequency: Frequency): Line | string => {
    if (isComputed(indicator)) return "value_of_computed";
    const place = places.get(`${indicator.code} ${frequency}`);
    if (place) return place;
    if (!mayDerive) return "value_without_form";
    const nameOfUnit = (code: string) => known.of(unitsSheet).get(code)?.name ?? code;
    const { form, line } = derivedLine(forms, indicator, frequency, nameOfUnit);
    return numbered(form, line);
  };
  const found: Map<Frequency, Line | string>[] = [];
  return (indicator: NamedIndicator, frequency: Frequency): Line | string => {
    const byFrequency = found[indicator.index] ?? new Map<Frequency, Line | string>();
    found[indicator.index] = byFrequency;
    const line = byFrequency.get(frequency) ?? find(indicator, frequency);
    byFrequency.set(frequency, line);
    return line;
  };
}

/** A unit reports for the periods on whose last day it exists. */
function closedOn(unit: UnitRow, day: IsoDate): { code: string; day: string } | undefined {
  if (unit.valid_to !== undefined && unit.valid_to < day) return { code: "value_unit_closed", day: unit.valid_to };
  if (unit.valid_from !== undefined && unit.valid_from > day)
    return { code: "value_unit_not_begun", day: unit.valid_from };
  return undefined;
}

function detailsOf({ indicator, unit, period }: ValueRecord): Record<string, string> {
  return { text: indicator.code, unit: unit.code, period: period.code };
}
