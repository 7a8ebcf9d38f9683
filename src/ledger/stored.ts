/** A report and its row: arrays by position, explanations and words as JSON. */
import { Decimal } from "decimal.js";
import type { ReportNotes, ReportRow } from "../database/tables.ts";
import { type Cell, headings, type Narrative, type WrittenReport } from "./report.ts";

export type StoredReport = Omit<ReportRow, "notes"> & { notes: ReportNotes | null };

/** The report that a row of report or report_version holds. */
export function reportOf(row: StoredReport): WrittenReport {
  const notes = row.notes?.cells ?? {};
  const length = Math.max(row.amounts.length, ...Object.keys(notes).map(Number));
  const body = {
    key: { unit: row.unit_id, form: row.form_id, period: row.period },
    version: row.version,
    by: row.by,
    at: row.at,
    cells: Array.from({ length }, (_, index) => cellOf(row, index, notes[String(index + 1)] ?? "")),
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
  const flag = row.flags?.[index] ?? 0;
  return {
    amount: amount === null ? null : new Decimal(amount),
    estimated: (flag & ESTIMATED) !== 0,
    illustrative: (flag & ILLUSTRATIVE) !== 0,
    note,
  };
}

function narrativeOf(notes: ReportNotes | null): Narrative {
  return Object.fromEntries(
    headings.flatMap((heading) => {
      const text = notes?.narrative?.[heading];
      return text === undefined ? [] : [[heading, text]];
    }),
  );
}

const ESTIMATED = 1;
const ILLUSTRATIVE = 2;

/** A row's arrays and notes; what nobody gave is not stored. */
export function storedOf(
  cells: readonly Cell[],
  narrative: Narrative,
): { amounts: (string | null)[]; flags: number[] | null; notes: string | null } {
  const flags = cells.map((cell) => (cell.estimated ? ESTIMATED : 0) | (cell.illustrative ? ILLUSTRATIVE : 0));
  const explained = cells.flatMap((cell, index) => (cell.note === "" ? [] : [[String(index + 1), cell.note]]));
  const told = Object.entries(narrative).filter(([, text]) => text !== "");
  const notes: ReportNotes = {
    ...(explained.length > 0 ? { cells: Object.fromEntries(explained) } : {}),
    ...(told.length > 0 ? { narrative: Object.fromEntries(told) } : {}),
  };
  return {
    amounts: cells.map((cell) => cell.amount?.toFixed() ?? null),
    flags: flags.some((flag) => flag !== 0) ? flags : null,
    notes: Object.keys(notes).length > 0 ? JSON.stringify(notes) : null,
  };
}
