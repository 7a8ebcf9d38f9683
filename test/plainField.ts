/** A field for the test of recomputation, and its figures computed the plain way: from every version, without roll-ups. */

import { sql } from "kysely";
import { codeOf, firstMonth, lastMonth, type Period, periodOf, periodsWithin } from "../src/calendar/period.ts";
import type { Database, ReadTransaction } from "../src/database/connection.server.ts";
import type { FormId, IndicatorId, PeriodCode, UnitId } from "../src/database/ids.ts";
import type { Basis } from "../src/database/tables.ts";
import { definitionsChanged } from "../src/ledger/marks.server.ts";
import { Decimal } from "../src/prose/number.ts";
import type { Reported } from "../src/values/overMonths.ts";

/** Unit ids: 1 the province, 2 and 3 its districts, then communes; commune 9 ended with the year 2023. */
export const parents = new Map<number, number>([
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [6, 2],
  [7, 3],
  [8, 3],
  [9, 3],
]);
const ended = 9;
export const communes = [4, 5, 6, 7, 8, ended];
export const districts = [2, 3];

/**
 * The forms: 1 quarterly, 2 monthly. The districts owe the plan too; revenue they owe by the quarter, the communes by
 * the month.
 */
type Line = { form: number; position: number; indicator: number; owedBy: readonly number[] };
const everyone = [...districts, ...communes];
export const lines: Line[] = [
  { form: 1, position: 1, indicator: 1, owedBy: communes },
  { form: 1, position: 2, indicator: 2, owedBy: communes },
  { form: 1, position: 3, indicator: 3, owedBy: communes },
  { form: 1, position: 4, indicator: 4, owedBy: communes },
  { form: 1, position: 5, indicator: 5, owedBy: communes },
  { form: 1, position: 6, indicator: 6, owedBy: everyone },
  { form: 2, position: 1, indicator: 1, owedBy: communes },
  { form: 2, position: 2, indicator: 5, owedBy: communes },
  { form: 2, position: 3, indicator: 7, owedBy: communes },
  { form: 1, position: 7, indicator: 7, owedBy: districts },
];
export const periodsOf: Record<number, string[]> = {
  1: ["2023-Q1", "2023-Q2", "2024-Q1", "2024-Q2"],
  2: ["2023-01", "2023-02", "2023-05", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05"],
};

/** Base indicators by id, as the SQL below makes them. */
export const bases = new Map<number, { timing: "flow" | "stock" | "peak"; rollup: "sum" | "max" | "none" }>([
  [1, { timing: "flow", rollup: "sum" }],
  [2, { timing: "flow", rollup: "sum" }],
  [3, { timing: "stock", rollup: "sum" }],
  [4, { timing: "stock", rollup: "sum" }],
  [5, { timing: "peak", rollup: "max" }],
  [6, { timing: "stock", rollup: "none" }],
  [7, { timing: "flow", rollup: "sum" }],
]);

export async function makeField(database: Database): Promise<void> {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, valid_to, sort)
      SELECT 'u' || id, 'Đơn vị ' || id, kind, parent, CASE WHEN id = ${ended} THEN DATE '2023-12-31' END, id
      FROM (VALUES
        (1, 'province', NULL), (2, 'district', 1), (3, 'district', 1), (4, 'commune', 2), (5, 'commune', 2),
        (6, 'commune', 2), (7, 'commune', 3), (8, 'commune', 3), (9, 'commune', 3)
      ) AS row (id, kind, parent)`.execute(tx);
    await sql`
      INSERT INTO indicator (code, name, measure, direction, timing, rollup, formula, numerator_id, denominator_id, sort)
      VALUES
        ('flow', 'Việc làm', 'người', 'more', 'flow', 'sum', NULL, NULL, NULL, 1),
        ('part', 'Trong đó nữ', 'người', 'more', 'flow', 'sum', NULL, NULL, NULL, 2),
        ('insured', 'Người có thẻ', 'người', 'more', 'stock', 'sum', NULL, NULL, NULL, 3),
        ('people', 'Dân số', 'người', 'neutral', 'stock', 'sum', NULL, NULL, NULL, 4),
        ('salt', 'Độ mặn', '‰', 'less', 'peak', 'max', NULL, NULL, NULL, 5),
        ('plan', 'Đề án', 'đề án', 'more', 'stock', 'none', NULL, NULL, NULL, 6),
        ('revenue', 'Thu', 'triệu đồng', 'more', 'flow', 'sum', NULL, NULL, NULL, 7),
        ('covered', 'Tỷ lệ có thẻ', '%', 'more', 'ratio', 'ratio', NULL, 3, 4, 8),
        ('rest', 'Nam', 'người', 'more', 'flow', 'sum', '[flow] - [part]', NULL, NULL, 9)`.execute(tx);
    await sql`INSERT INTO form (code, name, frequency) VALUES ('q', 'Quý', 'quarter'), ('m', 'Tháng', 'month')`.execute(
      tx,
    );
    for (const { form, position, indicator, owedBy } of lines) {
      const kinds = owedBy === everyone ? "{commune,district}" : owedBy === districts ? "{district}" : "{commune}";
      await sql`
        INSERT INTO form_line (form_id, position, indicator_id, owed_by, sort)
        VALUES (${form}, ${position}, ${indicator}, ${kinds}::text[], ${position})`.execute(tx);
    }
    await sql`
      INSERT INTO resolution (code, title, unit_id, period, sort)
      VALUES ('nq', 'Nghị quyết', 1, '2024', 1)`.execute(tx);
    await sql`
      INSERT INTO target (code, resolution_id, name, indicator_id, unit_id, comparator, amount, period, baseline, sort)
      SELECT unit.code || '-' || row.code, 1, row.code, indicator.id, unit.id, comparator, amount, '2024', baseline, unit.id
      FROM (VALUES
        ('flow', 'at_least', 400, NULL), ('part', 'rise_at_least', 10, NULL), ('insured', 'at_least', 900, 500),
        ('salt', 'at_most', 40, NULL), ('plan', 'done_by', 50, NULL), ('revenue', 'at_most', 600, NULL),
        ('covered', 'at_least', 95.5, 60), ('rest', 'fall_at_least', 5, NULL), ('flow', 'fall_at_least', 5, NULL)
      ) AS row (code, comparator, amount, baseline)
      JOIN indicator ON indicator.code = row.code
      CROSS JOIN unit
      WHERE unit.id IN (1, 2, 3, 4)
        AND NOT (row.code = 'flow' AND comparator = 'fall_at_least')`.execute(tx);
    await definitionsChanged(tx);
  });
}

type Version = {
  unit_id: number;
  form_id: number;
  period: PeriodCode;
  state: "draft" | "filled" | "submitted" | "approved" | "returned";
  amounts: (string | null)[];
  flags: number[] | null;
};

/** What counts on a basis, by "unit form period position". */
export type Counted = ReadonlyMap<string, Reported>;

/**
 * What counts on a basis, told from the states that every report went through: submitted, the latest submitted or
 * approved version, a return restoring what stood before; approved, the last approved one.
 */
export async function plainlyCounted(tx: ReadTransaction, basis: Basis): Promise<Counted> {
  const { rows } = await sql<Version>`
    SELECT unit_id, form_id, period, version, state, amounts, flags FROM report_version
    UNION ALL
    SELECT unit_id, form_id, period, version, state, amounts, flags FROM report
    ORDER BY unit_id, form_id, period, version`.execute(tx);
  const counted = new Map<string, Reported>();
  for (const versions of Map.groupBy(rows, (row) => `${row.unit_id} ${row.form_id} ${row.period}`).values()) {
    let before: Version | undefined;
    let submitted: Version | undefined;
    let approved: Version | undefined;
    for (const [index, version] of versions.entries()) {
      if (version.state === "submitted") [before, submitted] = [submitted, version];
      if (version.state === "approved") [submitted, approved] = [version, version];
      if (version.state === "returned" && versions[index - 1]?.state === "submitted") submitted = before;
    }
    const counts = basis === "approved" ? approved : submitted;
    if (!counts) continue;
    for (const [index, amount] of counts.amounts.entries()) {
      if (amount === null) continue;
      const flag = counts.flags?.[index] ?? 0;
      const reported = { amount: new Decimal(amount), estimated: (flag & 1) > 0, illustrative: (flag & 2) > 0 };
      counted.set(keyOf(counts.unit_id, counts.form_id, counts.period, index + 1), reported);
    }
  }
  return counted;
}

export function keyOf(unit: number, form: number, period: string, position: number): string {
  return `${unit} ${form} ${period} ${position}`;
}

export function childrenIn(unit: number, period: string): number[] {
  return [...parents.keys()].filter((each) => parents.get(each) === unit && existsIn(each, period));
}

export function existsIn(unit: number, period: string): boolean {
  return unit !== ended || lastMonth(periodOf(period)) < 2024 * 12;
}

/** What the children of a unit add up to, each by its own figure or else by that of its children. */
export function plainTotal(counted: Counted, unit: number, line: Line, period: string): Reported | undefined {
  const rule = bases.get(line.indicator);
  if (!rule || rule.rollup === "none") return undefined;
  const parts = childrenIn(unit, period).flatMap((child) => plainFigure(counted, child, line, period) ?? []);
  const amounts = parts.map((part) => part.amount);
  if (amounts.length === 0) return undefined;
  return {
    amount: rule.rollup === "sum" ? Decimal.sum(...amounts) : Decimal.max(...amounts),
    estimated: parts.some((part) => part.estimated),
    illustrative: parts.some((part) => part.illustrative),
  };
}

export function plainFigure(counted: Counted, unit: number, line: Line, period: string): Reported | undefined {
  return counted.get(keyOf(unit, line.form, period, line.position)) ?? plainTotal(counted, unit, line, period);
}

/** The unit and all below it that exist at the period's end. */
export function withinIn(unit: number, period: string): number[] {
  return [unit, ...childrenIn(unit, period).flatMap((child) => withinIn(child, period))];
}

/** The lines on which a unit owes an indicator: the monthly ones alone, where it owes both. */
function linesOwed(unit: number, indicator: number): Line[] {
  const owed = lines.filter((line) => line.indicator === indicator && line.owedBy.includes(unit));
  const monthly = owed.filter(({ form }) => form === 2);
  return monthly.length > 0 ? monthly : owed;
}

/** How often the unit or one below it owes an indicator in 2024, the shortest. */
export function plainFrequency(unit: number, indicator: number): "month" | "quarter" | undefined {
  const owed = withinIn(unit, "2024").flatMap((each) => linesOwed(each, indicator));
  if (owed.length === 0) return undefined;
  return owed.some(({ form }) => form === 2) ? "month" : "quarter";
}

/** The reports owed at or below a unit for indicators over a span, each with its period and line. */
export function plainlyOwed(unit: number, indicators: readonly number[], from: number, to: number) {
  return indicators.flatMap((indicator) =>
    (["month", "quarter"] as const).flatMap((frequency) => {
      const periods = periodsWithin(frequency, from, to)
        .filter((period: Period) => bases.get(indicator)?.timing !== "stock" || lastMonth(period) === to)
        .map(codeOf);
      return periods.flatMap((period) =>
        withinIn(unit, period).flatMap((each) =>
          linesOwed(each, indicator)
            .filter(({ form }) => (form === 2) === (frequency === "month"))
            .map(({ form, position }) => ({ unit: each, key: keyOf(each, form, period, position) })),
        ),
      );
    }),
  );
}

/** Of the units that owe, those that reported all of theirs. */
export function completeOf(counted: Counted, owed: readonly { unit: number; key: string }[]) {
  const owing = new Set(owed.map((each) => each.unit));
  const short = new Set(owed.filter((each) => !counted.has(each.key)).map((each) => each.unit));
  const come = owed.filter((each) => counted.has(each.key)).length;
  const complete = owing.difference(short);
  return { owing, complete, coverage: { reported: complete.size, expected: owing.size, come, owed: owed.length } };
}

type Months = { from: number; to: number };

/**
 * What counts for a unit by period within some months, from the reports in `counted` alone: month by month, what it
 * reported itself leaves nothing to what stands below it.
 */
export function plainPeriods(
  counted: Counted,
  unit: number,
  indicator: IndicatorId,
  within: Months,
): Map<PeriodCode, Reported> {
  const rows = lines
    .filter((each) => each.indicator === indicator)
    .flatMap((line) => (periodsOf[line.form] ?? []).map((period) => ({ line, period, months: monthsOf(period) })))
    .filter(({ months }) => months.every((month) => month >= within.from && month <= within.to))
    .map((row) => ({ ...row, own: counted.get(keyOf(unit, row.line.form, row.period, row.line.position)) }));
  const taken = new Set(rows.flatMap(({ own, months }) => (own ? months : [])));
  const found = new Map<PeriodCode, Reported>();
  for (const { line, period, months, own } of rows) {
    const below = months.some((month) => taken.has(month)) ? undefined : plainTotal(counted, unit, line, period);
    const figure = own ?? below;
    if (figure) found.set(period as PeriodCode, figure);
  }
  return found;
}

function monthsOf(period: string): number[] {
  const first = firstMonth(periodOf(period));
  return Array.from({ length: lastMonth(periodOf(period)) - first + 1 }, (_, index) => first + index);
}

/** Whether anything that counts for the unit ends with the last of the months. */
export function plainlyReaches(counted: Counted, unit: number, indicator: IndicatorId, within: Months): boolean {
  return [...plainPeriods(counted, unit, indicator, within).keys()].some(
    (period) => lastMonth(periodOf(period)) === within.to,
  );
}

/** At least nine reports of ten. */
export function plainlyEnough({ come, owed }: { come: number; owed: number }): boolean {
  return come * 10 >= owed * 9;
}

export const spanOfYear = (asOf: Period) => ({ from: firstMonth(periodOf("2024")), to: lastMonth(asOf) });
export const unitId = (id: number) => id as UnitId;
export const formId = (id: number) => id as FormId;
