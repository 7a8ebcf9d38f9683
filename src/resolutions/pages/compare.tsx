/** Đối chiếu: the year's targets beside the term's, which of those have none, and what each remaining year needs. */

import { Link } from "react-router";
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf, nameOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { type Language, say } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import { nameApart } from "../../units/toldApart.ts";
import { figureAddress } from "../../values/addresses.ts";
import { writeAmount } from "../../values/figureWords.ts";
import { viewsOf } from "../../views/savedView.server.ts";
import { SavedViews } from "../../views/savedViews.tsx";
import { type Chosen, chosenOf } from "../../web/address.ts";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { PrintButton } from "../../web/print.tsx";
import { Figure, Mark } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
import { webTexts } from "../../web/texts.ts";
import { compareAddress, targetAddress, targetsAddress } from "../addresses.ts";
import { type ComparedTarget, compareWithTerm } from "../comparison.server.ts";
import { writeDemand } from "../demandWords.ts";
import { needInWords, needReason } from "../needWords.ts";
import type { Limits } from "../pace.ts";
import type { Target } from "../resolution.ts";
import { readDemands } from "../resolutions.server.ts";
import { nameOfTarget, shownStanding } from "../shown.ts";
import type { Standing } from "../standing.ts";
import { isAtMost } from "../target.ts";
import { resolutionTexts } from "../texts.ts";
import type { Route } from "./+types/compare.ts";

export const middleware = [guardPage("target.read")];
export const handle: RouteHandle = { chooser: true };

const views = ["tat-ca", "thieu", "thap"] as const;
const View = z.object({
  /** Which rows alone to show: those without a target of the year, those whose target is too low. */
  loc: z.enum(views).catch("tat-ca"),
  nguon: z.enum(["approved", "submitted"]).catch("approved"),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  const view = queryOf(request, View);
  return asked.database.read(async (tx) => {
    const { unit, period, tree } = await choiceOf(tx, new URL(request.url), asked);
    await requireMay(tx, asked, "target.read", { unit: unit.id });
    const comparison = await compareWithTerm(tx, { unit: unit.id, at: period, basis: view.nguon });
    const of = {
      view,
      kept: asked.person ? await viewsOf(tx, asked.person.id) : [],
      unit: { code: unit.code, name: nameApart(tree, unit, asked.language, today(asked.clock)) },
      period: { code: codeOf(period), name: nameOf(period, language) },
    };
    if (!comparison) return { ...of, comparison: undefined };
    const { year, annual, term } = comparison;
    const show = await shower(tx, language);
    return {
      ...of,
      comparison: {
        year,
        annual: annual.title,
        term: term.title,
        compared: comparison.compared.map((each) => shownRow(each, year, show, language)),
        onlyAnnual: comparison.onlyAnnual.map((each) => show(each)),
      },
    };
  });
}

type Show = (of: { target: Target; standing: Standing }) => ReturnType<typeof shownTarget>;

async function shower(tx: ReadTransaction, language: Language): Promise<Show> {
  const { definitions, limits } = await readDemands(tx);
  return ({ target, standing }) => {
    const indicator = definitions.indicatorById.get(target.indicatorId);
    if (!indicator) throw new AppError("indicator_unknown", 500, { indicator: target.indicator });
    return shownTarget(target, standing, indicator, { language, limits });
  };
}

function shownTarget(
  target: Target,
  standing: Standing,
  indicator: Indicator,
  { language, limits }: { language: Language; limits: Limits },
) {
  const { actual, attained, pace, notJudged } = shownStanding(target, indicator, standing, { language, limits });
  return {
    code: target.code,
    name: nameOfTarget(target, indicator, language),
    indicator,
    demand: writeDemand(target, indicator, language),
    asOf: standing.asOf,
    within: codeOf(target.period),
    ...{ actual, pace, notJudged, attained },
  };
}

function shownRow(compared: ComparedTarget, year: number, show: Show, language: Language) {
  const { need, after, annual, isEnough, target } = compared;
  const { indicator, ...term } = show(compared);
  const atMost = isAtMost(target.comparator);
  const fine = { ...indicator, decimals: Math.max(indicator.decimals, 1) };
  return {
    ...term,
    measure: indicator.measure,
    indicatorCode: indicator.code,
    annual: annual && (({ indicator: _indicator, ...shown }) => shown)(show(annual)),
    need: needInWords(need, indicator, atMost, language),
    reason: needReason(need, indicator, year, language),
    after:
      isEnough === false && after
        ? say(resolutionTexts.need_after, language, { need: needInWords(after, indicator, atMost, language) })
        : undefined,
    isEnough,
    thisYear: "thisYear" in need ? writeAmount(fine, need.thisYear, language) : undefined,
  };
}

export default function ComparePage({ loaderData }: Route.ComponentProps) {
  const words = useWords(resolutionTexts);
  const { comparison, unit, period, view } = loaderData;
  const kept = chosenOf(loaderData);
  const crumbs = [{ to: targetsAddress(kept), name: words("targets") }];
  if (!comparison) {
    return (
      <Page title={words("compare")} crumbs={crumbs} narrow>
        <p>{words("no_term", { unit: unit.name, period: period.name })}</p>
      </Page>
    );
  }
  const { compared, year } = comparison;
  const rows = { "tat-ca": compared, thieu: compared.filter(isMissing), thap: compared.filter(isTooLow) };
  return (
    <Page
      title={words("compare_title", { year })}
      crumbs={crumbs}
      lead={
        <>
          <p>{words("compare_lead", { annual: comparison.annual, term: comparison.term, unit: unit.name })}</p>
          <ul className="counts">
            {views.map((name) => (
              <li key={name}>
                <Link
                  to={compareAddress(kept, name === "tat-ca" ? undefined : name)}
                  aria-current={view.loc === name || undefined}
                >
                  {words(`compare_${name}`, { count: rows[name].length, year })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      }
      actions={<PrintButton />}
    >
      <SavedViews views={loaderData.kept} />
      <Compared rows={rows[view.loc]} year={year} kept={kept} />
      <Section title={words("compare_rule_title")}>
        <ul className="plain soft">
          {(["compare_rule_sum", "compare_rule_step", "compare_rule_growth", "compare_rule_missing"] as const).map(
            (code) => (
              <li key={code}>{words(code, { year, before: year - 1 })}</li>
            ),
          )}
        </ul>
      </Section>
      {comparison.onlyAnnual.length > 0 && view.loc === "tat-ca" && (
        <Section title={words("only_annual", { count: comparison.onlyAnnual.length })}>
          <ul className="plain">
            {comparison.onlyAnnual.map((each) => (
              <li key={each.code}>
                <Link to={targetAddress(each.code, kept)}>{each.name}</Link>
                <span className="soft"> · {each.demand}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

type Row = NonNullable<Route.ComponentProps["loaderData"]["comparison"]>["compared"][number];

function isMissing(row: Row): boolean {
  return row.annual === undefined;
}

function isTooLow(row: Row): boolean {
  return row.isEnough === false;
}

type ComparedProps = { rows: Row[]; year: number; kept: Required<Chosen> };

function Compared({ rows, year, kept }: ComparedProps) {
  const words = useWords(resolutionTexts);
  if (rows.length === 0) return <p>{words("none_of_these")}</p>;
  return (
    <Table
      label={words("compare")}
      rows={rows}
      keyOf={(row) => row.code}
      className="targets"
      columns={[
        {
          name: words("term_target"),
          cell: (row) => (
            <>
              <Link to={targetAddress(row.code, kept)}>{row.name}</Link>
              <span className="under">{row.measure}</span>
            </>
          ),
        },
        { name: words("whole_term"), kind: "number", cell: (row) => row.demand },
        {
          name: words("reached_in_term"),
          kind: "number",
          cell: (row) => (
            <>
              {row.actual === undefined ? (
                "–"
              ) : (
                <Figure
                  to={figureAddress({
                    indicator: row.indicatorCode,
                    unit: kept.unit,
                    period: row.asOf ?? kept.period,
                    since: row.within,
                  })}
                >
                  {row.actual}
                </Figure>
              )}
              {row.attained !== undefined && <span className="under">{row.attained}</span>}
              <NotJudged of={row} />
            </>
          ),
        },
        {
          name: words("annual_target", { year }),
          kind: "number",
          cell: (row) =>
            row.annual ? <Link to={targetAddress(row.annual.code, kept)}>{row.annual.demand}</Link> : "–",
        },
        {
          name: words("actual"),
          kind: "number",
          cell: (row) => (
            <>
              {row.annual?.actual ?? "–"}
              {row.annual?.attained !== undefined && <span className="under">{row.annual.attained}</span>}
              {row.annual && <NotJudged of={row.annual} />}
            </>
          ),
        },
        {
          name: words("each_year_needs"),
          kind: "long",
          cell: (row) => (
            <>
              {row.need}
              {row.reason !== undefined && <span className="under">{row.reason}</span>}
            </>
          ),
        },
        { name: words("annual_is"), kind: "long", cell: (row) => <Verdict row={row} year={year} /> },
      ]}
    />
  );
}

/** Beside a figure that stands but is not judged: whose reports it is made of, or that it is judged only later. */
function NotJudged({ of: { pace, notJudged } }: { of: Pick<Row, "pace" | "notJudged"> }) {
  const words = useWords(webTexts);
  const said = notJudged ?? (pace === "later" ? words("pace_later") : undefined);
  return said === undefined ? null : <span className="under wraps">{said}</span>;
}

function Verdict({ row, year }: { row: Row; year: number }) {
  const words = useWords(resolutionTexts);
  if (row.annual === undefined) return <Mark pace="no_data">{words("no_annual", { year })}</Mark>;
  if (row.isEnough === undefined) {
    return row.thisYear !== undefined && <Mark pace="no_data">{words("annual_not_known")}</Mark>;
  }
  if (row.isEnough) return <Mark pace="on_pace">{words("annual_enough")}</Mark>;
  return (
    <span>
      <Mark pace="behind">{words("annual_too_low", { amount: row.thisYear ?? "" })}</Mark>
      {row.after !== undefined && <span className="under">{row.after}</span>}
    </span>
  );
}
