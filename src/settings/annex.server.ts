/** Reads a resolution's annex from what was pasted or sent, and stores its targets, indicators and agencies at once. */
import type { RequestContext } from "../access/context.server.ts";
import { requirePerson } from "../access/guard.server.ts";
import { periodOf } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { Cells } from "../definitions/table.ts";
import { fileTypeOf } from "../documents/file.ts";
import { changeDefinitions, lockDefinitions } from "../folder/change.server.ts";
import { readRecords } from "../folder/stored.server.ts";
import { isPercentage } from "../indicators/measure.ts";
import { codeFrom } from "../prose/code.ts";
import { tablesOf } from "../resolutions/annex/file.server.ts";
import { isAtMost } from "../resolutions/target.ts";
import { type Asker, beside } from "../server/beside.server.ts";
import { AppError, type Fault, fieldRefused, isAppError } from "../server/error.ts";
import { isDemandFault } from "../words/demand.ts";
import {
  type AnnexRow,
  annexFields,
  type DemandHeld,
  fieldCode,
  type KnownThings,
  type RowUnderstood,
  unitCalledBy,
} from "./annexRows.ts";

export const mostRows = 300;
const longestCell = 1_000;

/** What the thread is asked: to read a table, or what rows come to. */
export type AnnexTask = { known: KnownThings } & (
  | { kind: "text"; text: string; uses?: readonly string[] | undefined }
  | { kind: "tables"; tables: readonly string[][][] }
  | { kind: "workbook"; bytes: Uint8Array }
  | { kind: "rows"; rows: readonly AnnexRow[] }
);

/** The resolution, with what the program knows already. 404 where there is none. */
export async function annexContext(tx: ReadTransaction, code: string) {
  const [resolution] = await readRecords(tx, "resolutions", code);
  if (!resolution) throw new AppError("definition_unknown", 404, { code });
  const indicators = (await readRecords(tx, "indicators")).filter(({ closed }) => closed === "");
  const units = await readRecords(tx, "units");
  const targets = (await readRecords(tx, "targets")).filter((each) => each.resolution === code);
  const own = targets.filter(({ unit }) => unit === resolution.unit);
  const known: KnownThings = {
    within: periodOf(resolution.period ?? ""),
    indicators: indicators.map(({ code = "", name = "", measure = "", direction = "", synonyms = "" }) => ({
      ...{ code, name, measure, direction },
      synonyms: synonyms === "" ? [] : synonyms.split("|"),
    })),
    units: new Map(units.map(({ code = "", name = "" }) => [code, name])),
    targeted: new Set(own.map(({ indicator = "" }) => indicator)),
  };
  return { resolution, known, targets: own, count: targets.length };
}

export type AnnexRead = {
  rows: AnnexRow[];
  /** As it would come through the clipboard, to be read again by other columns. */
  table: string;
  columns: readonly { use: string; shown: string }[];
  isSure: boolean;
};

const read = beside<AnnexTask, AnnexRead>("settings", { tooSlow: "annex_too_slow", damaged: "annex_too_slow" });
const understand = beside<AnnexTask, RowUnderstood[]>("settings", {
  tooSlow: "annex_too_slow",
  damaged: "annex_too_slow",
});
const reading = { milliseconds: 9_000, heap: 160 };

/** `uses`: what each column holds, where a person says so. */
export async function annexFromText(
  text: string,
  known: KnownThings,
  by: Asker,
  uses?: readonly string[],
): Promise<AnnexRead> {
  return fitting(await read({ kind: "text", text, known, uses }, { ...reading, by }));
}

/** A workbook or a Word file. */
export async function annexFromFile(bytes: Uint8Array, known: KnownThings, by: Asker): Promise<AnnexRead> {
  if (fileTypeOf(bytes) !== "docx") return fitting(await read({ kind: "workbook", bytes, known }, { ...reading, by }));
  return fitting(await read({ kind: "tables", tables: await tablesOf(bytes, { by }), known }, { ...reading, by }));
}

/** What each row comes to; of a cell that is too long to be stored, what its beginning does. */
export function understoodRows(rows: readonly AnnexRow[], known: KnownThings, by: Asker): Promise<RowUnderstood[]> {
  return understand({ kind: "rows", rows: rows.map(cutShort), known }, { ...reading, by });
}

function cutShort(row: AnnexRow): AnnexRow {
  const cells = annexFields.map((field) => [field, row[field].slice(0, longestCell)]);
  return Object.fromEntries(cells) as AnnexRow;
}

function fitting(annex: AnnexRead): AnnexRead {
  const { rows } = annex;
  if (rows.length === 0) throw fieldRefused("annex_empty", 422, "table");
  if (rows.length > mostRows) throw new AppError("annex_too_long", 422, { most: mostRows });
  requireShort(rows);
  return annex;
}

export function requireShort(rows: readonly AnnexRow[]): void {
  const faults = rows.flatMap((row, index) =>
    annexFields
      .filter((field) => row[field].length > longestCell)
      .map((field) => ({
        code: "field_too_long",
        place: { field: `${field}.${index}` },
        details: { most: longestCell },
      })),
  );
  if (faults.length > 0) throw new AppError("invalid_input", 422, {}, faults);
}

type Draft = { indicators: Cells[]; targets: Cells[]; units: Cells[]; rowOfIndicator: number[]; rowOfTarget: number[] };

/** Stores the rows that are taken, as they were understood, all or none; faults name the inputs. Answers how many targets there are of them. */
export async function saveAnnex(
  tx: WriteTransaction,
  asked: RequestContext,
  code: string,
  rows: readonly AnnexRow[],
  { agencies, understood }: { agencies: boolean; understood: readonly RowUnderstood[] },
): Promise<number> {
  await lockDefinitions(tx);
  const { resolution, known, targets } = await annexContext(tx, code);
  const draft = await drafted(tx, rows, { resolution, known, targets, agencies, understood });
  if (draft.targets.length === 0) throw new AppError("annex_nothing_taken", 422);
  const doing = { at: asked.clock.now(), by: requirePerson(asked), act: "annex" };
  const { indicators, units } = draft;
  try {
    await changeDefinitions(
      tx,
      { ...(units.length > 0 && { units }), ...(indicators.length > 0 && { indicators }), targets: draft.targets },
      doing,
    );
  } catch (error) {
    throw isAppError(error) ? atRows(error, draft) : error;
  }
  return draft.targets.length;
}

type Place = {
  resolution: Cells;
  known: KnownThings;
  targets: readonly Cells[];
  agencies: boolean;
  understood: readonly RowUnderstood[];
};

async function drafted(tx: ReadTransaction, rows: readonly AnnexRow[], place: Place): Promise<Draft> {
  const { resolution, known, targets, agencies, understood } = place;
  const faults: Fault[] = [];
  const draft: Draft = { indicators: [], targets: [], units: [], rowOfIndicator: [], rowOfTarget: [] };
  const taken = {
    indicators: new Set(known.indicators.map(({ code }) => code)),
    units: new Set(known.units.keys()),
    targets: new Set((await readRecords(tx, "targets")).map(({ code = "" }) => code)),
  };
  const made = new Map<string, string>();
  const indicatorOfRow = new Map<number, string>();
  const agenciesMade = new Map<string, string>();
  const fault = (code: string, field: string, row: number, details: Record<string, string> = {}) =>
    faults.push({ code, place: { field: `${field}.${row}` }, details });

  const leadOf = (row: AnnexRow, at: number): string => {
    if (row.lead.trim() === "") return "";
    const found = understood[at]?.lead ?? unitCalledBy(row.lead, agenciesMade);
    if (found !== undefined) return found;
    if (!agencies) {
      fault("annex_lead_unknown", "lead", at, { text: row.lead });
      return "";
    }
    const code = codeFrom(row.lead, taken.units);
    taken.units.add(code);
    agenciesMade.set(code, row.lead);
    const name = row.lead;
    draft.units.push({ code, name, kind: "agency", parent: resolution.unit ?? "", valid_from: "", valid_to: "" });
    return code;
  };

  rows.forEach((row, at) => {
    if (row.take !== "yes") return;
    const demand = understood[at]?.demand ?? { fault: "demand_blank" };
    if (row.name.trim() === "") fault("annex_name_missing", "name", at);
    if (isDemandFault(demand)) {
      fault(demand.fault, "phrase", at, { text: row.phrase });
      return;
    }
    if (understood[at]?.asks) fault("annex_unanswered", "confirmed", at);
    const lead = leadOf(row, at);
    const field = fieldCode(row.field);
    const indicator = row.indicator !== "" ? row.indicator : newIndicator(row, at, { lead, field, demand });
    indicatorOfRow.set(at, indicator);
    const there = targets.find((each) => each.indicator === indicator);
    const code = there?.code ?? nextCode(resolution.code ?? "", taken.targets);
    taken.targets.add(code);
    draft.rowOfTarget.push(at);
    draft.targets.push({
      ...there,
      ...{ code, resolution: resolution.code ?? "", name: row.name.trim(), indicator, unit: resolution.unit ?? "" },
      ...{ comparator: demand.comparator, amount: demand.amount, by: demand.by ?? "" },
      ...{ due: demand.due ?? "", trajectory: demand.trajectory ?? there?.trajectory ?? "" },
      baseline: baselineFor(row, understood[at]) ?? there?.baseline ?? "",
      ...{ lead, field, illustrative: there?.illustrative ?? "no", closed: "" },
    });
  });
  if (faults.length > 0) throw new AppError("definition_faulty", 422, { count: faults.length }, faults);
  return draft;

  type NewIndicator = { lead: string; field: string; demand: DemandHeld };
  /** A share is made of the two numbers that the units report. */
  function newIndicator(row: AnnexRow, at: number, { lead, field, demand }: NewIndicator): string {
    const name = row.name.trim();
    const key = name.toLocaleLowerCase("vi");
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = (text: string) => {
      const code = codeFrom(text, taken.indicators);
      taken.indicators.add(code);
      return code;
    };
    const code = fresh(name);
    made.set(key, code);
    const isLess = isAtMost(demand.comparator);
    const owner = row.filler === "lead" ? lead : "";
    const places = demand.amount.split(".")[1]?.length ?? 0;
    const add = (cells: Cells) => {
      draft.rowOfIndicator.push(at);
      draft.indicators.push({ field, owner, public: row.public === "yes" ? "yes" : "no", ...cells });
    };
    const direction = isLess ? "less" : "more";
    if (row.timing !== "ratio") {
      const whole = row.part === "" ? "" : (indicatorOfRow.get(Number(row.part)) ?? "");
      add({
        ...{ code, name, measure: row.measure.trim(), direction, timing: row.timing, part_of: whole },
        rollup: row.filler === "lead" || isPercentage(row.measure) ? "none" : "",
        decimals: String(Math.min(Math.max(places, row.measure === "%" ? 2 : 0), 6)),
      });
      return code;
    }
    const [part, whole] = [fresh(`${code}-so-dat`), fresh(`${code}-tong-so`)];
    add({ code: whole, name: `${name}: tổng số`, direction: "neutral", timing: "stock" });
    add({ code: part, name: `${name}: số đạt`, direction, timing: "stock", part_of: whole });
    add({ code, name, measure: "%", direction, timing: "ratio", numerator: part, denominator: whole, owner: "" });
    return code;
  }
}

/** Last year's figure is from where a state or share moves to what is demanded. */
function baselineFor(row: AnnexRow, understood: RowUnderstood | undefined): string | undefined {
  return row.timing === "flow" ? undefined : understood?.prior;
}

/** `nq-2024-07`: numbers go on where the resolution's end. */
function nextCode(resolution: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const code = `${resolution}-${String(number).padStart(2, "0")}`;
    if (!taken.has(code)) return code;
  }
}

/** Faults are found by the rows of files; the page shows them at the inputs of the annex's rows. */
function atRows(error: AppError, draft: Draft): AppError {
  const columns: Readonly<Record<string, string>> = { amount: "phrase", comparator: "phrase", owner: "lead" };
  const faults = error.faults.map((fault): Fault => {
    const { file, row = 1, column = "name" } = fault.place ?? {};
    const rows = file === "indicators.csv" ? draft.rowOfIndicator : draft.rowOfTarget;
    return { ...fault, place: { field: `${columns[column] ?? column}.${rows[row - 1] ?? 0}` } };
  });
  return new AppError(error.code, error.status, error.details, faults);
}
