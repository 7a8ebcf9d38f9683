/**
 * "Ước thực hiện năm 2025": last year's figures of an annex become figures of the resolution's unit, as any that are loaded. An
 * indicator that nobody owes by the year gets a line that is owed no longer than that year, so that it holds its past.
 */
import { sql } from "kysely";
import { codeOf, lastDay, type Period, yearBefore } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Cells } from "../definitions/table.ts";
import { type Changing, changeDefinitions } from "../folder/change.server.ts";
import { derivedForm } from "../folder/derivedForms.ts";
import { storeRecords } from "../folder/loadValues.server.ts";
import { readRecords } from "../folder/stored.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Unit } from "../units/tree.ts";

/** `row`: of the annex. */
export type Prior = { indicator: string; amount: string; row: number };

type Storing = { unit: Unit; within: Period; priors: readonly Prior[]; isEstimate: boolean };

/** The year whose figures an annex of this period has beside its demands; none where it is for no single year. */
export function priorYear(within: Period): Period | undefined {
  return within.kind === "year" ? yearBefore(within) : undefined;
}

/** Stores those that are not there yet: what was reported itself is never written over by an annex. */
export async function storePriors(tx: WriteTransaction, doing: Changing, storing: Storing): Promise<void> {
  const { unit, priors, isEstimate } = storing;
  const year = priorYear(storing.within);
  if (year === undefined || priors.length === 0) return;
  const period = codeOf(year);
  const lines = await linesWanted(tx, storing, year);
  if (lines.length > 0) await changeDefinitions(tx, { forms: lines }, doing);
  const there = await reportedIndicators(tx, unit, period);
  const records = priors
    .filter(({ indicator }) => !there.has(indicator))
    .map(({ indicator, amount }): Cells => {
      return { indicator, unit: unit.code, period, amount, estimated: isEstimate ? "yes" : "" };
    });
  if (records.length > 0) await storeRecords(tx, records, { at: doing.at, by: doing.by });
}

async function linesWanted(tx: ReadTransaction, { unit, priors }: Storing, year: Period): Promise<Cells[]> {
  const { places, indicatorByCode } = await readDefinitions(tx);
  const indicators = new Map((await readRecords(tx, "indicators")).map((each) => [each.code, each]));
  const units = new Map((await readRecords(tx, "units")).map(({ code, name }) => [code, name]));
  const forms = new Map((await readRecords(tx, "forms")).map((line) => [line.code, line.name]));
  return priors.flatMap(({ indicator }): Cells[] => {
    const known = indicatorByCode.get(indicator);
    const isThere = known && places.get(known.id)?.some(({ form }) => form.frequency === "year");
    if (isThere) return [];
    const owner = indicators.get(indicator)?.owner ?? "";
    const { code, name } = derivedForm("year", owner || undefined, (agency) => units.get(agency) ?? agency);
    const head = { code, name: forms.get(code) ?? name, frequency: "year", owner };
    return [{ ...head, owed_by: unit.code, indicator, closed: lastDay(year) }];
  });
}

async function reportedIndicators(tx: ReadTransaction, unit: Unit, period: PeriodCode): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    SELECT indicator.code
    FROM report
    JOIN form_line USING (form_id)
    JOIN indicator ON indicator.id = form_line.indicator_id
    WHERE report.unit_id = ${unit.id} AND report.period = ${period}
      AND report.amounts[form_line.position] IS NOT NULL`.execute(tx);
  return new Set(rows.map(({ code }) => code));
}
