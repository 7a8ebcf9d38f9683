/** The rows of an annex as they were understood, each to be corrected in its place. */

import type { ReactNode } from "react";
import { nameOf, periodOf } from "../calendar/period.ts";
import type { PeriodCode } from "../database/ids.ts";
import { timingNames } from "../indicators/texts.ts";
import { say } from "../prose/text.ts";
import { columnUses } from "../resolutions/annex/columns.ts";
import { comparators } from "../resolutions/target.ts";
import { comparatorNames } from "../resolutions/texts.ts";
import { Button, Check, LinkButton, Options } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import { Notice } from "../web/page.tsx";
import { Table } from "../web/table.tsx";
import type { webTexts } from "../web/texts.ts";
import type { DemandFault } from "../words/demand.ts";
import { type AnnexField, type AnnexRow, annexTimings, type DemandHeld, type Doubt } from "./annexRows.ts";
import { annexTexts } from "./annexTexts.ts";
import { inLine, LineFault } from "./line.tsx";
import { settingsTexts } from "./texts.ts";
import "./annex.css";

export type AnnexRowShown = {
  row: AnnexRow;
  demand: DemandHeld | DemandFault;
  doubts: Doubt[];
  asks: boolean;
  lead: string | undefined;
  isThere: boolean;
  isShareOf: boolean;
};
type ReadShown = { table: string; columns: readonly { use: string; shown: string }[]; isSure: boolean };
/** A row in its place. */
type Numbered = AnnexRowShown & { index: number };
type AnnexTableProps = {
  rows: readonly AnnexRowShown[];
  strangers: readonly string[];
  read: ReadShown | undefined;
  indicators: readonly { code: string; name: string }[];
  units: readonly string[];
  /** Whose figures last year's column holds, where the person may load them. */
  figuresOf: { unit: string; period: PeriodCode } | undefined;
  isEstimate: boolean;
  faults: Readonly<Record<string, string>>;
  again: string;
};

export function AnnexTable(props: AnnexTableProps) {
  const { rows, strangers, read, indicators, units, figuresOf, isEstimate, faults, again } = props;
  const words = useWords(annexTexts);
  const language = useLanguage();
  const unclear = rows.filter(({ demand, asks }) => "fault" in demand || asks).length;
  const isOpen = read !== undefined && !read.isSure;
  return (
    <>
      {read && read.table !== "" && <Columns read={read} />}
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
        {isEstimate && <input type="hidden" name="estimated" value="yes" />}
        {figuresOf && rows.some(({ row }) => row.prior !== "") && (
          <Check
            label={words(isEstimate ? "annex_figures_estimated" : "annex_figures", {
              unit: figuresOf.unit,
              period: nameOf(periodOf(figuresOf.period), language),
            })}
            hint={words("annex_figures_hint")}
            name="figures"
            value="yes"
            defaultChecked
          />
        )}
        <p className="section actions">
          {!isOpen && (
            <Button kind="primary" intent="apply">
              {words("annex_save")}
            </Button>
          )}
          <Button intent="preview">{words("annex_check")}</Button>
          <LinkButton to={again} reloadDocument>
            {words("annex_again")}
          </LinkButton>
        </p>
      </form>
    </>
  );
}

/** What each column of the table holds, to be put right; open where the headings do not say it. */
function Columns({ read: { table, columns, isSure } }: { read: ReadShown }) {
  const words = useWords(annexTexts);
  const uses = [{ value: "", name: words("column_unused") }].concat(
    columnUses.map((use) => ({ value: use, name: words(`column_${use}`) })),
  );
  return (
    <details open={!isSure} className="section">
      <summary>{words("annex_columns")}</summary>
      {!isSure && <Notice kind="warning">{words("annex_columns_open")}</Notice>}
      <form method="post">
        <input type="hidden" name="table" value={table} />
        <div className="annex-columns">
          {columns.map(({ use, shown }, column) => (
            // A column has nothing but its place.
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
            <label key={column}>
              <span>{shown || `${column + 1}`}</span>
              <select name={`column.${column}`} defaultValue={use}>
                <Options choices={uses} />
              </select>
            </label>
          ))}
        </div>
        <p className="actions">
          <Button intent="columns">{words("annex_read_columns")}</Button>
        </p>
      </form>
    </details>
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
  const choices = [{ value: "", name: "–" }].concat(
    comparators.map((comparator) => ({ value: comparator, name: say(comparatorNames[comparator], language) })),
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
          name: words("annex_public"),
          cell: ({ index, row }) => (
            <input type="checkbox" {...input("public", index)} value="yes" defaultChecked={row.public === "yes"} />
          ),
        },
        {
          name: words("annex_read_back"),
          kind: "long",
          cell: (line) => (
            <Understood line={line} isFaulty={faults[`phrase.${line.index}`] !== undefined}>
              {(line.asks || line.row.confirmed === "yes") && (
                <label className="annex-confirm">
                  <input
                    type="checkbox"
                    {...input("confirmed", line.index)}
                    value="yes"
                    defaultChecked={line.row.confirmed === "yes"}
                  />
                  {words("annex_confirm")}
                </label>
              )}
              {told(line.index, "confirmed")}
            </Understood>
          ),
        },
        {
          name: words("annex_demand"),
          cell: (line) => (
            <>
              <input {...typed("phrase", line)} />
              <select {...typed("comparator", line)}>
                <Options choices={choices} />
              </select>
              <input type="hidden" name={`read.${line.index}`} value={line.row.read} />
              {line.row.open === "yes" && <input type="hidden" name={`open.${line.index}`} value="yes" />}
              {told(line.index, "phrase", "comparator")}
            </>
          ),
        },
        {
          name: words("measure"),
          cell: (line) => (
            <>
              <input {...typed("measure", line)} size={8} />
              <input {...typed("prior", line)} size={8} className="slim" placeholder={words("annex_prior")} />
              {told(line.index, "measure", "prior")}
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
              {line.isShareOf && (
                <label>
                  <span className="under">{words("annex_of")}</span>
                  <input {...typed("of", line)} />
                </label>
              )}
              {line.isThere && <span className="under">{words("annex_is_there")}</span>}
              {told(line.index, "indicator", "timing", "of")}
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
  comparator: "annex_comparator",
  read: "annex_comparator",
  confirmed: "annex_confirm",
  prior: "annex_prior",
  public: "annex_public",
  open: "annex_demand",
  measure: "measure",
  indicator: "indicator",
  timing: "annex_counted",
  lead: "lead",
  filler: "annex_filler",
  part: "target",
  of: "annex_of",
} as const satisfies Record<AnnexField, keyof typeof annexTexts | keyof typeof webTexts>;

type UnderstoodProps = { line: Numbered; isFaulty: boolean; children: ReactNode };

/** The row read back as a sentence to check: sure, or asked; nothing is made up where it was not understood. */
function Understood({ line: { row, demand, doubts, asks }, isFaulty, children }: UnderstoodProps) {
  const words = useWords(annexTexts);
  const language = useLanguage();
  if ("fault" in demand) {
    return <div className="annex-asked">{!isFaulty && <span className="line-fault">{words(demand.fault)}</span>}</div>;
  }
  const sentence = [`${row.name}: ${demand.sentence[language]}`, row.lead].filter((part) => part !== "").join(" · ");
  return (
    <div className={asks ? "annex-asked" : "annex-sure"}>
      <span>{sentence}</span>
      {doubts.map((doubt) => (
        <span className={asks ? "under doubt" : "under"} key={doubt}>
          {words(doubt)}
        </span>
      ))}
      {children}
    </div>
  );
}
