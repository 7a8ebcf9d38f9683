/** Coverage: who owes the reports behind a figure, who sent all of theirs, and how many reports came. */
import type { ReadTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import type { Place } from "../indicators/indicator.ts";
import { existsOn, unitsWithin } from "../units/tree.ts";
import { readCounted } from "./counted.server.ts";
import { type Coverage, completeUnits, coverageByCounts, type Due } from "./coverage.ts";
import type { Dated } from "./dated.ts";
import type { UnitFigures } from "./figures.server.ts";
import type { Obligation, Owed } from "./obligation.ts";
import type { CountedReport } from "./stored.server.ts";

/** The figures of a unit, and what is owed behind one of them. */
export type Covered = { figures: UnitFigures; owed: Owed };

/**
 * Of each figure, of the units that owe any part of it over the months, how many sent all that they owe. Roll-ups settle
 * most; for all others together, the units' reports are read in one more statement.
 */
export async function readCoverages(tx: ReadTransaction, asked: readonly Covered[]): Promise<Map<Covered, Coverage>> {
  const cases = asked.map((covered) => ({ covered, settled: byCounts(covered) }));
  const reports = await readReportsWithin(
    tx,
    cases
      .filter(({ settled }) => !settled)
      .map(({ covered: { figures, owed } }) => ({ figures, lines: owed.lines.map((line) => line.obligation) })),
  );
  return new Map(
    cases.map(({ covered, settled }) => [covered, settled ?? coverageByUnits(completeOf(covered, reports))]),
  );
}

/** The same where roll-ups settle all of it; undefined where the units' reports must be read. */
export function coveragesByCounts(asked: readonly Covered[]): Map<Covered, Coverage> | undefined {
  const coverages = new Map<Covered, Coverage>();
  for (const covered of asked) {
    const settled = byCounts(covered);
    if (!settled) return undefined;
    coverages.set(covered, settled);
  }
  return coverages;
}

function coverageByUnits({ owing, complete, come, owed }: ReturnType<typeof completeUnits>): Coverage {
  return { reported: complete.size, expected: owing.size, come, owed };
}

/** The coverage by the counts of roll-ups, which know of a line only how many of all that owe it sent it. */
function byCounts({ figures, owed }: Covered): Coverage | undefined {
  const dues: Due[] = [];
  for (const { obligation, owing, isOwedElsewhere, owesItself, isUnowed } of owed.lines) {
    const sent = figures.sentOf(obligation);
    if (sent.own && isUnowed) return undefined;
    if (owing.size === 0) continue;
    if (isOwedElsewhere) return undefined;
    dues.push({ owing, count: sent.below + (sent.own && owesItself ? 1 : 0) });
  }
  return coverageByCounts(dues);
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
export function completeOf({ figures, owed }: Covered, reportsOf: ReportsWithin): ReturnType<typeof completeUnits> {
  const { definitions, unit } = figures;
  const unowed = owed.lines.filter(({ obligation, isUnowed }) => isUnowed && figures.sentOf(obligation).own);
  const itself = definitions.tree.byId.get(unit);
  const countsItself = ({ form, position, ends }: Obligation) =>
    itself !== undefined &&
    existsOn(itself, ends) &&
    unowed.some(({ obligation: each }) => each.form.id === form.id && each.position === position);
  return completeUnits(
    owed.lines.map(({ obligation, owing }) => {
      const reported = new Set<UnitId>();
      for (const report of reportsOf(obligation))
        if ((report.amounts[obligation.position - 1] ?? null) !== null) reported.add(report.unit);
      return { owing: countsItself(obligation) ? new Set([...owing, unit]) : owing, reported };
    }),
  );
}
