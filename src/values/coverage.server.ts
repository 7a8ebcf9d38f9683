/** Coverage and like-for-like comparison: who owes the reports behind a figure, and who sent all of theirs. */

import type { ReadTransaction } from "../database/connection.server.ts";
import type { IndicatorId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import type { Indicator, Rollup } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { childrenOn, existsOn, unitsWithin } from "../units/tree.ts";
import { readCounted } from "./counted.server.ts";
import { type Coverage, completeUnits, coverageByCounts, type Due } from "./coverage.ts";
import type { Reported, ReportedPeriods, Span } from "./figure.ts";
import { reportedAt, type UnitFigures } from "./figures.server.ts";
import { type Obligation, obligationsOf, owingOf, periodsRead } from "./obligation.ts";

/** Of the units that owe any part of the figure over the months, how many sent all that they owe. */
export async function coverageOf(
  tx: ReadTransaction,
  figures: UnitFigures,
  bases: readonly Indicator[],
  span: Span,
): Promise<Coverage> {
  const obligations = bases.flatMap((base) => obligationsOf(figures.definitions, base, span));
  const settled = byCounts(figures, obligations);
  if (settled) return settled;
  const { owing, complete, come, owed } = await readComplete(tx, figures, obligations);
  return { reported: complete.size, expected: owing.size, come, owed };
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

/** The units that sent all they owed in both spans, unless the same units did in each: then there is nothing to compare. */
export async function unitsInBoth(
  tx: ReadTransaction,
  figures: UnitFigures,
  bases: readonly Indicator[],
  now: Span,
  before: Span,
): Promise<ReadonlySet<UnitId> | undefined> {
  const completeIn = async (span: Span) =>
    (
      await readComplete(
        tx,
        figures,
        bases.flatMap((base) => obligationsOf(figures.definitions, base, span)),
      )
    ).complete;
  const completeNow = await completeIn(now);
  const completeBefore = await completeIn(before);
  const both = completeNow.intersection(completeBefore);
  return both.size === completeNow.size && both.size === completeBefore.size ? undefined : both;
}

async function readComplete(tx: ReadTransaction, figures: UnitFigures, obligations: readonly Obligation[]) {
  const { definitions, unit, basis } = figures;
  const counted = await readCounted(tx, basis, [
    { units: unitsWithin(definitions.tree, unit).map((each) => each.id), reports: distinctForms(obligations) },
  ]);
  const unowed = unowedOf(figures, obligations);
  const itself = definitions.tree.byId.get(unit);
  const countsItself = ({ form, position, ends }: Obligation) =>
    itself !== undefined &&
    existsOn(itself, ends) &&
    unowed.some((each) => each.form.id === form.id && each.position === position);
  return completeUnits(
    obligations.map((obligation) => {
      const owing = owingOf(definitions, unit, obligation);
      const reported = counted.filter(
        (report) =>
          report.form === obligation.form.id &&
          report.period === obligation.code &&
          (report.amounts[obligation.position - 1] ?? null) !== null,
      );
      return {
        owing: countsItself(obligation) ? new Set([...owing, unit]) : owing,
        reported: new Set(reported.map((report) => report.unit)),
      };
    }),
  );
}

function distinctForms(obligations: readonly Pick<Obligation, "form" | "code">[]) {
  const asked = obligations.map(({ form, code }) => ({ form: form.id, period: code }));
  return [...new Map(asked.map((each) => [`${each.form} ${each.period}`, each])).values()];
}

/**
 * The figures of the unit made from the reports of some units only: each period's own figure where the unit is among
 * them, else what they reported below it, rolled up.
 */
export async function readUnitReports(
  tx: ReadTransaction,
  figures: UnitFigures,
  bases: readonly Indicator[],
  spans: readonly Span[],
  units: ReadonlySet<UnitId>,
): Promise<(indicator: IndicatorId) => ReportedPeriods> {
  const { definitions, unit, basis } = figures;
  const rollups = new Map(bases.map((base) => [base.id, base.rollup]));
  const places = bases.flatMap((base) =>
    (definitions.places.get(base.id) ?? []).flatMap(({ form, position }) =>
      spans
        .flatMap((span) => periodsRead(base.timing, form.frequency, span))
        .map((dated) => ({ indicator: base.id, form, position, ...dated })),
    ),
  );
  const counted = await readCounted(tx, basis, [{ units: [...units], reports: distinctForms(places) }]);
  const reported = new Map<IndicatorId, Map<PeriodCode, Reported>>(bases.map((base) => [base.id, new Map()]));
  for (const { indicator, form, position, code, ends } of places) {
    const own = new Map(
      counted
        .filter((report) => report.form === form.id && report.period === code)
        .map((report) => [report.unit, reportedAt(report.amounts, report.flags, position)]),
    );
    const itself = own.get(unit);
    const total = itself ? { ...itself, own: true } : totalOf(unit, ends, own, rollups.get(indicator) ?? "sum");
    if (total) reported.get(indicator)?.set(code, total);
  }
  return (indicator) => reported.get(indicator) ?? new Map();

  function totalOf(
    above: UnitId,
    day: IsoDate,
    own: ReadonlyMap<UnitId, Reported | undefined>,
    rollup: Rollup,
  ): Reported | undefined {
    const reportedItself = own.get(above);
    if (reportedItself || rollup === "none") return reportedItself;
    return childrenOn(definitions.tree, above, day)
      .map((child) => totalOf(child.id, day, own, rollup))
      .reduce<Reported | undefined>(
        (total, part) => (total && part ? joined(total, part, rollup) : (total ?? part)),
        undefined,
      );
  }
}

function joined(total: Reported, part: Reported, rollup: Rollup): Reported {
  return {
    amount: rollup === "max" ? Decimal.max(total.amount, part.amount) : total.amount.plus(part.amount),
    estimated: total.estimated || part.estimated,
    illustrative: total.illustrative || part.illustrative,
  };
}
