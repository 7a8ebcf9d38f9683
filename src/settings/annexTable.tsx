/** The rows of an annex as they were understood, each to be corrected in its place. */
import { writeDay } from "../calendar/day.ts";
import type { IsoDate } from "../database/ids.ts";
import { timingNames } from "../indicators/texts.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import type { DemandFault } from "../resolutions/annex/demand.ts";
import type { Comparator } from "../resolutions/target.ts";
import { comparatorNames } from "../resolutions/texts.ts";
import { Button, Check, LinkButton } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import { Notice, TableScroll } from "../web/page.tsx";
import { type AnnexField, type AnnexRow, annexTimings, type Doubt } from "./annexRows.ts";
import { annexTexts } from "./annexTexts.ts";
import { settingsTexts } from "./texts.ts";

type DemandShown = { comparator: string; amount: string; due?: string | undefined };
export type AnnexRowShown = {
  row: AnnexRow;
  demand: DemandShown | DemandFault;
  doubts: Doubt[];
  lead: string | undefined;
  isThere: boolean;
};
type AnnexTableProps = {
  rows: readonly AnnexRowShown[];
  strangers: readonly string[];
  indicators: readonly { code: string; name: string }[];
  units: readonly string[];
  faults: Readonly<Record<string, string>>;
  again: string;
};

export function AnnexTable({ rows, strangers, indicators, units, faults, again }: AnnexTableProps) {
  const words = useWords(annexTexts);
  const unclear = rows.filter(({ demand, doubts }) => "fault" in demand || doubts.length > 0).length;
  return (
    <form method="post" className="annex">
      <input type="hidden" name="rows" value={rows.length} />
      {unclear > 0 && <Notice kind="warning">{words("annex_look_at", { count: unclear })}</Notice>}
      <TableScroll label={words("annex")}>
        <table className="figures stacks">
          <thead>
            <tr>
              <th scope="col">{words("annex_take")}</th>
              <th scope="col">{words("annex_target")}</th>
              <th scope="col">{words("annex_demand")}</th>
              <th scope="col">{words("annex_measure")}</th>
              <th scope="col">{words("annex_counted")}</th>
              <th scope="col">{words("annex_lead")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((shown, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands in its place
              <Row key={index} shown={shown} index={index} indicators={indicators} faults={faults} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <datalist id="annex-units">
        {units.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {strangers.length > 0 && (
        <Check
          label={words("annex_agencies", { count: strangers.length })}
          hint={strangers.join("; ")}
          name="agencies"
          value="yes"
          defaultChecked
        />
      )}
      <p className="section actions">
        <Button kind="primary" name="intent" value="apply">
          {words("annex_save")}
        </Button>
        <Button name="intent" value="preview">
          {words("annex_check")}
        </Button>
        <LinkButton to={again} reloadDocument>
          {words("annex_again")}
        </LinkButton>
      </p>
    </form>
  );
}

type RowProps = {
  shown: AnnexRowShown;
  index: number;
  indicators: AnnexTableProps["indicators"];
  faults: AnnexTableProps["faults"];
};

function Row({ shown: { row, demand, doubts, isThere }, index, indicators, faults }: RowProps) {
  const words = useWords(annexTexts);
  const language = useLanguage();
  const settings = useWords(settingsTexts);
  const input = (field: AnnexField) => ({
    id: `${field}.${index}`,
    name: `${field}.${index}`,
    "aria-label": `${words(annexLabels[field])}, ${settings("line", { line: index + 1 })}`,
    ...(faults[`${field}.${index}`] !== undefined && { "aria-invalid": true as const }),
  });
  const told = (...fields: AnnexField[]) =>
    fields.map((field) => {
      const fault = faults[`${field}.${index}`];
      return fault === undefined ? null : (
        <span className="line-fault" key={field}>
          {fault}
        </span>
      );
    });
  return (
    <tr>
      <td data-label={words("annex_take")}>
        <input type="checkbox" {...input("take")} value="yes" defaultChecked={row.take === "yes"} />
      </td>
      <td data-label={words("annex_target")} className="long">
        <input {...input("name")} defaultValue={row.name} />
        <input {...input("field")} defaultValue={row.field} className="slim" placeholder={words("annex_field")} />
        <input type="hidden" name={`part.${index}`} value={row.part} />
        {told("name", "field")}
      </td>
      <td data-label={words("annex_demand")} className="mid">
        <input {...input("phrase")} defaultValue={row.phrase} />
        {faults[`phrase.${index}`] === undefined && <Understood demand={demand} />}
        {doubts.map((doubt) => (
          <span className="under doubt" key={doubt}>
            {words(doubt)}
          </span>
        ))}
        {told("phrase")}
      </td>
      <td data-label={words("annex_measure")}>
        <input {...input("measure")} defaultValue={row.measure} size={8} />
        {told("measure")}
      </td>
      <td data-label={words("annex_counted")} className="mid">
        <select {...input("indicator")} defaultValue={row.indicator}>
          <option value="">{words("annex_new_indicator")}</option>
          {indicators.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <select {...input("timing")} defaultValue={row.timing}>
          {annexTimings.map((timing) => (
            <option key={timing} value={timing}>
              {say(timingNames[timing], language)}
            </option>
          ))}
        </select>
        {isThere && <span className="under">{words("annex_is_there")}</span>}
        {told("indicator", "timing")}
      </td>
      <td data-label={words("annex_lead")} className="mid">
        <input {...input("lead")} defaultValue={row.lead} list="annex-units" autoComplete="off" />
        <select {...input("filler")} defaultValue={row.filler}>
          <option value="units">{words("annex_by_units")}</option>
          <option value="lead">{words("annex_by_lead")}</option>
        </select>
        {told("lead", "filler")}
      </td>
    </tr>
  );
}

/** The name of each column, of whatever is typed in it. */
export const annexLabels = {
  take: "annex_take",
  name: "annex_target",
  field: "annex_field",
  phrase: "annex_demand",
  measure: "annex_measure",
  indicator: "annex_indicator",
  timing: "annex_counted",
  lead: "annex_lead",
  filler: "annex_filler",
  part: "annex_target",
} as const satisfies Record<AnnexField, keyof typeof annexTexts>;

/** What the phrase was taken for; nothing is made up where it was not understood. */
function Understood({ demand }: { demand: DemandShown | DemandFault }) {
  const words = useWords(annexTexts);
  const language = useLanguage();
  if ("fault" in demand) return <span className="line-fault">{words(demand.fault)}</span>;
  if (demand.comparator === "done_by") {
    const day = demand.due === undefined ? "" : writeDay(demand.due as IsoDate);
    return <span className="under">{words("annex_done_by", { day })}</span>;
  }
  const amount = formatNumber(new Decimal(demand.amount));
  if (demand.comparator === "rise_at_least") return <span className="under">{words("annex_rises", { amount })}</span>;
  if (demand.comparator === "fall_at_least") return <span className="under">{words("annex_falls", { amount })}</span>;
  const comparator = say(comparatorNames[demand.comparator as Comparator], language);
  return (
    <span className="under">
      {comparator} {amount}
    </span>
  );
}
