import { data, redirect } from "react-router";
import { z } from "zod";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { beginningPaths } from "../../beginning/addresses.ts";
import { posted, refused } from "../../server/http/posted.server.ts";
import { withDone } from "../../web/address.ts";
import { Field, Submit } from "../../web/form.tsx";
import { queryOf, requireKnown } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { annexAddress, objectAddress, settingsPaths } from "../addresses.ts";
import {
  annexContext,
  mostRows,
  requireShort,
  rowsFromText,
  rowsFromWorkbook,
  saveAnnex,
  understoodRows,
} from "../annex.server.ts";
import { type AnnexField, type AnnexRow, annexFields } from "../annexRows.ts";
import { AnnexTable, annexLabels } from "../annexTable.tsx";
import { annexTexts } from "../annexTexts.ts";
import { PasteBox } from "../pasteBox.tsx";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/annex.ts";

export const middleware = [guardPage("resolution.write", undefined, { takesFiles: true })];

/** Who comes from the first steps goes on to the next of them. */
const Query = z.object({ tiep: z.literal("bieu-mau").optional() });

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { tiep } = queryOf(request, Query);
  const asked = context.get(requestContext);
  const { resolution, known, count } = await asked.database.read((tx) => annexContext(tx, params.code));
  return {
    title: resolution.title ?? "",
    code: params.code,
    again: annexAddress(params.code, tiep !== undefined),
    count,
    indicators: known.indicators.map(({ code, name }) => ({ code, name })),
    units: [...known.units.values()],
  };
}

/** First the table, pasted or as a file; then its rows, each cell by its field and number: `phrase.3`. */
const Posted = z
  .object({
    intent: z.enum(["preview", "apply"]).default("preview"),
    table: z.string().max(300_000).default(""),
    file: z.instanceof(File).optional(),
    rows: z.coerce.number().int().min(1).max(mostRows).optional(),
    agencies: z.literal("yes").optional(),
  })
  .catchall(z.string());

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Posted, asked, async ({ intent, table, file, rows: count, agencies, ...cells }) => {
    requireKnown(cells, (name) => annexFields.some((field) => name.startsWith(`${field}.`)));
    const rows = count === undefined ? await rowsRead(asked, params.code, table, file) : rowsPosted(count, cells);
    if (intent === "preview") return understood(asked, params.code, rows);
    try {
      requireShort(rows);
      const how = { agencies: agencies === "yes", understood: await meaningOf(asked, params.code, rows) };
      await asked.database.write((tx) => saveAnnex(tx, asked, params.code, rows, how));
    } catch (error) {
      const answer = refused(error, asked, {});
      return data({ ...answer.data, ...(await understood(asked, params.code, rows)) }, answer.init ?? undefined);
    }
    if (queryOf(request, Query).tiep !== undefined) return redirect(beginningPaths.forms);
    return redirect(withDone(objectAddress("nghi-quyet", params.code), "save"));
  });
}

async function rowsRead(asked: RequestContext, code: string, table: string, file: File | undefined) {
  const { known } = await asked.database.read((tx) => annexContext(tx, code));
  const by = asked.person?.id;
  if (file === undefined || file.size === 0) return rowsFromText(table, known, by);
  return rowsFromWorkbook(new Uint8Array(await file.arrayBuffer()), known, by);
}

function rowsPosted(count: number, cells: Readonly<Record<string, string>>): AnnexRow[] {
  return Array.from({ length: count }, (_, index) => {
    const row = annexFields.map((field) => [field, (cells[`${field}.${index}`] ?? "").normalize("NFC")]);
    return Object.fromEntries(row) as Record<AnnexField, string>;
  });
}

async function meaningOf(asked: RequestContext, code: string, rows: readonly AnnexRow[]) {
  const { known } = await asked.database.read((tx) => annexContext(tx, code));
  return understoodRows(rows, known, asked.person?.id);
}

/** Each row with what it comes to, and the lead agencies that are no units yet. */
async function understood(asked: RequestContext, code: string, rows: readonly AnnexRow[]) {
  const seen = (await meaningOf(asked, code, rows)).flatMap(({ demand, doubts, lead, isThere }, index) => {
    const row = rows[index];
    return row === undefined
      ? []
      : [{ row, demand: "fault" in demand ? demand : { ...demand }, doubts: [...doubts], lead, isThere }];
  });
  const strangers = seen.flatMap(({ row, lead }) => (lead === undefined && row.lead.trim() !== "" ? [row.lead] : []));
  return { rows: seen, strangers: [...new Set(strangers)] };
}

export default function AnnexPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(annexTexts);
  const settings = useWords(settingsTexts);
  const { title, code } = loaderData;
  const { refusal } = useRefusal();
  const seen = actionData && "rows" in actionData ? actionData : undefined;
  const rows = seen?.rows ?? [];
  const withPlace = (title: string, input: string) => {
    const [name, row] = input.split(".");
    const field = annexFields.find((each) => each === name);
    if (field === undefined || row === undefined) return title;
    return `${say(annexLabels[field])}, ${settings("line", { line: Number(row) + 1 })}: ${title}`;
  };
  const crumbs = [
    { to: settingsPaths.settings, name: settings("nav_settings") },
    { to: objectAddress("nghi-quyet", code), name: title },
  ];
  return (
    <Page
      title={say("annex")}
      lead={rows.length > 0 ? say("annex_understood", { count: rows.length }) : title}
      crumbs={crumbs}
      faultTitle={withPlace}
    >
      {rows.length > 0 ? (
        <AnnexTable
          rows={rows}
          strangers={seen?.strangers ?? []}
          indicators={loaderData.indicators}
          units={loaderData.units}
          faults={Object.fromEntries((refusal?.faults ?? []).map(({ field, title }) => [field ?? "", title]))}
          again={loaderData.again}
        />
      ) : (
        <form method="post" encType="multipart/form-data">
          <PasteBox label={say("annex_table")} name="table" hint={say("annex_table_hint")} />
          <Field label={say("annex_file")} name="file" type="file" accept=".xlsx" hint={say("annex_file_hint")} />
          <Submit>{say("annex_read")}</Submit>
        </form>
      )}
    </Page>
  );
}
