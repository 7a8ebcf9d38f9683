/** Figures of spans in which nothing is missing: only those can be set against each other or added up over years. */
import type { IndicatorId } from "../database/ids.ts";
import type { Amount } from "../prose/number.ts";
import { basesOf, figureOf, type IndicatorRule, type IndicatorRules, type Span } from "../values/figure.ts";
import { flowOver, monthsOf, type ReportedPeriods } from "../values/overMonths.ts";

type Reports = { rules: IndicatorRules; reportedOf: (indicator: IndicatorId) => ReportedPeriods };

/** The figure of a span, if what its flows rest on was reported for every month of it. */
export function wholeFigure(reports: Reports, rule: IndicatorRule, span: Span): Amount | undefined {
  if (!isWhole(reports, rule, span)) return undefined;
  return figureOf(rule, reports.rules, reports.reportedOf, span)?.amount;
}

/** Whether what a flow rests on was reported for every month. */
export function isWhole({ rules, reportedOf }: Reports, rule: IndicatorRule, span: Span): boolean {
  return basesOf(rule, rules)
    .filter((base) => base.timing === "flow")
    .every((base) => {
      const periods = flowOver(reportedOf(base.id), span.from, span.to)?.periods ?? [];
      const months = new Set(
        periods
          .map(monthsOf)
          .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
      );
      return months.size === span.to - span.from + 1;
    });
}
