/** Coverage: who owes the reports behind a figure, who sent all of theirs, and how many reports came. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Definitions, Indicator, Place } from "../indicators/indicator.ts";
import { owingUnits } from "../indicators/owing.ts";
import { existsOn, unitsWithin } from "../units/tree.ts";
import { readCounted } from "./counted.server.ts";
import { type Coverage, completeUnits, coverageByCounts, type Due } from "./coverage.ts";
import type { Dated } from "./dated.ts";
import type { Span } from "./figure.ts";
import type { UnitFigures } from "./figures.server.ts";
import { type Obligation, obligationsOf, owingOf } from "./obligation.ts";
import type { CountedReport } from "./stored.server.ts";

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

/** The same where roll-ups settle all of it; undefined where the units' reports must be read. */
export function coveragesByCounts(asked: readonly Covered[]): Map<Covered, Coverage> | undefined {
  const coverages = new Map<Covered, Coverage>();
  for (const covered of asked) {
    const settled = byCounts(covered.figures, obligationsBehind(covered));
    if (!settled) return undefined;
    coverages.set(covered, settled);
  }
  return coverages;
}

function coverageByUnits({ owing, complete, come, owed }: ReturnType<typeof completeUnits>): Coverage {
  return { reported: complete.size, expected: owing.size, come, owed };
}

/** Everything that may be owed behind a figure. */
export function obligationsBehind({ figures, bases, span }: Covered): readonly Obligation[] {
  const [base, ...others] = bases;
  if (base && others.length === 0) return obligationsOf(figures.definitions, base, span);
  return bases.flatMap((base) => obligationsOf(figures.definitions, base, span));
}

/** The coverage by the counts of roll-ups, which know of a line only how many of all that owe it sent it. */
function byCounts(
  { definitions, unit, sentOf }: UnitFigures,
  obligations: readonly Obligation[],
): Coverage | undefined {
  const dues: Due[] = [];
  for (const obligation of obligations) {
    const { form, position, ends, shorter } = obligation;
    const sent = sentOf(obligation);
    if (sent.own && isUnowed(definitions, unit, obligation.indicator, obligations)) return undefined;
    const owing = owingUnits(definitions, unit, form.id, position, ends);
    const owingThis = shorter.length === 0 ? owing : owingOf(definitions, unit, obligation);
    if (owingThis.size === 0) continue;
    if (owingThis !== owing) return undefined;
    dues.push({ owing, count: sent.below + (sent.own && owing.has(unit) ? 1 : 0) });
  }
  return coverageByCounts(dues);
}

/** Of an indicator of which the unit owes nothing then; where it reported it itself, it counts among those that do. */
function isUnowed(
  definitions: Definitions,
  unit: UnitId,
  indicator: Obligation["indicator"],
  obligations: readonly Obligation[],
): boolean {
  return !obligations.some((each) => each.indicator === indicator && owingOf(definitions, unit, each).has(unit));
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
    asked.flatMap(({ lines }) => lines),
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
  const unowed = obligations.filter(
    (each) => figures.sentOf(each).own && isUnowed(definitions, unit, each.indicator, obligations),
  );
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
