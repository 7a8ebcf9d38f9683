import { data, redirect } from "react-router";
import { z } from "zod";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { folderTexts } from "../../folder/texts.ts";
import { indicatorTexts } from "../../indicators/texts.ts";
import { AppError } from "../../server/error.ts";
import { refused } from "../../server/http/refusal.server.ts";
import { sheetTexts } from "../../sheets/texts.ts";
import { Button, ErrorSummary, Field } from "../../web/form.tsx";
import { postedFields, queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { wordTexts } from "../../words/texts.ts";
import { annexContext, mostRows, rowsFromText, rowsFromWorkbook, saveAnnex } from "../annex.server.ts";
import { type AnnexField, type AnnexRow, annexFields, understandRow } from "../annexRows.ts";
import { AnnexTable, annexLabels } from "../annexTable.tsx";
import { annexTexts } from "../annexTexts.ts";
import { PasteBox } from "../pasteBox.tsx";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/annex.ts";

export const middleware = [guardPage("resolution.write", undefined, { takesFiles: true })];
export const handle: RouteHandle = { chooser: false };

const words = { ...wordTexts, ...indicatorTexts, ...folderTexts, ...sheetTexts, ...settingsTexts, ...annexTexts };

/** Who comes from the first steps goes on to the next of them. */
const Query = z.object({ tiep: z.literal("bieu-mau").optional() });

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { tiep } = queryOf(request, Query);
  const asked = context.get(requestContext);
  const { resolution, known, count } = await asked.database.read((tx) => annexContext(tx, params.code));
  return {
    title: resolution.title ?? "",
    code: params.code,
    again: `/app/thiet-lap/nghi-quyet/${encodeURIComponent(params.code)}/phu-luc${tiep ? `?tiep=${tiep}` : ""}`,
    count,
    indicators: known.indicators.map(({ code, name }) => ({ code, name })),
    units: [...known.units.values()],
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  let rows: AnnexRow[] = [];
  let text = "";
  let isSaved = false;
  try {
    const fields = await postedFields(request);
    const one = (name: string) => {
      const value = fields.get(name)?.[0];
      return typeof value === "string" ? value : "";
    };
    text = one("table").slice(0, 300_000);
    const { known } = await asked.database.read((tx) => annexContext(tx, params.code));
    if (one("rows") === "") {
      const file = fields.get("file")?.[0];
      const isFile = file instanceof File && file.size > 0;
      rows = isFile
        ? await rowsFromWorkbook(new Uint8Array(await file.arrayBuffer()), known)
        : await rowsFromText(text, known);
      return data({ ...(await understood(asked, params.code, rows)), text, refusal: undefined });
    }
    rows = rowsPosted(one);
    if (one("intent") === "save") {
      const agencies = one("agencies") === "yes";
      await asked.database.write((tx) => saveAnnex(tx, asked, params.code, rows, { agencies }));
      isSaved = true;
    } else return data({ ...(await understood(asked, params.code, rows)), text, refusal: undefined });
  } catch (error) {
    const answer = refused(error, asked.language, words);
    const seen = rows.length > 0 ? await understood(asked, params.code, rows) : { rows: [], strangers: [] };
    return data({ ...seen, text, refusal: answer.data.refusal }, answer.init ?? undefined);
  }
  if (!isSaved) throw new AppError("invalid_input", 400);
  if (queryOf(request, Query).tiep !== undefined) return redirect("/app/bat-dau/bieu-mau");
  return redirect(`/app/thiet-lap/nghi-quyet/${encodeURIComponent(params.code)}?luu=xong`);
}

function rowsPosted(one: (name: string) => string): AnnexRow[] {
  const count = Number(one("rows"));
  if (!Number.isInteger(count) || count < 1 || count > mostRows) throw new AppError("invalid_input", 400);
  return Array.from({ length: count }, (_, index) => {
    const cells = annexFields.map((field): [AnnexField, string] => [
      field,
      one(`${field}.${index}`).normalize("NFC").slice(0, 1_000),
    ]);
    return Object.fromEntries(cells) as Record<AnnexField, string>;
  });
}

/** Each row with what it comes to, and the lead agencies that are no units yet. */
async function understood(asked: RequestContext, code: string, rows: readonly AnnexRow[]) {
  const { known } = await asked.database.read((tx) => annexContext(tx, code));
  const seen = rows.map((row) => {
    const { demand, doubts, lead, isThere } = understandRow(row, known);
    return { row, demand: "fault" in demand ? demand : { ...demand }, doubts: [...doubts], lead, isThere };
  });
  const strangers = seen.flatMap(({ row, lead }) => (lead === undefined && row.lead.trim() !== "" ? [row.lead] : []));
  return { rows: seen, strangers: [...new Set(strangers)] };
}

export default function AnnexPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(annexTexts);
  const settings = useWords(settingsTexts);
  const { title, code } = loaderData;
  const refusal = actionData?.refusal;
  const rows = actionData?.rows ?? [];
  const fault = refusal?.faults.find(({ field }) => field === "table")?.title;
  const withPlace = (title: string, input = "") => {
    const [name, row] = input.split(".");
    const field = annexFields.find((each) => each === name);
    if (field === undefined || row === undefined) return title;
    return `${say(annexLabels[field])}, ${settings("line", { line: Number(row) + 1 })}: ${title}`;
  };
  const crumbs = [
    { to: "/app/thiet-lap", name: settings("settings") },
    { to: `/app/thiet-lap/nghi-quyet/${encodeURIComponent(code)}`, name: title },
  ];
  return (
    <Page
      title={say("annex")}
      lead={rows.length > 0 ? say("annex_understood", { count: rows.length }) : title}
      crumbs={crumbs}
    >
      {refusal && (
        <ErrorSummary
          title={refusal.title}
          faults={refusal.faults.map((fault) => ({ ...fault, title: withPlace(fault.title, fault.field) }))}
        />
      )}
      {rows.length > 0 ? (
        <AnnexTable
          rows={rows}
          strangers={actionData?.strangers ?? []}
          indicators={loaderData.indicators}
          units={loaderData.units}
          faults={Object.fromEntries((refusal?.faults ?? []).map(({ field, title }) => [field ?? "", title]))}
          again={loaderData.again}
        />
      ) : (
        <form method="post" encType="multipart/form-data">
          <PasteBox
            label={say("annex_table")}
            name="table"
            hint={say("annex_table_hint")}
            value={actionData?.text ?? ""}
            fault={fault}
          />
          <Field label={say("annex_file")} name="file" type="file" accept=".xlsx" hint={say("annex_file_hint")} />
          <p className="actions">
            <Button kind="primary">{say("annex_read")}</Button>
          </p>
        </form>
      )}
    </Page>
  );
}
