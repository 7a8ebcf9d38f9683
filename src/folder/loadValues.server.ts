/** Loads one `values.csv` over the definitions that are there: all or nothing, twice changes nothing. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import { knownWith, noTables } from "../definitions/known.ts";
import type { Cells } from "../definitions/table.ts";
import { AppError, type Fault } from "../server/error.ts";
import { formsWith } from "./folder.ts";
import type { Loading } from "./judgedLoading.server.ts";
import type { LoadOptions } from "./load.server.ts";
import { type RecordsPiece, recordsBeside } from "./recordsBeside.server.ts";
import { readStored } from "./stored.server.ts";
import { valuesFile } from "./valueRecord.ts";
import { type StoredValues, storeValues } from "./values.server.ts";
import { type ValueGatherer, valueGatherer } from "./valuesFile.ts";

type ValuesOptions = LoadOptions & {
  /** What else must be so, or is written with them, in the same transaction. */
  first?(tx: WriteTransaction): Promise<void>;
};

/** What came of the figures; an error with every fault of the file, each with its row and column. */
export async function loadValues(database: Database, bytes: Uint8Array, options: ValuesOptions): Promise<StoredValues> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-load-"));
  try {
    await writeFile(join(folder, valuesFile), bytes);
    return await loadFrom(database, folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function loadFrom(database: Database, folder: string, options: ValuesOptions): Promise<StoredValues> {
  const loading: Loading = { at: options.clock.now(), by: options.by, reason: options.reason };
  const { by } = options;
  const pieces = await recordsBeside(folder, valuesFile, "command" in by ? undefined : by.id);
  const dryRun = new DryRun();
  try {
    return await database.write(async (tx) => {
      const known = knownWith(await readStored(tx), noTables);
      const gatherer = valueGatherer(known, formsWith(known, noTables), false);
      const faults = await faultsOf(pieces, gatherer);
      if (faults.length > 0) throw new AppError("folder_faulty", 422, { count: faults.length }, faults);
      await options.first?.(tx);
      const counts = await storeValues(tx, gatherer.reports(), loading);
      if (Array.isArray(counts)) throw new AppError("folder_faulty", 422, { count: counts.length }, counts);
      dryRun.counts = counts;
      if (options.dryRun) throw dryRun;
      return counts;
    });
  } catch (error) {
    if (error === dryRun && dryRun.counts !== undefined) return dryRun.counts;
    throw error;
  }
}

/** The same for a few records, in the transaction that writes what they rest on. Faults name them by their place, from 1. */
export async function storeRecords(
  tx: WriteTransaction,
  records: readonly Cells[],
  loading: Loading,
): Promise<StoredValues> {
  const known = knownWith(await readStored(tx), noTables);
  const gatherer = valueGatherer(known, formsWith(known, noTables), false);
  const columns = Object.keys(records[0] ?? {});
  gatherer.take(columns, 0);
  records.forEach((record, index) => {
    gatherer.take(
      columns.map((column) => record[column] ?? ""),
      index + 1,
    );
  });
  const { faults } = gatherer;
  if (faults.length > 0) throw new AppError("folder_faulty", 422, { count: faults.length }, faults);
  const counts = await storeValues(tx, gatherer.reports(), loading);
  if (Array.isArray(counts)) throw new AppError("folder_faulty", 422, { count: counts.length }, counts);
  return counts;
}

async function faultsOf(pieces: AsyncIterable<RecordsPiece>, { take, faults }: ValueGatherer): Promise<Fault[]> {
  let unreadable: Fault | undefined;
  for await (const { records, fault } of pieces) {
    for (const { cells, row } of records) take(cells, row);
    unreadable ??= fault;
  }
  return unreadable ? [...faults, unreadable] : faults;
}

/** Thrown at the end of a dry run, so that the transaction leaves nothing behind. */
class DryRun extends Error {
  counts: StoredValues | undefined;
}
