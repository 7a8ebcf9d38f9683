/** The inputs of settings: a field each, and the rows of objects that have several. */

import { type Language, say } from "../prose/text.ts";
import { Check, DayField, DayInput, Field, Options, Select, TextArea } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import { Section as Block } from "../web/page.tsx";
import { Table } from "../web/table.tsx";
import { inputName, type Section, type SettingField, type SettingsText } from "./fields.ts";
import { inLine, LineFault } from "./line.tsx";
import { settingsTexts } from "./texts.ts";

/** Longer lists are typed, not chosen from. */
const mostListed = 400;

type Shown = {
  code: string | undefined;
  lines: readonly number[];
  learned?: { isPut: boolean } | undefined;
  choices: Readonly<Record<"unit" | "indicator" | "resolution" | "kind" | "field" | "owed_by", [string, string][]>>;
};
type Filled = {
  section: Section;
  shown: Shown;
  values: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
};

export function Fields({ section, shown, values, faults }: Filled) {
  const words = useWords(settingsTexts);
  const offered = section.fields.filter(({ fixed }) => !fixed || shown.code === undefined);
  // Where some are folded away, so is the code: it is seldom given by hand.
  const firstSeldom = offered.findIndex(({ seldom }) => seldom);
  const open = firstSeldom === -1 ? offered.length : firstSeldom;
  const rest = offered.slice(open);
  const draw = (field: SettingField) => (
    <Control key={field.name} field={field} shown={shown} value={values[field.name] ?? ""} />
  );
  return (
    <>
      {offered.slice(0, open).map(draw)}
      {rest.length > 0 && (
        <details
          className="section"
          open={rest.some(
            ({ name, kind, needed }) =>
              (needed && kind !== "code") ||
              faults[name] !== undefined ||
              (kind === "trajectory" && shown.learned?.isPut),
          )}
        >
          <summary>{words("more_fields")}</summary>
          {rest.map(draw)}
        </details>
      )}
      <datalist id="fields-of-work">
        {shown.choices.field.map(([code, name]) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </>
  );
}

type ControlProps = { field: SettingField; shown: Shown; value: string };

function Control({ field, shown, value }: ControlProps) {
  const words = useWords(settingsTexts);
  const language = useLanguage();
  const common = {
    label: say(field.label, language),
    name: field.name,
    hint: field.hint && say(field.hint, language),
  };
  const choices = choicesFor(field, shown, language);
  if (choices) return <Select {...common} choices={choices} defaultValue={value} required={field.needed} />;
  switch (field.kind) {
    case "yes":
      return <Check {...common} value="yes" defaultChecked={value === "yes"} />;
    case "long":
      return <TextArea {...common} defaultValue={value} />;
    case "field":
      return <Field {...common} defaultValue={value} list="fields-of-work" autoComplete="off" />;
    case "day":
      return <DayField {...common} defaultValue={value} />;
    default:
      return (
        <Field
          {...common}
          hint={common.hint ?? (isNamed(field) ? words("type_name") : undefined)}
          defaultValue={value}
          inputMode={field.kind === "whole" ? "numeric" : field.kind === "amount" ? "decimal" : undefined}
          autoComplete="off"
          required={field.needed && field.kind !== "code"}
        />
      );
  }
}

function isNamed({ kind }: SettingField): boolean {
  return kind === "unit" || kind === "indicator" || kind === "resolution";
}

/** Nothing where it is typed. */
function choicesFor(field: SettingField, { choices }: Shown, language: Language) {
  const none = { value: "", name: say(field.none ?? settingsTexts[field.needed ? "not_chosen" : "none"], language) };
  if (field.choices) {
    const isAnswered = field.usual !== undefined || field.choices.some(({ value }) => value === "");
    return [
      ...(isAnswered ? [] : [none]),
      ...field.choices.map(({ value, label }) => ({ value, name: say(label, language) })),
    ];
  }
  if (field.kind !== "unit" && field.kind !== "indicator" && field.kind !== "resolution" && field.kind !== "kind")
    return undefined;
  const offered = choices[field.kind];
  if (offered.length > mostListed) return undefined;
  return [
    ...(field.needed && field.kind === "kind" ? [] : [none]),
    ...offered.map(([value, name]) => ({ value, name })),
  ];
}

/** A table with an input in each cell; empty lines at its end are for new ones. */
export function Lines({ section, shown, values, faults }: Filled) {
  const words = useWords(settingsTexts);
  const language = useLanguage();
  const fields = section.lines ?? [];
  const title = words(`lines_${section.sheet}` as SettingsText);
  const hint = `lines_hint_${section.sheet}` as SettingsText;
  return (
    <Block title={title} id="lines">
      {faults.lines !== undefined && <p className="line-fault">{faults.lines}</p>}
      <p className="soft">{words(hint)}</p>
      <Table
        label={title}
        rows={shown.lines}
        keyOf={(line) => line}
        className="settings-lines by-two"
        namedBy="none"
        columns={fields.map((field) => ({
          name: say(field.label, language),
          kind: field.long ? "long" : undefined,
          cell: (line: number) => (
            <LineControl field={field} line={line} shown={shown} values={values} faults={faults} />
          ),
        }))}
      />
      <p className="soft">{words("more_lines")}</p>
      <datalist id="who-owes">
        {shown.choices.owed_by.map(([value]) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </Block>
  );
}

type LineProps = Omit<Filled, "section"> & { field: SettingField; line: number };

function LineControl({ field, line, shown, values, faults }: LineProps) {
  const words = useWords(settingsTexts);
  const language = useLanguage();
  const choices = choicesFor(field, shown, language);
  const input = inputName(field.name, line);
  const value = values[input] ?? "";
  const label = `${say(field.label, language)}, ${words("line", { line: line + 1 })}`;
  const named = inLine(input, label, faults);
  return (
    <>
      {choices ? (
        <select {...named} defaultValue={value}>
          <Options choices={choices} />
        </select>
      ) : field.kind === "yes" ? (
        <input type="checkbox" {...named} value="yes" defaultChecked={value === "yes"} />
      ) : field.kind === "day" ? (
        <DayInput {...named} defaultValue={value} />
      ) : (
        <input
          {...named}
          inputMode={field.kind === "whole" ? "numeric" : undefined}
          list={field.kind === "owed_by" ? "who-owes" : undefined}
          autoComplete="off"
          defaultValue={value}
        />
      )}
      <LineFault of={input} faults={faults} />
    </>
  );
}
