/** Between what people type and read on the screen and the cells of a folder's file. */
import { codeOf as codeOfPeriod } from "../calendar/period.ts";
import type { Cells } from "../definitions/table.ts";
import { fieldName, knownFields } from "../indicators/fields.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { plain } from "../prose/plain.ts";
import { type Language, say } from "../prose/text.ts";
import type { Fault } from "../server/error.ts";
import { kindName, unitKinds } from "../units/kinds.ts";
import { dayShown, dayTyped } from "../words/day.ts";
import { called } from "../words/names.ts";
import { isAmountFault, parseAmount } from "../words/number.ts";
import { periodShown, periodWithYear } from "../words/period.ts";
import { unitNames } from "../words/unitName.ts";
import { inputName, type Section, type SettingField } from "./fields.ts";

/** With what cells are put into words. */
export type Telling = { names: Names; language: Language; words: (key: string) => string };

/** Names behind codes, for showing and for finding what was typed. */
export type Names = {
  units: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  indicators: ReadonlyMap<string, string>;
  resolutions: ReadonlyMap<string, string>;
  /** Kinds that are in use besides the usual ones, and fields of work. */
  kinds: readonly string[];
  fields: readonly string[];
};

export type Given = { head: Cells; lines: Cells[]; faults: Fault[] };

/** The cells of a posted form. Empty lines are left out; a name that nobody has is a fault at its input. */
export function cellsTyped(section: Section, typed: ReadonlyMap<string, string>, names: Names): Given {
  const faults: Fault[] = [];
  const read = (fields: readonly SettingField[], line?: number): Cells =>
    Object.fromEntries(
      fields.map((field) => {
        const input = inputName(field.name, line);
        const text = (typed.get(input) ?? "").trim().normalize("NFC");
        const cell = cellOf(field, text, names);
        if (typeof cell === "string") return [field.name, cell];
        faults.push({ ...cell, place: { field: input }, details: { text: text.slice(0, 60), ...cell.details } });
        return [field.name, ""];
      }),
    );
  const head = read(section.fields);
  const { lines: lineFields } = section;
  const numbers = lineFields ? linesIn(typed, lineFields) : [];
  const lines = lineFields ? numbers.map((line) => read(lineFields, line)) : [];
  return { head, lines, faults };
}

/** The numbers of the lines in which something is filled. */
export function linesIn(typed: ReadonlyMap<string, string>, fields: readonly SettingField[]): number[] {
  const telling = fields.filter(({ kind, usual }) => kind !== "yes" && usual === undefined).map(({ name }) => name);
  const found = new Set<number>();
  for (const [input, text] of typed) {
    const [name = "", line] = input.split(".");
    if (line !== undefined && telling.includes(name) && text.trim() !== "") found.add(Number(line));
  }
  return [...found].sort((a, b) => a - b);
}

type CellFault = Omit<Fault, "place">;

function cellOf(field: SettingField, text: string, names: Names): string | CellFault {
  if (field.kind === "yes") return text === "" || text === "no" ? "no" : "yes";
  if (text === "") return "";
  switch (field.kind) {
    case "unit":
      return unitCodeCalled(text, names.units) ?? { code: "setting_unit_unknown" };
    case "indicator":
      return codeCalled(text, names.indicators) ?? { code: "setting_indicator_unknown" };
    case "resolution":
      return codeCalled(text, names.resolutions) ?? { code: "setting_resolution_unknown" };
    case "amount": {
      const amount = parseAmount(text, "vi");
      return isAmountFault(amount) ? { code: amount.fault } : amount.toFixed();
    }
    case "field":
      return knownFields.find((each) => plain(fieldName(each, "vi")) === plain(text)) ?? text;
    case "owed_by":
      return owedByTyped(text, names);
    case "day":
      return dayTyped(text) ?? { code: "typed_day_wrong" };
    case "period": {
      const period = periodWithYear(text);
      return period ? codeOfPeriod(period) : { code: "setting_period_wrong" };
    }
    case "trajectory":
      return trajectoryTyped(text);
    default:
      return text;
  }
}

/** "Quý I/2024: 20%; quý II/2024: 45,5%" as the file writes it: `2024-Q1:20|2024-Q2:45.5`. */
function trajectoryTyped(text: string): string | CellFault {
  const points: string[] = [];
  for (const part of text.split(/[;|]/).map((each) => each.trim())) {
    if (part === "") continue;
    const [, named = "", percent = ""] = /^([^:]*):\s*(.*?)\s*%?$/.exec(part) ?? [];
    const period = periodWithYear(named);
    const share = parseAmount(percent, "vi");
    if (!period || isAmountFault(share)) return { code: "setting_trajectory_wrong", details: { text: part } };
    points.push(`${codeOfPeriod(period)}:${share.toFixed()}`);
  }
  return points.join("|");
}

function trajectoryShown(cell: string, language: Language): string {
  return cell
    .split("|")
    .map((point) => {
      const [code = "", percent = "0"] = point.split(":");
      return `${periodShown(code, language)}: ${formatNumber(new Decimal(percent))}%`;
    })
    .join("; ");
}

/** By its code, or by its name without accents. */
function codeCalled(text: string, named: ReadonlyMap<string, string>): string | undefined {
  return named.has(text) ? text : called(text, named, ([, name]) => [name])?.[0];
}

/** A unit also by its name in short, "TT. Giồng Trôm", where that is one unit's alone. */
function unitCodeCalled(text: string, named: ReadonlyMap<string, string>): string | undefined {
  const code = codeCalled(text, named);
  if (code !== undefined) return code;
  const found = unitNames([...named].map(([code, name]) => ({ code, name })))(text);
  return found?.isSure && found.units.length === 1 ? found.units[0]?.code : undefined;
}

/** "Xã; Thị trấn; Khối cơ quan huyện": kinds, units and groups by name. */
function owedByTyped(text: string, names: Names): string | CellFault {
  const codes: string[] = [];
  for (const part of text.split(/[;|]/).map((each) => each.trim())) {
    if (part === "") continue;
    const kind = [...unitKinds, ...names.kinds].find(
      (each) => each === part || plain(say(kindName(each), "vi")) === plain(part),
    );
    const found = kind ?? codeCalled(part, names.groups) ?? unitCodeCalled(part, names.units);
    if (found === undefined) return { code: "owed_by_unknown", details: { text: part } };
    codes.push(found);
  }
  return codes.join("|");
}

/** What an input shows of a cell. */
export function shownInInput(field: SettingField, cell: string, names: Names, language: Language): string {
  if (cell === "") return "";
  switch (field.kind) {
    case "amount":
      return formatNumber(new Decimal(cell));
    case "field":
      return fieldName(cell, language);
    case "owed_by":
      return cell
        .split("|")
        .map((each) => names.groups.get(each) ?? names.units.get(each) ?? say(kindName(each), language))
        .join("; ");
    case "day":
      return dayShown(cell);
    case "period":
      return periodShown(cell, language);
    case "trajectory":
      return trajectoryShown(cell, language);
    default:
      return cell;
  }
}

/** What a table or the history says of a cell. */
export function shownInWords(field: SettingField, cell: string, { names, language, words }: Telling): string {
  if (cell === "") return "";
  switch (field.kind) {
    case "unit":
      return names.units.get(cell) ?? cell;
    case "indicator":
      return names.indicators.get(cell) ?? cell;
    case "resolution":
      return names.resolutions.get(cell) ?? cell;
    case "kind":
      return say(kindName(cell), language);
    case "yes":
      return words(cell === "yes" || cell === "true" ? "yes" : "no");
    case "choice": {
      const label = field.choices?.find(({ value }) => value === cell)?.label;
      return label === undefined ? cell : say(label, language);
    }
    default:
      return shownInInput(field, cell, names, language);
  }
}
