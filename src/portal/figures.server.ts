/** The figures and charts that an article cites, read from approved data. */
import { sql } from "kysely";
import { firstMonth, lastMonth, nameOf, parsePeriod, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { type Demands, readDemands } from "../resolutions/resolutions.server.ts";
import { figureText } from "../telling/figure.ts";
import { type FigureForm, figureForms } from "../telling/form.ts";
import { ruleInWords } from "../telling/rule.ts";
import { type Cited, type CitedSubject, citedBy, readSubjects } from "../telling/subject.server.ts";
import { unitsWithin } from "../units/tree.ts";
import { basesOf, figureOf } from "../values/figure.ts";
import { readFigures } from "../values/figures.server.ts";
import { writeAmount } from "../values/figureWords.ts";
import { wantedFor } from "../values/wanted.ts";
import { chartAddress } from "./addresses.ts";
import { type ChartToken, type FigureToken, tokenText } from "./article.ts";
import { type ChartData, mostBars } from "./chart.ts";
import type { CitedFigure } from "./cited.ts";
import { readIsOfSite } from "./site.server.ts";

/** By token. What does not exist, is not approved or not public is left out. */
export async function readCitedFigures(
  tx: ReadTransaction,
  tokens: readonly FigureToken[],
): Promise<Map<string, CitedFigure>> {
  const demands = await readDemands(tx);
  const asked = tokens.flatMap((token) => {
    const cited = citedByToken(demands, token);
    const form = formOf(token.form);
    return cited && form ? [{ token, cited, form }] : [];
  });
  const subjects = await readSubjects(
    tx,
    demands,
    asked.map(({ cited }) => cited),
    "approved",
  );
  const approvals = await lastApprovals(tx, demands, subjects);
  const isOfSite = await readIsOfSite(tx);
  return new Map(
    asked.flatMap(({ token, form }, index) => {
      const read = subjects[index];
      const text = read && figureText(read.subject, form);
      if (!read || text === undefined) return [];
      const card = cardOf(demands, read, text, approvals.get(index) ?? null);
      const isTold = read.target !== undefined && isOfSite(read.target);
      return [[tokenText(token), isTold ? card : { ...card, target: null }]];
    }),
  );
}

function cardOf({ definitions }: Demands, cited: CitedSubject, text: string, approvedAt: Date | null): CitedFigure {
  const { subject, indicator, target, unit, at } = cited;
  return {
    text,
    indicator: target?.name ?? indicator.name,
    unit: definitions.tree.byId.get(unit)?.name ?? "",
    period: nameOf(at, "vi"),
    rule: ruleInWords(subject),
    coverage: subject.coverage,
    approvedAt,
    estimated: subject.estimated,
    illustrative: subject.illustrative,
    target: target?.code ?? null,
  };
}

/** By its number among those asked for: when the last of the reports behind it was approved. */
async function lastApprovals(
  tx: ReadTransaction,
  { definitions, rules }: Demands,
  subjects: readonly CitedSubject[],
): Promise<Map<number, Date>> {
  const asked = subjects.flatMap(({ indicator, unit, asOf }, number) => {
    const rule = rules.ofId(indicator.id);
    if (!rule || asOf === null) return [];
    const places = basesOf(rule, rules).flatMap((base) => definitions.places.get(base.id) ?? []);
    const units = unitsWithin(definitions.tree, unit).map(({ id }) => id);
    return [{ number, units, forms: places.map(({ form }) => form.id), period: asOf }];
  });
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ number: number; at: Date }>`
    SELECT asked.number, max(report.at) AS at
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked(number int, units int[], forms int[], period text)
    JOIN report
      ON report.unit_id = ANY (asked.units) AND report.form_id = ANY (asked.forms) AND report.period = asked.period
    WHERE report.approved_version IS NOT NULL
    GROUP BY asked.number`.execute(tx);
  return new Map(rows.map(({ number, at }) => [number, at]));
}

function citedByToken(demands: Demands, token: ChartToken): Cited | undefined {
  const unit = demands.definitions.tree.byCode.get(token.unit);
  const period = parsePeriod(token.period);
  const cited = unit && period && citedBy(demands, token.indicator, unit.id, period);
  return cited?.indicator.public ? cited : undefined;
}

/**
 * Whether what an article cites may be told: an indicator that is public no more takes along what was published of it. What
 * nobody knows by its code any more stays as it was published.
 */
export async function readIsTold(tx: ReadTransaction): Promise<(token: ChartToken) => boolean> {
  const demands = await readDemands(tx);
  return ({ indicator, unit, period }) => {
    const place = { unit: demands.definitions.tree.byCode.get(unit), period: parsePeriod(period) };
    if (!place.unit || !place.period) return true;
    return citedBy(demands, indicator, place.unit.id, place.period)?.indicator.public ?? true;
  };
}

/** By its name here or by its code in Vietnamese: `share`, `ty-le`. */
function formOf(named: string): FigureForm | undefined {
  const forms = Object.keys(figureForms) as FigureForm[];
  return forms.find((form) => form === named || figureForms[form] === named);
}

/** What each of the last periods alone came to, up to the cited one. */
export async function readChart(tx: ReadTransaction, token: ChartToken): Promise<ChartData | undefined> {
  return (await readCharts(tx, [token])).get(chartAddress(token));
}

/** By address; the figures of all are read at once. */
export async function readCharts(tx: ReadTransaction, tokens: readonly ChartToken[]): Promise<Map<string, ChartData>> {
  const demands = await readDemands(tx);
  const { rules, definitions } = demands;
  const asked = tokens.flatMap((token) => {
    const cited = citedByToken(demands, token);
    const rule = cited && rules.ofId(cited.indicator.id);
    if (!cited || !rule) return [];
    const periods = [cited.at];
    while (periods.length < mostBars) periods.unshift(previous(periods[0] ?? cited.at));
    const spans = periods.map((each) => ({ from: firstMonth(each), to: lastMonth(each) }));
    return [{ token, ...cited, rule, periods, spans }];
  });
  const wanted = asked.flatMap(({ rule, unit, spans }) => wantedFor(rules, rule, unit, spans));
  const figures = await readFigures(tx, "approved", wanted);
  return new Map(
    asked.map(({ token, rule, indicator, unit, periods, spans }) => {
      const { reportedOf } = figures.of(unit);
      const known = spans.map((span) => figureOf(rule, rules, reportedOf, span));
      const chart = {
        indicator: indicator.name,
        measure: indicator.measure,
        unit: definitions.tree.byId.get(unit)?.name ?? "",
        bars: periods.flatMap((each, index) => {
          const figure = known[index];
          if (!figure) return [];
          const amount = figure.amount.toFixed();
          return [{ name: nameOf(each, "vi"), amount, written: writeAmount(indicator, amount, "vi") }];
        }),
        illustrative: known.some((figure) => figure?.illustrative),
      };
      return [chartAddress(token), chart];
    }),
  );
}
