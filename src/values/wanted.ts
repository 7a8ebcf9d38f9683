/** What figures rest on: the base indicators (those that are entered) of units over some months, to be read at once. */
import type { IndicatorId, UnitId } from "../database/ids.ts";
import { basesOf, type IndicatorRule, type IndicatorRules, type Span } from "./figure.ts";

export type Wanted = { unit: UnitId; indicator: IndicatorId; span: Span };

/** All that the figures of an indicator of a unit rest on, over each of the spans. */
export function wantedFor(rules: IndicatorRules, rule: IndicatorRule, unit: UnitId, spans: readonly Span[]): Wanted[] {
  return basesOf(rule, rules).flatMap((base) => spans.map((span) => ({ unit, indicator: base.id, span })));
}
