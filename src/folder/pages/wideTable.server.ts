/** What the page of a wide table reads and does. */
import { z } from "zod";
import type { RequestContext } from "../../access/context.server.ts";
import { today } from "../../calendar/clock.ts";
import { parsePeriod } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import { Decimal, formatNumber } from "../../prose/number.ts";
import { AppError, isAppError, type Place } from "../../server/error.ts";
import { addressOf, type Sheet } from "../../sheets/workbook.ts";
import { requireKnown } from "../../web/formData.ts";
import { applyWide, loadable, previewWide, readMeaning, readUpload } from "../wide.server.ts";
import { likelyLayout, recordsOf, tableAt } from "../wide.ts";
import { chosenMeaning, inputOf, mostColumns, mostRows, proposed } from "../wideForm.ts";

/** The controls of the layout, which the address bar keeps. */
export const layoutFields = ["trang", "cot", "dong", "nam", "kyso"] as const;

/** The upload with the table where the address says it lies, or where it most likely does. */
export async function readWidePage(tx: ReadTransaction, request: RequestContext, id: string, query: URLSearchParams) {
  const upload = await readUpload(tx, request, id);
  const { units, indicators, definitions } = await loadable(tx, request);
  const sheets = upload.workbook.sheets.filter(({ rows }) => rows.length > 0);
  const sheet = sheets[numberOf(query.get("trang"), 0)] ?? sheets[0];
  if (!sheet) throw new AppError("not_found", 404);
  const likely = likelyLayout(sheet, units);
  const layout = {
    unitColumn: numberOf(query.get("cot"), likely.unitColumn),
    firstRow: numberOf(query.get("dong"), likely.firstRow),
  };
  const table = tableAt(sheet, layout);
  if (table.rows.length > mostRows || table.columns.length > mostColumns) {
    throw new AppError("wide_too_large", 422, { rows: mostRows, columns: mostColumns });
  }
  const year = query.get("nam") ?? String(Number(today(request.clock).slice(0, 4)) - 1);
  const period = query.get("kyso") ?? year;
  const kept = await readMeaning(tx, table);
  const fields = proposed(table, { units, indicators }, { year, period }, kept);
  return {
    upload,
    sheets,
    sheet,
    table,
    units,
    indicators,
    definitions,
    year,
    period,
    isKept: kept !== undefined,
    fields,
  };
}

function numberOf(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : otherwise;
}

/** With what each column and each row means. */
export const WidePosted = z
  .object({ intent: z.enum(["preview", "apply"]).default("preview"), seen: z.string().optional() })
  .catchall(z.string());

export type WideOutcome = {
  fields: Record<string, string>;
  preview: {
    counts: Record<string, number>;
    waits: boolean;
    seen: string;
    rows: { at: string; unit: string; indicator: string; period: string; now: string; mine: string; state: string }[];
    more: number;
  };
};

const mostShown = 300;

/** Previews or writes what was chosen; answers true where it was written. */
export async function answerWide(
  request: RequestContext,
  id: string,
  query: URLSearchParams,
  { intent, seen, ...fields }: z.output<typeof WidePosted>,
): Promise<WideOutcome | { isDone: true }> {
  const page = await request.database.read((tx) => readWidePage(tx, request, id, query));
  const { table, sheet, definitions } = page;
  const inputs = new Set([
    ...table.columns.flatMap(({ column }) => [inputOf.indicator(column), inputOf.period(column)]),
    ...table.rows.map(({ row }) => inputOf.unit(row)),
    "reason",
  ]);
  requireKnown(fields, (name) => inputs.has(name));
  try {
    const { meaning, kept } = chosenMeaning(table, (name) => fields[name] ?? "");
    const { records, faults } = recordsOf(sheet, meaning);
    if (faults.length > 0) {
      throw new AppError(
        "wide_faulty",
        422,
        { count: faults.length },
        faults.map(({ row, column, code, text }) => ({
          code,
          place: { row, column: String(column) },
          details: { text },
        })),
      );
    }
    const reason = fields.reason?.trim() || undefined;
    const preview = await request.database.read((tx) => previewWide(tx, request, definitions, records));
    if (intent === "apply") {
      if (preview.counts.locked > 0 && reason === undefined) throw new AppError("wide_reason_missing", 422);
      await applyWide(request, { upload: id, table, records, meaning: kept, seen: seen ?? "", reason });
      return { isDone: true };
    }
    const { indicatorByCode, tree } = definitions;
    const shown = (amount: string | null) => (amount === null ? "" : formatNumber(new Decimal(amount)));
    return {
      fields,
      preview: {
        counts: preview.counts,
        waits: preview.waits,
        seen: preview.seen,
        rows: preview.changes.slice(0, mostShown).map((change) => ({
          at: `${sheet.name}!${addressOf(change.row, change.column)}`,
          unit: tree.byCode.get(change.unit)?.name ?? change.unit,
          indicator: indicatorByCode.get(change.indicator)?.name ?? change.indicator,
          period: parsePeriod(change.period) ? change.period : "",
          now: shown(change.now),
          mine: shown(change.amount),
          state: change.state,
        })),
        more: Math.max(0, preview.changes.length - mostShown),
      },
    };
  } catch (error) {
    throw isAppError(error) ? inTable(error, sheet) : error;
  }
}

/** Each fault at its cell, `Biểu 1!D17`, or at the column or row alone. */
function inTable({ code, status, details, faults }: AppError, sheet: Sheet): AppError {
  const cellOf = ({ row, column }: Place) => {
    if (column === undefined) return String(row ?? "");
    return /^\d+$/.test(column) && row !== undefined ? addressOf(row, Number(column)) : column;
  };
  return new AppError(
    code,
    status,
    details,
    faults.map((fault) => ({ ...fault, place: { sheet: sheet.name, cell: cellOf(fault.place ?? {}) } })),
  );
}
