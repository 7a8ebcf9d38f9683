/** Who takes over from a unit that ends: its successor with the largest share. */
import type { IsoDate, UnitId } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import type { Succession, UnitTree } from "../units/tree.ts";

export type Inheritance = { date: IsoDate; unit: UnitId; heir: UnitId };

/**
 * Those of one day together, in order of time. A unit that lives on hands nothing over; among equal shares the first in the
 * order of the units inherits.
 */
export function inheritancesOf({ units, successions, byId }: UnitTree): Inheritance[][] {
  const places = new Map(units.map(({ id }, index) => [id, index]));
  const place = ({ successor }: Succession) => places.get(successor) ?? 0;
  const found: Inheritance[] = [];
  for (const [unit, handed] of Map.groupBy(successions, ({ predecessor }) => predecessor)) {
    if (byId.get(unit)?.validTo === undefined) continue;
    const date = handed.map((each) => each.date).reduce((last, each) => (each > last ? each : last));
    const [heir] = handed
      .filter((each) => each.date === date && each.successor !== unit)
      .sort((a, b) => new Decimal(b.share).comparedTo(a.share) || place(a) - place(b));
    if (heir) found.push({ date, unit, heir: heir.successor });
  }
  found.sort((a, b) => a.date.localeCompare(b.date) || (places.get(a.unit) ?? 0) - (places.get(b.unit) ?? 0));
  return [...Map.groupBy(found, ({ date }) => date).values()];
}
