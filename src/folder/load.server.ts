/** Loads a definition folder: everything or nothing, in one transaction; the same folder twice changes nothing. */
import { sql } from "kysely";
import { type Doer, nameInHistory, refuseUnlessDoerMay } from "../access/doer.ts";
import { accessTree } from "../access/guard.server.ts";
import type { Place } from "../access/may.ts";
import { type Clock, today, vietnamDay } from "../calendar/clock.ts";
import type { Database, ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { definitionsVersion } from "../database/definitionsVersion.server.ts";
import { type Known, knownWith, type Tables } from "../definitions/known.ts";
import type { Sheet } from "../definitions/sheet.ts";
import type { Stamp } from "../definitions/store.server.ts";
import type { FileCounts } from "../definitions/storeTables.server.ts";
import { areReadable, checkTables, faultsOfTables, readTables, withoutLeftOut } from "../definitions/tables.ts";
import { type FormDefinition, formsOf, formsSheet } from "../indicators/formsSheet.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { AppError, type Fault, isAppError } from "../server/error.ts";
import { unitsSheet } from "../units/unitsSheet.ts";
import { articlesFolder, type NamedArticle, storeArticles } from "./articles.server.ts";
import { derivedForms } from "./derivedForms.ts";
import { faultsOfNames, formsWith } from "./folder.ts";
import type { Loading } from "./judgedLoading.server.ts";
import { openSource } from "./open.server.ts";
import { registers } from "./registers.server.ts";
import { readReportedLines } from "./reportedLines.server.ts";
import { allSheets, sheets } from "./sheets.ts";
import type { FolderSource } from "./source.ts";
import { storeDefinitions } from "./store.server.ts";
import { readAllRecords, readStored } from "./stored.server.ts";
import { valuesFile } from "./valueRecord.ts";
import { storeValues } from "./values.server.ts";
import { type GatheredReport, valueGatherer } from "./valuesFile.ts";
import { keepingWhole } from "./whole.server.ts";

export type LoadOptions = {
  clock: Clock;
  /** Who loads: whose rights decide what of the figures counts at once, and whom the history names. */
  by: Doer;
  /** Why locked reports may change; kept in their history. */
  reason?: string;
  /** Checks and counts as if it loaded, and writes nothing. */
  dryRun?: boolean;
};

/** What of each file was new, changed or unchanged: rows of definitions, figures of `values.csv`. */
export type LoadResult = { counts: FileCounts; dryRun: boolean };

/** What a folder says, found to be without fault. */
type Checked = {
  tables: Tables;
  known: Known;
  forms: FormDefinition[];
  reports: GatheredReport[];
  files: string[];
  articles: NamedArticle[];
  /** The definitions against which it was checked. */
  version: string;
};

/** Loads a folder of files or one workbook by its path, for a command at the machine itself. */
export async function loadFolder(
  database: Database,
  path: string,
  { by: command, ...options }: Omit<LoadOptions, "by"> & { by: string },
): Promise<LoadResult> {
  return loadSource(database, await openSource(path), { ...options, by: { command } });
}

/** Throws an error with every fault of the source, each with file, row and column, or with sheet and cell. */
export async function loadSource(database: Database, source: FolderSource, options: LoadOptions): Promise<LoadResult> {
  await database.read((tx) => refuseUnlessOverAll(tx, options));
  try {
    return await loadChecked(database, await check(database, source), options);
  } catch (error) {
    if (!isAppError(error) || error.faults.length === 0) throw error;
    throw new AppError(error.code, error.status, error.details, error.faults.map(source.placed));
  }
}

/** It may change anything, so it takes the right over everything; of figures each report is judged besides. */
async function refuseUnlessOverAll(tx: ReadTransaction, { by, clock }: LoadOptions): Promise<void> {
  const tree = await accessTree(tx);
  const outermost = tree.units.filter(({ parent }) => parent === undefined);
  const places: (Place | "anywhere")[] =
    outermost.length === 0 ? ["anywhere"] : outermost.map(({ id: unit }) => ({ unit }));
  for (const place of places) refuseUnlessDoerMay(by, "definition.write", place, tree, today(clock));
}

async function loadChecked(database: Database, checked: Checked, options: LoadOptions): Promise<LoadResult> {
  const loading: Loading = { at: options.clock.now(), by: options.by, reason: options.reason };
  const dryRun = options.dryRun ?? false;
  try {
    const counts = await database.write(async (tx) => {
      const found = await store(tx, checked, loading);
      if (dryRun) throw new DryRunEnd(found);
      return found;
    });
    return { counts, dryRun };
  } catch (error) {
    if (error instanceof DryRunEnd) return { counts: error.counts, dryRun };
    throw error;
  }
}

/** Thrown at the end of a dry run, so that the transaction leaves nothing behind. */
class DryRunEnd extends Error {
  readonly counts: FileCounts;
  constructor(counts: FileCounts) {
    super("dry run");
    this.counts = counts;
  }
}

async function check(database: Database, source: FolderSource): Promise<Checked> {
  const { names } = source;
  const faults = [...faultsOfNames(names), ...source.faults];
  const tables = await readTables(allSheets, source);
  if (faults.length > 0 || !areReadable(allSheets, tables))
    throw faulty([...faults, ...faultsOfTables(allSheets, tables)]);

  const hasForms = tables.has(formsSheet);
  const { known, version, reported } = await database.read(async (tx) => {
    const known = knownWith(await readStored(tx), tables);
    const kinds = new Map(known.stored.of(unitsSheet).rows.map(({ code, kind }) => [code, kind]));
    const turned = tables.of(unitsSheet).rows.filter(({ code, kind }) => (kinds.get(code) ?? kind) !== kind);
    const codes = turned.map(({ code }) => code);
    return {
      known,
      version: await definitionsVersion(tx),
      reported: hasForms ? [] : await readReportedLines(tx, codes),
    };
  });
  const inTables = checkTables(allSheets, tables, known);
  const ofAll = formsWith(known, tables);
  const gatherer = valueGatherer(known, ofAll, !hasForms);
  const unreadable = names.includes(valuesFile) ? await source.records(valuesFile, gatherer.take) : undefined;
  const inValues = withoutLeftOut(allSheets, tables, [...gatherer.faults, ...(unreadable ? [unreadable] : [])]);
  const { articles, faults: inArticles } = await source.articles();
  const found = [...inTables, ...inValues, ...inArticles];
  if (found.length > 0) throw faulty(found);

  const reports = gatherer.reports();
  const forms = hasForms ? formsOf(tables.of(formsSheet)) : derivedForms(reports, reported, known, ofAll);
  return { tables, known, forms, reports, articles, files: [...names], version };
}

async function store(tx: WriteTransaction, checked: Checked, loading: Loading): Promise<FileCounts> {
  const stamp: Stamp = { ...loading, by: nameInHistory(loading.by) };
  // A long load must not be cut off, and two at once would check against what the other is changing.
  await sql`SET LOCAL statement_timeout = 0`.execute(tx);
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(tx);
  await sql`SELECT FROM setting WHERE name = 'definitions_version' FOR UPDATE`.execute(tx);
  if ((await definitionsVersion(tx)) !== checked.version) throw new AppError("definitions_changed_meanwhile", 409);

  const { tables, known, forms, reports, articles, files } = checked;
  // Figures come in with it too, so of any unit.
  const today = vietnamDay(loading.at);
  const whole = { tables, before: await readAllRecords(tx), unitsChanged: "any" as const, today };
  const { counts, values } = await keepingWhole(tx, whole, "folder_faulty", async () => {
    const counts = await storeDefinitions(tx, { tables, known, forms }, stamp);
    const hasChanged = ({ file }: Sheet) => {
      const { new: added = 0, changed = 0, moved = 0 } = counts[file] ?? {};
      return added + changed + moved > 0;
    };
    if (sheets.some((sheet) => !sheet.isAside && hasChanged(sheet))) await definitionsChanged(tx);
    for (const { sheet, store } of registers)
      if (tables.has(sheet)) counts[sheet.file] = await store(tx, tables, stamp);
    const stored = await storeValues(tx, reports, loading);
    if (Array.isArray(stored)) throw faulty(stored);
    const { waiting: _, ...values } = stored;
    return { counts, values };
  });
  if (files.includes(valuesFile)) counts[valuesFile] = values;
  if (articles.length > 0) counts[articlesFolder] = await storeArticles(tx, articles, stamp);
  return Object.fromEntries(
    Object.entries(counts).filter(
      ([file, each]) => files.includes(file) || file === articlesFolder || each.new + each.changed > 0,
    ),
  );
}

function faulty(faults: Fault[]): AppError {
  return new AppError("folder_faulty", 422, { count: faults.length }, faults);
}
