/** The definitions that are stored, as the sheets of one workbook: what `load` reads back without changing anything. */

import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Cells } from "../definitions/table.ts";
import { Decimal } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import type { CellPlan, SheetPlan, WorkbookPlan } from "../sheets/plan.ts";
import type { Records } from "./folder.ts";
import { writeTrajectory } from "./targetsFile.ts";

type Cell = string | number | boolean | null | readonly string[];
type Row = Record<string, Cell>;
type ExportSheet = { name: string; columns: readonly string[]; amounts?: readonly string[]; rows: readonly Row[] };

/** More are a folder of CSV files, not a workbook. */
const mostFigures = 20_000;

export type ExportOptions = { figures?: boolean };

/** The folder's sheets; with the approved figures where asked for. */
export async function exportWorkbook(tx: ReadTransaction, { figures }: ExportOptions = {}): Promise<WorkbookPlan> {
  const sheets = [...(await definitionSheets(tx)), ...(figures ? [await valueSheet(tx)] : [])];
  return { title: "Quyết", by: "Quyết", sheets: sheets.filter(({ rows }) => rows.length > 0).map(planOf) };
}

async function definitionSheets(tx: ReadTransaction): Promise<ExportSheet[]> {
  return [
    ...(await unitSheets(tx)),
    ...(await measureSheets(tx)),
    ...(await demandSheets(tx)),
    ...(await paperSheets(tx)),
  ];
}

/** Everything that is stored, in the words of the folder's files. */
export async function readAllRecords(tx: ReadTransaction): Promise<Records> {
  return Object.fromEntries((await definitionSheets(tx)).map((sheet) => [sheet.name, recordsOf(sheet)]));
}

/** The files of which a page shows and changes single rows. */
export type KeptSheet = "units" | "groups" | "indicators" | "forms" | "regimes" | "resolutions" | "targets";

/** What is stored in the words of a folder's file: every cell a text, empty where nothing is given; all of them or a code's. */
export async function readRecords(tx: ReadTransaction, name: KeptSheet, code?: string): Promise<Cells[]> {
  const read =
    name === "units" || name === "groups"
      ? unitSheets
      : name === "resolutions" || name === "targets"
        ? demandSheets
        : measureSheets;
  const sheet = (await read(tx)).find((each) => each.name === name);
  return sheet === undefined ? [] : recordsOf(sheet).filter((row) => code === undefined || row.code === code);
}

function recordsOf({ columns, rows }: ExportSheet): Cells[] {
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, plainCell(row[column] ?? null)])));
}

function plainCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? value.join("|") : String(value);
}

async function read(tx: ReadTransaction, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(tx)).rows;
}

async function unitSheets(tx: ReadTransaction): Promise<ExportSheet[]> {
  return [
    {
      name: "units",
      columns: ["code", "name", "kind", "parent", "valid_from", "valid_to"],
      rows: await read(
        tx,
        sql`
          SELECT unit.code, unit.name, unit.kind, parent.code AS parent,
                 unit.valid_from::text AS valid_from, unit.valid_to::text AS valid_to
          FROM unit
          LEFT JOIN unit AS parent ON parent.id = unit.parent_id
          ORDER BY unit.sort, unit.id`,
      ),
    },
    {
      name: "groups",
      columns: ["code", "name", "kind", "unit", "from", "to"],
      rows: await read(
        tx,
        sql`
          SELECT unit_group.code, unit_group.name, unit_group.kind, unit.code AS unit,
                 member.valid_from::text AS "from", member.valid_to::text AS "to"
          FROM group_member AS member
          JOIN unit_group ON unit_group.id = member.group_id
          JOIN unit ON unit.id = member.unit_id
          ORDER BY unit_group.id, unit.sort, member.valid_from`,
      ),
    },
    {
      name: "successions",
      columns: ["predecessor", "successor", "date", "share", "basis", "document"],
      amounts: ["share"],
      rows: await read(
        tx,
        sql`
          SELECT predecessor.code AS predecessor, successor.code AS successor, date::text, share::text, basis, document
          FROM succession
          JOIN unit AS predecessor ON predecessor.id = predecessor_id
          JOIN unit AS successor ON successor.id = successor_id
          ORDER BY date, predecessor.sort, successor.sort`,
      ),
    },
  ];
}

async function measureSheets(tx: ReadTransaction): Promise<ExportSheet[]> {
  return [
    {
      name: "regimes",
      columns: ["code", "name", "frequency", "cut_off", "due_days", "level", "closed"],
      amounts: ["cut_off", "due_days"],
      rows: await read(
        tx,
        sql`
          SELECT code, name, frequency, cut_off, due_days, level, closed_on::text AS closed
          FROM regime
          ORDER BY id`,
      ),
    },
    {
      name: "indicators",
      columns: [
        ...[
          "code",
          "name",
          "name_en",
          "measure",
          "change_measure",
          "field",
          "direction",
          "timing",
          "rollup",
          "formula",
        ],
        ...["numerator", "denominator", "decimals", "owner", "part_of", "public", "in_review", "synonyms", "closed"],
      ],
      amounts: ["decimals"],
      rows: await read(
        tx,
        sql`
          SELECT each.code, each.name, each.name_en, each.measure, each.change_measure, each.field, each.direction,
                 each.timing, each.rollup, each.formula, numerator.code AS numerator, denominator.code AS denominator,
                 each.decimals, owner.code AS owner, whole.code AS part_of, each.public, each.in_review, each.synonyms,
                 each.closed_on::text AS closed
          FROM indicator AS each
          LEFT JOIN indicator AS numerator ON numerator.id = each.numerator_id
          LEFT JOIN indicator AS denominator ON denominator.id = each.denominator_id
          LEFT JOIN indicator AS whole ON whole.id = each.part_of_id
          LEFT JOIN unit AS owner ON owner.id = each.owner_id
          ORDER BY each.sort, each.id`,
      ),
    },
    {
      name: "forms",
      columns: ["code", "name", "owed_by", "frequency", "owner", "indicator", "cumulative", "closed"],
      rows: await read(
        tx,
        sql`
          SELECT form.code, form.name, line.owed_by, form.frequency, owner.code AS owner, indicator.code AS indicator,
                 line.cumulative, line.closed_on::text AS closed
          FROM form_line AS line
          JOIN form ON form.id = line.form_id
          JOIN indicator ON indicator.id = line.indicator_id
          LEFT JOIN unit AS owner ON owner.id = form.owner_id
          WHERE NOT line.closed
          ORDER BY form.id, line.sort, line.position`,
      ),
    },
  ];
}

async function demandSheets(tx: ReadTransaction): Promise<ExportSheet[]> {
  const targets = await read(
    tx,
    sql`
      SELECT target.code, resolution.code AS resolution, target.name, indicator.code AS indicator, unit.code AS unit,
             target.comparator, target.amount::text, nullif(target.by, 'percent') AS by, target.period, target.due::text, target.baseline::text,
             target.trajectory::text, lead.code AS lead, target.field, target.weight::text, target.set_by,
             whole.code AS part_of, target.illustrative, target.closed_on::text AS closed
      FROM target
      JOIN resolution ON resolution.id = target.resolution_id
      JOIN indicator ON indicator.id = target.indicator_id
      JOIN unit ON unit.id = target.unit_id
      LEFT JOIN unit AS lead ON lead.id = target.lead_id
      LEFT JOIN target AS whole ON whole.id = target.part_of_id
      ORDER BY target.sort, target.id`,
  );
  return [
    {
      name: "resolutions",
      columns: ["code", "title", "number", "unit", "period", "adopted", "parent", "closed"],
      rows: await read(
        tx,
        sql`
          SELECT each.code, each.title, each.number, unit.code AS unit, each.period, each.adopted::text AS adopted,
                 parent.code AS parent, each.closed_on::text AS closed
          FROM resolution AS each
          JOIN unit ON unit.id = each.unit_id
          LEFT JOIN resolution AS parent ON parent.id = each.parent_id
          ORDER BY each.sort, each.id`,
      ),
    },
    {
      name: "targets",
      columns: [
        ...[
          "code",
          "resolution",
          "name",
          "indicator",
          "unit",
          "comparator",
          "amount",
          "by",
          "period",
          "due",
          "baseline",
        ],
        ...["trajectory", "lead", "field", "weight", "set_by", "part_of", "illustrative", "closed"],
      ],
      amounts: ["amount", "baseline", "weight"],
      rows: targets.map((row) => ({ ...row, trajectory: trajectoryText(row.trajectory) })),
    },
  ];
}

function trajectoryText(stored: Cell | undefined): string | null {
  return typeof stored === "string" ? writeTrajectory(JSON.parse(stored)) : null;
}

async function paperSheets(tx: ReadTransaction): Promise<ExportSheet[]> {
  return [
    {
      name: "documents",
      columns: ["number", "kind", "issuer", "date", "subject", "carries_out"],
      rows: await read(
        tx,
        sql`SELECT number, kind, issuer, date::text, subject, carries_out FROM document ORDER BY sort, id`,
      ),
    },
    {
      name: "recognitions",
      columns: ["unit", "title", "level", "period", "document", "date"],
      rows: await read(
        tx,
        sql`
          SELECT unit.code AS unit, title, level, period, document, date::text
          FROM recognition
          JOIN unit ON unit.id = unit_id
          ORDER BY recognition.sort, recognition.id`,
      ),
    },
  ];
}

/** The approved figures, each where it was reported. */
async function valueSheet(tx: ReadTransaction): Promise<ExportSheet> {
  const rows = await read(
    tx,
    sql`
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
      LIMIT ${mostFigures + 1}`,
  );
  if (rows.length > mostFigures) throw new AppError("export_too_many_figures", 422, { most: mostFigures });
  return {
    name: "values",
    columns: ["indicator", "unit", "period", "amount", "note", "estimated", "illustrative"],
    amounts: ["amount"],
    rows,
  };
}

function planOf({ name, columns, amounts = [], rows }: ExportSheet): SheetPlan {
  return {
    name,
    columns: columns.map((column) => ({
      width: column === "name" || column === "title" || column === "subject" ? 44 : 16,
    })),
    frozen: { rows: 1, columns: 1 },
    landscape: true,
    rows: [
      columns.map((text): CellPlan => ({ text, look: "head" })),
      ...rows.map((row) => columns.map((column) => cellOf(row[column] ?? null, column, amounts.includes(column)))),
    ],
  };
}

function cellOf(value: Cell, column: string, isAmount: boolean): CellPlan | undefined {
  if (value === null || value === "") return undefined;
  // Public is the rule, everything else the exception: only what is not usual is written.
  if (typeof value === "boolean") return value === (column === "public") ? undefined : { text: value ? "yes" : "no" };
  if (Array.isArray(value)) return value.length === 0 ? undefined : { text: value.join("|") };
  if (!isAmount) return { text: String(value) };
  const amount = new Decimal(String(value));
  return { amount: amount.toFixed(), decimals: amount.decimalPlaces() };
}
