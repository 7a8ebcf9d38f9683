/** What a wide table means: proposed, looked over, previewed, and written as a whole or not at all. */

import { Form } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { codeOf } from "../../calendar/period.ts";
import { say } from "../../prose/text.ts";
import { posted } from "../../server/http/posted.server.ts";
import { columnName } from "../../sheets/workbook.ts";
import { toldApart } from "../../units/toldApart.ts";
import { Button, Field, LinkButton, Select } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { periodShown } from "../../words/period.ts";
import { folderPaths } from "../addresses.ts";
import { formatInput, inputOf, unitsChosen } from "../wide/form.ts";
import type { RowMeant } from "../wide/meaning.ts";
import { partIn, placeIn } from "../wide/place.ts";
import { wideTexts } from "../wide/texts.ts";
import { guessInWords, leftOutInWords, questionInWords } from "../wide/words.ts";
import type { Route } from "./+types/wideTable.ts";
import { Columns, Rows } from "./wideMeaning.tsx";
import { Places, Preview } from "./widePreview.tsx";
import { answerWide, readWidePage, WidePosted } from "./wideTable.server.ts";

export const middleware = [guardPage("value.load", undefined, { counts: "import" })];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  return asked.database.read(async (tx) => {
    const { reading, seen, sheet, sheets, known, fields, ...page } = await readWidePage(
      tx,
      asked,
      params.upload,
      searchParams,
    );
    const { table, told } = reading;
    const { language } = asked;
    const names = toldApart(known.units, language);
    const year = told.year === undefined ? "" : String(told.year);
    return {
      name: page.upload.name,
      sheets: sheets.map(({ name }, index) => ({ value: String(index), name })),
      sheet: sheets.indexOf(seen),
      isTurned: sheet.origin !== undefined,
      width: Math.max(...sheet.rows.map(({ cells }) => cells.length)),
      layout: table.layout,
      columns: table.columns.map(({ column, label, figures }) => ({
        column,
        at: partIn(sheet, undefined, column),
        label,
        figures,
        marks: [
          ...(reading.columns.find((each) => each.column === column)?.guesses ?? []).map((each) =>
            guessInWords(each, language),
          ),
          ...reading.leftOut
            .filter(({ where }) => where === placeIn(sheet, undefined, column))
            .map((each) => leftOutInWords({ ...each, text: "" }, language)),
        ],
      })),
      rows: table.rows.map(({ row, label, sort }) => ({
        row,
        at: partIn(sheet, row),
        label,
        isSum: sort !== "unit",
        marks: (reading.rows.find((each) => each.row === row)?.guesses ?? []).map((each) =>
          guessInWords(each, language),
        ),
      })),
      units: [
        ...known.units.map(({ code, name }) => ({ value: code as string, name: names.get(code) ?? name })),
        ...ofOneName(reading.rows).map(({ value, name }) => ({
          value,
          name: say(wideTexts.wide_by_period, language, { name }),
        })),
      ],
      indicators: known.indicators.map(({ code, name }) => ({ value: code as string, name })),
      year,
      period: told.period ? codeOf(told.period) : "",
      asksFormat: reading.questions.find(({ kind }) => kind === "format_unknown")?.text,
      questions: reading.questions.map((each) => ({ what: questionInWords(each, language), where: each.where })),
      leftOut: [...page.others, ...reading.leftOut].map((each) => ({
        what: leftOutInWords(each, language),
        where: each.where,
      })),
      isKept: page.isKept,
      fields,
    };
  });
}

/** Units of one name are chosen together where the period tells which is meant. */
function ofOneName(rows: readonly RowMeant[]): { value: string; name: string }[] {
  const chosen = rows.flatMap(({ units }) =>
    units.length > 1 ? [{ value: unitsChosen(units), name: units[0]?.name ?? "" }] : [],
  );
  return [...new Map(chosen.map((each) => [each.value, each])).values()];
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  return posted(request, WidePosted, asked, (given) => answerWide(asked, params.upload, searchParams, given));
}

export default function WideTablePage({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = useWords(wideTexts);
  const language = useLanguage();
  const { refusal, typed } = useRefusal();
  const seen = actionData && "preview" in actionData ? actionData : undefined;
  const crumbs = [{ to: folderPaths.wideUpload, name: words("take_in_table") }];
  if (actionData && "isDone" in actionData) {
    return (
      <Page title={words("take_in_table")} crumbs={crumbs}>
        <Notice>
          <p>{words("wide_done", { name: page.name })}</p>
        </Notice>
        <LinkButton to={folderPaths.wideUpload}>{words("wide_upload")}</LinkButton>
      </Page>
    );
  }
  const fields = refusal ? typed : (seen?.fields ?? page.fields);
  const open = page.rows.filter(({ row, isSum }) => !isSum && (fields[inputOf.unit(row)] ?? "") === "").length;
  return (
    <Page title={words("take_in_table")} lead={page.name} crumbs={crumbs}>
      <Section title={words("wide_layout")}>
        {page.isTurned && <p>{words("wide_turned")}</p>}
        <Form method="get" className="row-of-fields">
          <Select label={words("wide_sheet")} name="trang" choices={page.sheets} defaultValue={page.sheet} />
          <Select
            label={words("wide_unit_column")}
            name="cot"
            choices={Array.from({ length: page.width }, (_, index) => ({
              value: String(index + 1),
              name: columnName(index + 1),
            }))}
            defaultValue={page.layout.unitColumn}
          />
          <Field
            label={words("wide_first_row")}
            name="dong"
            inputMode="numeric"
            defaultValue={page.layout.firstRow}
            size={6}
          />
          <Field label={words("wide_year")} name="nam" inputMode="numeric" defaultValue={page.year} size={6} />
          <Field
            label={words("wide_period")}
            hint={words("wide_period_hint")}
            name="kyso"
            defaultValue={periodShown(page.period, language)}
            size={14}
          />
          <Button>{words("wide_again")}</Button>
        </Form>
      </Section>
      {!seen && page.questions.length > 0 && (
        <div className="section">
          <Notice kind="warning">
            <p>{words("wide_asked", { count: page.questions.length })}</p>
            <Places of={page.questions} />
          </Notice>
        </div>
      )}
      <Form method="post" id="bang" key={JSON.stringify(fields)}>
        {page.isKept && (
          <Notice>
            <p>{words("wide_kept")}</p>
          </Notice>
        )}
        <Columns page={page} fields={fields} />
        {(page.asksFormat !== undefined || fields[formatInput] !== undefined) && (
          <div className="section">
            <Select
              label={words("wide_format", { text: page.asksFormat ?? "1.234" })}
              name={formatInput}
              choices={[
                { value: "", name: words("wide_format_open") },
                { value: "vi", name: words("wide_format_vi") },
                { value: "en", name: words("wide_format_en") },
              ]}
              defaultValue={fields[formatInput] ?? ""}
            />
          </div>
        )}
        <Section title={words("wide_rows")}>
          {open > 0 && <p>{words("wide_rows_open", { count: open })}</p>}
          <details open={open > 0}>
            <summary>{words("wide_rows_matched", { count: page.rows.length })}</summary>
            <Rows page={page} fields={fields} />
          </details>
        </Section>
        {page.leftOut.length > 0 && (
          <details className="section">
            <summary>{words("wide_left_out", { count: page.leftOut.length })}</summary>
            <Places of={page.leftOut} />
          </details>
        )}
        {seen && <Preview preview={seen.preview} reason={fields.reason ?? ""} />}
        <p className="section actions">
          <Button kind={seen ? "plain" : "primary"} intent="preview">
            {words("preview")}
          </Button>
        </p>
      </Form>
    </Page>
  );
}
