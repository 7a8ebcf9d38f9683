/**
 * Changes of definitions from the screen or the API: the rows of a folder's files, checked, stored and logged as a load does,
 * so that there is one rule for both.
 */
import { sql } from "kysely";
import type { WriteTransaction } from "../database/connection.server.ts";
import { definitionsChanged } from "../indicators/definitions.server.ts";
import { AppError, type Fault } from "../server/error.ts";
import { type FileCounts, type Order, storeDefinitions } from "./definitions.server.ts";
import { readRecords } from "./export.server.ts";
import { checkFolder, folderOf, knownWith, type Records } from "./folder.ts";
import { checkForms, formsOf, formsSheet } from "./formsFile.ts";
import type { Known } from "./known.ts";
import type { Stamp } from "./store.server.ts";
import { readKnown } from "./stored.server.ts";
import { tableOf } from "./table.ts";
import { checkTargets, targetsSheet } from "./targetsFile.ts";

/** Only one change at a time: each is checked against what the one before it left. */
export async function lockDefinitions(tx: WriteTransaction): Promise<void> {
  await sql`SELECT FROM setting WHERE name = 'definitions_version' FOR UPDATE`.execute(tx);
}

/** All or nothing; throws an error with every fault, each with its row and column. New rows come after those there are. */
export async function changeDefinitions(tx: WriteTransaction, records: Records, stamp: Stamp): Promise<FileCounts> {
  await lockDefinitions(tx);
  const folder = folderOf(records);
  const known = knownWith(await readKnown(tx), folder);
  const faults = checkFolder(folder, known);
  const found = faults.length > 0 ? faults : await faultsElsewhere(tx, records, known);
  if (found.length > 0) throw new AppError("definition_faulty", 422, { count: found.length }, found);
  const counts = await storeDefinitions(tx, folder, known, formsOf(folder.forms), stamp, await keptOrder(tx));
  await definitionsChanged(tx);
  return counts;
}

/** What a change would make wrong in rows that it does not name: forms with a changed indicator, targets of a resolution. */
async function faultsElsewhere(tx: WriteTransaction, records: Records, known: Known): Promise<Fault[]> {
  const faults: Fault[] = [];
  const indicators = new Set(records.indicators?.map(({ code }) => code));
  if (indicators.size > 0 && records.forms === undefined) {
    const forms = await readRecords(tx, "forms");
    const column: Record<string, string> = {
      indicator_is_computed: "formula",
      cumulative_only_for_flow: "timing",
      indicator_has_other_owner: "owner",
    };
    for (const fault of checkForms(tableOf(formsSheet, forms), known)) {
      const line = forms[(fault.place?.row ?? 0) - 1];
      if (line === undefined || line.closed !== "" || !indicators.has(line.indicator ?? "")) continue;
      if (fault.code in column) faults.push({ ...fault, place: { column: column[fault.code] ?? "code" } });
    }
  }
  const resolutions = new Set(records.resolutions?.map(({ code }) => code));
  if (resolutions.size > 0 && records.targets === undefined) {
    const targets = (await readRecords(tx, "targets")).filter((target) => resolutions.has(target.resolution));
    for (const fault of checkTargets(tableOf(targetsSheet, targets), known)) {
      if (fault.code === "target_outside_resolution") faults.push({ ...fault, place: { column: "period" } });
    }
  }
  return faults;
}

async function keptOrder(tx: WriteTransaction): Promise<Order> {
  const { rows } = await sql<{ kind: string; code: string; sort: number }>`
    SELECT 'unit' AS kind, code, sort FROM unit
    UNION ALL SELECT 'indicator', code, sort FROM indicator
    UNION ALL SELECT 'resolution', code, sort FROM resolution
    UNION ALL SELECT 'target', code, sort FROM target`.execute(tx);
  const kept = new Map(rows.map(({ kind, code, sort }) => [`${kind} ${code}`, sort]));
  const last = new Map<string, number>();
  for (const { kind, sort } of rows) last.set(kind, Math.max(last.get(kind) ?? -1, sort));
  return (kind, code, index) => kept.get(`${kind} ${code}`) ?? (last.get(kind) ?? -1) + 1 + index;
}
