/** A report and its row: arrays by position, explanations and words as JSON. */
import { Decimal } from "decimal.js";
import type { ReportNotes, ReportRow } from "../database/tables.ts";
import { flagOf, flagsOf } from "./flags.ts";
import { type Cell, headings, type Narrative, type ReportHead, type Unwritten, type WrittenReport } from "./report.ts";

export type StoredReport = Omit<ReportRow, "notes"> & { notes: ReportNotes | null };

/** The report that a row of report or report_version holds. */
export function reportOf(row: StoredReport): WrittenReport {
  const notes = row.notes?.cells ?? {};
  const length = Math.max(row.amounts.length, ...Object.keys(notes).map(Number));
  const cells = Array.from({ length }, (_, index) => cellOf(row, index, notes[String(index + 1)] ?? ""));
  return { ...headOf(row), cells };
}

/** The same without its cells: a list of reports asks for none of their decimals. */
export function headOf(row: StoredReport): Exclude<ReportHead, Unwritten> {
  const body = {
    key: { unit: row.unit_id, form: row.form_id, period: row.period },
    version: row.version,
    by: row.by,
    at: row.at,
    narrative: narrativeOf(row.notes),
    submittedVersion: row.submitted_version,
    approvedVersion: row.approved_version,
  };
  switch (row.state) {
    case "draft":
      return { ...body, state: "draft", why: row.why };
    case "returned":
      return { ...body, state: "returned", why: row.why ?? "" };
    case "filled":
    case "submitted":
    case "approved":
      return { ...body, state: row.state };
    default:
      return row.state satisfies never;
  }
}

function cellOf(row: StoredReport, index: number, note: string): Cell {
  const amount = row.amounts[index] ?? null;
  const { estimated, illustrative } = flagsOf(row.flags?.[index]);
  return { amount: amount === null ? null : new Decimal(amount), estimated, illustrative, note };
}

function narrativeOf(notes: ReportNotes | null): Narrative {
  return Object.fromEntries(
    headings.flatMap((heading) => {
      const text = notes?.narrative?.[heading];
      return text === undefined ? [] : [[heading, text]];
    }),
  );
}

/** A row's arrays and notes as PostgreSQL writes them; what nobody gave is not stored. */
export type StoredBody = { amounts: string; flags: string | null; notes: string | null };

export function storedOf(cells: readonly Cell[], narrative: Narrative): StoredBody {
  const flags = cells.map(flagOf);
  const explained = cells.flatMap((cell, index) => (cell.note === "" ? [] : [[String(index + 1), cell.note]]));
  const told = Object.entries(narrative).filter(([, text]) => text !== "");
  const notes: ReportNotes = {
    ...(explained.length > 0 ? { cells: Object.fromEntries(explained) } : {}),
    ...(told.length > 0 ? { narrative: Object.fromEntries(told) } : {}),
  };
  return {
    amounts: arrayText(cells.map((cell) => cell.amount?.toFixed())),
    flags: flags.some((flag) => flag !== 0) ? arrayText(flags) : null,
    notes: Object.keys(notes).length > 0 ? JSON.stringify(notes) : null,
  };
}

/** A list of numbers with its holes, as PostgreSQL writes it: read much quicker than one in JSON. */
export function arrayText(numbers: readonly (string | number | null | undefined)[]): string {
  return `{${numbers.map((number) => number ?? "NULL").join(",")}}`;
}
