/** A figure or a chart put into the text of an article that is being written: chosen by name, checked before it stands. */
import { z } from "zod";
import type { RequestContext } from "../access/context.server.ts";
import { today } from "../calendar/clock.ts";
import { codeOf, lastDay, nameOf, periodAt, previous } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { capital } from "../prose/capital.ts";
import { AppError } from "../server/error.ts";
import { posted } from "../server/http/posted.server.ts";
import { figureForms } from "../telling/form.ts";
import { nameApart } from "../units/toldApart.ts";
import { unitsWithin } from "../units/tree.ts";
import { periodWithYear } from "../words/period.ts";
import { unitCalledOn } from "../words/unitName.ts";
import { type FigureToken, tokenText } from "./article.ts";
import { ArticleFields } from "./articleForm.tsx";
import { readChart, readCitedFigures } from "./figures.server.ts";
import { asChart, type Insertion, tellings, withInsertion } from "./insertion.ts";
import { readSite } from "./site.server.ts";

export type InsertionChoices = Awaited<ReturnType<typeof insertionChoices>>;

/** What can be chosen: public indicators, the portal's unit and those below it; at first its last quarter that ended. */
export async function insertionChoices(tx: ReadTransaction, { clock, language }: RequestContext) {
  const { tree, indicators } = await readDefinitions(tx);
  const { unit } = await readSite(tx);
  const day = today(clock);
  return {
    indicators: indicators.filter((each) => each.public).map(({ code, name }) => ({ code, name })),
    units: unit ? unitsWithin(tree, unit.id).map((each) => nameApart(tree, each, language, day)) : [],
    unit: unit ? nameApart(tree, unit, language, day) : "",
    period: capital(nameOf(previous(periodAt("quarter", day)), language)),
  };
}

/** The whole form comes along with a figure to insert, whatever it holds by now. */
const Posted = z.object(
  Object.fromEntries(
    Object.keys(ArticleFields.shape).map((name) => [name, z.union([z.string(), z.instanceof(File)]).optional()]),
  ),
);

const Asked = z.object({
  indicator: z.string(),
  unit: z.string(),
  period: z.string(),
  telling: z.enum([...tellings, asChart]),
});

/** The text to put in and what it will read as; an error that names the field where it cannot be. */
export async function insertionOf(tx: ReadTransaction, typed: Readonly<Record<string, string>>): Promise<Insertion> {
  const { indicator, unit: named, period: typedPeriod, telling } = Asked.parse(typed);
  const { tree, indicatorByCode } = await readDefinitions(tx);
  const site = (await readSite(tx)).unit;
  const period = periodWithYear(typedPeriod);
  if (!period) throw refusal("period", "insert_period_wrong");
  // Of units of one name that of the period is meant, and the portal's own before others.
  const own = site ? unitsWithin(tree, site.id) : [];
  const ends = lastDay(period);
  const unit = tree.byCode.get(named) ?? unitCalledOn(own, named, ends) ?? unitCalledOn(tree.units, named, ends);
  if (!unit) throw refusal("unit", "insert_unit_unknown");
  const place = { indicator, unit: unit.code, period: codeOf(period) };
  if (telling === asChart) {
    const chart = await readChart(tx, place);
    if (!chart || chart.bars.length === 0) throw refusal("telling", "insert_nothing");
    const caption = (indicatorByCode.get(indicator)?.name ?? chart.indicator).replace(/[[\]\\]/g, "");
    const text = `![${caption}, ${unit.name}](bieu-do:${indicator}|${unit.code}|${place.period})`;
    return { text, reads: caption, isParagraph: true };
  }
  const token: FigureToken = { ...place, form: figureForms[telling] };
  const cited = (await readCitedFigures(tx, [token])).get(tokenText(token));
  if (!cited) throw refusal("telling", "insert_nothing");
  return { text: tokenText(token), reads: cited.text, isParagraph: false };
}

/** What an article's form sent: an article to keep, or a figure to put at the end of its text; with script at the cursor. */
export function postedArticle(
  request: Request,
  asked: RequestContext,
  keep: (given: z.output<typeof ArticleFields>) => Promise<Response>,
) {
  return posted(request, Posted, asked, async (given) => {
    if (given.intent !== "insert") return keep(ArticleFields.parse(given));
    const typed = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const inserted = await asked.database.read((tx) => insertionOf(tx, typed));
    const body = typed.body ?? "";
    return { inserted, typed: { ...typed, body: withInsertion(body, inserted, body.length) } };
  });
}

function refusal(field: string, code: string): AppError {
  return new AppError("invalid_input", 422, {}, [{ code, place: { field } }]);
}
