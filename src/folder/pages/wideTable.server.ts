/** What the page of a wide table reads and does. */
import { z } from "zod";
import type { RequestContext } from "../../access/context.server.ts";
import { nameOf, parsePeriod, periodOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import { Decimal, formatNumber } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import { AppError, type Fault, isAppError, type Place } from "../../server/error.ts";
import { requireKnown } from "../../web/formData.ts";
import type { Told } from "../../words/head.ts";
import { periodWithYear } from "../../words/period.ts";
import { unitsDown } from "../wide/across.ts";
import { figuresOf } from "../wide/figures.ts";
import { chosenMeaning, formatInput, inputOf, mostColumns, mostRows, proposed } from "../wide/form.ts";
import type { Question, TotalMeant, WideMeaning } from "../wide/meaning.ts";
import { type PlacedSheet, partIn, placeIn } from "../wide/place.ts";
import { likelySheet, readWide, sheetsLeftOut, tableOf, type WideSaid } from "../wide/read.ts";
import { applyWide, loadable, previewWide, readMeaning, readUpload } from "../wide/store.server.ts";
import { wideTexts } from "../wide/texts.ts";
import { guessInWords } from "../wide/words.ts";

/** The controls of the layout, which the address bar keeps. */
export const layoutFields = ["trang", "cot", "dong", "nam", "kyso"] as const;

/** The upload with the table where the address says it lies, or where it most likely does. */
export async function readWidePage(tx: ReadTransaction, request: RequestContext, id: string, query: URLSearchParams) {
  const upload = await readUpload(tx, request, id);
  const known = await loadable(tx, request);
  const all = upload.workbook.sheets;
  const sheets = all.filter(({ rows, hidden }) => rows.length > 0 && !hidden);
  const seen = sheets[numberOf(query.get("trang")) ?? -1] ?? likelySheet(all, known.units);
  if (!seen) throw new AppError("wide_no_sheets", 422);
  const sheet = unitsDown(seen, known.units);
  const unitColumn = numberOf(query.get("cot"));
  const firstRow = numberOf(query.get("dong"));
  const told = toldIn(query);
  const said: WideSaid = {
    layout: { ...(unitColumn && { unitColumn }), ...(firstRow && { firstRow }) },
    ...(told && { told }),
    file: upload.name,
  };
  const table = tableOf(sheet, known, said);
  if (table.rows.length > mostRows || table.columns.length > mostColumns) {
    throw new AppError("wide_too_large", 422, { rows: mostRows, columns: mostColumns });
  }
  const kept = await readMeaning(tx, table);
  const reading = readWide(sheet, { ...known, kept }, said);
  const fields = proposed(reading);
  return {
    upload,
    sheets,
    seen,
    sheet,
    known,
    reading,
    others: sheetsLeftOut(all, seen),
    isKept: kept !== undefined,
    fields,
  };
}

/** What a person typed of the period of all columns. */
function toldIn(query: URLSearchParams): Told | undefined {
  const typed = query.get("kyso")?.trim() ?? "";
  const year = /^(?:19|20|21)\d\d$/.exec(query.get("nam")?.trim() ?? "")?.[0];
  if (year === undefined && typed === "") return undefined;
  const period =
    periodWithYear(typed) ?? (year === undefined ? undefined : { kind: "year" as const, year: Number(year) });
  return { period, year: year === undefined ? period?.year : Number(year) };
}

function numberOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
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
    guesses: { at: string; head: string; meant: string; guesses: readonly string[] }[];
    totals: { what: string; where: string }[];
    totalsRight: number;
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
  const { reading, sheet, known } = await request.database.read((tx) => readWidePage(tx, request, id, query));
  const { table } = reading;
  const inputs = new Set([
    ...table.columns.flatMap(({ column }) => [inputOf.indicator(column), inputOf.period(column)]),
    ...table.rows.map(({ row }) => inputOf.unit(row)),
    ...["reason", formatInput],
  ]);
  requireKnown(fields, (name) => inputs.has(name));
  try {
    const { meaning, kept } = chosenMeaning(reading, known, (name) => fields[name] ?? "");
    const { values, totals, questions } = figuresOf(sheet, meaning, formatIn(fields[formatInput]));
    if (questions.length > 0) {
      throw new AppError("wide_faulty", 422, { count: questions.length }, questions.map(faultOf));
    }
    const reason = fields.reason?.trim() || undefined;
    const preview = await request.database.read((tx) => previewWide(tx, request, known.definitions, values));
    if (intent === "apply") {
      if (preview.counts.locked > 0 && reason === undefined) throw new AppError("wide_reason_missing", 422);
      await applyWide(request, { upload: id, table, records: values, meaning: kept, seen: seen ?? "", reason });
      return { isDone: true };
    }
    const { indicatorByCode, tree } = known.definitions;
    const shown = (amount: string | null) => (amount === null ? "" : formatNumber(new Decimal(amount)));
    const indicatorName = (code: string) => indicatorByCode.get(code)?.name ?? code;
    const telling = { sheet, language: request.language, indicatorName };
    return {
      fields,
      preview: {
        counts: preview.counts,
        waits: preview.waits,
        seen: preview.seen,
        guesses: guessesIn(meaning, telling),
        totals: totals.filter(({ differs }) => differs).map((total) => totalShown(total, telling)),
        totalsRight: totals.filter(({ differs }) => !differs).length,
        rows: preview.changes.slice(0, mostShown).map((change) => ({
          at: placeIn(sheet, change.row, change.column),
          unit: tree.byCode.get(change.unit)?.name ?? change.unit,
          indicator: indicatorName(change.indicator),
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

function formatIn(typed: string | undefined): Language | undefined {
  return typed === "vi" || typed === "en" ? typed : undefined;
}

type Telling = { sheet: PlacedSheet; language: Language; indicatorName(code: string): string };

function guessesIn({ columns, rows }: WideMeaning, { sheet, language, indicatorName }: Telling) {
  const periodName = (code: string) => nameOf(periodOf(code), language);
  return [
    ...columns.map(({ column, head, indicator, period, guesses }) => ({
      at: placeIn(sheet, undefined, column),
      head,
      meant: [indicator && indicatorName(indicator.code), period && periodName(period)].filter(Boolean).join(", "),
      guesses: guesses.map((guess) => guessInWords(guess, language)),
    })),
    ...rows.map(({ row, head, units, guesses }) => ({
      at: placeIn(sheet, row),
      head,
      meant: [...new Set(units.map(({ name }) => name))].join(", "),
      guesses: guesses.map((guess) => guessInWords(guess, language)),
    })),
  ].filter(({ guesses }) => guesses.length > 0);
}

function totalShown({ row, column, indicator, period, stated, sum }: TotalMeant, telling: Telling) {
  const { language } = telling;
  return {
    what: say(wideTexts.wide_total_differs, language, {
      indicator: telling.indicatorName(indicator),
      period: nameOf(periodOf(period), language),
      stated: formatNumber(new Decimal(stated)),
      sum: formatNumber(new Decimal(sum)),
    }),
    where: placeIn(telling.sheet, row, column),
  };
}

function faultOf({ kind, text, where }: Question): Fault {
  return {
    code: kind.startsWith("amount_") ? kind : `wide_q_${kind}`,
    place: { cell: where },
    details: { text },
  };
}

/** Each fault at its cell, `Biểu 1!D17`, or at the column or row alone. */
function inTable({ code, status, details, faults }: AppError, sheet: PlacedSheet): AppError {
  const cellOf = ({ row, column }: Place) => {
    if (column === undefined) return String(row ?? "");
    return /^\d+$/.test(column) && row !== undefined ? partIn(sheet, row, Number(column)) : column;
  };
  return new AppError(
    code,
    status,
    details,
    faults.map((fault) => {
      const cell = fault.place?.cell?.split("!").at(-1) ?? cellOf(fault.place ?? {});
      return { ...fault, place: { sheet: sheet.name, cell } };
    }),
  );
}
