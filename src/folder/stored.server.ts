/** What the database already defines, by code, and the ids behind the codes. */
import type { Frequency } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Known } from "./known.ts";

export async function readKnown(tx: ReadTransaction): Promise<Known> {
  const units = await tx.selectFrom("unit").selectAll().orderBy("sort").execute();
  const groups = await tx.selectFrom("unit_group").select("code").execute();
  const indicators = await tx.selectFrom("indicator").selectAll().orderBy("sort").execute();
  const forms = await tx.selectFrom("form").selectAll().orderBy("id").execute();
  const lines = await tx.selectFrom("form_line").selectAll().where("closed", "=", false).orderBy("sort").execute();
  const resolutions = await tx.selectFrom("resolution").selectAll().execute();
  const targets = await tx.selectFrom("target").select(["id", "code", "part_of_id"]).execute();

  const unitCode = codeById(units);
  const indicatorCode = codeById(indicators);
  const resolutionCode = codeById(resolutions);
  const targetCode = codeById(targets);
  return {
    units: new Map(
      units.map((row) => [
        row.code,
        {
          name: row.name,
          kind: row.kind,
          parent: unitCode(row.parent_id),
          valid_from: row.valid_from ?? undefined,
          valid_to: row.valid_to ?? undefined,
        },
      ]),
    ),
    groups: new Set(groups.map((row) => row.code)),
    indicators: new Map(
      indicators.map((row) => [
        row.code,
        {
          name: row.name,
          timing: row.timing,
          formula: row.formula ?? undefined,
          numerator: indicatorCode(row.numerator_id),
          denominator: indicatorCode(row.denominator_id),
          owner: unitCode(row.owner_id),
          part_of: indicatorCode(row.part_of_id),
        },
      ]),
    ),
    forms: new Map(
      forms.map((form) => [
        form.code,
        {
          code: form.code,
          name: form.name,
          frequency: form.frequency as Frequency,
          owner: unitCode(form.owner_id),
          lines: lines
            .filter((line) => line.form_id === form.id)
            .map((line) => ({
              indicator: indicatorCode(line.indicator_id) ?? "",
              cumulative: line.cumulative,
              owedBy: line.owed_by,
            })),
        },
      ]),
    ),
    resolutions: new Map(
      resolutions.map((row) => [
        row.code,
        {
          unit: unitCode(row.unit_id) ?? "",
          period: row.period as PeriodCode,
          parent: resolutionCode(row.parent_id),
        },
      ]),
    ),
    targets: new Map(targets.map((row) => [row.code, { part_of: targetCode(row.part_of_id) }])),
  };
}

function codeById<Id extends number>(rows: readonly { id: Id; code: string }[]) {
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  return (id: Id | null): string | undefined => (id === null ? undefined : codes.get(id));
}
