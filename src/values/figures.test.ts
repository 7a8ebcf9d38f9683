/** Figures of many units read at once are those of each unit read alone: on both bases, with roll-ups clean and stale. */
import { fc, test as property } from "@fast-check/vitest";
import { sql } from "kysely";
import { expect } from "vitest";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { FormId, IndicatorId, PeriodCode, UnitId } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { versionsOf } from "../database/versions.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { definitionsChanged, markStale } from "../ledger/marks.server.ts";
import { figureOf } from "./figure.ts";
import { askedFor, type Figures, readFigures, readFiguresAlone } from "./figures.server.ts";
import { rulesOf } from "./madeOf.server.ts";
import { obligationsOf } from "./obligation.ts";
import { overlapBelow } from "./overMonths.ts";
import { foldRollups } from "./rollup.server.ts";
import type { Wanted } from "./wanted.ts";

const database = await testDatabase();

const january = 2024 * 12;
const spans = [
  { from: january, to: january + 2 },
  { from: january, to: january + 5 },
  { from: january + 3, to: january + 5 },
];
const periodsOf = [
  ["2024-Q1", "2024-Q2"],
  ["2024-01", "2024-02", "2024-03", "2024-06"],
] as const;

/** Units stand below one drawn before them; some end or begin within the half-year. */
const units = fc.array(
  fc.record({ above: fc.nat(), lasts: fc.constantFrom("always", "always", "until March", "from April") }),
  { minLength: 2, maxLength: 9 },
);
const amount = fc.option(fc.constantFrom("0", "3", "7.25", "12", "40.5", "1000000.01"));
const report = fc.record({
  unit: fc.nat(),
  form: fc.constantFrom(0, 1),
  period: fc.nat(),
  amounts: fc.array(amount, { minLength: 3, maxLength: 3 }),
  flags: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
  state: fc.constantFrom("submitted", "approved"),
});
const reports = fc.array(report, { maxLength: 25 });
type DrawnUnits = typeof units extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type DrawnReport = typeof report extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Three indicators in a quarterly form and a monthly one, owed by every unit. */
async function define(tx: WriteTransaction, drawn: DrawnUnits): Promise<void> {
  await sql`TRUNCATE report, report_version, rollup, rollup_mark, owed, form_line, form, indicator, unit RESTART IDENTITY CASCADE`.execute(
    tx,
  );
  for (const [index, { above, lasts }] of drawn.entries()) {
    const parent = index === 0 ? null : (above % index) + 1;
    const from = lasts === "from April" ? "2024-04-01" : null;
    const to = lasts === "until March" ? "2024-03-31" : null;
    await sql`
      INSERT INTO unit (code, name, kind, parent_id, valid_from, valid_to, sort)
      VALUES (${`dv-${index}`}, ${`Đơn vị ${index}`}, 'commune', ${parent}, ${from}, ${to}, ${index})`.execute(tx);
  }
  await sql`
    INSERT INTO indicator (code, name, direction, timing, rollup, sort) VALUES
      ('viec-lam', 'Việc làm', 'more', 'flow', 'sum', 1),
      ('dan-so', 'Dân số', 'more', 'stock', 'sum', 2),
      ('do-man', 'Độ mặn', 'less', 'peak', 'max', 3)`.execute(tx);
  await sql`
    INSERT INTO form (code, name, frequency) VALUES ('quy', 'Quý', 'quarter'), ('thang', 'Tháng', 'month')`.execute(tx);
  await sql`
    INSERT INTO form_line (form_id, position, indicator_id, owed_by, sort)
    SELECT form.id, indicator.id, indicator.id, '{commune}', indicator.id
    FROM form
    CROSS JOIN indicator`.execute(tx);
  await definitionsChanged(tx);
}

/** What is submitted counts on that basis alone; a report written again keeps the version that was approved before. */
async function write(tx: WriteTransaction, drawn: readonly DrawnReport[], count: number): Promise<void> {
  const { tree } = await readDefinitions(tx);
  for (const { unit: chosen, form: index, period: nth, amounts, flags, state } of drawn) {
    const unit = ((chosen % count) + 1) as UnitId;
    const form = (index + 1) as FormId;
    const periods = periodsOf[index as 0 | 1];
    const period = periods[nth % periods.length] as PeriodCode;
    await sql`
      WITH earlier AS (
        INSERT INTO report_version
        SELECT * FROM report WHERE unit_id = ${unit} AND form_id = ${form} AND period = ${period}
      )
      INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, flags, submitted_version, approved_version)
      VALUES (
        ${unit}, ${form}, ${period}, 1, ${state}, 'thử', now(), ${amounts}::numeric[], ${flags}::smallint[], 1,
        ${state === "approved" ? 1 : null}
      )
      ON CONFLICT (unit_id, form_id, period) DO UPDATE SET
        version = report.version + 1, state = excluded.state, amounts = excluded.amounts, flags = excluded.flags,
        submitted_version = report.version + 1,
        approved_version = CASE WHEN excluded.state = 'approved' THEN report.version + 1 ELSE report.approved_version END`.execute(
      tx,
    );
    await markStale(tx, tree, [{ unit, form, period }]);
  }
}

/** Everything that figures can tell of what is wanted. */
async function told(tx: ReadTransaction, figures: Figures, wanted: readonly Wanted[]) {
  const definitions = await readDefinitions(tx);
  const rules = rulesOf(definitions);
  return wanted.map(({ unit, indicator, span }) => {
    const [rule, known] = [rules.ofId(indicator), definitions.indicatorById.get(indicator)];
    if (!rule || !known) throw new Error(`indicator ${indicator}`);
    const { reportedOf, sentOf } = figures.of(unit);
    const figure = figureOf(rule, rules, reportedOf, span);
    const sent = obligationsOf(definitions, known, span).map(sentOf);
    return { unit, indicator, span, figure: figure && { ...figure, amount: figure.amount.toFixed() }, sent };
  });
}

/** Where a unit's quarter stands beside another's months, single reports must be read. */
function isOverlapping(figures: Figures, wanted: readonly Wanted[]): boolean {
  return wanted.some(({ unit, indicator, span }) => {
    const { definitions, reportedOf } = figures.of(unit);
    const timing = definitions.indicatorById.get(indicator)?.timing;
    return timing !== undefined && overlapBelow(reportedOf(indicator), timing, span);
  });
}

property.prop([units, reports, reports, fc.constantFrom<Basis>("approved", "submitted")], { numRuns: 25 })(
  "of many units at once, of each alone, and after the fold",
  async (drawn, folded, later, basis) => {
    await database.write((tx) => define(tx, drawn));
    await database.write((tx) => write(tx, folded, drawn.length));
    await foldRollups(database);
    await database.write((tx) => write(tx, later, drawn.length));
    // Of neighbours other months are wanted.
    const wanted = drawn.flatMap((_, index) =>
      [1, 2, 3].flatMap((indicator) =>
        spans
          .filter((_, nth) => nth === index % 3)
          .map((span): Wanted => ({ unit: (index + 1) as UnitId, indicator: indicator as IndicatorId, span })),
      ),
    );
    const many = async (tx: ReadTransaction) => told(tx, await readFigures(tx, basis, wanted), wanted);
    const { definitions, versions } = await database.read(async (tx) => ({
      definitions: await readDefinitions(tx),
      versions: await versionsOf(tx),
    }));
    const alone = (seen: typeof versions) =>
      readFiguresAlone(database, { definitions, versions: seen }, basis, askedFor(definitions, wanted));
    const whileStale = await alone(versions);
    const stale = await database.read(async (tx) => {
      const together = await many(tx);
      const alone = [];
      for (const each of wanted) alone.push(...(await told(tx, await readFigures(tx, basis, [each]), [each])));
      expect(together).toEqual(alone);
      return together;
    });
    if (whileStale) expect(await database.read((tx) => told(tx, whileStale, wanted))).toEqual(stale);
    await foldRollups(database);
    expect(await database.read(many)).toEqual(stale);
    const clean = await alone(versions);
    const isApart = await database.read(async (tx) => !isOverlapping(await readFigures(tx, basis, wanted), wanted));
    expect(clean && (await database.read((tx) => told(tx, clean, wanted)))).toEqual(isApart ? stale : undefined);
    expect(await alone({ ...versions, definitions: "earlier" })).toBeUndefined();
    expect(await alone({ ...versions, settings: "earlier" })).toBeUndefined();
  },
);
