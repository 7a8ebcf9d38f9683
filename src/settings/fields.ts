/** What the forms of the settings are made of: the server hands it to the page as data. */
import type { Text } from "../prose/text.ts";
import type { webTexts } from "../web/texts.ts";
import type { keptSheets } from "./sections.ts";
import type { settingsTexts } from "./texts.ts";

export type SettingsText = keyof typeof settingsTexts | keyof typeof webTexts;
export type SheetKept = keyof typeof keptSheets;

/** How a field is typed; what it holds is the file's to check. */
export type FieldKind =
  | "text"
  | "long"
  | "code"
  | "kind"
  | "unit"
  | "indicator"
  | "resolution"
  | "choice"
  | "day"
  | "amount"
  | "whole"
  | "period"
  | "trajectory"
  | "yes"
  | "owed_by"
  | "field";

export type SettingField = {
  /** The column of the file. */
  name: string;
  label: Text;
  kind: FieldKind;
  hint?: Text;
  choices?: readonly { value: string; label: Text }[];
  needed?: true;
  /** Given once: others refer to it. */
  fixed?: true;
  /** What stands there at first. */
  usual?: string;
  /** What nothing chosen means, if more than that. */
  none?: Text;
  /** In a row of several it takes a line of its own on a telephone. */
  long?: true;
  /** Folded away until somebody looks for it. */
  seldom?: true;
};

export type Section = {
  slug: string;
  sheet: SheetKept;
  title: SettingsText;
  add: SettingsText;
  lead: SettingsText;
  fields: readonly SettingField[];
  /** Where one object is many rows of the file: the fields of each row. */
  lines?: readonly SettingField[];
  /** Columns of the list, besides the name. */
  listed: readonly string[];
  /** The column that is the object's name. */
  named: "name" | "title";
  /** The column that closes it. */
  closing: "valid_to" | "to" | "closed";
};

/** The name of an input: in a row of several lines it carries the line's number. */
export function inputName(field: string, line?: number): string {
  return line === undefined ? field : `${field}.${line}`;
}

/** No code begins so: the address of a form for something new. */
export const newCode = "_moi";
