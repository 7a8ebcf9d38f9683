/** The reports that are owed behind a figure: which lines of which forms, for which periods, by whom. */
import { contains, type Frequency, firstMonth, lastMonth, monthsIn, type Period } from "../calendar/period.ts";
import type { IndicatorId, UnitId } from "../database/ids.ts";
import type { Definitions, Indicator, Place, Timing } from "../indicators/indicator.ts";
import { owingUnits, type UnitSet } from "../indicators/owing.ts";
import { isWithin } from "../units/tree.ts";
import { type Dated, datedWithin } from "./dated.ts";
import type { Span } from "./figure.ts";

/** Enough for the indicators of a resolution at the periods that people look at. */
const MOST_REMEMBERED = 2_000;

/** A line of a form for a period. Who owes it for shorter periods within that one owes those, and not this. */
export type Obligation = Place & Dated & { indicator: IndicatorId; shorter: readonly (Place & Dated)[] };

/** The periods that may hold a part of a figure over some months: of a stock all that end with them, whenever they began. */
export function periodsRead(timing: Timing | undefined, frequency: Frequency, span: Span): readonly Dated[] {
  if (timing !== "stock") return datedWithin(frequency, span.from, span.to);
  return datedWithin(frequency, span.to - monthsIn(frequency) + 1, span.to);
}

const remembered = new WeakMap<Definitions, Map<string, readonly Obligation[]>>();

/** What may be owed of a base indicator over some months: all periods of a flow or peak, the last of a stock. */
export function obligationsOf(
  definitions: Definitions,
  indicator: Pick<Indicator, "id" | "timing">,
  span: Span,
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
  span: Span,
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

/** A line that is owed at or below a unit. */
export type OwedLine = {
  obligation: Obligation;
  owing: UnitSet;
  /** Some of those who owe the line owe it for shorter periods, from which its counts do not tell them apart. */
  isOwedElsewhere: boolean;
  owesItself: boolean;
  /** The unit owes nothing of the indicator then; where it reported it itself, it counts among those that do. */
  isUnowed: boolean;
};

/** All that is owed behind a unit's figure over some months, known by the definitions alone. */
export class Owed {
  readonly unit: UnitId;
  readonly bases: readonly Indicator[];
  readonly span: Span;
  readonly #definitions: Definitions;
  #lines: readonly OwedLine[] | undefined;

  constructor(definitions: Definitions, unit: UnitId, bases: readonly Indicator[], span: Span) {
    this.unit = unit;
    this.bases = bases;
    this.span = span;
    this.#definitions = definitions;
  }

  /** Worked out when it is first asked for: many look at a figure alone. */
  get lines(): readonly OwedLine[] {
    this.#lines ??= owedLines(this.#definitions, this.unit, this.bases, this.span);
    return this.#lines;
  }
}

function owedLines(
  definitions: Definitions,
  unit: UnitId,
  bases: readonly Indicator[],
  span: Span,
): readonly OwedLine[] {
  const lines = bases
    .flatMap((base) => obligationsOf(definitions, base, span))
    .map((obligation) => ({ obligation, owing: owingOf(definitions, unit, obligation) }));
  const owedItself = new Set(
    lines.filter(({ owing }) => owing.has(unit)).map(({ obligation }) => obligation.indicator),
  );
  return lines.map(({ obligation, owing }) => {
    const { form, position, ends, indicator } = obligation;
    return {
      ...{ obligation, owing },
      isOwedElsewhere: owing !== owingUnits(definitions, unit, form.id, position, ends),
      owesItself: owing.has(unit),
      isUnowed: !owedItself.has(indicator),
    };
  });
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
