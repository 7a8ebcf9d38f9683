/** The reports that are owed behind a figure: which lines of which forms, for which periods, by whom. */
import { contains, type Frequency, firstMonth, lastMonth, monthsIn, type Period } from "../calendar/period.ts";
import type { IndicatorId, UnitId } from "../database/ids.ts";
import type { Definitions, Indicator, Place, Timing } from "../indicators/indicator.ts";
import { owingUnits, type UnitSet } from "../indicators/owing.ts";
import { isWithin } from "../units/tree.ts";
import { type Dated, datedWithin } from "./dated.ts";

/** Enough for the indicators of a resolution at the periods that people look at. */
const MOST_REMEMBERED = 2_000;

/** A line of a form for a period. Who owes it for shorter periods within that one owes those, and not this. */
export type Obligation = Place & Dated & { indicator: IndicatorId; shorter: readonly (Place & Dated)[] };

/** The periods that may hold a part of a figure over some months: of a stock all that end with them, whenever they began. */
export function periodsRead(
  timing: Timing | undefined,
  frequency: Frequency,
  span: { from: number; to: number },
): readonly Dated[] {
  if (timing !== "stock") return datedWithin(frequency, span.from, span.to);
  return datedWithin(frequency, span.to - monthsIn(frequency) + 1, span.to);
}

const remembered = new WeakMap<Definitions, Map<string, readonly Obligation[]>>();

/** What may be owed of a base indicator over some months: all periods of a flow or peak, the last of a stock. */
export function obligationsOf(
  definitions: Definitions,
  indicator: Pick<Indicator, "id" | "timing">,
  span: { from: number; to: number },
): readonly Obligation[] {
  const memory = remembered.get(definitions) ?? new Map<string, readonly Obligation[]>();
  remembered.set(definitions, memory);
  const key = `${indicator.id} ${span.from} ${span.to}`;
  const known = memory.get(key);
  if (known) return known;
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  const fresh = freshObligations(definitions, indicator, span);
  memory.set(key, fresh);
  return fresh;
}

function freshObligations(
  definitions: Definitions,
  indicator: Pick<Indicator, "id" | "timing">,
  span: { from: number; to: number },
): readonly Obligation[] {
  const obligations: Obligation[] = [];
  for (const place of definitions.places.get(indicator.id) ?? []) {
    const known = [...obligations];
    for (const dated of periodsRead(indicator.timing, place.form.frequency, span)) {
      const shorter = known.filter(({ period }) => contains(dated.period, period));
      obligations.push({ ...place, ...dated, indicator: indicator.id, shorter });
    }
  }
  return obligations;
}

const nobody: UnitSet = new Set();

/** The units within `unit` that owe the line for the period. */
export function owingOf(
  definitions: Definitions,
  unit: UnitId,
  { form, position, ends, shorter }: Place & Dated & Partial<Obligation>,
): UnitSet {
  const owing = owingUnits(definitions, unit, form.id, position, ends);
  let left = owing;
  for (const each of shorter ?? []) {
    const owingShorter = owingUnits(definitions, unit, each.form.id, each.position, each.ends);
    if (owingShorter === owing) return nobody;
    if (!left.isDisjointFrom(owingShorter)) left = left.difference(owingShorter);
  }
  return left;
}

/**
 * The shortest frequency at which the unit or one below it owes a base indicator within a period; where nobody does,
 * the shortest at which one of them ever does.
 */
export function frequencyOwed(
  definitions: Definitions,
  unit: UnitId,
  indicator: IndicatorId,
  within: Period,
): Frequency | undefined {
  const places = definitions.places.get(indicator) ?? [];
  const isOwedWithin = ({ form, position }: Place) =>
    datedWithin(form.frequency, firstMonth(within), lastMonth(within)).some(
      ({ ends }) => owingUnits(definitions, unit, form.id, position, ends).size > 0,
    );
  const isEverOwed = ({ form, position }: Place) =>
    [...(definitions.owed.get(form.id)?.values() ?? [])]
      .flat()
      .some((owed) => owed.positions.includes(position) && isWithin(definitions.tree, owed.unit, unit));
  return (places.find(isOwedWithin) ?? places.find(isEverOwed))?.form.frequency;
}
