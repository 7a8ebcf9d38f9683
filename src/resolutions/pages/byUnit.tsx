/** The units that carry a target: what each was allotted and reached, who lags, who is silent. */

import { Link } from "react-router";
import { figureAddress } from "../../values/addresses.ts";
import { useWords } from "../../web/language.tsx";
import { Section } from "../../web/page.tsx";
import { Figure, Progress } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
import { targetAddress } from "../addresses.ts";
import type { ShownStanding } from "../shown.ts";
import { StandingMark } from "../standingMark.tsx";
import { resolutionTexts } from "../texts.ts";

type UnitRow = {
  code: string;
  name: string;
  /** The code of its own target, where part of the whole was handed down to it. */
  allotment: string | undefined;
  explanations: string[];
  shown: ShownStanding;
};

type Carried = {
  indicator: string;
  asOf: string;
  within: string;
  basis: string;
  period: { code: string };
  units: UnitRow[];
  /** How the allotments add up, in words. */
  allotment: string | undefined;
};

export function ByUnit({ target }: { target: Carried }) {
  const words = useWords(resolutionTexts);
  const { indicator, asOf, within, basis } = target;
  const isAllotted = target.units.some((unit) => unit.allotment !== undefined);
  return (
    <Section title={words("by_unit")} id="theo-don-vi">
      {target.allotment !== undefined && <p className="soft">{target.allotment}</p>}
      <Table
        label={words("by_unit")}
        rows={laggardsFirst(target.units)}
        keyOf={({ code }) => code}
        columns={[
          { name: words("unit"), cell: (unit) => <UnitName unit={unit} period={target.period.code} /> },
          isAllotted && {
            name: words("allotted"),
            kind: "number",
            cell: ({ allotment, shown }) => allotment !== undefined && shown.demand,
          },
          {
            name: words("actual"),
            kind: "number",
            cell: ({ code, shown }) =>
              shown.actual === undefined ? (
                <span className="no_data">{words("not_reported")}</span>
              ) : (
                <Figure to={figureAddress({ indicator, unit: code, period: asOf, since: within, basis })}>
                  {shown.actual}
                </Figure>
              ),
          },
          isAllotted && {
            name: words("against_pace"),
            cell: ({ allotment, shown }) =>
              allotment !== undefined && shown.share && <Progress {...shown.share} pace={shown.pace} />,
          },
          isAllotted && {
            name: words("share_of_plan"),
            kind: "number",
            cell: ({ allotment, shown }) => allotment !== undefined && shown.attained,
          },
          { name: words("prior"), kind: "number", cell: ({ shown }) => shown.prior },
          {
            name: words("change"),
            kind: "number",
            toneOf: ({ shown }) => shown.change?.tone,
            cell: ({ shown }) => shown.change?.difference,
          },
          isAllotted && {
            name: words("standing"),
            cell: ({ allotment, shown }) => allotment !== undefined && <StandingMark shown={shown} />,
          },
        ]}
      />
    </Section>
  );
}

function UnitName({ unit, period }: { unit: UnitRow; period: string }) {
  return (
    <>
      {unit.allotment === undefined ? (
        unit.name
      ) : (
        <Link to={targetAddress(unit.allotment, { unit: unit.code, period })}>{unit.name}</Link>
      )}
      {unit.explanations.map((explanation) => (
        <span key={explanation} className="under">
          “{explanation}”
        </span>
      ))}
    </>
  );
}

/** Where something was handed down, those that lag stand first; else the order of the units. */
function laggardsFirst(units: UnitRow[]): UnitRow[] {
  if (units.every((unit) => unit.allotment === undefined)) return units;
  return units.toSorted((a, b) => (a.shown.share?.share ?? 0) - (b.shown.share?.share ?? 0));
}
