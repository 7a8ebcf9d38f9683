/** Saving a draft: two people's cells merge, and where both changed one the second sees both. */
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { historyOf, readReport } from "../ledger/report.server.ts";
import {
  type Cell,
  cellAt,
  emptyCell,
  type Heading,
  headings,
  isLocked,
  isWritten,
  merge,
  type Narrative,
  type Report,
  type ReportKey,
  sameCell,
  type WrittenReport,
} from "../ledger/report.ts";
import { refusal, writeReports } from "../ledger/writing.server.ts";
import { AppError } from "../server/error.ts";
import type { Conflict, OthersChange } from "./conflict.ts";

/** A save: whole cells by position, the narrative by heading, and the version on which they were typed (0: none yet). */
export type DraftSave = {
  readonly seen: number;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly narrative: Narrative;
  readonly by: string;
  readonly at: Date;
  /** Refuses the whole save where another version stands there, instead of merging. */
  readonly onlyOnSeen?: boolean;
};

export type Saved = {
  readonly version: number;
  readonly state: Report["state"];
  readonly conflicts: Conflict[];
  /** What others changed since `seen` beside the conflicts, so that whoever saved can go on from the new version. */
  readonly changes: OthersChange[];
};

/**
 * Saves a draft cell by cell. A cell that somebody else changed since `seen` is not written but returned as a conflict with
 * both figures; the others merge. Nothing to write leaves the version as it is.
 */
export async function saveDraft(tx: WriteTransaction, key: ReportKey, save: DraftSave): Promise<Saved> {
  await lock(tx, key);
  // Whoever waited for a load to write the row finds another version there, and holds the row from then on.
  for (;;) {
    const now = await readReport(tx, key);
    const { cells, narrative, written, ...merged } = await mergedWith(tx, now, save);
    if (written === 0) return { version: now.version, state: now.state, ...merged };
    const state = now.state === "returned" ? ("returned" as const) : ("draft" as const);
    const entry = {
      ...{ key, act: "fill" as const, seen: now.version, state, body: { cells, narrative } },
      ...{ why: "why" in now ? now.why : null, by: save.by, at: save.at },
    };
    const [outcome] = await writeReports(tx, [entry]);
    if (outcome === undefined) throw new Error("One entry has one outcome.");
    if (outcome.refused === null) return { version: outcome.version, state, ...merged };
    if (outcome.refused !== "report_changed") throw await refusal(tx, entry, outcome.refused);
  }
}

/** What a save makes of the report as it stands, or why it is refused. */
async function mergedWith(tx: ReadTransaction, now: Report, save: DraftSave) {
  if (isLocked(now)) throw new AppError("report_locked", 409, { state: now.state });
  if (save.seen > now.version) throw new AppError("report_version_unknown", 412, { seen: save.seen, now: now.version });
  if (save.onlyOnSeen && save.seen !== now.version) {
    throw new AppError("report_changed", 412, { seen: save.seen, now: now.version });
  }
  const history = save.seen === now.version ? [] : await historyOf(tx, now.key);
  const seen =
    save.seen === now.version ? now : (history.find(({ version }) => version === save.seen) ?? nothing(now.key));

  const cells = isWritten(now) ? [...now.cells] : [];
  const narrative: Narrative = isWritten(now) ? { ...now.narrative } : {};
  const conflicts: Conflict[] = [];
  let written = 0;
  for (const [position, mine] of save.cells) {
    const at = (report: Report) => cellAt(report, position);
    const merged = merge(at(seen), at(now), mine, sameCell);
    if (merged === "conflict") {
      conflicts.push({ position, mine, theirs: at(now), ...lastChange(history, (one) => sameCell(at(one), at(now))) });
    } else if (merged === "written") {
      while (cells.length < position) cells.push(emptyCell);
      cells[position - 1] = mine;
      written += 1;
    }
  }
  for (const heading of headings) {
    const mine = save.narrative[heading];
    if (mine === undefined) continue;
    const at = (report: Report) => wordsAt(report, heading);
    const merged = merge(at(seen), at(now), mine, (one, other) => one === other);
    if (merged === "conflict") {
      conflicts.push({ heading, mine, theirs: at(now), ...lastChange(history, (one) => at(one) === at(now)) });
    } else if (merged === "written") {
      narrative[heading] = mine;
      written += 1;
    }
  }
  const conflicting = new Set(conflicts.map(changedPlace));
  const changes = changesBetween(seen, now, history).filter((change) => {
    if (conflicting.has(changedPlace(change))) return false;
    const mine = "position" in change ? save.cells.get(change.position) : save.narrative[change.heading];
    return !("position" in change ? isCell(mine) && sameCell(mine, change.theirs) : mine === change.theirs);
  });
  return { cells, narrative, written, conflicts, changes };
}

const isCell = (mine: Cell | string | undefined): mine is Cell => typeof mine === "object";
const changedPlace = (change: OthersChange) => ("position" in change ? change.position : change.heading);

/** What stands there now and did not when it was seen, with who brought it in. */
export async function changesSince(
  tx: ReadTransaction,
  key: ReportKey,
  seen: number,
): Promise<{ now: Report; changes: OthersChange[] }> {
  const now = await readReport(tx, key);
  if (seen > now.version) throw new AppError("report_version_unknown", 412, { seen, now: now.version });
  if (seen === now.version) return { now, changes: [] };
  const history = await historyOf(tx, key);
  return {
    now,
    changes: changesBetween(history.find(({ version }) => version === seen) ?? nothing(key), now, history),
  };
}

function changesBetween(seen: Report, now: Report, history: readonly WrittenReport[]): OthersChange[] {
  if (!isWritten(now) || seen.version === now.version) return [];
  const changes: OthersChange[] = [];
  for (let position = 1; position <= Math.max(now.cells.length, isWritten(seen) ? seen.cells.length : 0); position++) {
    const theirs = cellAt(now, position);
    if (sameCell(cellAt(seen, position), theirs)) continue;
    changes.push({ position, theirs, ...lastChange(history, (one) => sameCell(cellAt(one, position), theirs)) });
  }
  for (const heading of headings) {
    const theirs = wordsAt(now, heading);
    if (wordsAt(seen, heading) === theirs) continue;
    changes.push({ heading, theirs, ...lastChange(history, (one) => wordsAt(one, heading) === theirs) });
  }
  return changes;
}

function wordsAt(report: Report, heading: Heading): string {
  return isWritten(report) ? (report.narrative[heading] ?? "") : "";
}

/** Until the transaction ends no other draft of this report is saved, not even the first one, which has no row to lock. */
async function lock(tx: WriteTransaction, { unit, form, period }: ReportKey): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`report ${unit} ${form} ${period}`}, 0))`.execute(tx);
}

const nothing = (key: ReportKey): Report => ({ state: "unwritten", key, version: 0 });

/** Who brought in what stands there now: the oldest of the latest versions that all hold it. */
function lastChange(
  history: readonly WrittenReport[],
  holds: (report: Report) => boolean,
): { by: string; at: Date; version: number } {
  const change = history[history.findLastIndex((report) => !holds(report)) + 1] ?? history.at(-1);
  if (change === undefined) return { by: "", at: new Date(0), version: 0 };
  return { by: change.by, at: change.at, version: change.version };
}
