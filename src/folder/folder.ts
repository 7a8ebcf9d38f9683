/** The definition folder: which files it has, what they say together, and everything that is wrong with them. */

import { type Cells, readTable, type Sheet, type Table, tableOf } from "../definitions/table.ts";
import type { Fault } from "../server/error.ts";
import { checkDocuments, documentsSheet } from "./documentsFile.ts";
import { checkForms, formsOf, formsSheet } from "./formsFile.ts";
import { checkGroups, groupsSheet } from "./groupsFile.ts";
import { checkIndicators, indicatorsSheet } from "./indicatorsFile.ts";
import type { Known } from "./known.ts";
import { checkRecognitions, recognitionsSheet } from "./recognitionsFile.ts";
import { checkRegimes, regimesSheet } from "./regimesFile.ts";
import { checkResolutions, resolutionsSheet } from "./resolutionsFile.ts";
import type { FolderSource } from "./source.ts";
import { checkSuccessions, successionsSheet } from "./successionsFile.ts";
import { checkTargets, targetsSheet } from "./targetsFile.ts";
import { checkUnits, unitsSheet } from "./unitsFile.ts";
import { valuesFile } from "./valueRecord.ts";

/** Only these are needed. */
export const neededFiles = ["units.csv", "indicators.csv", "resolutions.csv", "targets.csv"] as const;

const sheets = {
  units: unitsSheet,
  groups: groupsSheet,
  successions: successionsSheet,
  regimes: regimesSheet,
  indicators: indicatorsSheet,
  forms: formsSheet,
  resolutions: resolutionsSheet,
  targets: targetsSheet,
  documents: documentsSheet,
  recognitions: recognitionsSheet,
} as const;

/** Every file of tables that a folder may have; figures are read apart, because they are many. */
const tableFiles: string[] = Object.values(sheets).map((sheet) => sheet.file);

export type Folder = Awaited<ReturnType<typeof readFolder>>;

/** Reads the files by their names; one that is not there has no rows. */
export async function readFolder({ names, records }: Pick<FolderSource, "names" | "records">) {
  const read = async <Row>(sheet: Sheet<Row>): Promise<Table<Row>> =>
    names.includes(sheet.file) ? readTable(sheet, records) : tableOf(sheet, []);
  return {
    units: await read(sheets.units),
    groups: await read(sheets.groups),
    successions: await read(sheets.successions),
    regimes: await read(sheets.regimes),
    indicators: await read(sheets.indicators),
    forms: await read(sheets.forms),
    resolutions: await read(sheets.resolutions),
    targets: await read(sheets.targets),
    documents: await read(sheets.documents),
    recognitions: await read(sheets.recognitions),
    /** Whether the folder itself says who owes what; if not, its figures do. */
    hasForms: names.includes(sheets.forms.file),
  };
}

export type SheetName = keyof typeof sheets;
export type Records = Readonly<Partial<Record<SheetName, readonly Cells[]>>>;

/** The same from cells that a form of the screen or a program sent. */
export function folderOf(records: Records): Folder {
  return {
    units: tableOf(sheets.units, records.units ?? []),
    groups: tableOf(sheets.groups, records.groups ?? []),
    successions: tableOf(sheets.successions, records.successions ?? []),
    regimes: tableOf(sheets.regimes, records.regimes ?? []),
    indicators: tableOf(sheets.indicators, records.indicators ?? []),
    forms: tableOf(sheets.forms, records.forms ?? []),
    resolutions: tableOf(sheets.resolutions, records.resolutions ?? []),
    targets: tableOf(sheets.targets, records.targets ?? []),
    documents: tableOf(sheets.documents, records.documents ?? []),
    recognitions: tableOf(sheets.recognitions, records.recognitions ?? []),
    hasForms: records.forms !== undefined,
  };
}

/** Files that are missing, and tables of which nobody knows what they should be: a misspelt name must not pass silently. */
export function checkNames(names: readonly string[]): Fault[] {
  const known: readonly string[] = [...tableFiles, valuesFile];
  return [
    ...neededFiles
      .filter((file) => !names.includes(file))
      .map((file) => ({ code: "file_missing", place: { file }, details: { file } })),
    ...names
      .filter((name) => /\.(csv|tsv|xlsx?|ods)$/i.test(name) && !known.includes(name))
      .map((file) => ({ code: "file_unexpected", place: { file }, details: { files: known.join(", ") } })),
  ];
}

/** What the database knew, with the folder's word over it. */
export function knownWith(stored: Known, folder: Folder): Known {
  return {
    units: over(stored.units, folder.units.rows),
    groups: new Set([...stored.groups, ...folder.groups.rows.map((row) => row.code)]),
    indicators: over(stored.indicators, folder.indicators.rows),
    forms: stored.forms,
    resolutions: over(stored.resolutions, folder.resolutions.rows),
    targets: over(stored.targets, folder.targets.rows),
  };
}

/** Whether a file could be read at all. If one could not, what others say about it cannot be judged. */
export function isReadable(folder: Folder): boolean {
  return tablesOf(folder).every((table) =>
    table.faults.every((fault) => !/^((csv|column|file)_|data_file_too_large$)/.test(fault.code)),
  );
}

/** The faults of each file by itself. */
export function faultsOfTables(folder: Folder): Fault[] {
  return tablesOf(folder).flatMap((table) => table.faults);
}

/** Every fault of the tables and between them, file by file in the order of their rows. `known` holds the folder too. */
export function checkFolder(folder: Folder, known: Known): Fault[] {
  const between = [
    ...checkUnits(folder.units, known),
    ...checkGroups(folder.groups, known),
    ...checkSuccessions(folder.successions, known),
    ...checkRegimes(folder.regimes),
    ...checkIndicators(folder.indicators, known),
    ...checkForms(folder.forms, known),
    ...checkResolutions(folder.resolutions, known),
    ...checkTargets(folder.targets, known),
    ...checkDocuments(folder.documents),
    ...checkRecognitions(folder.recognitions, known),
  ];
  const blameless = withoutLeftOut(folder, between);
  return tablesOf(folder).flatMap((table) =>
    [...table.faults, ...blameless.filter((fault) => fault.place?.file === table.file)].sort(
      (a, b) => (a.place?.row ?? 0) - (b.place?.row ?? 0),
    ),
  );
}

/** The faults but for references to rows that are there and have a fault of their own. */
export function withoutLeftOut(folder: Folder, faults: readonly Fault[]): Fault[] {
  const leftOut = new Set(tablesOf(folder).flatMap((table) => table.leftOut));
  return faults.filter((fault) => !(fault.code.endsWith("_unknown") && leftOut.has(String(fault.details?.text))));
}

export function tablesOf(folder: Folder) {
  return [
    folder.units,
    folder.groups,
    folder.successions,
    folder.regimes,
    folder.indicators,
    folder.forms,
    folder.resolutions,
    folder.targets,
    folder.documents,
    folder.recognitions,
  ];
}

/** The forms after the load: the stored ones with the folder's over them. */
export function formsWith(known: Known, folder: Folder): Known["forms"] {
  return new Map([...known.forms, ...formsOf(folder.forms).map((form) => [form.code, form] as const)]);
}

/** In the order of the folder, then what only the database has. */
function over<Entry>(
  stored: ReadonlyMap<string, Entry>,
  rows: readonly (Entry & { code: string })[],
): Map<string, Entry> {
  const known = new Map<string, Entry>(rows.map((row) => [row.code, row]));
  for (const [code, entry] of stored) if (!known.has(code)) known.set(code, entry);
  return known;
}
