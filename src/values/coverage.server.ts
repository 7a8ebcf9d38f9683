/** Coverage: who owes the reports behind a figure, who sent all of theirs, and how many reports came. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Indicator, Place } from "../indicators/indicator.ts";
import { existsOn, unitsWithin } from "../units/tree.ts";
import { type CountedReport, readCounted } from "./counted.server.ts";
import { type Coverage, completeUnits, coverageByCounts, type Due } from "./coverage.ts";
import type { Dated } from "./dated.ts";
import type { Span } from "./figure.ts";
import type { UnitFigures } from "./figures.server.ts";
import { type Obligation, obligationsOf, owingOf } from "./obligation.ts";

/** A figure of a unit over some months, made from base indicators. */
export type Covered = { figures: UnitFigures; bases: readonly Indicator[]; span: Span };

/**
 * Of each figure, of the units that owe any part of it over the months, how many sent all that they owe. Roll-ups settle
 * most; for all others together, the units' reports are read in one more statement.
 */
export async function readCoverages(tx: ReadTransaction, asked: readonly Covered[]): Promise<Map<Covered, Coverage>> {
  const cases = asked.map((covered) => {
    const obligations = obligationsBehind(covered);
    return { covered, obligations, settled: byCounts(covered.figures, obligations) };
  });
  const reports = await readReportsWithin(
    tx,
    cases
      .filter(({ settled }) => !settled)
      .map(({ covered, obligations }) => ({ figures: covered.figures, lines: obligations })),
  );
  return new Map(
    cases.map(({ covered, obligations, settled }) => [
      covered,
      settled ?? coverageByUnits(completeOf(covered.figures, obligations, reports)),
    ]),
  );
}

function coverageByUnits({ owing, complete, come, owed }: ReturnType<typeof completeUnits>): Coverage {
  return { reported: complete.size, expected: owing.size, come, owed };
}

/** Everything that may be owed behind a figure. */
export function obligationsBehind({ figures, bases, span }: Covered): Obligation[] {
  return bases.flatMap((base) => obligationsOf(figures.definitions, base, span));
}

/** The coverage by the counts of roll-ups, which know of a line only how many of all that owe it sent it. */
function byCounts(figures: UnitFigures, obligations: readonly Obligation[]): Coverage | undefined {
  if (unowedOf(figures, obligations).length > 0) return undefined;
  const dues: Due[] = [];
  for (const obligation of obligations) {
    const owing = owingOf(figures.definitions, figures.unit, obligation);
    if (owing.size === 0) continue;
    if (owing !== owingOf(figures.definitions, figures.unit, { ...obligation, shorter: [] })) return undefined;
    dues.push({ owing, count: figures.countOf(obligation) });
  }
  return coverageByCounts(dues);
}

/** The figures that the unit itself reported although only units below it owe them: it then counts among those. */
function unowedOf({ definitions, unit, isOwn }: UnitFigures, obligations: readonly Obligation[]): Obligation[] {
  return obligations.filter(
    (obligation) =>
      isOwn(obligation) &&
      ![obligation, ...obligation.shorter].some((each) => owingOf(definitions, unit, each).has(unit)),
  );
}

/** What was reported of a form for a period by each unit that was looked at. */
export type ReportsWithin = (line: Place & Dated) => readonly CountedReport[];

/** What each unit at or below the units reported of the lines. */
export async function readReportsWithin(
  tx: ReadTransaction,
  asked: readonly { figures: UnitFigures; lines: readonly (Place & Dated)[] }[],
): Promise<ReportsWithin> {
  const [first] = asked;
  if (!first) return () => [];
  const counted = await readCounted(
    tx,
    first.figures.basis,
    asked.map(({ figures: { definitions, unit }, lines }) => ({
      units: unitsWithin(definitions.tree, unit).map((each) => each.id),
      reports: [
        ...new Map(lines.map(({ form, code }) => [`${form.id} ${code}`, { form: form.id, period: code }])).values(),
      ],
    })),
  );
  const byReport = Map.groupBy(counted, ({ form, period }) => `${form} ${period}`);
  return ({ form, code }) => byReport.get(`${form.id} ${code}`) ?? [];
}

/** Who owes any of the reports, and who of them sent all that they owe. */
export function completeOf(
  figures: UnitFigures,
  obligations: readonly Obligation[],
  reportsOf: ReportsWithin,
): ReturnType<typeof completeUnits> {
  const { definitions, unit } = figures;
  const unowed = unowedOf(figures, obligations);
  const itself = definitions.tree.byId.get(unit);
  const countsItself = ({ form, position, ends }: Obligation) =>
    itself !== undefined &&
    existsOn(itself, ends) &&
    unowed.some((each) => each.form.id === form.id && each.position === position);
  return completeUnits(
    obligations.map((obligation) => {
      const owing = owingOf(definitions, unit, obligation);
      const reported = new Set<UnitId>();
      for (const report of reportsOf(obligation))
        if ((report.amounts[obligation.position - 1] ?? null) !== null) reported.add(report.unit);
      return { owing: countsItself(obligation) ? new Set([...owing, unit]) : owing, reported };
    }),
  );
}
