/**
 * Changes of definitions from the screen or the API: the rows of a folder's files, checked, stored and logged as a load does,
 * so that there is one rule for both.
 */
import { sql } from "kysely";
import { type Doer, nameInHistory } from "../access/doer.ts";
import { vietnamDay } from "../calendar/clock.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import { knownWith } from "../definitions/known.ts";
import type { Stamp } from "../definitions/store.server.ts";
import { type FileCounts, keptOrder } from "../definitions/storeTables.server.ts";
import { checkTables, type Records, tablesOf } from "../definitions/tables.ts";
import { formsOf, formsSheet } from "../indicators/formsSheet.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { AppError } from "../server/error.ts";
import { unitsSheet } from "../units/unitsSheet.ts";
import { refuseUnlessMaySet } from "./defining.server.ts";
import { sheets } from "./sheets.ts";
import { storeDefinitions } from "./store.server.ts";
import { readAllRecords } from "./stored.server.ts";
import { keepingWhole } from "./whole.server.ts";

/** Only one change at a time: each is checked against what the one before it left. */
export async function lockDefinitions(tx: WriteTransaction): Promise<void> {
  await sql`SELECT FROM setting WHERE name = 'definitions_version' FOR UPDATE`.execute(tx);
}

/** Who changes them, when, and what the log calls it. */
export type Changing = Omit<Stamp, "by"> & { by: Doer };

/**
 * All or nothing; throws 403 where a row is not the doer's to set, else an error with every fault, each with its row and
 * column. New rows come after those there are.
 */
export async function changeDefinitions(tx: WriteTransaction, records: Records, doing: Changing): Promise<FileCounts> {
  await lockDefinitions(tx);
  const before = await readAllRecords(tx);
  await refuseUnlessMaySet(tx, doing, { given: records, stored: before });
  const stamp: Stamp = { ...doing, by: nameInHistory(doing.by) };
  const tables = tablesOf(sheets, records);
  const known = knownWith(tablesOf(sheets, before), tables);
  const faults = checkTables(sheets, tables, known);
  if (faults.length > 0) throw new AppError("definition_faulty", 422, { count: faults.length }, faults);
  const order = await keptOrder(tx, sheets);
  const unitsChanged = tables.of(unitsSheet).rows.map(({ code }) => code);
  const changed = { tables, before, unitsChanged, today: vietnamDay(doing.at) };
  return keepingWhole(tx, changed, "definition_faulty", async () => {
    const forms = formsOf(tables.of(formsSheet));
    const counts = await storeDefinitions(tx, { tables, known, forms }, stamp, order);
    if (sheets.some((sheet) => !sheet.isAside && tables.has(sheet))) await definitionsChanged(tx);
    return counts;
  });
}
