/** The single reports that make up what stands below a unit for a period. */
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Rollup } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { partsOn } from "../units/structure.ts";
import type { UnitTree } from "../units/tree.ts";
import type { Reported, UnitReport } from "./overMonths.ts";

/** What each unit reported itself for a period. */
export type OwnReports = (unit: UnitId) => Reported | undefined;

/** What is added up for the unit: of each that makes it up its own report, or else those that make up that one in turn. */
export function reportsBelow(
  tree: UnitTree,
  whole: UnitId,
  day: IsoDate,
  own: OwnReports,
  above: readonly UnitId[] = [],
): UnitReport[] {
  return partsOn(tree, whole, day).flatMap(({ unit, share }) => {
    const reported = own(unit);
    const reports = reported ? [{ unit, above, reported }] : reportsBelow(tree, unit, day, own, [...above, unit]);
    return reports.map((each) => ({ ...each, reported: sharedBy(each.reported, share) }));
  });
}

/** What single reports of one period come to; nothing where nothing was reported or nothing is rolled up. */
export function rolledUp(reports: readonly UnitReport[], rollup: Rollup): Reported | undefined {
  if (reports.length === 0 || rollup === "none") return undefined;
  const amounts = reports.map(({ reported }) => reported.amount);
  return {
    amount: rollup === "max" ? Decimal.max(...amounts) : Decimal.sum(...amounts),
    estimated: reports.some(({ reported }) => reported.estimated),
    illustrative: reports.some(({ reported }) => reported.illustrative),
    reports,
  };
}

function sharedBy(reported: Reported, share: string): Reported {
  if (share === "1") return reported;
  const { amount, estimated, illustrative } = reported;
  return { amount: amount.times(share), estimated, illustrative };
}
