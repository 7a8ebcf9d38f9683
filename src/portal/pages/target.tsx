/** One target for the public: its course, the rule in words, the units that carry it. */

import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf, nameOf } from "../../calendar/period.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { Decimal } from "../../prose/number.ts";
import { writeDemand } from "../../resolutions/demandWords.ts";
import { explainTarget } from "../../resolutions/explain.server.ts";
import { readDemands } from "../../resolutions/resolutions.server.ts";
import { shownExpected, shownStanding } from "../../resolutions/shown.ts";
import { StandingMark } from "../../resolutions/standingMark.tsx";
import { AppError } from "../../server/error.ts";
import { ruleInWords } from "../../telling/rule.ts";
import { readSubjects } from "../../telling/subject.server.ts";
import { nameApart } from "../../units/toldApart.ts";
import { writeAmount } from "../../values/figureWords.ts";
import { LineChart } from "../../web/chart.tsx";
import type { RouteHandle } from "../../web/handle.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Progress } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
import { publicTargetsAddress } from "../addresses.ts";
import { readIsOfSite, readPublicPeriod, readsPeriod } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/target.ts";

export const middleware = [guardPage("portal.read", undefined, { reads: readsPeriod })];
export const handle: RouteHandle = { script: false };

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { language } = asked;
  return asked.database.read(async (tx) => {
    const at = await readPublicPeriod(tx, asked, new URL(request.url));
    const { tree } = await readDefinitions(tx);
    const { target, indicator, resolution, standing, course, units, limits } = await explainTarget(tx, params.target, {
      at,
      basis: "approved",
    });
    if (!indicator.public || !(await readIsOfSite(tx))(target))
      throw new AppError("target_unknown", 404, { target: params.target });
    const [cited] = await readSubjects(
      tx,
      await readDemands(tx),
      [{ indicator, target, unit: target.unit, at }],
      "approved",
    );
    const written = (amount: string | null) => (amount === null ? undefined : writeAmount(indicator, amount, language));
    return {
      code: target.code,
      name: target.name,
      resolution: resolution.title,
      measure: indicator.measure,
      unit: tree.byId.get(target.unit)?.name ?? "",
      lead: target.lead === undefined ? "" : (tree.byId.get(target.lead)?.name ?? ""),
      period: nameOf(at, language),
      periodCode: codeOf(at),
      rule: cited ? ruleInWords(cited.subject) : "",
      standing: shownStanding(target, indicator, standing, { language, limits }),
      course: course.map((point) => ({
        name: nameOf(point.period, language),
        actual: point.isPast ? numberOf(point.standing.actual) : null,
        expected: shownExpected(target, indicator, point)?.toNumber() ?? null,
        written: point.isPast ? written(point.standing.actual) : undefined,
        share: point.isPast
          ? shownStanding(target, indicator, point.standing, { language, limits }).attained
          : undefined,
        prior: written(point.standing.prior),
      })),
      units: units.map(({ unit, allotment, standing: own }) => ({
        code: unit.code,
        name: nameApart(tree, unit, language, today(asked.clock)),
        demand: allotment && writeDemand(allotment, indicator, language),
        actual: written(own.actual),
        prior: written(own.prior),
      })),
    };
  });
}

function numberOf(amount: string | null): number | null {
  return amount === null ? null : new Decimal(amount).toNumber();
}

export default function TargetPage({ loaderData: target }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  const language = useLanguage();
  const { standing } = target;
  return (
    <>
      <title>{target.name}</title>
      <p className="soft">
        <Link to={publicTargetsAddress(target.periodCode)}>{target.resolution}</Link> · {target.unit}
      </p>
      <h1>{target.name}</h1>
      <p>
        {standing.actual ?? words("not_reported")} / {standing.demand} {target.measure}{" "}
        {standing.demandIs !== undefined && `(${standing.demandIs}) `}
        {standing.share && <Progress {...standing.share} pace={standing.pace} />}{" "}
        {standing.attained !== undefined && `${standing.attained} `}
        <StandingMark shown={standing} />
      </p>
      <p className="soft">
        {words("to_period_end", { period: target.period })} · {words("coverage", standing.coverage)}
        {target.lead !== "" && ` · ${words("lead")}: ${target.lead}`}
        {standing.estimated && ` · ${words("estimated")}`}
        {standing.illustrative && ` · ${words("illustrative")}`}
      </p>
      {standing.judged && standing.coverage.reported < standing.coverage.expected && (
        <p>{words("only_so_many", standing.coverage)}</p>
      )}
      {[standing.priorPartial, standing.alike].map(
        (said) =>
          said !== undefined && (
            <p key={said} className="soft">
              {said}
            </p>
          ),
      )}
      {target.rule !== "" && <p>{words("computed_by", { rule: target.rule })}</p>}
      <h2>{words("course")}</h2>
      <LineChart
        periods={target.course.map((point) => point.name.replace(/\/\d{4}$/, ""))}
        lines={[
          { name: words("actual"), points: target.course.map((point) => point.actual) },
          { name: words("expected"), dashed: true, points: target.course.map((point) => point.expected) },
        ]}
        language={language}
        label={`${words("course")}: ${target.name}`}
      />
      <Table
        label={words("course")}
        rows={target.course}
        keyOf={(point) => point.name}
        onPhone="plain"
        columns={[
          { name: words("period"), cell: (point) => point.name },
          { name: words("cumulative"), kind: "number", cell: (point) => point.written ?? "–" },
          { name: words("share_of_plan"), kind: "number", cell: (point) => point.share ?? "–" },
          { name: words("prior"), kind: "number", cell: (point) => point.prior ?? "–" },
        ]}
      />
      {target.units.length > 0 && (
        <>
          <h2>{words("by_unit")}</h2>
          <Table
            label={words("by_unit")}
            rows={target.units}
            keyOf={(unit) => unit.code}
            onPhone="plain"
            columns={[
              { name: words("unit"), cell: (unit) => unit.name },
              { name: words("plan"), kind: "number", cell: (unit) => unit.demand ?? "–" },
              { name: words("actual"), kind: "number", cell: (unit) => unit.actual ?? words("not_reported") },
              { name: words("prior"), kind: "number", cell: (unit) => unit.prior ?? "–" },
            ]}
          />
        </>
      )}
    </>
  );
}
