/** Keeps what was uploaded and what its heads meant; says what the figures would change; writes them all or none. */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { RequestContext } from "../../access/context.server.ts";
import { requirePerson } from "../../access/guard.server.ts";
import { may, type Place } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { parsePeriod } from "../../calendar/period.ts";
import { logChange } from "../../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import type { Definitions, Indicator } from "../../indicators/indicator.ts";
import { loadedBy } from "../../ledger/loading.ts";
import { Decimal } from "../../prose/number.ts";
import { AppError, isAppError } from "../../server/error.ts";
import { sheetsStored } from "../../sheets/stored.ts";
import type { WorkbookRead } from "../../sheets/workbook.ts";
import type { Unit, UnitTree } from "../../units/tree.ts";
import { loadValues } from "../loadValues.server.ts";
import { type KeptMeaning, signatureOf } from "./form.ts";
import type { ValueMeant } from "./meaning.ts";
import type { WideTable } from "./table.ts";

export type WideUpload = { id: string; name: string; workbook: WorkbookRead };

/** Old uploads that were never taken in are of no use to anybody. */
const keptDays = 30;

export async function storeUpload(
  tx: WriteTransaction,
  request: RequestContext,
  name: string,
  workbook: WorkbookRead,
): Promise<string> {
  const { id: by } = requirePerson(request);
  const at = request.clock.now();
  const old = new Date(at.getTime() - keptDays * 86_400_000);
  await tx.deleteFrom("wide_upload").where("at", "<", old).where("applied_at", "is", null).execute();
  const { id } = await tx
    .insertInto("wide_upload")
    .values({ name: name.slice(0, 200), sheets: JSON.stringify(workbook.sheets), by, at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The person's own upload. */
export async function readUpload(tx: ReadTransaction, request: RequestContext, id: string): Promise<WideUpload> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) throw new AppError("not_found", 404);
  const { id: by } = requirePerson(request);
  const row = await tx
    .selectFrom("wide_upload")
    .selectAll()
    .where("id", "=", id)
    .where("by", "=", by)
    .executeTakeFirst();
  if (!row) throw new AppError("not_found", 404);
  return { id, name: row.name, workbook: { sheets: sheetsStored(row.sheets) } };
}

/** The units whose figures the person may load, and what can be loaded. */
export async function loadable(
  tx: ReadTransaction,
  request: RequestContext,
): Promise<{ definitions: Definitions; tree: UnitTree; units: Unit[]; indicators: Indicator[] }> {
  const definitions = await readDefinitions(tx);
  const { tree } = definitions;
  const day = today(request.clock);
  return {
    definitions,
    tree,
    units: tree.units.filter((unit) => may(request.person, "value.load", { unit: unit.id }, tree, day)),
    indicators: definitions.indicators.filter((each) => definitions.places.has(each.id)),
  };
}

export async function readMeaning(
  tx: ReadTransaction,
  table: Pick<WideTable, "columns" | "titles">,
): Promise<KeptMeaning | undefined> {
  const row = await tx
    .selectFrom("wide_mapping")
    .select("meaning")
    .where("signature", "=", signatureOf(table))
    .executeTakeFirst();
  return row?.meaning as KeptMeaning | undefined;
}

async function keepMeaning(
  tx: WriteTransaction,
  table: WideApply["table"],
  meaning: KeptMeaning,
  by: string,
  at: Date,
) {
  const before = await readMeaning(tx, table);
  if (isDeepStrictEqual(before, meaning)) return;
  const act = before === undefined ? "create" : "change";
  await logChange(tx, { at, by, act, object: `wide_mapping:${signatureOf(table)}`, before, after: meaning });
  const kept = { meaning: JSON.stringify(meaning), by, at };
  await tx
    .insertInto("wide_mapping")
    .values({ signature: signatureOf(table), ...kept })
    .onConflict((conflict) => conflict.column("signature").doUpdateSet(kept))
    .execute();
}

export type WideState = "new" | "changed" | "unchanged" | "locked";
export type WideChange = ValueMeant & { state: WideState; now: string | null };
export type WidePreview = {
  counts: Record<WideState, number>;
  /** All but the unchanged ones. */
  changes: WideChange[];
  /** Whether some of them are only sent in, and wait for whoever may accept them. */
  waits: boolean;
  /** What stood there when this was shown; writing checks it again. */
  seen: string;
};

/** What each figure would do to what stands there; shown to whoever may load figures of all these units. */
export async function previewWide(
  tx: ReadTransaction,
  { person, clock }: Pick<RequestContext, "person" | "clock">,
  definitions: Definitions,
  records: readonly ValueMeant[],
): Promise<WidePreview> {
  const by = requirePerson({ person });
  const places = records.map((record) => placeOf(record, definitions));
  const loaded = places.map((place) => place && loadedBy(by, place.access, definitions.tree, today(clock)));
  const present = await presentFigures(tx, places, records);
  const counts: Record<WideState, number> = { new: 0, changed: 0, unchanged: 0, locked: 0 };
  const changes = records.map((record, index): WideChange => {
    const { now, isLocked } = present[index] ?? { now: null, isLocked: false };
    const differs = now === null ? "new" : new Decimal(now).equals(record.amount) ? "unchanged" : "changed";
    const state = differs !== "unchanged" && isLocked ? "locked" : differs;
    counts[state] += 1;
    return { ...record, state, now };
  });
  const seen = createHash("sha256")
    .update(JSON.stringify([records, present]))
    .digest("hex")
    .slice(0, 32);
  const waits = loaded.includes("sent");
  return { counts, changes: changes.filter(({ state }) => state !== "unchanged"), waits, seen };
}

type Present = { now: string | null; isLocked: boolean };

type WidePlace = { key: string; position: number; access: Place };

/** Where a figure stands; undefined where there is no such unit, indicator or form. */
function placeOf(record: ValueMeant, { indicatorByCode, places, tree }: Definitions): WidePlace | undefined {
  const indicator = indicatorByCode.get(record.indicator);
  const frequency = parsePeriod(record.period)?.kind;
  const place = indicator && places.get(indicator.id)?.find(({ form }) => form.frequency === frequency);
  const unit = tree.byCode.get(record.unit);
  if (!place || !unit) return undefined;
  const { form, position } = place;
  return { key: `${unit.id} ${form.id} ${record.period}`, position, access: { unit: unit.id, owner: form.owner } };
}

async function presentFigures(
  tx: ReadTransaction,
  places: readonly (WidePlace | undefined)[],
  records: readonly ValueMeant[],
): Promise<Present[]> {
  const units = [...new Set(places.flatMap((place) => (place ? [place.access.unit] : [])))];
  const periods = [...new Set(records.map(({ period }) => period))];
  if (units.length === 0) return records.map(() => ({ now: null, isLocked: false }));
  const { rows } = await sql<{ key: string; state: string; amounts: (string | null)[] }>`
    SELECT unit_id || ' ' || form_id || ' ' || period AS key, state, amounts::text[] AS amounts
    FROM report
    WHERE unit_id = ANY(${units}::int[]) AND period = ANY(${periods}::text[])`.execute(tx);
  const reports = new Map(rows.map((row) => [row.key, row]));
  return places.map((place) => {
    const report = place && reports.get(place.key);
    if (!place || !report) return { now: null, isLocked: false };
    const isLocked = ["filled", "submitted", "approved"].includes(report.state);
    return { now: report.amounts[place.position - 1] ?? null, isLocked };
  });
}

export type WideApply = {
  upload: string;
  table: Pick<WideTable, "columns" | "titles">;
  records: readonly ValueMeant[];
  meaning: KeptMeaning;
  seen: string;
  reason: string | undefined;
};

/** Writes all figures, or none: where something changed since the preview, where a locked one would change without a reason. */
export async function applyWide(request: RequestContext, apply: WideApply): Promise<void> {
  const { database, clock } = request;
  const by = requirePerson(request);
  const lines = apply.records.map(({ indicator, unit, period, amount, estimated }) =>
    [indicator, unit, period, amount, estimated ? "yes" : ""].join(","),
  );
  const csv = `indicator,unit,period,amount,estimated\n${lines.join("\n")}\n`;
  try {
    await loadValues(database, Buffer.from(csv), {
      clock,
      by,
      reason: apply.reason,
      async first(tx) {
        const { seen } = await previewWide(tx, request, await readDefinitions(tx), apply.records);
        if (seen !== apply.seen) throw new AppError("wide_changed_meanwhile", 409);
        await keepMeaning(tx, apply.table, apply.meaning, by.id, clock.now());
        await tx.updateTable("wide_upload").set({ applied_at: clock.now() }).where("id", "=", apply.upload).execute();
      },
    });
  } catch (error) {
    // The rows of the loaded lines are those of the table's cells.
    if (!isAppError(error) || error.faults.length === 0) throw error;
    const faults = error.faults.map((fault) => {
      const record = apply.records[(fault.place?.row ?? 0) - 2];
      return record ? { ...fault, place: { row: record.row, column: String(record.column) } } : fault;
    });
    if (error.code === "period_closed") throw new AppError(error.code, error.status, error.details, faults);
    throw new AppError("wide_faulty", 422, { count: faults.length }, faults);
  }
}
