/** The figures and charts that an article cites, read from approved data. */
import { firstMonth, lastMonth, nameOf, type Period, parsePeriod, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { type FigureForm, figureForms } from "../telling/block.ts";
import { figureText } from "../telling/figure.ts";
import { ruleInWords } from "../telling/rule.ts";
import { type CitedSubject, readSubject } from "../telling/subject.server.ts";
import { type Unit, unitsWithin } from "../units/tree.ts";
import { basesOf, figureOf } from "../values/figure.ts";
import { readFigures } from "../values/figures.server.ts";
import { writeAmount } from "../values/figureWords.ts";
import { wantedFor } from "../values/wanted.ts";
import { type ChartToken, type FigureToken, tokenText } from "./article.ts";
import { type ChartData, mostBars } from "./chart.ts";
import type { CitedFigure } from "./cited.ts";

/** By token. What does not exist, is not approved or not public is left out. */
export async function readCitedFigures(
  tx: ReadTransaction,
  tokens: readonly FigureToken[],
): Promise<Map<string, CitedFigure>> {
  const found = new Map<string, CitedFigure>();
  for (const token of tokens) {
    const cited = await citedFigure(tx, token);
    if (cited) found.set(tokenText(token), cited);
  }
  return found;
}

async function citedFigure(tx: ReadTransaction, token: FigureToken): Promise<CitedFigure | undefined> {
  const read = await readToken(tx, token);
  const form = formOf(token.form);
  if (!read || !form) return undefined;
  const { cited, unit, period } = read;
  const text = figureText(cited.subject, form);
  if (text === undefined) return undefined;
  return {
    text,
    indicator: cited.target?.name ?? cited.indicator.name,
    unit: unit.name,
    period: nameOf(period, "vi"),
    rule: ruleInWords(cited.subject),
    coverage: cited.standing.coverage,
    approvedAt: await lastApproved(tx, cited, unit),
    estimated: cited.standing.estimated,
    illustrative: cited.standing.illustrative,
    target: cited.target?.code ?? null,
  };
}

async function lastApproved(
  tx: ReadTransaction,
  { indicator, standing }: CitedSubject,
  unit: Unit,
): Promise<Date | null> {
  const { definitions, rules } = await readDemands(tx);
  const rule = rules.ofId(indicator.id);
  if (!rule || standing.asOf === null) return null;
  const forms = basesOf(rule, rules).flatMap((base) =>
    (definitions.places.get(base.id) ?? []).map(({ form }) => form.id),
  );
  const within = unitsWithin(definitions.tree, unit.id).map((each) => each.id);
  const row = await tx
    .selectFrom("report")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("unit_id", "in", within)
    .where("form_id", "in", forms)
    .where("period", "=", standing.asOf)
    .where("approved_version", "is not", null)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function readToken(
  tx: ReadTransaction,
  token: ChartToken,
): Promise<{ cited: CitedSubject; unit: Unit; period: Period } | undefined> {
  const { tree } = await readDefinitions(tx);
  const unit = tree.byCode.get(token.unit);
  const period = parsePeriod(token.period);
  if (!unit || !period) return undefined;
  const cited = await readSubject(tx, token.indicator, { unit: unit.id, at: period, basis: "approved" });
  return cited?.indicator.public ? { cited, unit, period } : undefined;
}

/** By its name here or by its code in Vietnamese: `share`, `ty-le`. */
function formOf(named: string): FigureForm | undefined {
  const forms = Object.keys(figureForms) as FigureForm[];
  return forms.find((form) => form === named || figureForms[form] === named);
}

/** What each of the last periods alone came to, up to the cited one. */
export async function readChart(tx: ReadTransaction, token: ChartToken): Promise<ChartData | undefined> {
  const read = await readToken(tx, token);
  if (!read) return undefined;
  const { rules } = await readDemands(tx);
  const { cited, unit, period } = read;
  const rule = rules.ofId(cited.indicator.id);
  if (!rule) return undefined;
  const periods = [period];
  while (periods.length < mostBars) periods.unshift(previous(periods[0] ?? period));
  const spans = periods.map((each) => ({ from: firstMonth(each), to: lastMonth(each) }));
  const figures = await readFigures(tx, "approved", wantedFor(rules, rule, unit.id, spans));
  const { reportedOf } = figures.of(unit.id);
  const known = spans.map((span) => figureOf(rule, rules, reportedOf, span));
  return {
    indicator: cited.indicator.name,
    measure: cited.indicator.measure,
    unit: unit.name,
    bars: periods.flatMap((each, index) => {
      const figure = known[index];
      if (!figure) return [];
      const amount = figure.amount.toFixed();
      return [{ name: nameOf(each, "vi"), amount, written: writeAmount(cited.indicator, amount, "vi") }];
    }),
    illustrative: known.some((figure) => figure?.illustrative),
  };
}
