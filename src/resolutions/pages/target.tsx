/** One target: its course against the expected path, the rule in numbers, and the units that carry it. */
import { Link } from "react-router";
import { z } from "zod";
import { chosenPeriod } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requireMay } from "../../access/guard.server.ts";
import { codeOf, nameOf } from "../../calendar/period.ts";
import { formatNumber } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import { withMinus, writeAmount } from "../../values/figureWords.ts";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Facts, Page, Section } from "../../web/page.tsx";
import { Figure, Mark, Progress, sourceOf } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { explainTarget } from "../explain.server.ts";
import { allotmentSum, type TargetExplained } from "../explained.ts";
import { forecastsOf } from "../forecast.server.ts";
import type { NoForecast, TargetForecast } from "../forecast.ts";
import { noForecastInWords, shownForecast } from "../forecastWords.ts";
import { ruleInWords } from "../ruleWords.ts";
import { nameOfTarget, shownStanding, writeDemand } from "../shown.ts";
import { resolutionTexts } from "../texts.ts";
import type { Route } from "./+types/target.ts";
import { ByUnit } from "./byUnit.tsx";
import { Course } from "./course.tsx";

export const middleware = [guardPage("target.read")];

const View = z.object({ nguon: z.enum(["approved", "submitted"]).catch("approved") });

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  const url = new URL(request.url);
  const period = chosenPeriod(url, asked, "ended");
  const basis = queryOf(request, View).nguon;
  return asked.database.read(async (tx) => {
    const explained = await explainTarget(tx, params.target, { at: period, basis });
    const { target, indicator, standing, resolution } = explained;
    await requireMay(tx, asked, "target.read", { unit: target.unit, owner: target.lead });
    const tree = await accessTree(tx);
    const unit = tree.byId.get(target.unit);
    const madeOf = explained.madeOf;
    const [forecast] = await forecastsOf(tx, [explained], { unit: target.unit, basis });
    return {
      code: target.code,
      name: nameOfTarget(target, indicator, language),
      unit: { code: unit?.code ?? "", name: unit?.name ?? "" },
      period: { code: codeOf(period), name: nameOf(period, language) },
      basis,
      resolution: resolution.title,
      measure: indicator.measure,
      indicator: indicator.code,
      asOf: standing.asOf ?? codeOf(period),
      lead: target.lead === undefined ? undefined : tree.byId.get(target.lead)?.name,
      setBy: target.setBy,
      shown: shownStanding(target, indicator, standing, language),
      rule: ruleInWords(
        { target, indicator, standing, parts: madeOf?.parts ?? [], periods: madeOf?.periods ?? [] },
        (pace) => say(webTexts[`pace_${pace}`], language),
        language,
      ),
      forecast: forecastShown(forecast, explained, language),
      isFlow: indicator.timing === "flow",
      course: courseRows(explained, language),
      units: explained.units.map(({ unit: each, allotment, standing: own, explanations }) => ({
        code: each.code,
        name: each.name,
        allotment: allotment?.code,
        explanations,
        shown: shownStanding(allotment ?? target, indicator, own, language),
      })),
      allotment: allotmentInWords(explained, language),
      parent: explained.parent && {
        code: explained.parent.code,
        name: nameOfTarget(explained.parent, indicator, language),
      },
      others: explained.others.map((other) => ({
        code: other.code,
        name: nameOfTarget(other, indicator, language),
        setBy: other.setBy,
        demand: writeDemand(other, indicator, language),
      })),
    };
  });
}

function forecastShown(
  forecast: TargetForecast | NoForecast | undefined,
  { target, indicator, standing }: TargetExplained,
  language: Language,
) {
  if (typeof forecast === "object" && standing.actual !== null) {
    const of = { comparator: target.comparator, indicator, actual: standing.actual, coverage: standing.coverage };
    return { shown: shownForecast(forecast, of, language), none: undefined };
  }
  return { shown: undefined, none: typeof forecast === "string" ? noForecastInWords(forecast, language) : undefined };
}

function courseRows({ course, indicator }: TargetExplained, language: Language) {
  return course.map(({ period, standing, isPast, expected }) => ({
    code: codeOf(period),
    name: nameOf(period, language),
    actual: isPast && standing.actual !== null ? Number(standing.actual) : null,
    expected: expected?.toNumber() ?? null,
    written: {
      actual: isPast && standing.actual !== null ? writeAmount(indicator, standing.actual, language) : undefined,
      expected:
        expected && writeAmount({ ...indicator, decimals: Math.max(1, indicator.decimals) }, expected, language),
      prior: standing.prior === null || !isPast ? undefined : writeAmount(indicator, standing.prior, language),
    },
    pace: isPast ? standing.pace : undefined,
  }));
}

function allotmentInWords({ target, units }: TargetExplained, language: Language): string | undefined {
  const added = allotmentSum(target, units);
  if (!added) return undefined;
  const write = (amount: typeof added.sum) => formatNumber(amount, undefined, language);
  if (added.difference.isZero())
    return say(resolutionTexts.allotment_exact, language, { target: write(target.amount) });
  const text = added.difference.greaterThan(0) ? resolutionTexts.allotment_above : resolutionTexts.allotment_below;
  return say(text, language, { sum: write(added.sum), difference: withMinus(write(added.difference.abs())) });
}

export default function TargetPage({ loaderData: target }: Route.ComponentProps) {
  const words = useWords(resolutionTexts);
  const kept = new URLSearchParams({ "don-vi": target.unit.code, ky: target.period.code });
  return (
    <Page
      title={target.name}
      lead={`${target.unit.name} · ${target.period.name} · ${target.measure}`}
      crumbs={[{ to: `/app/chi-tieu?${kept}`, name: words("targets_of", { resolution: target.resolution }) }]}
    >
      <Summary target={target} />
      <Section title={words("how_computed")}>
        <ul className="plain">
          {target.rule.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      {target.course.length > 0 && <Course target={target} />}
      <Forecast target={target} />
      {target.units.length > 0 && <ByUnit target={target} />}
      {target.others.length > 0 && (
        <Section title={words("other_yardsticks")}>
          <ul className="plain">
            {target.others.map((other) => (
              <li key={other.code}>
                <Link to={`/app/chi-tieu/${other.code}?${kept}`}>{other.name}</Link>: {other.demand}
                {other.setBy && <span className="soft"> · {other.setBy}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

export type Shown = Route.ComponentProps["loaderData"];

function Summary({ target }: { target: Shown }) {
  const words = useWords(resolutionTexts);
  const { shown } = target;
  const source = sourceOf({
    indicator: target.indicator,
    unit: target.unit.code,
    period: target.asOf,
    basis: target.basis,
  });
  return (
    <div className="summary">
      <div>
        <p className="big-figure">
          {shown.actual === undefined ? "–" : <Figure to={source}>{shown.actual}</Figure>}
          <span className="of"> / {shown.demand}</span>
        </p>
        {shown.share && <Progress {...shown.share} pace={shown.pace} />}
        <p>
          <Mark pace={shown.pace} /> · {words(`review_${shown.reviewClass}`)}
          {shown.illustrative && <span className="soft"> · {words("illustrative")}</span>}
          {shown.estimated && <span className="soft"> · {words("estimated")}</span>}
        </p>
      </div>
      <Facts facts={factsOf(target, words)} />
    </div>
  );
}

function factsOf(
  { shown, lead, setBy, parent, unit, period }: Shown,
  words: ReturnType<typeof useWords<typeof resolutionTexts>>,
) {
  const expected = shown.share?.written.expected;
  const facts: [string, React.ReactNode][] = [
    [words("plan"), shown.demandIs === undefined ? shown.demand : `${shown.demand} (${shown.demandIs})`],
  ];
  if (shown.share) {
    facts.push([
      words("share_of_plan"),
      expected === undefined
        ? shown.share.written.share
        : `${shown.share.written.share}, ${words("expected_by_now", { share: expected })}`,
    ]);
  }
  if (shown.prior !== undefined) facts.push([words("prior"), shown.prior]);
  if (shown.change) {
    facts.push([
      words("change"),
      <span key="change" className={shown.change.tone}>
        {shown.change.difference} ({shown.change.rate})
      </span>,
    ]);
  }
  if (shown.coverage.expected > 0)
    facts.push([words("coverage"), `${shown.coverage.reported}/${shown.coverage.expected}`]);
  if (lead !== undefined) facts.push([words("lead"), lead]);
  if (setBy) facts.push([words("set_by"), setBy]);
  if (parent) {
    const kept = new URLSearchParams({ "don-vi": unit.code, ky: period.code });
    facts.push([
      words("parent_target"),
      <Link key="parent" to={`/app/chi-tieu/${parent.code}?${kept}`}>
        {parent.name}
      </Link>,
    ]);
  }
  return facts;
}

/** What the year may come to, told apart from what was reported: in italics, with its range, method and past error. */
function Forecast({ target: { forecast, measure } }: { target: Shown }) {
  const words = useWords(resolutionTexts);
  const { shown, none } = forecast;
  if (!shown && none === undefined) return null;
  return (
    <Section title={words("forecast")} id="du-bao">
      {shown && (
        <>
          <p className="foretold">
            <strong>{shown.told}</strong> {measure}
            {shown.outlookWords !== undefined && <> · {shown.outlookWords}</>}
          </p>
          <ul className="plain soft">
            {[shown.method, ...shown.past, words("forecast_is_not_actual")].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {none !== undefined && <p className="soft">{none}</p>}
    </Section>
  );
}
