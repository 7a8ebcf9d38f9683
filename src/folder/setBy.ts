/**
 * Who sets a definition: the units at each of which the right to is needed. A target is set by who adopted its resolution,
 * for a unit in their reach; what is handed down is its giver's, never the unit's that it binds. A task is set by who assigns
 * it, to units in their reach. What no unit is named for (indicators, forms, groups, regimes, days off) is for all.
 */
import type { Cells } from "../definitions/table.ts";
import type { Records } from "../definitions/tables.ts";

/** By their codes; an empty one stands for all units together. */
export function settersOf(sheet: string, row: Cells, find: FindRow): string[] {
  if (sheet === "units") return [unitAbove(row, find)];
  if (sheet === "resolutions") return [row.unit ?? ""];
  if (sheet === "tasks") return [row.assigned_by ?? "", ...unitsHanded(row, find)];
  if (sheet !== "targets") return [""];
  const adopter = adopterOf(row, find);
  const whole = row.part_of ? find("targets", row.part_of) : undefined;
  return [adopter, row.unit || adopter, ...(whole ? [whole.unit || adopterOf(whole, find)] : [])];
}

export type FindRow = (sheet: string, code: string) => Cells | undefined;

/** The first row of a code among records. */
export function finderIn(records: Records): FindRow {
  const byName = new Map<string, Map<string, Cells>>();
  return (sheet, code) => {
    const known =
      byName.get(sheet) ?? new Map([...(records[sheet] ?? [])].reverse().map((row) => [row.code ?? "", row]));
    byName.set(sheet, known);
    return known.get(code);
  };
}

/** A unit is set where it stands. One above all others, which is there already, stands for itself. */
function unitAbove({ code = "", parent = "" }: Cells, find: FindRow): string {
  if (parent !== "") return parent;
  return find("units", code)?.parent === "" ? code : "";
}

/** Those that a task names themselves; kinds and groups mean only units at or below whoever assigns. */
function unitsHanded({ leads = "", cooperating = "" }: Cells, find: FindRow): string[] {
  const words = `${leads}|${cooperating}`.split("|").map((word) => word.trim());
  return words.filter((word) => find("units", word) !== undefined);
}

function adopterOf({ resolution = "" }: Cells, find: FindRow): string {
  return find("resolutions", resolution)?.unit ?? "";
}
