/** The fields of a form, from the description of what it is about. */
import { isNeeded, kindOf } from "../definitions/cells.ts";
import type { Column, Sheet } from "../definitions/sheet.ts";
import type { FieldKind, SettingField } from "./fields.ts";
import { settingsTexts } from "./texts.ts";

/** Of the whole object: in the order of the file, what is seldom used later, its code last. */
export function fieldsOf({ columns, shared }: Sheet): SettingField[] {
  const names = shared?.columns ?? Object.keys(columns);
  const rank = (name: string) => (name === "code" ? 2 : columns[name]?.input?.isSeldom ? 1 : 0);
  return fieldsCalled(
    columns,
    names.toSorted((a, b) => rank(a) - rank(b)),
  );
}

/** Of each of its rows, where several make it up: what tells a row from the others comes first. */
export function lineFieldsOf({ columns, shared, key }: Sheet): SettingField[] | undefined {
  if (!shared) return undefined;
  const names = [...new Set([...key, ...Object.keys(columns)])].filter((name) => !shared.columns.includes(name));
  return fieldsCalled(columns, names);
}

/** What tells a line from the others of its object. */
export function lineKeyOf({ key }: Pick<Sheet, "key">): readonly string[] {
  return key.filter((name) => name !== "code");
}

function fieldsCalled(columns: Sheet["columns"], names: readonly string[]): SettingField[] {
  return names.flatMap((name) => {
    const column = columns[name];
    return column && !column.input?.isHidden ? [fieldOf(name, column)] : [];
  });
}

/** The field of a column, as it is typed or told. */
export function fieldOf(name: string, column: Column): SettingField {
  const { choices, input = {} } = column;
  const hint = column.hint ?? (name === "code" ? settingsTexts.code_hint : undefined);
  return {
    ...{ name, label: column.name, kind: kindOfField(column) },
    ...(hint && { hint }),
    ...(choices && { choices: Object.entries(choices).map(([value, label]) => ({ value, label })) }),
    ...((isNeeded(column.cell) || input.isNeeded) && { needed: true as const }),
    ...(input.isFixed && { fixed: true as const }),
    ...(input.usual !== undefined && { usual: input.usual }),
    ...(input.none && { none: input.none }),
    ...(input.isLong && { long: true as const }),
    ...(input.isSeldom && { seldom: true as const }),
  };
}

const referenceKinds: Readonly<Record<string, FieldKind>> = {
  units: "unit",
  indicators: "indicator",
  resolutions: "resolution",
};

function kindOfField({ cell, refersTo, input }: Column): FieldKind {
  if (input?.kind) return input.kind;
  if (refersTo !== undefined) return referenceKinds[refersTo] ?? "text";
  const kind = kindOf(cell);
  if (kind === "frequency") return "choice";
  return kind === "list" ? "text" : kind;
}
