import { data, redirect } from "react-router";
import { z } from "zod";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { beginningPaths } from "../../beginning/addresses.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf } from "../../calendar/period.ts";
import { posted, refused } from "../../server/http/posted.server.ts";
import { withDone } from "../../web/address.ts";
import { Field, Submit } from "../../web/form.tsx";
import { queryOf, requireKnown } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { annexAddress, objectAddress, settingsPaths } from "../addresses.ts";
import {
  type AnnexRead,
  annexContext,
  annexFromFile,
  annexFromText,
  mostRows,
  requireShort,
  understoodRows,
} from "../annex.server.ts";
import { priorYear } from "../annexFigures.server.ts";
import { type AnnexField, type AnnexRow, annexFields } from "../annexRows.ts";
import { saveAnnex } from "../annexSave.server.ts";
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
  const { resolution, known, tree, unit, count } = await asked.database.read((tx) =>
    annexContext(tx, asked, params.code),
  );
  const year = priorYear(known.within);
  const mayLoad = unit && may(asked.person, "value.load", { unit: unit.id }, tree, today(asked.clock));
  return {
    figuresOf: year && mayLoad ? { unit: unit.name, period: codeOf(year) } : undefined,
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
    intent: z.enum(["preview", "columns", "apply"]).default("preview"),
    table: z.string().max(300_000).default(""),
    file: z.instanceof(File).optional(),
    rows: z.coerce.number().int().min(1).max(mostRows).optional(),
    agencies: z.literal("yes").optional(),
    figures: z.literal("yes").optional(),
    estimated: z.literal("yes").optional(),
  })
  .catchall(z.string());

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Posted, asked, async (given) => {
    const { intent, table, file, rows: count, agencies, figures, estimated, ...cells } = given;
    requireKnown(
      cells,
      (name) => name.startsWith("column.") || annexFields.some((field) => name.startsWith(`${field}.`)),
    );
    if (count === undefined || intent === "columns") {
      const annex = await annexRead(asked, params.code, {
        table,
        file,
        uses: intent === "columns" ? usesOf(cells) : undefined,
      });
      return understood(asked, params.code, annex.rows, { annex, isEstimate: annex.isEstimate });
    }
    const rows = rowsPosted(count, cells);
    const isEstimate = estimated === "yes";
    if (intent === "preview") return understood(asked, params.code, rows, { isEstimate });
    try {
      requireShort(rows);
      const how = {
        agencies: agencies === "yes",
        understood: await meaningOf(asked, params.code, rows),
        figures: figures === "yes" ? { isEstimate } : undefined,
      };
      await asked.database.write((tx) => saveAnnex(tx, asked, params.code, rows, how));
    } catch (error) {
      const answer = refused(error, asked, {});
      return data(
        { ...answer.data, ...(await understood(asked, params.code, rows, { isEstimate })) },
        answer.init ?? undefined,
      );
    }
    if (queryOf(request, Query).tiep !== undefined) return redirect(beginningPaths.forms);
    return redirect(withDone(objectAddress("nghi-quyet", params.code), "save"));
  });
}

type Sent = { table: string; file: File | undefined; uses: readonly string[] | undefined };

async function annexRead(asked: RequestContext, code: string, { table, file, uses }: Sent): Promise<AnnexRead> {
  const { known } = await asked.database.read((tx) => annexContext(tx, asked, code));
  const by = asked.person?.id;
  if (file === undefined || file.size === 0) return annexFromText(table, known, by, uses);
  return annexFromFile(new Uint8Array(await file.arrayBuffer()), known, by);
}

/** What a person says each column holds, from the left. */
function usesOf(cells: Readonly<Record<string, string>>): string[] {
  const count = Object.keys(cells).filter((name) => name.startsWith("column.")).length;
  return Array.from({ length: count }, (_, column) => cells[`column.${column}`] ?? "");
}

function rowsPosted(count: number, cells: Readonly<Record<string, string>>): AnnexRow[] {
  return Array.from({ length: count }, (_, index) => {
    const row = annexFields.map((field) => [field, (cells[`${field}.${index}`] ?? "").normalize("NFC")]);
    return Object.fromEntries(row) as Record<AnnexField, string>;
  });
}

async function meaningOf(asked: RequestContext, code: string, rows: readonly AnnexRow[]) {
  const { known } = await asked.database.read((tx) => annexContext(tx, asked, code));
  return understoodRows(rows, known, asked.person?.id);
}

/** Each row with what it comes to, the lead agencies that are no units yet, and the columns as they were read. */
async function understood(
  asked: RequestContext,
  code: string,
  rows: readonly AnnexRow[],
  { annex, isEstimate }: { annex?: AnnexRead; isEstimate: boolean },
) {
  const seen = (await meaningOf(asked, code, rows)).flatMap(({ demand, doubts, ...rest }, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const comparator = "fault" in demand ? row.comparator : demand.comparator;
    return [
      {
        ...rest,
        row: { ...row, comparator, read: comparator },
        demand: "fault" in demand ? demand : { ...demand },
        doubts: [...doubts],
      },
    ];
  });
  const strangers = seen.flatMap(({ row, lead }) => (lead === undefined && row.lead.trim() !== "" ? [row.lead] : []));
  const read = annex && { table: annex.table, columns: [...annex.columns], isSure: annex.isSure };
  return { rows: seen, strangers: [...new Set(strangers)], read, isEstimate };
}

export default function AnnexPage({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(annexTexts);
  const settings = useWords(settingsTexts);
  const { title, code } = loaderData;
  const { faults } = useRefusal();
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
          read={seen?.read}
          figuresOf={loaderData.figuresOf}
          isEstimate={seen?.isEstimate ?? false}
          indicators={loaderData.indicators}
          units={loaderData.units}
          faults={faults}
          again={loaderData.again}
        />
      ) : (
        <form method="post" encType="multipart/form-data">
          <PasteBox label={say("annex_table")} name="table" hint={say("annex_table_hint")} />
          <Field label={say("annex_file")} name="file" type="file" accept=".xlsx,.docx" hint={say("annex_file_hint")} />
          <Submit>{say("annex_read")}</Submit>
        </form>
      )}
    </Page>
  );
}
