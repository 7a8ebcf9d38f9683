/**
 * What is accepted in steps is what one load of the whole would accept. So after every change all that is stored is checked as
 * one folder, and a fault that was not there before refuses the change, wherever in the whole it lies.
 */
import { knownWith, noTables, type Tables } from "../definitions/known.ts";
import { checkTables, type Records, tablesOf } from "../definitions/tables.ts";
import type { Fault } from "../server/error.ts";
import { sheets } from "./sheets.ts";

/** A fault of what is stored: of which file, at which object's column. */
export type WholeFault = { file: string; object: string; column: string; fault: Pick<Fault, "code" | "details"> };

/** What one load of all these records would refuse. */
export function faultsOfRecords(records: Records): WholeFault[] {
  const tables = tablesOf(sheets, records);
  const objects = new Map(
    sheets.map(({ file, name }) => [file, records[name]?.map((row) => row.code ?? row.unit ?? "")]),
  );
  return checkTables(sheets, tables, knownWith(noTables, tables)).map(({ code, place, details }) => ({
    file: place?.file ?? "",
    object: objects.get(place?.file ?? "")?.[(place?.row ?? 0) - 1] ?? "",
    column: place?.column ?? "",
    fault: { code, details },
  }));
}

/** Those that a change brought in. What was wrong before, it need not mend. */
export function faultsBroughtIn(before: readonly WholeFault[], after: readonly WholeFault[]): WholeFault[] {
  const known = new Set(before.map(keyOf));
  return after.filter((fault) => !known.has(keyOf(fault)));
}

/** Rows in another order are the same fault: its details may say row numbers, so only the object counts. */
function keyOf({ file, object, column, fault }: WholeFault): string {
  return [file, object, column, fault.code, String(fault.details?.text ?? fault.details?.period ?? "")].join("\u0000");
}

/**
 * The column of a change that brings in a fault which shows elsewhere: a form that asks a kind of unit is right until the
 * last unit of that kind becomes another.
 */
const causes: Readonly<Record<string, { file: string; column: string }>> = {
  owed_by_unknown: { file: "units.csv", column: "kind" },
  code_is_kind: { file: "units.csv", column: "kind" },
  indicator_is_computed: { file: "indicators.csv", column: "formula" },
  cumulative_only_for_flow: { file: "indicators.csv", column: "timing" },
  indicator_has_other_owner: { file: "indicators.csv", column: "owner" },
  target_outside_resolution: { file: "resolutions.csv", column: "period" },
};

/** Each fault at the row and column of the change that brought it in, as far as one can be told. */
export function placedIn(given: Tables, faults: readonly WholeFault[]): Fault[] {
  const tables = new Map<string, readonly { row: number }[]>(sheets.map((sheet) => [sheet.file, given.of(sheet).rows]));
  const rowOf = (file: string, object: string | undefined) =>
    tables.get(file)?.find((row) => "code" in row && row.code === object)?.row;
  return faults.map(({ file, object, column, fault }) => {
    const own = rowOf(file, object);
    const cause = causes[fault.code];
    if (own !== undefined || cause === undefined || !tables.get(cause.file)?.length)
      return { ...fault, place: { file, ...(own === undefined ? {} : { row: own }), column } };
    const row = rowOf(cause.file, String(fault.details?.text ?? "")) ?? onlyRow(tables.get(cause.file));
    return { ...fault, place: { file: cause.file, ...(row === undefined ? {} : { row }), column: cause.column } };
  });
}

function onlyRow(rows: readonly { row: number }[] | undefined): number | undefined {
  return rows?.length === 1 ? rows[0]?.row : undefined;
}
