/**
 * What figures rest on, as it is stored: what units reported themselves, what stands below them, and what of that is stale.
 * One statement, planned once; each row is looked up by its key, however many PostgreSQL expects.
 */
import type { FormId, UnitId } from "../database/ids.ts";
import type { Ask, Planned } from "../database/planned.server.ts";
import type { Basis } from "../database/tables.ts";
import { type Versions, versionColumns } from "../database/versions.server.ts";
import { type Asked, type FormPeriod, isNothing } from "./asked.server.ts";
import type { Rollup, RollupNode } from "./rolled.server.ts";

export type CountedReport = FormPeriod & {
  unit: UnitId;
  /** By position; null where nothing was reported, and nothing at all at a position that was not read. */
  amounts: (string | null)[];
  flags: number[] | null;
};

export type Stored = {
  own: CountedReport[];
  below: Rollup[];
  /** Everything of the forms and periods asked for below that is stale, at these units or elsewhere. */
  marked: RollupNode[];
  /** Of what is kept in memory, where it is asked for. */
  versions: Versions | undefined;
};

export type Line = { form: { id: FormId }; position: number };

/** Of `own` those lines of each form from the first to the last, or whole reports; `below` whole roll-ups. */
export type Question = {
  basis: Basis;
  own?: readonly Asked[];
  lines?: readonly Line[];
  below?: readonly Asked[];
  versions?: boolean;
};

export const storedFigures: Planned = {
  name: "stored_figures",
  text: `
  WITH asked AS MATERIALIZED (
    SELECT part.kind, part.basis, unit.unit_id, report.form_id, report.period, report.first, report.last
    FROM json_to_recordset($1::json) AS part (
      kind text, basis text, units int[], forms int[], periods text[], firsts int[], lasts int[]
    )
    CROSS JOIN LATERAL unnest(part.units) AS unit (unit_id)
    CROSS JOIN LATERAL unnest(part.forms, part.periods, part.firsts, part.lasts)
      AS report (form_id, period, first, last)
  )
  SELECT
    'own' AS kind, asked.unit_id AS unit, asked.form_id AS form, asked.period, asked.basis, asked.first,
    (CASE WHEN report.counted = report.version THEN report.amounts ELSE earlier.amounts END)
      [asked.first:asked.last] AS amounts,
    NULL::int[] AS counts,
    (CASE WHEN report.counted = report.version THEN report.flags ELSE earlier.flags END)
      [asked.first:asked.last] AS flags,
    NULL::int[] AS stale, NULL AS definitions, NULL AS settings
  FROM asked
  CROSS JOIN LATERAL (
    SELECT
      version, amounts, flags,
      CASE asked.basis WHEN 'submitted' THEN report.submitted_version ELSE report.approved_version END AS counted
    FROM report
    WHERE unit_id = asked.unit_id AND form_id = asked.form_id AND period = asked.period
    LIMIT 1
  ) AS report
  LEFT JOIN LATERAL (
    SELECT amounts, flags
    FROM report_version
    WHERE unit_id = asked.unit_id AND form_id = asked.form_id AND period = asked.period
      AND version = report.counted AND report.counted <> report.version
    LIMIT 1
  ) AS earlier ON true
  WHERE asked.kind = 'own' AND report.counted IS NOT NULL
  UNION ALL
  SELECT
    'below', asked.unit_id, asked.form_id, asked.period, asked.basis, 1,
    rollup.totals, rollup.counts, rollup.flags, NULL, NULL, NULL
  FROM asked
  CROSS JOIN LATERAL (
    SELECT totals, counts, flags
    FROM rollup
    WHERE unit_id = asked.unit_id AND form_id = asked.form_id AND period = asked.period AND basis = asked.basis
      AND structure_id = 0
    LIMIT 1
  ) AS rollup
  WHERE asked.kind = 'below'
  UNION ALL
  SELECT 'stale', NULL, form_id, period, NULL, NULL, NULL, NULL, NULL, array_agg(DISTINCT unit_id), NULL, NULL
  FROM rollup_mark
  WHERE (form_id, period) IN (SELECT form_id, period FROM asked WHERE kind = 'below')
  GROUP BY form_id, period
  UNION ALL
  SELECT
    'versions', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, versions.definitions, versions.settings
  FROM json_to_recordset($1::json) AS part (kind text)
  CROSS JOIN LATERAL (SELECT ${versionColumns}) AS versions
  WHERE part.kind = 'versions'`,
};

type Row = {
  kind: "own" | "below" | "stale" | "versions";
  basis: Basis;
  first: number;
  amounts: (string | null)[];
  counts: number[];
  flags: number[] | null;
  stale: UnitId[];
} & RollupNode &
  Versions;

/** Answers without asking where nothing is asked. */
export async function readStored(ask: Ask, question: Question): Promise<Stored> {
  const { basis, own = [], below = [], lines = [], versions = false } = question;
  const stored: Stored = { own: [], below: [], marked: [], versions: undefined };
  if (isNothing(own) && isNothing(below)) return stored;
  const rows = await ask<Row>(storedFigures, [
    ...questionsOf("own", basis, own, lines),
    ...questionsOf("below", basis, below, []),
    ...(versions ? [{ kind: "versions" }] : []),
  ]);
  for (const { kind, unit, form, period, first, amounts, counts, flags, stale, definitions, settings } of rows)
    switch (kind) {
      case "own":
        stored.own.push({
          unit,
          form,
          period,
          amounts: fromPosition(first, amounts),
          flags: flags && fromPosition(first, flags),
        });
        break;
      case "below":
        stored.below.push({ unit, form, period, basis, totals: amounts, counts, flags });
        break;
      case "stale":
        stored.marked.push(...stale.map((each) => ({ unit: each, form, period })));
        break;
      case "versions":
        stored.versions = { definitions, settings };
        break;
      default:
        kind satisfies never;
    }
  return stored;
}

const wholeForm = { first: 1, last: 2 ** 31 - 1 };

function questionsOf(kind: "own" | "below", basis: Basis, asked: readonly Asked[], lines: readonly Line[]) {
  const parts = partsOfForms(lines);
  return asked
    .filter((each) => !isNothing([each]))
    .map(({ units, reports }) => ({
      ...{ kind, basis, units },
      forms: reports.map(({ form }) => form),
      periods: reports.map(({ period }) => period),
      firsts: reports.map(({ form }) => (parts.get(form) ?? wholeForm).first),
      lasts: reports.map(({ form }) => (parts.get(form) ?? wholeForm).last),
    }));
}

/** Of each form named the positions to be read, both included. */
function partsOfForms(lines: readonly Line[]) {
  const parts = new Map<FormId, { first: number; last: number }>();
  for (const { form, position } of lines) {
    const { first, last } = parts.get(form.id) ?? { first: position, last: position };
    parts.set(form.id, { first: Math.min(first, position), last: Math.max(last, position) });
  }
  return parts;
}

function fromPosition<Element>(first: number, elements: Element[]): Element[] {
  return first === 1 ? elements : new Array<Element>(first - 1).concat(elements);
}
