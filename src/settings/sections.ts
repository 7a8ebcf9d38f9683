/** What can be set on the screen: for each kind of definition its fields, in the words of the field and the columns of its file. */
import { frequencies } from "../calendar/period.ts";
import type { settingsTexts } from "./texts.ts";

export type SettingsText = keyof typeof settingsTexts;
export type SheetKept = "units" | "groups" | "indicators" | "forms" | "regimes" | "resolutions" | "targets";

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
  label: SettingsText;
  kind: FieldKind;
  hint?: SettingsText;
  choices?: readonly { value: string; label: SettingsText }[];
  needed?: true;
  /** Given once: others refer to it. */
  fixed?: true;
  /** What stands there at first. */
  usual?: string;
  /** What nothing chosen means, if more than that. */
  none?: SettingsText;
  /** In a row of several it takes a line of its own on a telephone. */
  long?: true;
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

const code: SettingField = { name: "code", label: "code", kind: "code", hint: "code_hint", needed: true, fixed: true };
const name: SettingField = { name: "name", label: "name", kind: "text", needed: true };
const choice = (value: string, label: SettingsText) => ({ value, label });
const frequency: SettingField = {
  name: "frequency",
  label: "frequency",
  kind: "choice",
  needed: true,
  choices: frequencies.filter((each) => each !== "term").map((each) => choice(each, `every_${each}` as SettingsText)),
};

export const sections: readonly Section[] = [
  {
    slug: "don-vi",
    sheet: "units",
    title: "units",
    add: "add_unit",
    lead: "units_lead",
    listed: ["kind", "parent", "valid_to"],
    named: "name",
    closing: "valid_to",
    fields: [
      name,
      { name: "kind", label: "kind", kind: "kind", needed: true, usual: "commune" },
      { name: "parent", label: "parent", kind: "unit" },
      { name: "valid_from", label: "valid_from", kind: "day" },
      { name: "valid_to", label: "valid_to", kind: "day", hint: "valid_to_hint" },
      code,
    ],
  },
  {
    slug: "nhom",
    sheet: "groups",
    title: "groups",
    add: "add_group",
    lead: "groups_lead",
    listed: ["kind"],
    named: "name",
    closing: "to",
    fields: [name, { name: "kind", label: "group_kind", kind: "text", hint: "group_kind_hint" }, code],
    lines: [
      { name: "unit", label: "member", kind: "unit", needed: true, long: true },
      { name: "from", label: "member_from", kind: "day" },
      { name: "to", label: "member_to", kind: "day" },
    ],
  },
  {
    slug: "chi-so",
    sheet: "indicators",
    title: "indicators",
    add: "add_indicator",
    lead: "indicators_lead",
    listed: ["measure", "field", "owner", "closed"],
    named: "name",
    closing: "closed",
    fields: [
      name,
      { name: "measure", label: "measure", kind: "text", hint: "measure_hint" },
      { name: "field", label: "field", kind: "field" },
      {
        name: "direction",
        label: "direction",
        kind: "choice",
        usual: "more",
        choices: [choice("more", "more_is_good"), choice("less", "less_is_good"), choice("neutral", "neither")],
      },
      {
        name: "timing",
        label: "timing",
        kind: "choice",
        usual: "flow",
        choices: [choice("flow", "flow"), choice("stock", "stock"), choice("peak", "peak"), choice("ratio", "ratio")],
      },
      {
        name: "rollup",
        label: "rollup",
        kind: "choice",
        choices: [
          choice("", "rollup_usual"),
          choice("sum", "rollup_sum"),
          choice("max", "rollup_max"),
          choice("ratio", "rollup_ratio"),
          choice("none", "rollup_none"),
        ],
      },
      { name: "public", label: "public", kind: "yes", usual: "yes" },
      { name: "owner", label: "owner", kind: "unit", hint: "owner_hint" },
      { name: "part_of", label: "part_of", kind: "indicator", hint: "part_of_hint" },
      { name: "numerator", label: "numerator", kind: "indicator", hint: "ratio_hint" },
      { name: "denominator", label: "denominator", kind: "indicator" },
      { name: "formula", label: "formula", kind: "text", hint: "formula_hint" },
      { name: "decimals", label: "decimals", kind: "whole" },
      { name: "change_measure", label: "change_measure", kind: "text", hint: "change_measure_hint" },
      { name: "in_review", label: "in_review", kind: "yes", usual: "no" },
      { name: "synonyms", label: "synonyms", kind: "text", hint: "synonyms_hint" },
      { name: "name_en", label: "name_en", kind: "text" },
      code,
    ],
  },
  {
    slug: "bieu-mau",
    sheet: "forms",
    title: "forms",
    add: "add_form",
    lead: "forms_lead",
    listed: ["frequency", "owner"],
    named: "name",
    closing: "closed",
    fields: [
      name,
      { ...frequency, usual: "quarter", fixed: true },
      { name: "owner", label: "form_owner", kind: "unit", hint: "form_owner_hint" },
      code,
    ],
    lines: [
      { name: "indicator", label: "indicator", kind: "indicator", needed: true, long: true },
      { name: "owed_by", label: "owed_by", kind: "owed_by", needed: true, long: true },
      { name: "cumulative", label: "cumulative", kind: "yes" },
      { name: "closed", label: "line_closed", kind: "day" },
    ],
  },
  {
    slug: "che-do",
    sheet: "regimes",
    title: "regimes",
    add: "add_regime",
    lead: "regimes_lead",
    listed: [],
    named: "name",
    closing: "closed",
    fields: [name, code],
    lines: [
      frequency,
      { name: "level", label: "level", kind: "kind", none: "every_level" },
      { name: "cut_off", label: "cut_off", kind: "whole" },
      { name: "due_days", label: "due_days", kind: "whole", needed: true },
      { name: "closed", label: "line_closed", kind: "day" },
    ],
  },
  {
    slug: "nghi-quyet",
    sheet: "resolutions",
    title: "resolutions",
    add: "add_resolution",
    lead: "resolutions_lead",
    listed: ["number", "unit", "period", "closed"],
    named: "title",
    closing: "closed",
    fields: [
      { name: "title", label: "resolution_title", kind: "text", needed: true },
      { name: "number", label: "number", kind: "text" },
      { name: "unit", label: "adopted_by", kind: "unit", needed: true },
      { name: "period", label: "period", kind: "period", hint: "period_hint", needed: true },
      { name: "adopted", label: "adopted", kind: "day" },
      { name: "parent", label: "carries_out", kind: "resolution" },
      code,
    ],
  },
  {
    slug: "chi-tieu",
    sheet: "targets",
    title: "targets",
    add: "add_target",
    lead: "targets_lead",
    listed: ["demand", "lead", "closed"],
    named: "name",
    closing: "closed",
    fields: [
      { name: "resolution", label: "resolution", kind: "resolution", needed: true, fixed: true },
      { name: "name", label: "name", kind: "text", hint: "target_name_hint" },
      { name: "indicator", label: "indicator", kind: "indicator", needed: true },
      {
        name: "comparator",
        label: "comparator",
        kind: "choice",
        usual: "at_least",
        choices: [
          choice("at_least", "at_least"),
          choice("at_most", "at_most"),
          choice("more_than", "more_than"),
          choice("less_than", "less_than"),
          choice("rise_at_least", "rise_at_least"),
          choice("fall_at_least", "fall_at_least"),
          choice("done_by", "done_by"),
        ],
      },
      { name: "amount", label: "amount", kind: "amount", hint: "amount_hint" },
      {
        name: "by",
        label: "change_by",
        kind: "choice",
        usual: "percent",
        choices: [choice("percent", "by_percent"), choice("amount", "by_amount")],
      },
      { name: "lead", label: "lead", kind: "unit" },
      { name: "field", label: "field", kind: "field" },
      { name: "set_by", label: "set_by", kind: "text", hint: "set_by_hint" },
      { name: "due", label: "due", kind: "day" },
      { name: "baseline", label: "baseline", kind: "amount", hint: "baseline_hint" },
      { name: "trajectory", label: "trajectory", kind: "trajectory", hint: "trajectory_hint" },
      { name: "weight", label: "weight", kind: "amount" },
      { name: "period", label: "target_period", kind: "period", hint: "target_period_hint" },
      { name: "unit", label: "target_unit", kind: "unit", hint: "target_unit_hint" },
      { name: "illustrative", label: "illustrative", kind: "yes", usual: "no" },
      code,
    ],
  },
];

export function sectionCalled(slug: string | undefined): Section | undefined {
  return sections.find((section) => section.slug === slug);
}

/** The name of an input: in a row of several lines it carries the line's number. */
export function inputName(field: string, line?: number): string {
  return line === undefined ? field : `${field}.${line}`;
}

/** No code begins so: the address of a form for something new. */
export const newCode = "_moi";
