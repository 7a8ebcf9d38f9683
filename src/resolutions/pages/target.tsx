/** One target: its course against the expected path, the rule in numbers, and the units that carry it. */
import { Link } from "react-router";
import { z } from "zod";
import { chosenPeriod } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { assignAddress } from "../../assigning/addresses.ts";
import { figureAddress } from "../../values/addresses.ts";
import { chosenOf } from "../../web/address.ts";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Facts, Page, Section } from "../../web/page.tsx";
import { Figure, Progress } from "../../web/status.tsx";
import { targetAddress, targetsAddress } from "../addresses.ts";
import { StandingMark, saysClassToo } from "../standingMark.tsx";
import { resolutionTexts } from "../texts.ts";
import type { Route } from "./+types/target.ts";
import { ChangesOfFigures, Quotes, Why } from "./behind.tsx";
import { ByUnit } from "./byUnit.tsx";
import { Course } from "./course.tsx";
import { readTargetPage } from "./target.server.ts";

export const middleware = [guardPage("target.read")];
export const handle: RouteHandle = { chooser: true };

const View = z.object({ nguon: z.enum(["approved", "submitted"]).catch("approved") });

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const period = chosenPeriod(new URL(request.url), asked, "ended");
  const basis = queryOf(request, View).nguon;
  return asked.database.read((tx) => readTargetPage(tx, asked, { code: params.target, period, basis }));
}

export default function TargetPage({ loaderData: target }: Route.ComponentProps) {
  const words = useWords(resolutionTexts);
  const kept = chosenOf(target);
  return (
    <Page
      title={target.name}
      lead={`${target.unit.name} · ${target.period.name} · ${target.measure}`}
      crumbs={[{ to: targetsAddress(kept), name: words("targets_of", { resolution: target.resolution }) }]}
      actions={
        target.mayAssign && (
          <LinkButton to={assignAddress({ target: target.code })}>{words("assign_for_target")}</LinkButton>
        )
      }
    >
      <Summary target={target} />
      <Why sentences={target.why} />
      {target.course.length > 0 && <Course target={target} />}
      <Forecast target={target} />
      {target.units.length > 0 && <ByUnit target={target} />}
      <Section title={words("how_computed")}>
        <ul className="plain">
          {target.rule.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <ChangesOfFigures changes={target.changes} />
      <Quotes quoted={target.quoted} />
      {target.others.length > 0 && (
        <Section title={words("other_yardsticks")}>
          <ul className="plain">
            {target.others.map((other) => (
              <li key={other.code}>
                <Link to={targetAddress(other.code, kept)}>{other.name}</Link>: {other.demand}
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
  const source = figureAddress({
    indicator: target.indicator,
    unit: target.unit.code,
    period: target.asOf,
    since: target.within,
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
          <StandingMark shown={shown} />
          {saysClassToo(shown) && <> · {words(`review_${shown.reviewClass}`)}</>}
          {shown.illustrative && <span className="soft"> · {words("illustrative")}</span>}
          {shown.estimated && <span className="soft"> · {words("estimated")}</span>}
        </p>
      </div>
      <Facts facts={factsOf(target, words)} />
    </div>
  );
}

function factsOf(
  { shown, completed, lead, setBy, parent, unit, period }: Shown,
  words: ReturnType<typeof useWords<typeof resolutionTexts>>,
) {
  const expected = shown.share?.written.expected;
  const facts: [string, React.ReactNode][] = [
    [words("plan"), shown.demandIs === undefined ? shown.demand : `${shown.demand} (${shown.demandIs})`],
  ];
  if (completed !== undefined) facts.push([words("completed"), completed]);
  if (shown.attained !== undefined) {
    facts.push([
      words("share_of_plan"),
      expected === undefined ? shown.attained : `${shown.attained}, ${words("expected_by_now", { expected })}`,
    ]);
  }
  if (shown.prior !== undefined) {
    const { prior, priorPartial, alike } = shown;
    const beside = [priorPartial, alike].filter((said) => said !== undefined).join("; ");
    facts.push([words("prior"), beside === "" ? prior : `${prior} (${beside})`]);
  }
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
    facts.push([
      words("parent_target"),
      <Link key="parent" to={targetAddress(parent.code, chosenOf({ unit, period }))}>
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
