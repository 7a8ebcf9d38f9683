/** A field for the test of recomputation, and what counts in it told the plain way: from every version, without roll-ups. */

import { sql } from "kysely";
import { lastMonth, periodOf } from "../src/calendar/period.ts";
import type { Database, ReadTransaction } from "../src/database/connection.server.ts";
import type { FormId, PeriodCode, UnitId } from "../src/database/ids.ts";
import type { Basis } from "../src/database/tables.ts";
import { definitionsChanged } from "../src/ledger/marks.server.ts";
import { Decimal } from "../src/prose/number.ts";
import type { Reported } from "../src/values/overMonths.ts";
import { type Indicator, type Rollup, type Timing, usualLimits, type World } from "./plain/world.ts";

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

const indicator = (code: string, timing: Timing, rollup: Rollup, composed: Partial<Indicator> = {}): Indicator => ({
  ...{ code, timing, rollup, measure: "người", direction: "more", formula: "", numerator: "", denominator: "" },
  ...{ decimals: "", owner: "", public: "", ...composed },
});

/** In the order of their ids, as the SQL below makes them. */
const indicators: Indicator[] = [
  indicator("flow", "flow", "sum"),
  indicator("part", "flow", "sum"),
  indicator("insured", "stock", "sum"),
  indicator("people", "stock", "sum"),
  indicator("salt", "peak", "max"),
  indicator("plan", "stock", "none"),
  indicator("revenue", "flow", "sum"),
  indicator("covered", "ratio", "ratio", { measure: "%", numerator: "insured", denominator: "people" }),
  indicator("rest", "flow", "sum", { formula: "[flow] - [part]" }),
];

/** What is demanded of each of four units. */
const demands = [
  { indicator: "flow", comparator: "at_least", amount: "400", baseline: "" },
  { indicator: "part", comparator: "rise_at_least", amount: "10", baseline: "" },
  { indicator: "insured", comparator: "at_least", amount: "900", baseline: "500" },
  { indicator: "salt", comparator: "at_most", amount: "40", baseline: "" },
  { indicator: "plan", comparator: "done_by", amount: "50", baseline: "" },
  { indicator: "revenue", comparator: "at_most", amount: "600", baseline: "" },
  { indicator: "covered", comparator: "at_least", amount: "95.5", baseline: "60" },
  { indicator: "rest", comparator: "fall_at_least", amount: "5", baseline: "" },
];

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
        ('covered', 'at_least', 95.5, 60), ('rest', 'fall_at_least', 5, NULL)
      ) AS row (code, comparator, amount, baseline)
      JOIN indicator ON indicator.code = row.code
      CROSS JOIN unit
      WHERE unit.id IN (1, 2, 3, 4)`.execute(tx);
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
  const rule = indicators[line.indicator - 1];
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

function plainFigure(counted: Counted, unit: number, line: Line, period: string): Reported | undefined {
  return counted.get(keyOf(unit, line.form, period, line.position)) ?? plainTotal(counted, unit, line, period);
}

/** The unit and all below it that exist at the period's end. */
export function withinIn(unit: number, period: string): number[] {
  return [unit, ...childrenIn(unit, period).flatMap((child) => withinIn(child, period))];
}

/** The same field as a folder, for the plain computation. */
export function worldOfField(counted: Counted): World {
  const asked = { cumulative: "", owner: "", first_asked: "" };
  return {
    units: [1, ...parents.keys()].map((unit) => ({
      ...{ code: `u${unit}`, kind: kindOf(unit), parent: parents.has(unit) ? `u${parents.get(unit)}` : "" },
      ...{ valid_from: "", valid_to: unit === ended ? "2023-12-31" : "" },
    })),
    indicators,
    lines: lines.map(({ form, indicator, owedBy }) => ({
      ...{ ...asked, code: String(form), indicator: codeOf(indicator), frequency: form === 1 ? "quarter" : "month" },
      owed_by: owedBy.map((unit) => `u${unit}`).join("|"),
    })),
    resolutions: [{ code: "nq", unit: "u1", period: "2024", parent: "" }],
    targets: [1, 2, 3, 4].flatMap((unit) =>
      demands.map((demand) => ({
        ...{ ...demand, code: `u${unit}-${demand.indicator}`, unit: `u${unit}`, resolution: "nq", period: "2024" },
        ...{ by: "", due: "", trajectory: "", part_of: "", illustrative: "" },
      })),
    ),
    values: lines.flatMap(({ form, position, indicator }) =>
      [...parents.keys()].flatMap((unit) =>
        (periodsOf[form] ?? []).flatMap((period) => {
          const reported = counted.get(keyOf(unit, form, period, position));
          if (!reported) return [];
          const flags = { estimated: yes(reported.estimated), illustrative: yes(reported.illustrative) };
          const amount = reported.amount.toFixed();
          return [{ indicator: codeOf(indicator), unit: `u${unit}`, period, amount, ...flags }];
        }),
      ),
    ),
    ...{ members: [], changes: [], limits: usualLimits },
  };
}

const kindOf = (unit: number) =>
  communes.includes(unit) ? "commune" : districts.includes(unit) ? "district" : "province";
const codeOf = (indicator: number) => indicators[indicator - 1]?.code ?? "";
const yes = (flag: boolean) => (flag ? "yes" : "");

export const unitId = (id: number) => id as UnitId;
export const formId = (id: number) => id as FormId;
