/** What a wide table means: proposed, looked over, previewed, and written as a whole or not at all. */

import { Form } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { columnName } from "../../sheets/workbook.ts";
import { Button, Field, LinkButton, Options, Select, Submit } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { Table } from "../../web/table.tsx";
import { periodShown } from "../../words/period.ts";
import { folderPaths } from "../addresses.ts";
import { inputOf } from "../wideForm.ts";
import { wideTexts } from "../wideTexts.ts";
import type { Route } from "./+types/wideTable.ts";
import { answerWide, readWidePage, type WideOutcome, WidePosted } from "./wideTable.server.ts";

export const middleware = [guardPage("value.load", undefined, { counts: "import" })];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { searchParams } = new URL(request.url);
  return asked.database.read(async (tx) => {
    const page = await readWidePage(tx, asked, params.upload, searchParams);
    return {
      name: page.upload.name,
      sheets: page.sheets.map(({ name }, index) => ({ value: String(index), name })),
      sheet: page.sheets.indexOf(page.sheet),
      width: Math.max(...page.sheet.rows.map(({ cells }) => cells.length)),
      table: page.table,
      units: page.units.map(({ code, name }) => ({ value: code as string, name })),
      indicators: page.indicators.map(({ code, name }) => ({ value: code as string, name })),
      year: page.year,
      period: page.period,
      isKept: page.isKept,
      fields: page.fields,
    };
  });
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
  const open = page.table.rows.filter(({ row }) => (fields[inputOf.unit(row)] ?? "") === "").length;
  return (
    <Page title={words("take_in_table")} lead={page.name} crumbs={crumbs}>
      <Section title={words("wide_layout")}>
        <Form method="get" className="row-of-fields">
          <Select label={words("wide_sheet")} name="trang" choices={page.sheets} defaultValue={page.sheet} />
          <Select
            label={words("wide_unit_column")}
            name="cot"
            choices={Array.from({ length: page.width }, (_, index) => ({
              value: String(index + 1),
              name: columnName(index + 1),
            }))}
            defaultValue={page.table.layout.unitColumn}
          />
          <Field
            label={words("wide_first_row")}
            name="dong"
            inputMode="numeric"
            defaultValue={page.table.layout.firstRow}
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
      <Form method="post" id="bang" key={JSON.stringify(fields)}>
        {page.isKept && (
          <Notice>
            <p>{words("wide_kept")}</p>
          </Notice>
        )}
        <Columns page={page} fields={fields} />
        <Section title={words("wide_rows")}>
          {open > 0 && <p>{words("wide_rows_open", { count: open })}</p>}
          <details open={open > 0}>
            <summary>{words("wide_rows_matched", { count: page.table.rows.length })}</summary>
            <Rows page={page} fields={fields} />
          </details>
        </Section>
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

type PageData = Route.ComponentProps["loaderData"];
type Shown = { page: PageData; fields: Record<string, string> };

function Columns({ page, fields }: Shown) {
  const words = useWords(wideTexts);
  const language = useLanguage();
  return (
    <Section title={words("wide_columns")}>
      <Table
        label={words("wide_columns")}
        rows={page.table.columns}
        keyOf={({ column }) => column}
        columns={[
          {
            name: words("wide_head"),
            cell: ({ column, label }) => (
              <>
                {columnName(column)}: {label}
              </>
            ),
          },
          { name: words("wide_figures"), kind: "number", cell: ({ figures }) => figures },
          {
            name: words("indicator"),
            kind: "long",
            cell: ({ column, label }) => (
              <Chosen
                name={inputOf.indicator(column)}
                label={`${words("indicator")}: ${label}`}
                choices={page.indicators}
                value={fields[inputOf.indicator(column)] ?? ""}
              />
            ),
          },
          {
            name: words("period"),
            cell: ({ column, label }) => (
              <input
                name={inputOf.period(column)}
                aria-label={`${words("period")}: ${label}`}
                defaultValue={periodShown(fields[inputOf.period(column)] ?? "", language)}
                size={14}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

function Rows({ page, fields }: Shown) {
  const words = useWords(wideTexts);
  return (
    <Table
      label={words("wide_rows")}
      rows={page.table.rows}
      keyOf={({ row }) => row}
      columns={[
        {
          name: words("wide_head"),
          cell: ({ row, label }) => (
            <>
              {row}: {label}
            </>
          ),
        },
        {
          name: words("unit"),
          kind: "long",
          cell: ({ row, label }) => (
            <Chosen
              name={inputOf.unit(row)}
              label={`${words("unit")}: ${label}`}
              choices={page.units}
              value={fields[inputOf.unit(row)] ?? ""}
            />
          ),
        },
      ]}
    />
  );
}

type ChosenProps = { name: string; label: string; choices: PageData["units"]; value: string };

function Chosen({ name, label, choices, value }: ChosenProps) {
  const words = useWords(wideTexts);
  return (
    <select name={name} aria-label={label} defaultValue={value}>
      <option value="">{words("wide_leave_out")}</option>
      <Options choices={choices} />
    </select>
  );
}

function Preview({ preview, reason }: { preview: NonNullable<WideOutcome["preview"]>; reason: string }) {
  const words = useWords(wideTexts);
  const language = useLanguage();
  const { counts } = preview;
  return (
    <Section title={words("wide_would")}>
      <input type="hidden" name="seen" value={preview.seen} />
      <p>
        <strong>{words("wide_counts", counts)}</strong>
      </p>
      {preview.waits && <p>{words("wide_waits")}</p>}
      {preview.rows.length > 0 && (
        <Table
          label={words("wide_would")}
          rows={preview.rows}
          keyOf={(row) => row.at}
          columns={[
            { name: words("unit"), cell: (row) => row.unit },
            { name: words("indicator"), kind: "long", cell: (row) => row.indicator },
            { name: words("period"), cell: (row) => periodShown(row.period, language) },
            { name: words("wide_now"), kind: "number", cell: (row) => row.now },
            { name: words("in_file"), kind: "number", cell: (row) => row.mine },
            { name: words("wide_state"), cell: (row) => words(`wide_state_${row.state}` as "wide_state_new") },
            { name: words("cell"), cell: (row) => row.at },
          ]}
        />
      )}
      {preview.more > 0 && <p>{words("wide_more", { count: preview.more })}</p>}
      {(counts.locked ?? 0) > 0 && (
        <div className="section">
          <Field
            label={words("wide_reason")}
            hint={words("wide_reason_hint")}
            name="reason"
            defaultValue={reason}
            maxLength={1_000}
          />
        </div>
      )}
      <Submit intent="apply">{words("wide_apply")}</Submit>
    </Section>
  );
}
