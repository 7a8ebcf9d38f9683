/** A definition folder: its tables, and the forms that they make up. */
import type { Known, Tables } from "../definitions/known.ts";
import { checkNames } from "../definitions/tables.ts";
import { type FormDefinition, formsOf, formsSheet } from "../indicators/formsSheet.ts";
import type { Fault } from "../server/error.ts";
import { allSheets } from "./sheets.ts";
import { valuesFile } from "./valueRecord.ts";

/** Files that are missing or that nobody knows; figures are read apart, because they are many. */
export function faultsOfNames(names: readonly string[]): Fault[] {
  return checkNames(allSheets, [valuesFile], names);
}

/** The forms after the load: the stored ones with the folder's over them. */
export function formsWith({ stored }: Pick<Known, "stored">, tables: Tables): Map<string, FormDefinition> {
  const all = [...formsOf(stored.of(formsSheet)), ...formsOf(tables.of(formsSheet))];
  return new Map(all.map((form) => [form.code, form]));
}
