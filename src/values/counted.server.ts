/** The reports that count on a basis: of each, the version that was submitted or approved last, not the draft above it. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { FormId, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { type Asked, askedTable, type FormPeriod, isNothing } from "./asked.server.ts";

export type CountedReport = FormPeriod & {
  unit: UnitId;
  /** By position; null where nothing was reported, and nothing at all at a position that was not read. */
  amounts: (string | null)[];
  flags: number[] | null;
};

type Line = { form: { id: FormId }; position: number };

/**
 * What the units themselves reported, on the basis, of what is asked. Where only some lines of a form are wanted, those
 * from the first to the last of them are read: a page of one indicator over many units would else read whole reports.
 */
export async function readCounted(
  tx: ReadTransaction,
  basis: Basis,
  asked: readonly Asked[],
  lines: readonly Line[] = [],
): Promise<CountedReport[]> {
  if (isNothing(asked)) return [];
  const wanted = partsOfForms(asked, lines);
  const { rows } = await sql<CountedReport & { first: number }>`
    SELECT
      report.unit_id AS unit, report.form_id AS form, report.period, wanted.first,
      (CASE WHEN counted.version = report.version THEN report.amounts ELSE earlier.amounts END)
        [wanted.first:wanted.last] AS amounts,
      (CASE WHEN counted.version = report.version THEN report.flags ELSE earlier.flags END)
        [wanted.first:wanted.last] AS flags
    FROM ${askedTable(asked)}
    JOIN unnest(
      ${wanted.map(({ form }) => form)}::int[],
      ${wanted.map(({ first }) => first)}::int[],
      ${wanted.map(({ last }) => last)}::int[]
    ) AS wanted (form_id, first, last) USING (form_id)
    JOIN report USING (unit_id, form_id, period)
    CROSS JOIN LATERAL (
      SELECT CASE ${basis} WHEN 'submitted' THEN report.submitted_version ELSE report.approved_version END
    ) AS counted (version)
    LEFT JOIN report_version AS earlier
      ON earlier.unit_id = report.unit_id AND earlier.form_id = report.form_id AND earlier.period = report.period
      AND earlier.version = counted.version AND counted.version <> report.version
    WHERE counted.version IS NOT NULL`.execute(tx);
  return rows.map(({ first, amounts, flags, ...report }) => ({
    ...report,
    amounts: fromPosition(first, amounts),
    flags: flags && fromPosition(first, flags),
  }));
}

const wholeForm = { first: 1, last: 2 ** 31 - 1 };

/** Of each form asked for the positions to be read, both included; the whole form where no line of it is named. */
function partsOfForms(asked: readonly Asked[], lines: readonly Line[]) {
  const parts = new Map<FormId, { first: number; last: number }>();
  for (const { form, position } of lines) {
    const { first, last } = parts.get(form.id) ?? { first: position, last: position };
    parts.set(form.id, { first: Math.min(first, position), last: Math.max(last, position) });
  }
  const forms = new Set(asked.flatMap(({ reports }) => reports.map(({ form }) => form)));
  return [...forms].map((form) => ({ form, ...(parts.get(form) ?? wholeForm) }));
}

function fromPosition<Element>(first: number, elements: Element[]): Element[] {
  return first === 1 ? elements : new Array<Element>(first - 1).concat(elements);
}
