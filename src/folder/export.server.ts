/** The definitions that are stored, as the sheets of one workbook: what `load` reads back without changing anything. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import { cellOf } from "../definitions/records.server.ts";
import type { Sheet } from "../definitions/sheet.ts";
import type { Cells } from "../definitions/table.ts";
import { sheetPlan } from "../definitions/workbook.ts";
import { AppError } from "../server/error.ts";
import type { WorkbookPlan } from "../sheets/plan.ts";
import { registers } from "./registers.server.ts";
import { sheets } from "./sheets.ts";
import { readAllRecords } from "./stored.server.ts";
import { valuesSheet } from "./valueRecord.ts";

/** More are a folder of CSV files, not a workbook. */
const mostFigures = 20_000;

export type ExportOptions = { figures?: boolean };

/** The folder's sheets; with the approved figures and with what happened where asked for. */
export async function exportWorkbook(tx: ReadTransaction, { figures }: ExportOptions = {}): Promise<WorkbookPlan> {
  const records = await readAllRecords(tx);
  const plans = sheets.map((sheet) => ({ sheet, rows: records[sheet.name] ?? [] }));
  const all = figures ? [...plans, { sheet: valuesSheet, rows: await valueCells(tx) }, ...(await happened(tx))] : plans;
  const filled = all.filter(({ rows }) => rows.length > 0);
  return { title: "Quyết", by: "Quyết", sheets: filled.map(({ sheet, rows }) => sheetPlan(sheet, rows)) };
}

/** What the registers hold. */
async function happened(tx: ReadTransaction) {
  const filled: { sheet: Sheet; rows: Cells[] }[] = [];
  for (const { sheet, cells } of registers) filled.push({ sheet, rows: bounded(await cells(tx, mostFigures + 1)) });
  return filled;
}

function bounded<Row>(rows: Row[]): Row[] {
  if (rows.length > mostFigures) throw new AppError("export_too_many_figures", 422, { most: mostFigures });
  return rows;
}

/** The approved figures, each where it was reported. */
async function valueCells(tx: ReadTransaction): Promise<Cells[]> {
  const { rows } = await sql<Record<string, unknown>>`
      WITH counted AS (
        SELECT report.unit_id, report.form_id, report.period,
               CASE WHEN report.approved_version = report.version THEN report.amounts ELSE kept.amounts END AS amounts,
               CASE WHEN report.approved_version = report.version THEN report.flags ELSE kept.flags END AS flags,
               CASE WHEN report.approved_version = report.version THEN report.notes ELSE kept.notes END AS notes
        FROM report
        LEFT JOIN report_version AS kept
          ON kept.unit_id = report.unit_id AND kept.form_id = report.form_id AND kept.period = report.period
          AND kept.version = report.approved_version
        WHERE report.approved_version IS NOT NULL
      )
      SELECT indicator.code AS indicator, unit.code AS unit, counted.period, cell.amount::text AS amount,
             counted.notes -> 'cells' ->> cell.place::text AS note,
             coalesce(counted.flags[cell.place], 0) & 1 = 1 AS estimated,
             coalesce(counted.flags[cell.place], 0) & 2 = 2 AS illustrative
      FROM counted
      CROSS JOIN LATERAL unnest(counted.amounts) WITH ORDINALITY AS cell (amount, place)
      JOIN form_line AS line ON line.form_id = counted.form_id AND line.position = cell.place AND NOT line.closed
      JOIN indicator ON indicator.id = line.indicator_id
      JOIN unit ON unit.id = counted.unit_id
      WHERE cell.amount IS NOT NULL
      ORDER BY counted.period, unit.sort, counted.form_id, line.sort
      LIMIT ${mostFigures + 1}`.execute(tx);
  return bounded(rows).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value, {})])),
  );
}
