/** A folder on disk for the plain computation. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Frequency } from "./months.ts";
import { type Rollup, type Timing, usualLimits, type World } from "./world.ts";

const usualRollup: Record<Timing, Rollup> = { flow: "sum", stock: "sum", ratio: "ratio", peak: "max" };

type Cells = Readonly<Record<string, string>>;

export async function worldOf(folder: string): Promise<World> {
  const sheet = async (name: string): Promise<((column: string) => string)[]> => {
    const text = await readFile(join(folder, `${name}.csv`), "utf8").catch(() => "");
    const delimiter = text.split("\n", 1)[0]?.includes(";") ? ";" : ",";
    const rows: Cells[] = parse(text, { columns: true, bom: true, delimiter, skip_empty_lines: true });
    return rows.map((row) => (column) => row[column] ?? "");
  };
  const [units, members, indicators, lines] = await Promise.all(["units", "groups", "indicators", "forms"].map(sheet));
  const [resolutions = [], targets, values] = await Promise.all(["resolutions", "targets", "values"].map(sheet));
  const periods = new Map(resolutions.map((of) => [of("code"), { period: of("period"), unit: of("unit") }]));
  const forms = new Map<string, { frequency: string; owner: string; owed_by: string }>();
  return {
    units: (units ?? []).map((of) => ({
      ...{ code: of("code"), kind: of("kind"), parent: of("parent") },
      ...{ valid_from: of("valid_from"), valid_to: of("valid_to") },
    })),
    members: (members ?? []).map((of) => ({
      ...{ code: of("code"), unit: of("unit"), from: of("from"), to: of("to") },
    })),
    indicators: (indicators ?? []).map((of) => {
      const timing = of("timing") as Timing;
      return {
        ...{ code: of("code"), measure: of("measure"), direction: of("direction"), timing, owner: of("owner") },
        rollup: (of("rollup") as Rollup) || usualRollup[timing],
        ...{ formula: of("formula"), numerator: of("numerator"), denominator: of("denominator") },
        ...{ decimals: of("decimals"), public: of("public") },
      };
    }),
    lines: (lines ?? []).map((of) => {
      // Once said of a form it holds of its other lines too, where they leave it empty.
      const form = forms.get(of("code"));
      const said = {
        frequency: of("frequency") || (form?.frequency ?? ""),
        owner: of("owner") || (form?.owner ?? ""),
        owed_by: of("owed_by") || (form?.owed_by ?? ""),
      };
      forms.set(of("code"), form ?? said);
      const line = {
        code: of("code"),
        indicator: of("indicator"),
        cumulative: of("cumulative"),
        first_asked: of("first_asked"),
      };
      return { ...line, ...said, frequency: said.frequency as Frequency };
    }),
    resolutions: resolutions.map((of) => ({
      ...{ code: of("code"), unit: of("unit"), period: of("period"), parent: of("parent") },
    })),
    targets: (targets ?? []).map((of) => ({
      ...{ code: of("code"), resolution: of("resolution"), indicator: of("indicator"), comparator: of("comparator") },
      unit: of("unit") || (periods.get(of("resolution"))?.unit ?? ""),
      period: of("period") || (periods.get(of("resolution"))?.period ?? ""),
      ...{ amount: of("amount"), by: of("by"), due: of("due"), baseline: of("baseline"), part_of: of("part_of") },
      ...{ trajectory: of("trajectory"), illustrative: of("illustrative") },
    })),
    values: (values ?? [])
      .filter((of) => of("amount") !== "")
      .map((of) => ({
        ...{ indicator: of("indicator"), unit: of("unit"), period: of("period"), amount: of("amount") },
        ...{ estimated: of("estimated"), illustrative: of("illustrative") },
      })),
    ...{ changes: [], limits: usualLimits },
  };
}
