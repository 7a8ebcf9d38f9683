/** The check of the whole after a change: all that is stored, as one folder with its figures. */
import { sql } from "kysely";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import type { Tables } from "../definitions/known.ts";
import type { Records } from "../definitions/tables.ts";
import { indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import { readAllRecords } from "./stored.server.ts";
import { faultsOfTasks } from "./tasksKept.server.ts";
import { faultsBroughtIn, faultsOfRecords, placedIn, type WholeFault } from "./whole.ts";

/** What is changed: the tables given, all records as they are before, and whose figures the change can concern. */
type Changed = {
  readonly tables: Tables;
  readonly before: Records;
  /** By their codes; of these units and of those directly below them. */
  readonly unitsChanged: readonly string[] | "any";
  readonly today: IsoDate;
};

/**
 * Runs a change of definitions and refuses it where the whole, as it is afterwards, has a fault that it had not before; the
 * faults stand at the rows of the change. What was wrong before is asked only where something is wrong afterwards.
 */
export async function keepingWhole<Result>(
  tx: WriteTransaction,
  { tables, before, unitsChanged, today }: Changed,
  refusal: "folder_faulty" | "definition_faulty",
  change: () => Promise<Result>,
): Promise<Result> {
  const figuresBefore = await faultsOfFigures(tx, unitsChanged);
  const result = await change();
  const after = faultsOfRecords(await readAllRecords(tx));
  const inRecords = after.length === 0 ? [] : faultsBroughtIn(faultsOfRecords(before), after);
  const inFigures = faultsBroughtIn(figuresBefore, await faultsOfFigures(tx, unitsChanged));
  // What the records do not allow cannot be replayed.
  const inTasks = inRecords.length > 0 ? [] : await faultsOfTasks(tx, tables, today);
  const tooFine = await figuresTooFine(tx, indicatorsMadeCoarser(tables, before));
  const faults = [...placedIn(tables, [...inRecords, ...inFigures, ...tooFine]), ...inTasks];
  if (faults.length > 0) throw new AppError(refusal, 422, { count: faults.length }, faults);
  return result;
}

/** The codes of the indicators that are given fewer decimals than they had. */
function indicatorsMadeCoarser(tables: Tables, before: Records): string[] {
  const had = new Map((before.indicators ?? []).map(({ code, decimals }) => [code, Number(decimals)]));
  return tables
    .of(indicatorsSheet)
    .rows.flatMap(({ code, decimals = 0 }) => (decimals < (had.get(code) ?? 0) ? [code] : []));
}

/** Figures with more decimals than their indicators have now, which a load of the whole would refuse: of each the latest. */
async function figuresTooFine(tx: ReadTransaction, indicators: readonly string[]): Promise<WholeFault[]> {
  if (indicators.length === 0) return [];
  const { rows } = await sql<{ indicator: string; unit: string; period: PeriodCode; amount: string }>`
    WITH held AS (
      SELECT unit_id, form_id, period, amounts FROM report
      UNION ALL
      SELECT earlier.unit_id, earlier.form_id, earlier.period, earlier.amounts
      FROM report_version AS earlier
      JOIN report USING (unit_id, form_id, period)
      WHERE earlier.version IN (report.submitted_version, report.approved_version)
    )
    SELECT DISTINCT ON (indicator.id)
      indicator.code AS indicator, unit.code AS unit, held.period, held.amounts[line.position]::text AS amount
    FROM indicator
    JOIN form_line AS line ON line.indicator_id = indicator.id
    JOIN held ON held.form_id = line.form_id
    JOIN unit ON unit.id = held.unit_id
    WHERE indicator.code = ANY (${indicators}::text[])
      AND scale(trim_scale(held.amounts[line.position])) > indicator.decimals
    ORDER BY indicator.id, held.period DESC, unit.id`.execute(tx);
  return rows.map(({ indicator, unit, period, amount }) => ({
    file: "indicators.csv",
    object: indicator,
    column: "decimals",
    fault: { code: "figures_more_decimals", details: { unit, period, amount: formatNumber(new Decimal(amount)) } },
  }));
}

/**
 * Figures that count and that nobody would see: of a unit outside its own days, or below a unit that was not there yet. The
 * first such period of each unit. Of a unit's row and its parent's alone it depends, and on what is reported.
 */
async function faultsOfFigures(tx: ReadTransaction, units: Changed["unitsChanged"]): Promise<WholeFault[]> {
  if (units.length === 0) return [];
  const isChanged =
    units === "any"
      ? sql``
      : sql`AND unit_id IN (
        SELECT unit.id
        FROM unit
        LEFT JOIN unit AS parent ON parent.id = unit.parent_id
        WHERE unit.code = ANY (${units}::text[]) OR parent.code = ANY (${units}::text[])
      )`;
  const periods = await tx.selectFrom("report").select("period").distinct().execute();
  const { rows } = await sql<{
    unit: string;
    period: PeriodCode;
    valid_from: IsoDate | null;
    valid_to: IsoDate | null;
    ends: IsoDate;
    parent: string | null;
    parent_from: IsoDate | null;
  }>`
    SELECT DISTINCT ON (unit.id)
      unit.code AS unit, held.period, unit.valid_from, unit.valid_to, day.ends,
      parent.code AS parent, parent.valid_from AS parent_from
    FROM (
      SELECT DISTINCT unit_id, period
      FROM report
      WHERE (submitted_version IS NOT NULL OR approved_version IS NOT NULL)
        ${isChanged}
    ) AS held
    JOIN unnest(
      ${periods.map(({ period }) => period)}::text[],
      ${periods.map(({ period }) => lastDay(periodOf(period)))}::date[]
    ) AS day (period, ends) USING (period)
    JOIN unit ON unit.id = held.unit_id
    LEFT JOIN unit AS parent ON parent.id = unit.parent_id
    WHERE unit.valid_to < day.ends OR unit.valid_from > day.ends OR parent.valid_from > day.ends
    ORDER BY unit.id, day.ends DESC`.execute(tx);
  return rows.map(({ unit, period, valid_from, valid_to, ends, parent, parent_from }) => {
    const at = (column: string, code: string, day: IsoDate | null, details = {}) => ({
      file: "units.csv",
      object: unit,
      column,
      fault: { code, details: { unit, period, day: day ?? "", ...details } },
    });
    if (valid_to !== null && valid_to < ends) return at("valid_to", "figures_after_unit", valid_to);
    if (valid_from !== null && valid_from > ends) return at("valid_from", "figures_before_unit", valid_from);
    return at("parent", "figures_before_parent", parent_from, { parent: parent ?? "" });
  });
}
