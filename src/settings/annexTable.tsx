/** The rows of an annex as they were understood, each to be corrected in its place. */

import { writeDay } from "../calendar/day.ts";
import type { IsoDate } from "../database/ids.ts";
import { timingNames } from "../indicators/texts.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import type { DemandFault } from "../resolutions/annex/demand.ts";
import type { Comparator } from "../resolutions/target.ts";
import { comparatorNames } from "../resolutions/texts.ts";
import { Button, Check, LinkButton, Options } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import { Notice } from "../web/page.tsx";
import { Table } from "../web/table.tsx";
import type { webTexts } from "../web/texts.ts";
import { type AnnexField, type AnnexRow, annexTimings, type Doubt } from "./annexRows.ts";
import { annexTexts } from "./annexTexts.ts";
import { inLine, LineFault } from "./line.tsx";
import { settingsTexts } from "./texts.ts";

type DemandShown = { comparator: string; amount: string; due?: string | undefined };
export type AnnexRowShown = {
  row: AnnexRow;
  demand: DemandShown | DemandFault;
  doubts: Doubt[];
  lead: string | undefined;
  isThere: boolean;
};
/** A row in its place. */
type Numbered = AnnexRowShown & { index: number };
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
      <Rows rows={rows} indicators={indicators} faults={faults} />
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
        <Button kind="primary" intent="apply">
          {words("annex_save")}
        </Button>
        <Button intent="preview">{words("annex_check")}</Button>
        <LinkButton to={again} reloadDocument>
          {words("annex_again")}
        </LinkButton>
      </p>
    </form>
  );
}

function Rows({ rows, indicators, faults }: Pick<AnnexTableProps, "rows" | "indicators" | "faults">) {
  const words = useWords(annexTexts);
  const language = useLanguage();
  const settings = useWords(settingsTexts);
  const input = (field: AnnexField, index: number) =>
    inLine(`${field}.${index}`, `${words(annexLabels[field])}, ${settings("line", { line: index + 1 })}`, faults);
  const typed = (field: AnnexField, { index, row }: Numbered) => ({ ...input(field, index), defaultValue: row[field] });
  const told = (index: number, ...fields: AnnexField[]) =>
    fields.map((field) => <LineFault key={field} of={`${field}.${index}`} faults={faults} />);
  const known = [{ value: "", name: words("annex_new_indicator") }].concat(
    indicators.map(({ code, name }) => ({ value: code, name })),
  );
  const timings = annexTimings.map((timing) => ({ value: timing, name: say(timingNames[timing], language) }));
  const fillers = (["units", "lead"] as const).map((filler) => ({ value: filler, name: words(`annex_by_${filler}`) }));
  return (
    <Table
      label={words("annex")}
      rows={rows.map((shown, index) => ({ ...shown, index }))}
      keyOf={({ index }) => index}
      namedBy="none"
      columns={[
        {
          name: words("annex_take"),
          cell: ({ index, row }) => (
            <input type="checkbox" {...input("take", index)} value="yes" defaultChecked={row.take === "yes"} />
          ),
        },
        {
          name: words("target"),
          kind: "long",
          cell: (line) => (
            <>
              <input {...typed("name", line)} />
              <input {...typed("field", line)} className="slim" placeholder={words("field")} />
              <input type="hidden" name={`part.${line.index}`} value={line.row.part} />
              {told(line.index, "name", "field")}
            </>
          ),
        },
        {
          name: words("annex_demand"),
          cell: (line) => (
            <>
              <input {...typed("phrase", line)} />
              {faults[`phrase.${line.index}`] === undefined && <Understood demand={line.demand} />}
              {line.doubts.map((doubt) => (
                <span className="under doubt" key={doubt}>
                  {words(doubt)}
                </span>
              ))}
              {told(line.index, "phrase")}
            </>
          ),
        },
        {
          name: words("measure"),
          cell: (line) => (
            <>
              <input {...typed("measure", line)} size={8} />
              {told(line.index, "measure")}
            </>
          ),
        },
        {
          name: words("annex_counted"),
          cell: (line) => (
            <>
              <select {...typed("indicator", line)}>
                <Options choices={known} />
              </select>
              <select {...typed("timing", line)}>
                <Options choices={timings} />
              </select>
              {line.isThere && <span className="under">{words("annex_is_there")}</span>}
              {told(line.index, "indicator", "timing")}
            </>
          ),
        },
        {
          name: words("lead"),
          cell: (line) => (
            <>
              <input {...typed("lead", line)} list="annex-units" autoComplete="off" />
              <select {...typed("filler", line)}>
                <Options choices={fillers} />
              </select>
              {told(line.index, "lead", "filler")}
            </>
          ),
        },
      ]}
    />
  );
}

/** The name of each column, of whatever is typed in it. */
export const annexLabels = {
  take: "annex_take",
  name: "target",
  field: "field",
  phrase: "annex_demand",
  measure: "measure",
  indicator: "indicator",
  timing: "annex_counted",
  lead: "lead",
  filler: "annex_filler",
  part: "target",
} as const satisfies Record<AnnexField, keyof typeof annexTexts | keyof typeof webTexts>;

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
