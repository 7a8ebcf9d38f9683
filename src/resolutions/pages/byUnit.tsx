/** The units that carry a target: what each was allotted and reached, who lags, who is silent. */
import { Link } from "react-router";
import { useWords } from "../../web/language.tsx";
import { Section, TableScroll } from "../../web/page.tsx";
import { Figure, Progress, sourceOf } from "../../web/status.tsx";
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
  const isAllotted = target.units.some((unit) => unit.allotment !== undefined);
  return (
    <Section title={words("by_unit")} id="theo-don-vi">
      {target.allotment !== undefined && <p className="soft">{target.allotment}</p>}
      <TableScroll label={words("by_unit")}>
        <table className="figures stacks">
          <thead>
            <tr>
              <th scope="col">{words("unit")}</th>
              {isAllotted && (
                <th scope="col" className="number">
                  {words("allotted")}
                </th>
              )}
              <th scope="col" className="number">
                {words("actual")}
              </th>
              {isAllotted && <th scope="col">{words("against_pace")}</th>}
              {isAllotted && (
                <th scope="col" className="number">
                  {words("share_of_plan")}
                </th>
              )}
              <th scope="col" className="number">
                {words("prior")}
              </th>
              <th scope="col" className="number">
                {words("change")}
              </th>
              {isAllotted && <th scope="col">{words("standing")}</th>}
            </tr>
          </thead>
          <tbody>
            {laggardsFirst(target.units).map((unit) => (
              <UnitLine key={unit.code} unit={unit} target={target} isAllotted={isAllotted} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}

function UnitLine({ unit, target, isAllotted }: { unit: UnitRow; target: Carried; isAllotted: boolean }) {
  const words = useWords(resolutionTexts);
  const { shown } = unit;
  const { indicator, asOf, within, basis } = target;
  const source = sourceOf({ indicator, unit: unit.code, period: asOf, since: within, basis });
  const own = `/app/chi-tieu/${unit.allotment}?${new URLSearchParams({ "don-vi": unit.code, ky: target.period.code })}`;
  return (
    <tr>
      <th scope="row">
        {unit.allotment === undefined ? unit.name : <Link to={own}>{unit.name}</Link>}
        {unit.explanations.map((explanation) => (
          <span key={explanation} className="under">
            “{explanation}”
          </span>
        ))}
      </th>
      {isAllotted && (
        <td className="number" data-label={words("allotted")}>
          {unit.allotment !== undefined && shown.demand}
        </td>
      )}
      <td className="number" data-label={words("actual")}>
        {shown.actual === undefined ? (
          <span className="no_data">{words("not_reported")}</span>
        ) : (
          <Figure to={source}>{shown.actual}</Figure>
        )}
      </td>
      {isAllotted && (
        <td data-label={words("against_pace")}>
          {unit.allotment !== undefined && shown.share && <Progress {...shown.share} pace={shown.pace} />}
        </td>
      )}
      {isAllotted && (
        <td className="number" data-label={words("share_of_plan")}>
          {unit.allotment !== undefined && shown.share?.written.share}
        </td>
      )}
      <td className="number" data-label={words("prior")}>
        {shown.prior}
      </td>
      <td className={`number ${shown.change?.tone ?? ""}`} data-label={words("change")}>
        {shown.change?.difference}
      </td>
      {isAllotted && (
        <td data-label={words("standing")}>{unit.allotment !== undefined && <StandingMark shown={shown} />}</td>
      )}
    </tr>
  );
}

/** Where something was handed down, those that lag stand first; else the order of the units. */
function laggardsFirst(units: UnitRow[]): UnitRow[] {
  if (units.every((unit) => unit.allotment === undefined)) return units;
  return units.toSorted((a, b) => (a.shown.share?.share ?? 0) - (b.shown.share?.share ?? 0));
}
