/** Behind every number: its value, the rule, what it is made of, what it adds up to, and who wrote it when and why. */
import { Link } from "react-router";
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today, writeInstant } from "../../calendar/clock.ts";
import { codeOf, nameOf, type Period, periodOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { PeriodCode, UnitId } from "../../database/ids.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import type { Definitions, Indicator, Place } from "../../indicators/indicator.ts";
import type { Amount } from "../../prose/number.ts";
import type { Language } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section, TableScroll } from "../../web/page.tsx";
import { Figure, sourceOf } from "../../web/status.tsx";
import { figureInWords, nameOfIndicator, writeAmount } from "../figureWords.ts";
import { type FigureVersion, historyOfFigure } from "../history.server.ts";
import { madeOf, spanOfPeriod } from "../madeOf.server.ts";
import { valueTexts } from "../texts.ts";
import type { Route } from "./+types/figure.ts";

export const middleware = [guardPage("report.read")];

const Asked = z.object({
  "chi-so": z.string(),
  nguon: z.enum(["approved", "submitted"]).catch("approved"),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  const url = new URL(request.url);
  const query = queryOf(request, Asked);
  return asked.database.read(async (tx) => {
    const definitions = await readDefinitions(tx);
    const indicator = definitions.indicatorByCode.get(query["chi-so"]);
    if (!indicator) throw new AppError("indicator_unknown", 404, { indicator: query["chi-so"] });
    const { unit, period } = await choiceOf(tx, url, asked);
    await requireMay(tx, asked, "report.read", { unit: unit.id, owner: indicator.owner });
    const basis = query.nguon;
    const made = await madeOf(tx, { unit: unit.id, indicator, span: spanOfPeriod(period), basis });
    const entered = made.own && enteredPeriod(made.figure?.periods, period);
    const source = (of: { indicator?: Indicator; unit?: string; period?: string }) =>
      sourceOf({
        indicator: (of.indicator ?? indicator).code,
        unit: of.unit ?? unit.code,
        period: of.period ?? codeOf(period),
        basis,
      });
    const write = (of: Indicator, figure: { amount: Amount } | undefined) =>
      figure && writeAmount(of, figure.amount, language);
    return {
      name: nameOfIndicator(indicator, language),
      measure: indicator.measure,
      unit: unit.name,
      period: nameOf(period, language),
      basis,
      amount: write(indicator, made.figure),
      estimated: made.figure?.estimated ?? false,
      illustrative: made.figure?.illustrative ?? false,
      rule: figureInWords(indicator, made, language),
      form: made.own?.form.name,
      owner: indicator.owner === undefined ? undefined : definitions.tree.byId.get(indicator.owner)?.name,
      parts: [
        ...made.parts.map((part) => ({
          name: nameOfIndicator(part.indicator, language),
          amount: write(part.indicator, part.figure),
          to: source({ indicator: part.indicator }),
        })),
        ...made.periods.map((each) => ({
          name: nameOf(periodOf(each.period), language),
          amount: write(indicator, each.figure),
          to: source({ period: each.period }),
        })),
        ...made.units.map((each) => ({
          name: each.unit.name,
          amount: write(indicator, each.figure),
          to: source({ unit: each.unit.code }),
        })),
      ],
      upwards: upwards(definitions, indicator, unit.id, source, language).filter(
        ({ unit: above }) =>
          above === undefined ||
          may(asked.person, "report.read", { unit: above }, definitions.tree, today(asked.clock)),
      ),
      history: made.own && entered ? await history(tx, made.own, unit.id, entered, indicator, language) : [],
    };
  });
}

/** The one period for which the figure was entered. */
function enteredPeriod(periods: PeriodCode[] | undefined, asked: Period): PeriodCode {
  return periods?.[0] ?? codeOf(asked);
}

/** The unit above and the indicators computed from this one, each a figure of its own. */
function upwards(
  definitions: Definitions,
  indicator: Indicator,
  unit: UnitId,
  source: (of: { indicator?: Indicator; unit?: string }) => string,
  language: Language,
) {
  const parentId = definitions.tree.byId.get(unit)?.parent;
  const parent = parentId === undefined ? undefined : definitions.tree.byId.get(parentId);
  const using = definitions.indicators.filter(
    (each) =>
      each.numerator === indicator.id ||
      each.denominator === indicator.id ||
      (each.formula?.includes(`[${indicator.code}]`) ?? false),
  );
  const isAdded = parent !== undefined && (indicator.rollup === "sum" || indicator.rollup === "max");
  return [
    ...(isAdded
      ? [{ kind: "unit" as const, unit: parent.id, name: parent.name, to: source({ unit: parent.code }) }]
      : []),
    ...using.map((each) => ({
      kind: "indicator" as const,
      unit: undefined,
      name: nameOfIndicator(each, language),
      to: source({ indicator: each }),
    })),
  ];
}

async function history(
  tx: ReadTransaction,
  { form, position }: Place,
  unit: UnitId,
  period: PeriodCode,
  indicator: Indicator,
  language: Language,
) {
  const versions = await historyOfFigure(tx, { unit, form: form.id, period }, position);
  return versions.map((version: FigureVersion) => ({
    ...version,
    amount: version.amount === null ? undefined : writeAmount(indicator, version.amount, language),
    at: writeInstant(version.at),
  }));
}

export default function FigurePage({ loaderData: figure }: Route.ComponentProps) {
  const words = useWords(valueTexts);
  return (
    <Page title={figure.name} lead={`${figure.unit} · ${figure.period}`}>
      <p className="big-figure">
        {figure.amount ?? words("no_figure")}
        {figure.amount !== undefined && <span className="of"> {figure.measure}</span>}
      </p>
      <p className="soft">
        {figure.amount === undefined
          ? words("nothing_reported")
          : [
              words(`basis_${figure.basis}`),
              words(figure.estimated ? "estimated" : "final"),
              figure.illustrative && words("illustrative"),
            ]
              .filter(Boolean)
              .join(" · ")}
      </p>
      {figure.form !== undefined && (
        <p>
          {figure.owner === undefined
            ? words("from_form", { form: figure.form, unit: figure.unit })
            : words("from_owner", { owner: figure.owner, form: figure.form })}
        </p>
      )}
      {figure.rule !== undefined && (
        <Section title={words("how")}>
          <p>{figure.rule}</p>
        </Section>
      )}
      {figure.parts.length > 0 && <MadeOfTable figure={figure} />}
      {figure.history.length > 0 && <History figure={figure} />}
      {figure.upwards.length > 0 && (
        <Section title={words("adds_up_to")}>
          <ul className="plain">
            {figure.upwards.map((above) => (
              <li key={above.to}>
                <Link to={above.to}>
                  {above.kind === "unit"
                    ? words("into_unit", { indicator: figure.name, unit: above.name })
                    : words("used_by", { indicator: above.name })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

type Shown = Route.ComponentProps["loaderData"];

function MadeOfTable({ figure }: { figure: Shown }) {
  const words = useWords(valueTexts);
  return (
    <Section title={words("made_of")}>
      <table className="figures compact">
        <tbody>
          {figure.parts.map((part) => (
            <tr key={part.to}>
              <th scope="row">
                <Link to={part.to}>{part.name}</Link>
              </th>
              <td className="number">
                {part.amount === undefined ? (
                  <span className="no_data">{words("not_reported")}</span>
                ) : (
                  <Figure to={part.to}>{part.amount}</Figure>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function History({ figure }: { figure: Shown }) {
  const words = useWords(valueTexts);
  return (
    <Section title={words("history")}>
      <TableScroll label={words("history")}>
        <table className="figures stacks">
          <thead>
            <tr>
              <th scope="col">{words("when")}</th>
              <th scope="col" className="number">
                {words("amount")}
              </th>
              <th scope="col">{words("state")}</th>
              <th scope="col">{words("who")}</th>
              <th scope="col">{words("why")}</th>
            </tr>
          </thead>
          <tbody>
            {figure.history.map((version) => (
              <tr key={version.version}>
                <th scope="row">{version.at}</th>
                <td className="number" data-label={words("amount")}>
                  {version.amount ?? <span className="no_data">{words("empty")}</span>}
                  {version.estimated && <span className="under">{words("estimated")}</span>}
                </td>
                <td data-label={words("state")}>
                  {words(`state_${version.state}`)}
                  {(figure.basis === "approved" ? version.approved : version.submitted) && (
                    <span className="under">{words("counts_now")}</span>
                  )}
                </td>
                <td data-label={words("who")}>{version.by === "load" ? words("by_load") : version.by}</td>
                <td className="long" data-label={words("why")}>
                  {[version.why, version.note].filter(Boolean).join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}
