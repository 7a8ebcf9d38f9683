/** A unit's report on one form for one period: its states, what may be done in each, and how two people's cells merge. */
import type { Decimal } from "decimal.js";
import type { FormId, PeriodCode, UnitId } from "../database/ids.ts";

export type ReportKey = { readonly unit: UnitId; readonly form: FormId; readonly period: PeriodCode };

/** A report's key as the columns of a row. */
export function keyColumns({ unit, form, period }: ReportKey) {
  return { unit_id: unit, form_id: form, period };
}

/** The headings under which a unit tells in words what figures do not say, in the order of a review. */
export const headings = ["ketQua", "hanChe", "nguyenNhan", "kienNghi"] as const;
export type Heading = (typeof headings)[number];
export type Narrative = Partial<Record<Heading, string>>;

/** What stands at one position. An amount of null is "not given", never zero. */
export type Cell = {
  readonly amount: Decimal | null;
  readonly estimated: boolean;
  readonly illustrative: boolean;
  /** The explanation that a check asked for, or the clerk's own remark; empty: none. */
  readonly note: string;
};

export type ReportBody = {
  readonly key: ReportKey;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
  /** By position, the first at index 0; shorter than the form where nothing was typed at its end. */
  readonly cells: readonly Cell[];
  readonly narrative: Narrative;
  /** The versions that count on each basis; null: none does. */
  readonly submittedVersion: number | null;
  readonly approvedVersion: number | null;
};

/** Nothing was ever saved. */
export type Unwritten = { readonly state: "unwritten"; readonly key: ReportKey; readonly version: 0 };
/** Being filled; `why` is the reason of the reopening, where it was reopened. */
export type Draft = ReportBody & { readonly state: "draft"; readonly why: string | null };
/** The reporter is done; it waits for the unit's own approver. */
export type Filled = ReportBody & { readonly state: "filled" };
/** With the office above. */
export type Submitted = ReportBody & { readonly state: "submitted" };
/** Accepted and locked. */
export type Approved = ReportBody & { readonly state: "approved" };
/** Sent back with the reason; filled again like a draft. */
export type Returned = ReportBody & { readonly state: "returned"; readonly why: string };

export type WrittenReport = Draft | Filled | Submitted | Approved | Returned;
export type Report = Unwritten | WrittenReport;
export type State = Report["state"];

/** A report without what stands in its cells: how far it is, and what it tells in words. */
export type ReportHead = HeadOf<Report>;
type HeadOf<Kind> = Kind extends WrittenReport ? Omit<Kind, "cells"> : Kind;

/** What people do with a report. `fill` saves a draft; `sign_off` is the unit's own approver's; the last three the office's. */
export const reportActs = ["fill", "submit", "sign_off", "approve", "return", "reopen"] as const;
export type ReportAct = (typeof reportActs)[number];

/**
 * And what a load does: `load` brings in gathered figures, `correct` the same with a reason, in a locked report too, `resume`
 * puts what was at work back above the figures that were loaded below it.
 */
export const writingActs = [...reportActs, "load", "correct", "resume"] as const;
export type WritingAct = (typeof writingActs)[number];

const allowed: Readonly<Record<State, readonly WritingAct[]>> = {
  unwritten: ["fill", "submit", "load", "correct"],
  draft: ["fill", "submit", "load", "correct"],
  returned: ["fill", "submit", "load", "correct"],
  filled: ["sign_off", "return", "correct"],
  submitted: ["approve", "return", "correct"],
  approved: ["reopen", "correct", "resume"],
};

/** Whether the state allows it, whoever asks: who may is `access/may.ts`'s to say. */
export function isAllowed(act: WritingAct, state: State): boolean {
  return allowed[state].includes(act);
}

/** Whether the office has it, so that the unit itself cannot change it any more. */
export function isSent(state: State): boolean {
  return state === "submitted" || state === "approved";
}

/** The states from which an act leads on. */
export function statesFor(act: WritingAct): State[] {
  return (Object.keys(allowed) as State[]).filter((state) => allowed[state].includes(act));
}

export function isWritten<Kind extends ReportHead>(report: Kind): report is Exclude<Kind, Unwritten> {
  return report.state !== "unwritten";
}

/** A locked report changes only after it was returned or reopened. */
export function isLocked(report: Report): boolean {
  return !isAllowed("fill", report.state);
}

export const emptyCell: Cell = { amount: null, estimated: false, illustrative: false, note: "" };

/** What stands at a position (from 1) of a report; nothing stands in an unwritten one. */
export function cellAt(report: Report, position: number): Cell {
  return isWritten(report) ? (report.cells[position - 1] ?? emptyCell) : emptyCell;
}

/** What somebody typed over a cell. An illustrative figure stays one until somebody types another. */
export function typedOver(before: Cell, typed: Omit<Cell, "illustrative">): Cell {
  const isAsBefore = typed.amount !== null && sameAmount(typed.amount, before.amount);
  return { ...typed, illustrative: isAsBefore && before.illustrative };
}

/** 7 and 7,0 are the same figure. */
export function sameCell(one: Cell, other: Cell): boolean {
  return (
    sameAmount(one.amount, other.amount) &&
    one.estimated === other.estimated &&
    one.illustrative === other.illustrative &&
    one.note === other.note
  );
}

function sameAmount(one: Decimal | null, other: Decimal | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

/** What becomes of one value that was typed over what was `seen`, when `now` stands there. */
export type Merged = "unchanged" | "written" | "conflict";

/**
 * Merges one value of mine with what stands there now:
 * 1. mine is what stands there: nothing to do;
 * 2. mine is what I saw: I changed nothing, and somebody else's newer one stays;
 * 3. nobody changed it since I saw it: mine is written;
 * 4. else both changed it: a conflict, and nothing is written.
 */
export function merge<Value>(seen: Value, now: Value, mine: Value, same: (a: Value, b: Value) => boolean): Merged {
  if (same(mine, now) || same(mine, seen)) return "unchanged";
  return same(now, seen) ? "written" : "conflict";
}
